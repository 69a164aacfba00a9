"""Files beside the pages in their language: tables as CSV and JSON, reports as text documents."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Callable, Mapping
from functools import partial

from konzept.language.inert import inert_json
from konzept.language.spreadsheet import harmless
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.publish.calendar import PAGE, calendar
from konzept.publish.feeds import feeds
from konzept.publish.report_files.odt import view_to_odt
from konzept.show.views import TABLES
from konzept.show.views.calendar import calendar_view
from konzept.show.views.report import report_view
from konzept.show.views.tables import Cell, Table


def downloads(site: Site) -> Mapping[str, Callable[[], bytes]]:
    """What gives each file, by its place below the language's root."""
    makers = {"csv": to_csv, "json": to_json}
    tables = {
        f"{page.address}{page.file(ending)}": partial(_made, site, key, make)
        for key, page in site.pages.items()
        if key.type in TABLES
        for ending, make in makers.items()
    }
    found = calendar_view(site)
    calendars = {f"{site.pages[PAGE].address}{found.file}": partial(calendar, site)} if found.days else {}
    reports = {
        f"{page.address}{page.file('odt')}": partial(_text_document, site, key)
        for key, page in site.pages.items()
        if key.type == "report"
    }
    return {**tables, **calendars, **reports, **feeds(site)}


def _text_document(site: Site, key: PageKey) -> bytes:
    return view_to_odt(site, report_view(site, key))


def _made(site: Site, key: PageKey, make: Callable[[Site, Table], bytes]) -> bytes:
    return make(site, TABLES[key.type](site, key))


def to_csv(site: Site, table: Table) -> bytes:
    """As spreadsheets of the language read it: with the mark that says UTF-8, and the separator that is used there."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=site.wording.separator, lineterminator="\r\n")
    writer.writerow([site.dataset.label(table.heading(column))[site.language.id] for column in table.columns])
    for row in table.rows:
        writer.writerow([harmless(_joined(site, row.cells[column])) for column in table.columns])
    return codecs.BOM_UTF8 + text.getvalue().encode()


def _joined(site: Site, cell: Cell) -> str:
    return f"{site.dataset.label(cell.separator)[site.language.id]} ".join(cell.words)


def to_json(site: Site, table: Table) -> bytes:
    """A list of objects with the columns of the CSV under names that are the same in every language."""
    rows = [{column: _value(row.cells[column]) for column in table.columns} for row in table.rows]
    return inert_json(json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode()


def _value(cell: Cell) -> str | list[str]:
    return list(cell.words) if cell.several else cell.words[0]
