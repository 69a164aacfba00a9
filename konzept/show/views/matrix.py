"""Land guidelines and goals against local sections: how many links each cell holds, and where they are."""

from __future__ import annotations

from dataclasses import dataclass

from konzept.model import Concept, Entry, LinkType, Obligation, Section
from konzept.model.dataset import Dataset
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.show.views.common import LinkEnd, incoming, section_anchor


@dataclass(frozen=True)
class Column:
    """A local section with at least one link."""

    concept: Concept
    section: Section


@dataclass(frozen=True)
class Cell:
    """The links from one local section to one Land entry.  `shade` is 0 (none) to 3 (four links and more)."""

    column: Column
    link_ends: tuple[LinkEnd, ...]
    anchor: str
    shade: int
    implements: bool


@dataclass(frozen=True)
class MatrixRow:
    """A Land entry with its cells; `total` counts its links."""

    entry: Entry
    cells: tuple[Cell, ...]
    total: int


@dataclass(frozen=True)
class MatrixTable:
    """One concept of the Land against those that answer it.  `others` are statements of it that they also link to."""

    concept: Concept
    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]
    others: tuple[MatrixRow, ...]
    totals: tuple[int, ...]
    total: int


def matrix_view(site: Site, key: PageKey) -> tuple[MatrixTable, ...]:
    """The links to each concept that others answer."""
    concepts = site.dataset.concepts.values()
    return tuple(_table(site.dataset, concept) for concept in concepts if not concept.parent)


def _table(dataset: Dataset, concept: Concept) -> MatrixTable:
    answering = [one for one in dataset.concepts.values() if one.parent == concept.id]
    columns = tuple(
        Column(one, section)
        for one in answering
        for section in one.sections
        if any(entry.links for entry in dataset.entries_in[one.id, section.number])
    )
    entries = dataset.entries_of[concept.id]
    rows = tuple(_row(dataset, entry, columns) for entry in entries if isinstance(entry, Obligation))
    linked = (entry for entry in entries if not isinstance(entry, Obligation) and incoming(dataset, entry))
    others = tuple(_row(dataset, entry, columns) for entry in linked)
    totals = tuple(sum(len(row.cells[index].link_ends) for row in rows + others) for index in range(len(columns)))
    return MatrixTable(concept, columns, rows, others, totals, sum(totals))


def _row(dataset: Dataset, entry: Entry, columns: tuple[Column, ...]) -> MatrixRow:
    link_ends = incoming(dataset, entry)
    return MatrixRow(entry, tuple(_cell(column, link_ends) for column in columns), len(link_ends))


def _cell(column: Column, link_ends: tuple[LinkEnd, ...]) -> Cell:
    place = (column.concept.id, column.section.number)
    here = tuple(link_end for link_end in link_ends if (link_end.entry.concept, link_end.entry.section) == place)
    anchor = section_anchor(here[0].entry) if here else ""
    shade = min(3, (len(here) + 1) // 2 if len(here) > 1 else len(here))
    return Cell(column, here, anchor, shade, any(link_end.link.type is LinkType.IMPLEMENTS for link_end in here))
