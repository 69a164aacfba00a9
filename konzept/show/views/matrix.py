"""Land guidelines and goals against local sections: how many links each cell holds, and where they are."""

from __future__ import annotations

from dataclasses import dataclass

from konzept.model import Concept, Entry, LinkType, Obligation, Section
from konzept.model.dataset import World
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.show.views.common import Tie, incoming, section_anchor


@dataclass(frozen=True)
class Column:
    """A local section with at least one link."""

    concept: Concept
    section: Section


@dataclass(frozen=True)
class Cell:
    """The links from one local section to one Land entry.  `shade` is 0 (none) to 3 (four links and more)."""

    column: Column
    ties: tuple[Tie, ...]
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
    concepts = site.world.concepts.values()
    return tuple(_table(site.world, concept) for concept in concepts if not concept.parent)


def _table(world: World, concept: Concept) -> MatrixTable:
    answering = [one for one in world.concepts.values() if one.parent == concept.id]
    columns = tuple(
        Column(one, section)
        for one in answering
        for section in one.sections
        if any(entry.links for entry in world.entries_in[one.id, section.number])
    )
    entries = world.entries_of[concept.id]
    rows = tuple(_row(world, entry, columns) for entry in entries if isinstance(entry, Obligation))
    linked = (entry for entry in entries if not isinstance(entry, Obligation) and incoming(world, entry))
    others = tuple(_row(world, entry, columns) for entry in linked)
    totals = tuple(sum(len(row.cells[index].ties) for row in rows + others) for index in range(len(columns)))
    return MatrixTable(concept, columns, rows, others, totals, sum(totals))


def _row(world: World, entry: Entry, columns: tuple[Column, ...]) -> MatrixRow:
    ties = incoming(world, entry)
    return MatrixRow(entry, tuple(_cell(column, ties) for column in columns), len(ties))


def _cell(column: Column, ties: tuple[Tie, ...]) -> Cell:
    place = (column.concept.id, column.section.number)
    here = tuple(tie for tie in ties if (tie.entry.concept, tie.entry.section) == place)
    anchor = section_anchor(here[0].entry) if here else ""
    shade = min(3, (len(here) + 1) // 2 if len(here) > 1 else len(here))
    return Cell(column, here, anchor, shade, any(tie.link.type is LinkType.IMPLEMENTS for tie in here))
