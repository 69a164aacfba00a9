"""What differs between two states of a record: texts alone, or anything else."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from konzept.model import Localised, Record

TextPairs = list[tuple[Localised, Localised]]
_KNOWN_TO_THE_LEDGER = "translation"
"""The field that says nothing but whether translations are current."""


def text_pairs(old: Record, new: Record) -> TextPairs | None:
    """Each text of a record before and after a change; None if something else has changed as well."""
    found: TextPairs = []
    return found if _same_but_for_texts(old, new, found) else None


def _same_but_for_texts(old: object, new: object, found: TextPairs) -> bool:
    if type(old) is not type(new):
        return False
    if isinstance(old, Localised) and isinstance(new, Localised):
        found.append((old, new))
        return list(old) == list(new)
    if dataclasses.is_dataclass(old):
        names = [one.name for one in dataclasses.fields(old) if one.name != _KNOWN_TO_THE_LEDGER]
        return all(_same_but_for_texts(getattr(old, name), getattr(new, name), found) for name in names)
    if isinstance(old, tuple) and isinstance(new, tuple):
        return len(old) == len(new) and all(_same_but_for_texts(*pair, found) for pair in zip(old, new, strict=True))
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return list(old) == list(new) and all(_same_but_for_texts(old[key], new[key], found) for key in old)
    return old == new
