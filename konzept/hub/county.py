"""What the pages across show of a county, taken from its published data; kept from one run to the next."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from konzept.texts import Wording

FORMAT = 1
"""The number of the files in which counties are kept: those of another are harvested anew."""
COUNTY_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


@dataclass(frozen=True, kw_only=True)
class CountyAnswer:
    """That a county answers an entry of the Land, how, and why somebody says so."""

    to: str
    type: str
    reason: Wording


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A guideline, goal or measure of a county.  `parts` are the words for points that bind more or less."""

    id: str
    kind: str
    title: Wording
    summary: Wording
    text: Wording
    fields: tuple[str, ...]
    bindingness: str
    parts: tuple[str, ...]
    conditions: tuple[Wording, ...]
    times: tuple[Wording, ...]
    deadline: str
    pages: Wording
    answers: tuple[CountyAnswer, ...]


@dataclass(frozen=True, kw_only=True)
class County:
    """A county as it was last taken over.  `changed` is the day of its data, `harvested` that of taking them over.

    `start` and `end` are the term that the concept names, `covers` what it names it for if that is not all of it.
    `gaps` say by entry of the Land how much of it has no counterpart here.
    """

    id: str
    name: Wording
    pages: Wording
    changed: str
    harvested: str
    start: str
    end: str
    covers: Wording
    plans: tuple[Planned, ...]
    gaps: Mapping[str, str]


class HarvestState(StrEnum):
    """Whether what is shown of a county is what it has published last."""

    CURRENT = "current"
    REFUSED = "refused"
    GONE = "gone"


@dataclass(frozen=True)
class KnownCounty:
    """What there is of a county: the last good harvest, if there ever was one, and how the newest one fared."""

    id: str
    county: County | None
    state: HarvestState


def to_json(county: County) -> bytes:
    """The file in which a county is kept."""
    return json.dumps({"format": FORMAT, "county": dataclasses.asdict(county)}, ensure_ascii=False).encode()


def from_json(data: bytes) -> County | None:
    """What a file keeps; None if it is none of ours or of another time."""
    try:
        found: Any = json.loads(data)
        return _county(found["county"]) if found["format"] == FORMAT else None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _county(found: Any) -> County:
    plans = [
        Planned(
            **one
            | {name: tuple(one[name]) for name in ("fields", "parts", "conditions", "times")}
            | {"answers": tuple(CountyAnswer(**answer) for answer in one["answers"])}
        )
        for one in found["plans"]
    ]
    return County(**found | {"plans": tuple(plans)})
