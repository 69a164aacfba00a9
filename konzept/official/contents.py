"""Finds tables of contents: they name the sections as the headings do, but no text follows."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence

from konzept.official.headings import Place, Tree, has_leader
from konzept.official.text import letters

_TITLE = re.compile(r"(?:inhalt|inhaltsverzeichnis|inhaltsübersicht|gliederung|contents|tableofcontents)")
_FEWEST = 3
_MOST_HAVE_ANOTHER_PLACE = 0.6


def tables_of_contents(
    lines: Sequence[str], skipped: Collection[int], places: Sequence[Place], tree: Tree
) -> frozenset[int]:
    """The indexes of all lines that belong to a table of contents, its title included."""
    found: set[int] = set()
    sure = [place for place in places if place.sure]
    for group in _groups(lines, skipped, sure):
        if _is_table(group, sure, tree):
            found.update(_extent(lines, group))
    return frozenset(found)


def _groups(lines: Sequence[str], skipped: Collection[int], places: Sequence[Place]) -> Iterator[list[Place]]:
    """Headings that follow each other with no text of their own in between."""
    group: list[Place] = []
    for place in places:
        if group and place.start < group[-1].end:
            continue
        again = bool(group) and place.section <= group[-1].section
        if again or (group and not _nothing_between(lines, skipped, group[-1].end, place.start)):
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _nothing_between(lines: Sequence[str], skipped: Collection[int], start: int, end: int) -> bool:
    return all(index in skipped or not lines[index].strip() or has_leader(lines[index]) for index in range(start, end))


def _is_table(group: Sequence[Place], places: Sequence[Place], tree: Tree) -> bool:
    """Whether headings without text are a table: not just a section above its first subsection."""
    descends = all(tree.is_child(after.section, before.section) for before, after in itertools.pairwise(group))
    if len(group) < _FEWEST or descends:
        return False
    start, end = group[0].start, group[-1].end
    elsewhere = {place.section for place in places if not start <= place.start < end}
    repeated = sum(place.section in elsewhere for place in group)
    return sum(place.leader for place in group) * 2 >= len(group) or repeated >= len(group) * _MOST_HAVE_ANOTHER_PLACE


def _extent(lines: Sequence[str], group: Sequence[Place]) -> range:
    """From the title above the first entry to the last line with the number of a page."""
    start, end = group[0].start, group[-1].end
    while start > 0 and has_leader(lines[start - 1]):
        start -= 1
    above = next((index for index in range(start - 1, max(-1, start - 5), -1) if lines[index].strip()), None)
    if above is not None and _TITLE.fullmatch(letters(lines[above][:60])):
        start = above
    while end < len(lines) and has_leader(lines[end]):
        end += 1
    return range(start, end)
