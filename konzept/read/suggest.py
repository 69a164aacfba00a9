"""Finds what an editor probably meant: the nearest allowed word, the nearest record by id or by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

_NEAR_ENOUGH = 0.6


def nearest(value: str, allowed: Iterable[str]) -> str | None:
    """The allowed word most like `value`, if any is like it at all."""
    scored = [(_likeness(value, word), word) for word in allowed]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
    return best[1] if best[0] >= _NEAR_ENOUGH else None


def nearest_record(value: str, names: Mapping[str, Iterable[str]]) -> str | None:
    """The id most like `value`, by the id itself or by one of its names; `names` maps each id to its names."""
    scored = [
        (max([_likeness(value, identifier), *(_kinship(value, name) for name in known)]), identifier)
        for identifier, known in names.items()
    ]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
    return best[1] if best[0] >= _NEAR_ENOUGH else None


def _likeness(one: str, other: str) -> float:
    """From 0 to 1; of two equally like words, the one that begins like the other is the better guess."""
    matcher = SequenceMatcher(None, one.casefold(), other.casefold())
    if matcher.quick_ratio() < _NEAR_ENOUGH:
        return 0.0
    return matcher.ratio() + (0.01 if one[:1].casefold() == other[:1].casefold() else 0.0)


def _kinship(value: str, name: str) -> float:
    """Like `_likeness`, and high when the name begins with the value or holds it as a word."""
    short, long = value.casefold(), name.casefold()
    if short == long:
        return 1.0
    if len(short) > 3 and long.startswith(short):
        return 0.9 + 0.1 * len(short) / len(long)
    if len(short) > 3 and short in long:
        return 0.7 + 0.1 * len(short) / len(long)
    return _likeness(value, name)
