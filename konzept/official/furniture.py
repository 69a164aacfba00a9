"""Page furniture: page numbers and running heads, which an export leaves in the middle of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import pairwise

from konzept.official.text import Lines, letters, marked_heading, plain

_LONGEST = 120
_PAGES_WITHOUT_NUMBER = 2
_LINES_AT_EDGE = 3
_LINES_BESIDE_END = 6

_BARE_NUMBER = re.compile(r"[-–—|\s]{0,4}(\d{1,3})[-–—|\s]{0,4}")
_PAGE_WORD = re.compile(
    r"(?:Seite|S\.|Page)\s*\d{1,3}(?:\s*(?:von|of|/)\s*\d{1,3})?|\d{1,3}\s*\|?\s*(?:Seite|Page)", re.IGNORECASE
)
_PAGE_AT_END = re.compile(r"(?:Seite|S\.)?\s?(?<!\d)\d{1,3}$")
_DIGITS = re.compile(r"\d+")


def furniture(lines: Lines, titles: Collection[str]) -> set[int]:
    """The indexes of lines that belong to the page and not to the text; `titles` are the document's own names."""
    short = {index: plain(line) for index, line in enumerate(lines.texts) if line.strip() and len(line) <= _LONGEST}
    numbers = {index for index, words in short.items() if _PAGE_WORD.fullmatch(words.strip("|–—- "))}
    numbers |= _counted_pages(lines, short)
    heads = {index: words for index, words in short.items() if not marked_heading(lines.texts[index])}
    return numbers | _running_heads(lines, heads, numbers) | _repeated_titles(heads, titles)


def _counted_pages(lines: Lines, short: dict[int, str]) -> set[int]:
    """Bare numbers that count on from one to the next; a number that does not is part of the text, of a table say."""
    chains: dict[int, tuple[int, ...]] = {}
    at_edge = _page_edges(lines)
    for index, words in short.items():
        found = _BARE_NUMBER.fullmatch(words)
        if found and (not at_edge or index in at_edge):
            number = int(found[1])
            apart = lines.is_blank(index - 1) or lines.is_blank(index + 1)
            steps = range(1, 2 + (_PAGES_WITHOUT_NUMBER if apart else 0))
            before = max((chains.get(number - step, ()) for step in steps), key=len)
            chains[number] = max((*before, index), chains.get(number, ()), key=len)
    longest = max(chains.values(), key=len, default=())
    return set(longest) if len(longest) > 1 else set()


def _page_edges(lines: Lines) -> set[int]:
    """The first and the last lines with words on every page; empty if the export does not tell where pages begin."""
    found: set[int] = set()
    bounds = sorted({0, *lines.page_starts, len(lines.texts)}) if lines.page_starts else []
    for start, end in pairwise(bounds):
        written = [index for index in range(start, end) if not lines.is_blank(index)]
        found.update(written[:_LINES_AT_EDGE], written[-_LINES_AT_EDGE:])
    return found


def _running_heads(lines: Lines, heads: dict[int, str], numbers: set[int]) -> set[int]:
    """Short lines that return at the edge of one page after another, whatever number they bear."""
    edges = {*_beside(lines, lines.page_starts | numbers, numbers)} & heads.keys()
    shapes = Counter(_shape(heads[index]) for index in edges)
    edges |= {*_beside(lines, {0, len(lines.texts)}, numbers)} & heads.keys()
    return {index for index in edges if shapes[_shape(heads[index])] > 1}


def _beside(lines: Lines, ends: Collection[int], numbers: set[int]) -> Iterator[int]:
    """The nearest lines with words above and below each place where a page ends."""
    for end in ends:
        for steps in (range(end, end + _LINES_BESIDE_END), range(end - 1, end - _LINES_BESIDE_END, -1)):
            yield from [index for index in steps if not lines.is_blank(index) and index not in numbers][:1]


def _shape(line: str) -> str:
    return _DIGITS.sub("#", line).casefold()


def _repeated_titles(heads: dict[int, str], titles: Collection[str]) -> set[int]:
    """Lines that say the document's name again, with or without the number of the page."""
    names = {letters(title) for title in titles}
    found = {index for index, line in heads.items() if {letters(line), letters(_PAGE_AT_END.sub("", line))} & names}
    return found if len(found) > 1 else set()
