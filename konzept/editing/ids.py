"""The next free id of a kind: ids come from printed numbers, sections or a running number, never from titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from itertools import count
from string import ascii_lowercase

_NUMBERED = re.compile(r"([A-Za-z]+-)\d+(?:\.\d+){2,}")
_IN_SECTION = re.compile(r"([A-Za-z]+)-[0-9A-Za-z.]+-(?:([a-z])|(\d+))")
_RUNNING = re.compile(r"([A-Za-z]+-)(\d+)")


def next_ids(
    alike: Collection[str], taken: Collection[str], section: str, number: str, prefix: str = ""
) -> tuple[str, ...]:
    """The ids that a new file could have; more than one if there are several series, none if ids are not counted.

    `alike` are the ids of its kind and concept, `taken` all that it must not have; with a `prefix` all begin with it.
    """
    if prefix and number:
        return (f"{prefix}-{number}",)
    if prefix and section:
        own = [one for one in alike if one.startswith(f"{prefix}-")]
        return (_in_section(own or [f"{prefix}-0-01"], taken, section),)
    if number:
        return _from(_NUMBERED, alike, lambda prefix: f"{prefix}{number}")
    if section and any(_IN_SECTION.fullmatch(one) for one in alike):
        return (_in_section(alike, taken, section),)
    counted = [one for one in alike if _RUNNING.fullmatch(one)]
    return _running(counted) if len(counted) > 0.8 * len(alike) else ()


def _from(pattern: re.Pattern[str], ids: Iterable[str], made: Callable[[str], str]) -> tuple[str, ...]:
    prefixes = {match[1] for one in ids if (match := pattern.fullmatch(one))}
    return tuple(sorted(made(prefix) for prefix in prefixes))


def _in_section(alike: Collection[str], taken: Collection[str], section: str) -> str:
    """`N-5.4.1-05` after `N-5.4.1-04`, `L-1.1-f` after `L-1.1-e`: as most ids of the kind are made."""
    matches = [match for one in alike if (match := _IN_SECTION.fullmatch(one))]
    prefix = Counter(match[1] for match in matches).most_common(1)[0][0]
    letters = sum(bool(match[2]) for match in matches) * 2 >= len(matches)
    endings = iter(ascii_lowercase) if letters else (f"{value:02}" for value in count(1))
    used = {one for one in taken if one.startswith(f"{prefix}-{section}-")}
    return next(one for ending in endings if (one := f"{prefix}-{section}-{ending}") not in used)


def _running(alike: Collection[str]) -> tuple[str, ...]:
    """The number after the highest of each series; gaps are not filled, since an id never comes back."""
    highest: dict[str, tuple[int, int]] = {}
    for match in filter(None, map(_RUNNING.fullmatch, alike)):
        highest[match[1]] = max(highest.get(match[1], (0, 0)), (int(match[2]), len(match[2])))
    return tuple(f"{prefix}{value + 1:0{width}}" for prefix, (value, width) in sorted(highest.items()))
