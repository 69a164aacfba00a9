"""Finds what an editor probably meant, where nothing else can be meant: a guess must not turn a meaning round.

A word is a guess if it is the same but for capitals, separators or look-alike letters, or a slip away: a letter lost,
doubled, exchanged or another one.  Never by its digits, never by its first letter, never if one of the two is negated.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache

_NEAR_ENOUGH = 0.6
_SHORTEST, _LONG, _LONG_ID = 4, 8, 6
"""How many letters a word needs for one slip, for two, and an id, which may stand for anything, for one."""
_PARTS = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_LONE_DIGITS = re.compile(r"(?<![\d.])0*(\d+)(?![\d.])")
_NEGATING = re.compile("(no|non|not|never|without|in|un|kein[a-z]*|nicht|nie|ohne)")
_LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧονрⅠ", "ABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXovpI"
)


def nearest(value: str, allowed: Iterable[str]) -> str | None:
    """The allowed word that is meant, if one alone can be: the same word, or that with the fewest slips."""
    words = list(allowed)
    if same := [word for word in words if _plain(word) == _plain(value)]:
        return same[0]
    for slips in (1, 2):
        if found := [word for word in words if _is_slip(value, word, slips, _SHORTEST)]:
            return found[0] if len({_plain(word) for word in found}) == 1 else None
    return None


def alike(value: str, names: Iterable[str]) -> str | None:
    """The name most like `value`, if any is like it at all: for names of which each is there for one thing alone."""
    scored = [(_likeness(value, name), name) for name in names if not _turned(value, name)]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
    return best[1] if best[0] >= _NEAR_ENOUGH else None


def same_id(value: str, ids: Iterable[str]) -> str | None:
    """The id that is the same but for capitals, separators, look-alike letters and zeros before a number."""
    return _only(ids, lambda one: _bare(one) == _bare(value))


def similar_id(value: str, names: Mapping[str, Collection[str]]) -> str | None:
    """The id that is a slip away from a long word, or whose record is called like that; `names` maps ids to names."""
    known = _only(names, lambda one: any(_is_called(value, name) for name in names[one]))
    return known or _only(names, lambda one: _is_slip(value, one, 1, _LONG_ID))


def _only(ids: Iterable[str], fits: Callable[[str], bool]) -> str | None:
    found = [one for one in ids if fits(one)]
    return found[0] if len(found) == 1 else None


def _is_called(value: str, name: str) -> bool:
    """Whether a name is meant: it is the same, begins with these words, or is a slip away."""
    short, long = value.casefold(), name.casefold()
    begins = len(short) >= _SHORTEST and long.startswith(f"{short} ")
    return short == long or begins or _is_slip(value, name, 1, _LONG)


@lru_cache(maxsize=4_096)
def _plain(word: str) -> str:
    """The letters and digits alone, without capitals and accents."""
    plain = unicodedata.normalize("NFKD", word.translate(_LOOK_ALIKES)).casefold()
    return "".join(filter(str.isalnum, plain))


@lru_cache(maxsize=4_096)
def _bare(identifier: str) -> tuple[str, ...]:
    """An id as its letters and its numbers, each number for itself: 5.1 is not 51, and 3 is 03."""
    plain = unicodedata.normalize("NFKD", identifier.translate(_LOOK_ALIKES)).casefold()
    return tuple(_ZEROS.sub("", part) for part in re.findall(r"\d+|[^\W\d_]+", plain))


def _is_slip(value: str, word: str, slips: int, shortest: int) -> bool:
    one, other = _plain(value), _plain(word)
    long_enough = min(len(one), len(other)) >= (shortest if slips == 1 else max(shortest, _LONG))
    if not long_enough or one[0] != other[0] or _turned(value, word):
        return False
    return 0 < _distance(one, other, slips) <= slips


def _turned(value: str, word: str) -> bool:
    """Whether one of the two may say the opposite of the other, or something else: by its digits or a negation."""
    one, other = _plain(value), _plain(word)
    if one == other:
        return False
    counted = _DIGITS.findall(one) != _DIGITS.findall(other)
    return counted or _negations(value) != _negations(word) or one.endswith(other) or other.endswith(one)


def _negations(word: str) -> int:
    return sum(bool(_NEGATING.fullmatch(part)) for part in _PARTS.split(word.casefold()))


def _distance(one: str, other: str, most: int) -> int:
    """How many slips lie between two words: a letter lost, added, another one, or exchanged with the next."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, last = list[int](), list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, beside in enumerate(other, 1):
            cost = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != beside))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == beside:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        before, last = last, now
    return last[-1]


def _likeness(one: str, other: str) -> float:
    """From 0 to 1; of two equally like words, the one that begins like the other is the better guess."""
    matcher = SequenceMatcher(None, one.casefold(), other.casefold())
    if matcher.quick_ratio() < _NEAR_ENOUGH:
        return 0.0
    return matcher.ratio() + (0.01 if one[:1].casefold() == other[:1].casefold() else 0.0)
