"""Guidelines and goals against the sections that answer them: how many links each cell holds, and where they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from konzept.model import Concept, Entry, LinkType, Section
from konzept.model.dataset import Dataset
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.show.views.common import LinkEnd, incoming, is_aim, section_anchor


@dataclass(frozen=True)
class Column:
    """A section with at least one link; `first` of those of its concept."""

    concept: Concept
    section: Section
    first: bool


@dataclass(frozen=True)
class Cell:
    """The links from one section to one entry of a concept above.  `shade` is 0 (none) to 3 (four links and more)."""

    column: Column
    link_ends: tuple[LinkEnd, ...]
    anchor: str
    shade: int
    implements: bool


@dataclass(frozen=True)
class MatrixRow:
    """An entry with its cells; `total` counts its links."""

    entry: Entry
    cells: tuple[Cell, ...]
    total: int


@dataclass(frozen=True)
class MatrixTable:
    """One concept against those that answer it.  `others` are further entries of it that they also link to.

    `groups` are the concepts of the columns, each with how many there are and with its links.
    """

    concept: Concept
    groups: tuple[tuple[Concept, int, int], ...]
    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]
    others: tuple[MatrixRow, ...]
    totals: tuple[int, ...]
    total: int


def matrix_view(site: Site, key: PageKey) -> tuple[MatrixTable, ...]:
    """The links to each concept that others answer, or that has none above it."""
    dataset = site.dataset
    linked = {dataset.entries[target].concept for target in dataset.links_to}
    return tuple(_table(dataset, one) for one in dataset.concepts.values() if one.id in linked or not one.parent)


def _table(dataset: Dataset, concept: Concept) -> MatrixTable:
    entries = dataset.entries_of[concept.id]
    places = {(one.entry.concept, one.entry.section) for entry in entries for one in incoming(dataset, entry)}
    there = [place for place in dataset.sections if place in places]
    firsts = [index == 0 or there[index - 1][0] != place[0] for index, place in enumerate(there)]
    columns = tuple(
        Column(dataset.concepts[place[0]], dataset.sections[place], first)
        for place, first in zip(there, firsts, strict=True)
    )
    rows = tuple(_row(dataset, entry, columns) for entry in entries if is_aim(entry))
    linked = (entry for entry in entries if not is_aim(entry) and incoming(dataset, entry))
    others = tuple(_row(dataset, entry, columns) for entry in linked)
    totals = tuple(sum(len(row.cells[index].link_ends) for row in rows + others) for index in range(len(columns)))
    return MatrixTable(concept, tuple(_groups(columns, totals)), columns, rows, others, totals, sum(totals))


def _groups(columns: tuple[Column, ...], totals: tuple[int, ...]) -> Iterator[tuple[Concept, int, int]]:
    for _, found in groupby(zip(columns, totals, strict=True), key=lambda pair: pair[0].concept.id):
        group = list(found)
        yield group[0][0].concept, len(group), sum(total for _, total in group)


def _row(dataset: Dataset, entry: Entry, columns: tuple[Column, ...]) -> MatrixRow:
    link_ends = incoming(dataset, entry)
    return MatrixRow(entry, tuple(_cell(column, link_ends) for column in columns), len(link_ends))


def _cell(column: Column, link_ends: tuple[LinkEnd, ...]) -> Cell:
    place = (column.concept.id, column.section.number)
    here = tuple(link_end for link_end in link_ends if (link_end.entry.concept, link_end.entry.section) == place)
    anchor = section_anchor(here[0].entry) if here else ""
    shade = min(3, (len(here) + 1) // 2 if len(here) > 1 else len(here))
    return Cell(column, here, anchor, shade, any(link_end.link.type is LinkType.IMPLEMENTS for link_end in here))
