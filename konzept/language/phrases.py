"""Finds phrases in running texts, as editors write them: `funding instrument*`, `setzt sich … ein`.

A `*` stands for any letters at the beginning or end of a word, ` … ` for a few words of the same sentence; small and
capital letters are the same.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

_GAP = "…"
_LONGEST_GAP = 10
"""In words: a German verb and its second half seldom stand farther apart."""
_BETWEEN = r"[^\w.!?;:\n]+"
_BETWEEN_TEXTS = "\n\n"
# What a text only speaks of, and what is no text: quotations, and macros of pages.
_QUOTATION = re.compile(r"„[^„“”\n]*[“”]|“[^„“”\n]*”|‚[^‚‘\n]*‘|‘[^‘’\n]*’|\{[^}\n]*\}")
_OPENING = re.compile("[„“‚‘{]")


class Phrase:
    """One phrase as it is looked for; `literal` is the longest part that stands in every text that holds it."""

    def __init__(self, written: str) -> None:
        self._pieces = [" ".join(piece.split()) for piece in written.lower().split(_GAP)]
        literals = [literal.strip() for piece in self._pieces for literal in piece.split("*")]
        self.literal = max(literals, key=len)
        self._is_literal = sum(map(bool, literals)) == 1
        self._begins, self._ends = written[0] != "*", written[-1] != "*"

    def within(self, text: str) -> str:
        """The phrase as it stands in the text; empty if it does not."""
        small = text.lower()
        if not self.literal or self.literal not in small:
            return ""
        if self._is_literal and len(small) == len(text):
            return self._literally(text, small)
        found = self._pattern.search(text)
        return " ".join(found[0].split()) if found else ""

    def _literally(self, text: str, small: str) -> str:
        """Most phrases are words as they are; to compile a pattern of each would take longer than all the looking."""
        start = small.find(self.literal)
        while start >= 0:
            end = start + len(self.literal)
            begin, after = _word_begin(small, start), _word_end(small, end)
            if not (self._begins and begin < start) and not (self._ends and after > end):
                return text[begin:after]
            start = small.find(self.literal, end)
        return ""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        pattern = rf"{_BETWEEN}(?:\w+{_BETWEEN}){{0,{_LONGEST_GAP}}}?".join(map(_piece, self._pieces))
        return re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)


def _word_begin(text: str, place: int) -> int:
    while place and (text[place - 1].isalnum() or text[place - 1] == "_"):
        place -= 1
    return place


def _word_end(text: str, place: int) -> int:
    while place < len(text) and (text[place].isalnum() or text[place] == "_"):
        place += 1
    return place


def _piece(piece: str) -> str:
    return r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in piece.split())


@lru_cache(maxsize=1024)
def phrase(written: str) -> Phrase:
    """The phrase that an editor wrote."""
    return Phrase(written)


def first_within(text: str, phrases: Iterable[str]) -> str:
    """The first of the phrases that a text holds, as it stands there; empty if it holds none."""
    small = text.lower()
    for written in phrases:
        one = phrase(written)
        if one.literal in small and (found := one.within(text)):
            return found
    return ""


def without_quotations(text: str) -> str:
    """What a text says itself."""
    return _QUOTATION.sub(" ", text) if _OPENING.search(text) else text


class PhraseIndex:
    """Many texts in which phrases are looked for: one look at all of them tells where a closer one is worth it."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    @cached_property
    def _small(self) -> tuple[str, list[int]]:
        """The texts in small letters as one, and where each begins in it."""
        small = [text.lower() for text in self._texts]
        steps = (len(text) + len(_BETWEEN_TEXTS) for text in small[:-1])
        return _BETWEEN_TEXTS.join(small), list(accumulate(steps, initial=0))

    def perhaps_holding(self, phrases: Iterable[str]) -> list[int]:
        """The places of the texts that hold the longest part of one of the phrases."""
        return sorted({place for one in phrases for place in self._holding(phrase(one).literal)})

    def _holding(self, literal: str) -> Iterator[int]:
        whole, begins = self._small
        start = whole.find(literal) if literal else -1
        while start >= 0:
            index = bisect_right(begins, start) - 1
            yield index
            after = begins[index + 1] if index + 1 < len(begins) else len(whole)
            start = whole.find(literal, after)
