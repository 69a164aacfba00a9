"""Land guidelines and goals against local sections: how many links each cell holds, and where they are."""

from __future__ import annotations

from dataclasses import dataclass

from konzept.model import Concept, Entry, LinkType, Obligation, Section
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.show.views.common import Tie, incoming, local_concepts, section_anchor


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
class MatrixView:
    """The whole table.  `others` are rows of Land statements that local entries also link to."""

    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]
    others: tuple[MatrixRow, ...]
    totals: tuple[int, ...]
    total: int


def matrix_view(site: Site, key: PageKey) -> MatrixView:
    """The matrix of all links."""
    world = site.world
    linked = {(entry.concept, entry.section) for entry in world.entries.values() if entry.links}
    columns = tuple(
        Column(concept, section)
        for concept in local_concepts(world)
        for section in concept.sections
        if (concept.id, section.number) in linked
    )
    land = [entry for entry in world.entries.values() if not world.concepts[entry.concept].parent]
    rows = tuple(_row(site, entry, columns) for entry in land if isinstance(entry, Obligation))
    others = tuple(
        _row(site, entry, columns) for entry in land if not isinstance(entry, Obligation) and incoming(world, entry)
    )
    totals = tuple(sum(len(row.cells[index].ties) for row in rows + others) for index in range(len(columns)))
    return MatrixView(columns, rows, others, totals, sum(totals))


def _row(site: Site, entry: Entry, columns: tuple[Column, ...]) -> MatrixRow:
    ties = incoming(site.world, entry)
    return MatrixRow(entry, tuple(_cell(column, ties) for column in columns), len(ties))


def _cell(column: Column, ties: tuple[Tie, ...]) -> Cell:
    place = (column.concept.id, column.section.number)
    here = tuple(tie for tie in ties if (tie.entry.concept, tie.entry.section) == place)
    anchor = section_anchor(here[0].entry) if here else ""
    shade = min(3, (len(here) + 1) // 2 if len(here) > 1 else len(here))
    return Cell(column, here, anchor, shade, any(tie.link.type is LinkType.IMPLEMENTS for tie in here))
