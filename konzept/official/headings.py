"""Where a heading of the section tree may stand in a document: by its number, by its words, or by both."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from konzept.model import Section
from konzept.official import LANGUAGE
from konzept.official.text import Lines, bare, join, letters, marked_heading

EXACT, NEAR, UNNUMBERED, OTHER = 30, 24, 16, 8
_LIKE = 0.85
_LONGEST_HEADING = 400
_MOST_LINES = 8
_SHORTEST_UNNUMBERED = 5
# A document in which one number begins thousands of lines is no concept; it must not take thousands of comparisons.
_MOST_CANDIDATES = 400

_BEFORE_NUMBER = r"(?:(?:Abschnitt|Kapitel|Punkt|Teil|Nr\.?)\s+)?"
_AFTER_NUMBER = r"[.):]*\s*(.*)"
_NUMBERED = re.compile(rf"{_BEFORE_NUMBER}(\d{{1,2}}(?:\.\d{{1,2}})*)(?![\d,])(?!\.\d){_AFTER_NUMBER}")
# Such as `Anhang` or `A.1`.
_NAMED = re.compile(rf"{_BEFORE_NUMBER}([A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*)(?!\w){_AFTER_NUMBER}")
_PAGE_NUMBER = re.compile(r"(?:[.…·_]{3,}|…)\s*\d{1,3}$|\t\s*\d{1,3}$|\s{3,}\d{1,3}$")
NUMBER_AT_END = re.compile(r"[\s.…·_]*(?<!\d)\d{1,3}$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Lines `start` to `end` (excluded), which may be the heading of section `section` (its index in the tree).

    `heading` are the words without the number; `paged`: the number of a page follows, as in a table of contents.
    """

    start: int
    end: int
    section: int
    score: int
    heading: str
    paged: bool

    @property
    def sure(self) -> bool:
        return self.score >= UNNUMBERED


@dataclass(frozen=True)
class SectionTree:
    """A concept's sections as headings to look for."""

    sections: tuple[Section, ...]

    @cached_property
    def by_number(self) -> Mapping[str, int]:
        return {section.number.casefold(): index for index, section in enumerate(self.sections)}

    @cached_property
    def headings(self) -> tuple[str, ...]:
        return tuple(letters(printed_heading(section)) for section in self.sections)

    def is_child(self, index: int, parent: int) -> bool:
        return self.sections[index].number.rpartition(".")[0] == self.sections[parent].number


def printed_heading(section: Section) -> str:
    """A section's heading in the language of the document."""
    return section.heading[LANGUAGE if LANGUAGE in section.heading else next(iter(section.heading))]


def number_and_words(line: str) -> tuple[str, str] | None:
    """The number that a line begins with and what follows it; None if it begins with a word."""
    found = _NUMBERED.fullmatch(bare(line))
    return (found[1], found[2]) if found else None


def has_page_number(line: str) -> bool:
    """Whether a line ends as in a table of contents: dots or a gap, and the number of a page."""
    return bool(_PAGE_NUMBER.search(line.rstrip()[-_LONGEST_HEADING:]))


def may_be_heading(words: str, longest: int = _LONGEST_HEADING) -> bool:
    """Whether the words after a number can be a heading: no sentence, and no part of one."""
    return bool(words) and len(words) <= longest and words[0].isupper() and words[-1] not in ".,;:"


def likeness(one: str, other: str) -> float:
    """From 0 to 1; 0 without a closer look where the lengths alone rule it out."""
    if one == other:
        return 1.0
    if not one or not other or not 0.5 < len(one) / len(other) < 2:
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= 0.5 else 0.0


def candidates(lines: Lines, tree: SectionTree) -> list[Candidate]:
    """Every place where a heading may stand, from the first line to the last."""
    found: list[Candidate] = []
    count: Counter[int] = Counter()
    wanted = set(range(len(tree.sections)))
    for start in filter(lines.has_text, range(len(lines.texts))):
        here = _candidates_at(lines, start, tree, wanted)
        count.update(one.section for one in here)
        wanted -= {one.section for one in here if count[one.section] == _MOST_CANDIDATES}
        found += here
    return found


def _candidates_at(lines: Lines, start: int, tree: SectionTree, wanted: Collection[int]) -> list[Candidate]:
    words = bare(lines.texts[start])
    found = _NUMBERED.fullmatch(words) or _NAMED.fullmatch(words)
    section = tree.by_number.get(found[1].casefold(), -1) if found else -1
    if found and section in wanted and (one := _by_number(lines, start, tree, section, found[2])):
        return [one]
    return [one for one in _by_words(lines, start, tree, words) if one.section in wanted]


def _by_number(lines: Lines, start: int, tree: SectionTree, section: int, words: str) -> Candidate | None:
    best = _best_reading(lines, start, words, tree.headings[section])
    if best.likeness >= _LIKE:
        score = EXACT if best.likeness == 1 else NEAR
        return Candidate(start, best.end, section, score, best.heading, best.paged)
    line = lines.texts[start]
    named = may_be_heading(words) if words else marked_heading(line) is not None
    if named and lines.looks_like_heading(start):
        return Candidate(start, start + 1, section, OTHER, words, has_page_number(line))
    return None


def _by_words(lines: Lines, start: int, tree: SectionTree, words: str) -> Iterator[Candidate]:
    """Headings that lost their number in the export; they must begin a paragraph and agree to the letter."""
    begin = letters(NUMBER_AT_END.sub("", words)) if len(words) < _LONGEST_HEADING else ""
    if len(begin) >= _SHORTEST_UNNUMBERED and lines.begins_paragraph(start):
        for section, wanted in enumerate(tree.headings):
            if wanted.startswith(begin):
                best = _best_reading(lines, start, words, wanted)
                if best.likeness == 1:
                    yield Candidate(start, best.end, section, UNNUMBERED, best.heading, best.paged)


class _Reading(NamedTuple):
    likeness: float
    end: int
    heading: str
    paged: bool


def _best_reading(lines: Lines, start: int, words: str, wanted: str) -> _Reading:
    """The reading of one line, or of several that a heading is wrapped over, that is most like the heading."""
    readings = _readings(lines, start, words, wanted)
    return max(readings, key=lambda reading: reading.likeness, default=_Reading(0, start, "", paged=False))


def _readings(lines: Lines, start: int, words: str, wanted: str) -> Iterator[_Reading]:
    """What a heading may be whose first line holds `words`: that line, and more and more lines below it.

    It ends at a gap, but a number alone may be followed by its heading after an empty line.
    """
    parts = [words] if words else []
    for index in range(start, min(len(lines.texts), start + _MOST_LINES)):
        if index > start:
            if index in lines.skipped or (lines.is_blank(index) and not parts):
                continue
            if lines.is_blank(index):
                return
            parts.append(bare(lines.texts[index]))
        if parts:
            reading = _reading(join(parts), index + 1, wanted, has_page_number(lines.texts[index]))
            yield reading
            if len(letters(reading.heading)) > len(wanted) + 20:
                return


def _reading(text: str, end: int, wanted: str, paged: bool) -> _Reading:
    if len(text) > 2 * _LONGEST_HEADING:
        return _Reading(0, end, text, paged=False)
    unpaged = NUMBER_AT_END.sub("", text)
    if letters(text) != wanted and (paged or letters(unpaged) == wanted):
        return _Reading(likeness(letters(unpaged), wanted), end, unpaged, paged=True)
    return _Reading(likeness(letters(text), wanted), end, text, paged=False)
