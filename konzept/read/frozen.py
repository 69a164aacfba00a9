"""What the files of the editions say, as far as it can be read; whether they are as they were is up to the check."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from konzept.model.frozen import INDEX, ChangedPart, FrozenChange, FrozenIndex


def read_frozen(folder: Path, editions: Iterable[str]) -> dict[str, FrozenIndex]:
    """The index of each edition by its id; empty where the file is gone or is no such index."""
    return {one: _read(folder / one / INDEX) for one in editions}


def _read(file: Path) -> FrozenIndex:
    try:
        return from_json(json.loads(file.read_text("utf-8")))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return FrozenIndex()


def from_json(found: Mapping[str, Any]) -> FrozenIndex:
    """An index as `dataclasses.asdict` and JSON have written it."""
    changes = tuple(_change(one) for one in found["changes"])
    return FrozenIndex(dict(found["entries"]), changes, str(found["compared"]))


def _change(found: Mapping[str, Any]) -> FrozenChange:
    parts = tuple(
        ChangedPart(**{**one, "words": tuple((str(sign), str(words)) for sign, words in one["words"])})
        for one in found["parts"]
    )
    lists = {name: tuple(found[name]) for name in ("concepts", "bodies")}
    return FrozenChange(**{**found, **lists, "parts": parts})
