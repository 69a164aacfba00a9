"""The tables as files: as a spreadsheet of the language reads them, and harmless in it."""

from __future__ import annotations

import codecs
import csv
import io
import json

import pytest

from konzept.model.dataset import Dataset
from konzept.plan.pages import PageKey
from konzept.publish.downloads import downloads, to_csv, to_json
from konzept.show.views.tables import Cell, Table, table
from tests.support.sites import site_of

TITLES = ["=1+1", "+49 3631", "-5", "@SUM(A1)", "\t=1", "  =1", "=1", "5 - 3", "a@b", "A; B, C", 'sagt "ja"', "x\ny",
          "</script>", "2020-12-31", "3"]  # fmt: skip
MADE_HARMLESS = 7
NUMBERS = ["5.2.1", "4.1", "4.10", "2018-06", "1/2"]


def invented() -> Table:
    cells = {
        str(number): {"title": Cell((title,)), "fields": Cell(("eins", "zwei"), several=True)}
        for number, title in enumerate(TITLES)
    }
    return table("measures", cells, {}, (), complete=True)


def test_a_spreadsheet_makes_no_date_and_no_number_of_the_number_of_a_section(small_world: Dataset) -> None:
    cells = {number: {"number": Cell((number,))} for number in NUMBERS}
    content = to_csv(site_of(small_world, "de"), table("measures", cells, {}, (), complete=True))
    assert content.decode("utf-8-sig").splitlines()[1:] == [f"{number}\u00a0" for number in NUMBERS]


@pytest.mark.parametrize(("language", "separator"), [("de", ";"), ("en", ",")])
def test_a_spreadsheet_reads_every_cell_as_the_text_it_is(small_world: Dataset, language: str, separator: str) -> None:
    site = site_of(small_world, language)
    content = to_csv(site, invented())
    assert content.startswith(codecs.BOM_UTF8)
    text = content.decode("utf-8-sig")
    assert text.replace("\r\n", "").count("\r") == 0
    head, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    labels = (site.dataset.label(key)[language] for key in ("table.title.measures", "table.fields"))
    assert head == list(labels)
    found = [title for title, _ in rows]
    assert found == [f"'{title}" for title in TITLES[:MADE_HARMLESS]] + TITLES[MADE_HARMLESS:]
    assert {fields for _, fields in rows} == {"eins, zwei"}


def test_a_program_gets_every_cell_as_it_is_and_harmless_in_a_page(small_world: Dataset) -> None:
    content = to_json(site_of(small_world, "de"), invented())
    assert json.loads(content) == [{"title": title, "fields": ["eins", "zwei"]} for title in TITLES]
    assert b"<" not in content


def test_files_lie_beside_their_page_under_its_own_name(real_world: Dataset) -> None:
    german, english = (downloads(site_of(real_world, language)) for language in ("de", "en"))
    assert {"nordhausen/massnahmen/massnahmen.csv", "pflichten-und-fristen/pflichten-und-fristen.json"} <= set(german)
    assert {"nordhausen/measures/measures.csv", "duties-and-deadlines/duties-and-deadlines.json"} <= set(english)
    assert len(german) == len(english)
    site = site_of(real_world, "de")
    lists = [key for key in site.pages if key.type == "list"] + [PageKey("duties")]
    assert sum(one.endswith((".csv", ".json")) for one in german) == 2 * len(lists)
