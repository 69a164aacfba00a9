"""The outcome of the last run of the accessibility tests, as `make accessibility` writes it beside this module.

The statement shows what this record says and nothing else: without a record it says that there is none.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_suffix(".json")


@dataclass(frozen=True)
class Results:
    """One run: its day, how many pages it saw, with which programs, and for each check whether it passed."""

    day: datetime.date
    pages: int
    browser: str
    axe: str
    passed: Mapping[str, bool]

    def dumped(self) -> str:
        """The record as text; the checks stay in the order of `konzept.show.wcag`."""
        return json.dumps(asdict(self) | {"day": self.day.isoformat()}, ensure_ascii=False, indent=2) + "\n"


@cache
def recorded(file: Path = FILE) -> Results | None:
    """The record, or None while there is none.  Raises `ValueError` or `TypeError` if the file is damaged."""
    if not file.is_file():
        return None
    found = json.loads(file.read_text(encoding="utf-8"))
    return Results(**found | {"day": datetime.date.fromisoformat(found["day"])})
