"""Page furniture: page numbers and running heads, which an export leaves in the middle of the text."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from konzept.official.text import letters, marked_heading, plain

LONGEST_RUNNING_HEAD = 120
# Pages whose number is missing from the export, in a row.
_PAGES_SKIPPED = 3
_EDGE = 3
_NEIGHBOURS = 6

_BARE_NUMBER = re.compile(r"[-–—|\s]{0,4}(\d{1,3})[-–—|\s]{0,4}")
_PAGE_WORD = re.compile(
    r"(?:Seite|S\.|Page)\s*\d{1,3}(?:\s*(?:von|of|/)\s*\d{1,3})?|\d{1,3}\s*\|?\s*(?:Seite|Page)", re.IGNORECASE
)
_PAGE_AT_END = re.compile(r"(?:Seite|S\.)?\s?(?<!\d)\d{1,3}$")
_DIGITS = re.compile(r"\d+")


def furniture(lines: Sequence[str], breaks: Collection[int], titles: Collection[str]) -> frozenset[int]:
    """The indexes of lines that belong to the page and not to the text.

    `breaks` are the indexes of lines that begin a page; `titles` are the document's own names.
    """
    words = {index for index, line in enumerate(lines) if _is_page_word(line)}
    numbers = frozenset(words) | _counted_pages(lines, breaks)
    return numbers | _running_heads(lines, breaks, numbers) | _titles_repeated(lines, titles)


def _is_page_word(line: str) -> bool:
    return len(line) <= LONGEST_RUNNING_HEAD and bool(_PAGE_WORD.fullmatch(plain(line).strip("|–—- ")))


def _counted_pages(lines: Sequence[str], breaks: Collection[int]) -> frozenset[int]:
    """Bare numbers that count on from one to the next; a number that does not is part of the text, of a table say."""
    chains: dict[int, tuple[int, ...]] = {}
    for index, number in _bare_numbers(lines, breaks):
        steps = range(1, _PAGES_SKIPPED + 1) if _stands_apart(lines, index) else range(1, 2)
        before = max((chains.get(number - step, ()) for step in steps), key=len)
        chains[number] = max((*before, index), chains.get(number, ()), key=len)
    longest = max(chains.values(), key=len, default=())
    return frozenset(longest) if len(longest) > 1 else frozenset()


def _bare_numbers(lines: Sequence[str], breaks: Collection[int]) -> Iterator[tuple[int, int]]:
    edges = _page_edges(lines, breaks) if breaks else None
    for index, line in enumerate(lines):
        if len(line) <= LONGEST_RUNNING_HEAD and (edges is None or index in edges):
            found = _BARE_NUMBER.fullmatch(plain(line))
            if found:
                yield index, int(found[1])


def _stands_apart(lines: Sequence[str], index: int) -> bool:
    """Whether a line has nothing above or nothing below it."""
    around = (lines[place].strip() if 0 <= place < len(lines) else "" for place in (index - 1, index + 1))
    return not all(around)


def _page_edges(lines: Sequence[str], breaks: Collection[int]) -> frozenset[int]:
    """The first and the last lines with words on every page."""
    found: set[int] = set()
    bounds = sorted({0, *breaks, len(lines)})
    for start, end in itertools.pairwise(bounds):
        written = [index for index in range(start, end) if lines[index].strip()]
        found.update(written[:_EDGE] + written[-_EDGE:])
    return frozenset(found)


def _running_heads(lines: Sequence[str], breaks: Collection[int], numbers: frozenset[int]) -> frozenset[int]:
    """Short lines that return at the edge of one page after another, whatever number they bear."""
    edges = _edges(lines, {*breaks, *numbers}, numbers)
    shapes = Counter(_shape(lines[index]) for index in edges)
    both_ends = edges | _edges(lines, {0, len(lines)}, numbers)
    return frozenset(index for index in both_ends if shapes[_shape(lines[index])] > 1)


def _edges(lines: Sequence[str], ends: Collection[int], numbers: frozenset[int]) -> frozenset[int]:
    """The nearest short lines above and below each place where a page ends."""
    return frozenset(index for index in _nearest(lines, ends, numbers) if _may_be_running_head(lines[index]))


def _nearest(lines: Sequence[str], ends: Collection[int], numbers: frozenset[int]) -> Iterator[int]:
    for place in ends:
        below = range(place, min(len(lines), place + _NEIGHBOURS))
        above = range(place - 1, max(-1, place - _NEIGHBOURS), -1)
        for steps in (below, above):
            found = next((index for index in steps if lines[index].strip() and index not in numbers), None)
            if found is not None:
                yield found


def _may_be_running_head(line: str) -> bool:
    return len(line) <= LONGEST_RUNNING_HEAD and not marked_heading(line)


def _shape(line: str) -> str:
    return _DIGITS.sub("#", plain(line)).casefold()


def _titles_repeated(lines: Sequence[str], titles: Collection[str]) -> frozenset[int]:
    """Lines that say the document's name again, with or without the number of the page."""
    names = {letters(title) for title in titles}
    found = [
        index
        for index, line in enumerate(lines)
        if _may_be_running_head(line) and (letters(line) in names or _before_page(line) in names)
    ]
    return frozenset(found) if len(found) > 1 else frozenset()


def _before_page(line: str) -> str:
    return letters(_PAGE_AT_END.sub("", plain(line)))
