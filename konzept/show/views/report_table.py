"""The measures of a report as a table to take away: what was planned, and what is known of the year."""

from __future__ import annotations

from collections.abc import Iterator

from konzept.model import Measure, Progress, Quantity
from konzept.model.accountability import year_standing
from konzept.plan.pages import ENTRY_FOLDERS, PageKey
from konzept.plan.site import Site
from konzept.show.views.common import quantity_words, standing_label
from konzept.show.views.entry_table import entries_table
from konzept.show.views.tables import SEMICOLON, Cell, Table, table

_PLANNED = (
    "id",
    "number",
    "section",
    "title",
    "responsible",
    "when",
    "bindingness",
    "differing",
    "conditions",
    "fields",
)


def report_table(site: Site, key: PageKey) -> Table:
    """The table of a report; the key's subject is the concept, its part the year."""
    planned = entries_table(site, PageKey("list", key.subject, ENTRY_FOLDERS["measure"]))
    cells = {
        row.id: {name: row.cells[name] for name in _PLANNED} | dict(_known(site, row.id, key.part))
        for row in planned.rows
    }
    return table("measures", cells, {}, (), complete=False)


def _known(site: Site, measure: str, year: str) -> Iterator[tuple[str, Cell]]:
    """What is known of a year; empty cells stand beside `unknown`."""
    dataset, language = site.dataset, site.language.id
    found = year_standing(dataset, measure, int(year))
    record = found.record
    yield "year", Cell((site.wording.years(record.years) if record else year,))
    yield "state", Cell((dataset.label(standing_label(found.standing))[language],), {found.standing: ""})
    yield "as_of", Cell((record.as_of if record else "",))
    yield "reported_by", Cell((dataset.actors[record.reported_by].name[language] if record else "",))
    yield "report", Cell((record.text[language] if record else "",))
    yield "reported_values", Cell(tuple(_values(site, measure, record)), several=True, separator=SEMICOLON)
    yield "obstacle", Cell((record.obstacle[language] if record and record.obstacle else "",))
    yield "replaced_by", Cell((record.replaced_by if record and record.replaced_by else "",))
    yield "evidence", Cell(tuple(_evidence(site, record)), several=True, separator=SEMICOLON)


def _values(site: Site, measure: str, record: Progress | None) -> Iterator[str]:
    quantities = site.dataset.of(Measure)[measure].quantities
    for value in record.values if record else ():
        unit = quantities[value.quantity - 1].unit
        yield quantity_words(site, Quantity(value=value.value, unit=unit, precision=value.precision))


def _evidence(site: Site, record: Progress | None) -> Iterator[str]:
    comma = site.dataset.label("list.comma")[site.language.id]
    for one in record.evidence if record else ():
        title = site.dataset.documents[one.document].title[site.language.id]
        yield f"{title}{comma} {one.at[site.language.id]}"
