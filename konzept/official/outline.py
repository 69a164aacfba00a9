"""Finds the section tree of a document that no concept describes yet, and the numbered items in its sections.

A table of contents says what the sections are; without one, a number with a heading is a section and a number with
a sentence, or with nothing, is an item.  Numbers have to count on, so that a date or a reference is taken for neither.
An annex ends the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from konzept.official.furniture import furniture
from konzept.official.headings import NUMBER_AT_END, has_page_number, may_be_heading, number_and_words
from konzept.official.text import Lines, bare, join, letters, marked_heading

_FEWEST_IN_CONTENTS = 3
_MOST_LINES = 4
_COMPARED = 20
_ANNEX = re.compile(r"((?:Anlage|Anhang)(?: [A-Z\d]{1,2})?)(?!\w)[.:–]*\s*(.*)")


@dataclass(frozen=True)
class Passage:
    """A section or a numbered item of a section.

    `section` is the number of the section it is or belongs to; `heading` is empty for an item.  `line` is the one of
    its number, from 1; `lines` are its own text with the number of each line.
    """

    number: str
    section: str
    heading: str
    line: int
    page: int | None
    lines: tuple[tuple[int, str], ...]

    @property
    def is_section(self) -> bool:
        return self.number == self.section


@dataclass(frozen=True)
class _Start:
    """Where a passage begins: the lines `start` to `end` (excluded) hold its number and its heading."""

    number: str
    heading: str
    start: int
    end: int
    page: int | None = None


def outline(text: str) -> tuple[Passage, ...]:
    """The sections and items of a document in its order; empty where nothing is numbered."""
    lines = Lines.of(text)
    lines = lines.without(furniture(lines, ()))
    contents = _contents(lines)
    lines = lines.without({index for one in contents for index in range(one.start, one.end)})
    listed = {one.number: one for one in contents}
    starts = list(_starts(lines, listed))
    return tuple(_passages(lines, starts, listed))


def _contents(lines: Lines) -> list[_Start]:
    """The entries of the table of contents: numbered lines that end with the number of a page."""
    found: list[_Start] = []
    for index in filter(lines.has_text, range(len(lines.texts))):
        if not (found and index < found[-1].end) and (entry := _entry(lines, index)):
            found.append(entry)
    return found if len(found) >= _FEWEST_IN_CONTENTS else []


def _entry(lines: Lines, start: int) -> _Start | None:
    """The entry that begins in a line; a long heading may be wrapped over several."""
    begun = number_and_words(lines.texts[start])
    if not begun:
        return None
    parts: list[str] = []
    for index in range(start, min(start + _MOST_LINES, len(lines.texts))):
        if lines.is_blank(index) or (parts and number_and_words(lines.texts[index])):
            return None
        parts.append(begun[1] if index == start else bare(lines.texts[index]))
        if has_page_number(lines.texts[index]):
            heading = join(parts)
            page = int("".join(filter(str.isdigit, heading[-3:])))
            return _Start(begun[0], NUMBER_AT_END.sub("", heading), start, index + 1, page)
    return None


def _starts(lines: Lines, listed: dict[str, _Start]) -> Iterator[_Start]:
    """The sections and items, each number counting on from the one before."""
    found = {
        index: begun
        for index in filter(lines.has_text, range(len(lines.texts)))
        if (begun := number_and_words(lines.texts[index])) and _is_start(lines, index, *begun, listed)
    }
    # Where the export marks the heading of a number, another line with that number is an item of some list.
    marked = {found[index][0] for index in found if marked_heading(lines.texts[index]) is not None}
    last: tuple[int, ...] = ()
    for index in filter(lines.has_text, range(len(lines.texts))):
        if last and (annex := _annex(lines, index)):
            yield annex
            return
        if index not in found or (found[index][0] in marked and marked_heading(lines.texts[index]) is None):
            continue
        if _counts_on(last, order := _order(found[index][0])):
            last = order
            yield _start(lines, index, *found[index], listed)


def _annex(lines: Lines, index: int) -> _Start | None:
    """A heading like „Anlage“, with what it is called in the same line or below."""
    found = _ANNEX.fullmatch(bare(lines.texts[index])) if lines.looks_like_heading(index) else None
    if not found:
        return None
    below = next(filter(lines.has_text, range(index + 1, len(lines.texts))), index)
    return _Start(found[1], found[2] or bare(lines.texts[below]), index, (index if found[2] else below) + 1)


def _is_start(lines: Lines, index: int, number: str, words: str, listed: dict[str, _Start]) -> bool:
    """Whether the number in a line begins a passage, as far as the line itself can tell."""
    if words and number in listed:
        return letters(listed[number].heading).startswith(letters(words)[:_COMPARED])
    if listed and number not in listed and number.rpartition(".")[0] not in listed:
        return False
    if words and not may_be_heading(words):
        return "." in number and lines.begins_paragraph(index)
    return lines.looks_like_heading(index)


def _start(lines: Lines, index: int, number: str, words: str, listed: dict[str, _Start]) -> _Start:
    """An item of a listed section has no heading of its own, even if its first line looks like one."""
    if number in listed:
        return _Start(number, listed[number].heading, index, _end_of_heading(lines, index, words, listed[number]))
    if listed or not may_be_heading(words):
        return _Start(number, "", index, index + (not words))
    return _Start(number, words, index, index + 1)


def _end_of_heading(lines: Lines, index: int, words: str, entry: _Start) -> int:
    """The line after a heading that may be wrapped."""
    said, end = letters(words), index + 1
    while said != letters(entry.heading) and end < len(lines.texts) and not (lines.is_blank(end) and said):
        said += letters(bare(lines.texts[end]))
        if not letters(entry.heading).startswith(said):
            break
        end += 1
    return end


def _counts_on(last: Sequence[int], number: Sequence[int]) -> bool:
    """Whether a number follows another: its first child, or the next one on any level above."""
    if number == (*last, 1) or not last:
        return bool(number) and number[-1] <= 1
    return any(number == (*last[:depth], last[depth] + 1) for depth in range(len(last)))


def _order(number: str) -> tuple[int, ...]:
    return tuple(map(int, number.split(".")))


def _passages(lines: Lines, starts: Sequence[_Start], listed: dict[str, _Start]) -> Iterator[Passage]:
    section = ""
    for start, after in zip_longest(starts, starts[1:]):
        section = start.number if start.heading else section or start.number
        end = after.start if after else len(lines.texts)
        page = listed[start.number].page if start.number in listed else None
        texts = tuple(_numbered(lines, range(start.end, end), start))
        yield Passage(start.number, section, start.heading, start.start + 1, page, texts)


def _numbered(lines: Lines, own: Iterable[int], start: _Start) -> Iterator[tuple[int, str]]:
    for index in own:
        if index not in lines.skipped:
            begun = number_and_words(lines.texts[index]) if index == start.start else None
            yield index + 1, begun[1] if begun else lines.texts[index]
