"""Finds tables of contents: they name the sections as the headings do, but no text follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from konzept.official.headings import Candidate, SectionTree, has_page_number
from konzept.official.text import Lines, letters

_TITLE = re.compile(r"(?:inhalt|inhaltsverzeichnis|inhaltsübersicht|gliederung|contents|tableofcontents)")
_FEWEST = 3
_MOST_REPEATED = 0.6
_TITLE_ABOVE = 4


def tables_of_contents(lines: Lines, found: Sequence[Candidate], tree: SectionTree) -> set[int]:
    """The indexes of all lines that belong to a table of contents, its title included."""
    sure = [one for one in found if one.sure]
    tables = (group for group in _groups(lines, sure) if _is_table(group, sure, tree))
    return {index for table in tables for index in _extent(lines, table)}


def _groups(lines: Lines, found: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """Headings that follow each other with no text of their own in between."""
    group: list[Candidate] = []
    for one in found:
        if group and one.start < group[-1].end:
            continue
        between = range(group[-1].end, one.start) if group else ()
        text = any(lines.has_text(index) and not has_page_number(lines.texts[index]) for index in between)
        if group and (text or one.section <= group[-1].section):
            yield group
            group = []
        group.append(one)
    yield group


def _is_table(group: Sequence[Candidate], found: Sequence[Candidate], tree: SectionTree) -> bool:
    """Whether headings without text are a table: not just a section above its first subsection."""
    descends = all(tree.is_child(after.section, before.section) for before, after in pairwise(group))
    if len(group) < _FEWEST or descends:
        return False
    elsewhere = {one.section for one in found if not group[0].start <= one.start < group[-1].end}
    repeated = sum(one.section in elsewhere for one in group)
    return sum(one.paged for one in group) * 2 >= len(group) or repeated >= len(group) * _MOST_REPEATED


def _extent(lines: Lines, table: Sequence[Candidate]) -> range:
    """From the title above the first entry to the last line with the number of a page."""
    start, end = table[0].start, table[-1].end
    while start > 0 and has_page_number(lines.texts[start - 1]):
        start -= 1
    while end < len(lines.texts) and has_page_number(lines.texts[end]):
        end += 1
    above = [index for index in range(max(0, start - _TITLE_ABOVE), start) if not lines.is_blank(index)]
    if above and _TITLE.fullmatch(letters(lines.texts[above[-1]][:60])):
        start = above[-1]
    return range(start, end)
