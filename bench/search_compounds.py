"""Writes German compounds into pages together with their parts, for a search engine that knows whole words only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bench.plain import markdown
from bench.search_html import rewritten
from konzept.language.search_terms import stem

SHORTEST_PART = 4
SHORTEST_LONE_PART = 5
SHORTEST_COMPOUND = 9

_WORD = re.compile(r"[^\W\d_]{4,}")
_LINKS = ("s", "es", "n", "en", "")


@dataclass(frozen=True)
class Vocabulary:
    """The words of some pages' main parts in lower case, and their stems."""

    words: frozenset[str]
    stems: frozenset[str]

    def knows(self, word: str) -> bool:
        return len(word) >= SHORTEST_PART and stem(word, "de") in self.stems


def vocabulary(pages: Iterable[str]) -> Vocabulary:
    found = {word.lower() for page in pages for word in _WORD.findall(markdown(page))}
    return Vocabulary(frozenset(found), frozenset(stem(word, "de") for word in found))


def with_parts(page: str, known: Vocabulary) -> str:
    """The page with a hidden element behind each text of its main part that holds compounds: their parts."""

    def behind(text: str) -> str:
        found = dict.fromkeys(part for word in _WORD.findall(text) for part in parts(word.lower(), known))
        return f"<span hidden> {' '.join(found)} </span>" if found else ""

    return rewritten(page, behind)


def parts(word: str, known: Vocabulary) -> list[str]:
    """The words of the vocabulary a compound is made of; where not all are known, the one it begins or ends with."""
    if len(word) < SHORTEST_COMPOUND:
        return []
    return whole_split(word, known) or lone_part(word, known)


def whole_split(word: str, known: Vocabulary) -> list[str]:
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        left, right = word[:cut], word[cut:]
        if not known.knows(right):
            continue
        for link in _LINKS:
            base = left.removesuffix(link)
            if left.endswith(link) and known.knows(base):
                return [base, right]
            if left.endswith(link) and len(base) >= SHORTEST_COMPOUND and (before := whole_split(base, known)):
                return [*before, right]
    return []


def lone_part(word: str, known: Vocabulary) -> list[str]:
    ends = (word[cut:] for cut in range(SHORTEST_PART, len(word) - SHORTEST_LONE_PART + 1))
    if end := next(filter(known.knows, ends), None):
        return [end]
    starts = (word[:cut] for cut in range(len(word) - SHORTEST_PART, SHORTEST_LONE_PART - 1, -1))
    start = next((one for one in starts if one in known.words), None)
    return [start] if start else []
