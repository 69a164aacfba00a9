"""What readers take away says what the page says: CSV, JSON and table of each list, in every language."""

from __future__ import annotations

import csv
import io
import json

import pytest

from konzept.plan.pages import PageKey
from tests.support.built_site import LANGUAGES, BuiltSite, Document, squeeze

SEPARATORS = {"de": ";", "en": ",", "ar": ";"}


def tables(site: BuiltSite, language: str) -> list[Document]:
    return [site.page(language, key) for key in site.plans[language] if key.type in ("list", "duties")]


def taken_away(site: BuiltSite, language: str, page: Document) -> tuple[list[dict[str, str]], list[dict[str, object]]]:
    """The rows of a page's files, by the headings of the one and by the names of the other."""
    name = page.address.strip("/").rpartition("/")[2]
    files = [f"{name}.csv", f"{name}.json"]
    links = page.main.xpath("//nav[@class='takeaway']//a[@download]/@href")
    assert links[:2] == files
    assert "data/konzept.json" in links[2]
    folder = site.folder / page.address.strip("/")
    text = (folder / files[0]).read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    rows = csv.DictReader(io.StringIO(text[1:], newline=""), delimiter=SEPARATORS[language])
    return list(rows), json.loads((folder / files[1]).read_text(encoding="utf-8"))


def agree(site: BuiltSite, language: str) -> None:
    comma, semicolon = (f"{site.dataset.label(f'list.{one}')[language]} " for one in ("comma", "semicolon"))
    between = {"differing": semicolon, "conditions": semicolon}
    for page in tables(site, language):
        [shown] = page.main.find_class("records")
        in_csv, in_json = taken_away(site, language, page)
        rows = shown.findall("tbody/tr")
        ids = [row.get("data-entry") or row.get("data-duty") for row in rows]
        assert ids
        assert [next(iter(row.values())) for row in in_csv] == [row["id"] for row in in_json] == ids
        for row, spread, record in zip(rows, in_csv, in_json, strict=True):
            values = [
                between.get(name, comma).join(one) if isinstance(one, list) else one for name, one in record.items()
            ]
            assert [one.removeprefix("'").rstrip("\u00a0") for one in spread.values()] == [str(one) for one in values]
            for cell in row:
                name = cell.get("data-column")
                words = record[name] if isinstance(record[name], list) else [record[name]]
                assert all(squeeze(one) in squeeze(cell.text_content()) for one in words), (page.address, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_and_table_say_the_same_in_every_list(real_site, language):
    agree(real_site, language)


def test_they_do_so_in_a_language_that_is_only_data(arabic_site):
    agree(arabic_site, "ar")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_facts_are_the_same_in_both_languages(real_site, language):
    """What filters and sorts rows depends on no language."""
    for key in (key for key in real_site.plans[language] if key.type in ("list", "duties")):
        facts = [
            [
                (cell.get("data-column"), cell.get("data-values"), cell.get("data-place") if name != "title" else None)
                for cell in real_site.page(code, key).main.xpath("//table[contains(@class, 'records')]/tbody/tr/*")
                for name in [cell.get("data-column")]
                if name in ("number", "fields", "bindingness", "state", "when")
            ]
            for code in LANGUAGES
        ]
        assert facts[0] == facts[1], key


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_of_measures_has_the_pinned_elements_and_explains_what_its_words_mean(real_site, language):
    world = real_site.dataset
    for key in (key for key in real_site.plans[language] if key.type == "list" and key.part == "measures"):
        page = real_site.page(language, key)
        [table] = page.main.xpath("//table[@data-measures]")
        assert {one.text_content() for one in table.xpath(".//*[@data-state='unknown']")} <= {
            world.label("table.state.unknown")[language]
        }
        assert len(table.xpath(".//*[@data-state]")) == len(table.xpath(".//tr[@data-entry]"))
        meanings = [one for name, one in world.labels.items() if name.startswith("bindingness_meaning.")]
        assert meanings
        assert [one for one in meanings if squeeze(one[language]) not in page.squeezed] == []
        assert squeeze(world.label("table.everything_hint")[language]) in page.squeezed


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_script_lists_lead_to_every_row_by_each_of_its_fields(real_site, language):
    page = real_site.page(language, "list:nordhausen/measures")
    world = real_site.dataset
    led = {
        (group.find("dt").get("id"), link.get("href").removeprefix("#"))
        for group in page.main.xpath("//*[@data-lists]//dl/div[dt/@id]")
        for link in group.iterfind(".//a")
    }
    measures = [world.entries[row.get("data-entry")] for row in page.main.xpath("//table//tr[@data-entry]")]
    assert led == {(field, entry.id) for entry in measures for field in entry.fields}
    assert [one.get("id") for one in page.main.xpath("//table//tr[@data-entry]")] == [entry.id for entry in measures]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_names_every_measure_and_leaves_state_and_evidence_to_who_fills_it_in(real_site, language):
    for key in (key for key in real_site.plans[language] if key.type == "sheet"):
        sheet = real_site.page(language, key).main
        listed = real_site.page(language, PageKey("list", key.subject, "measures")).main
        rows = sheet.xpath("//table//tr[@data-entry]")
        assert [row.get("data-entry") for row in rows] == listed.xpath("//table//tr/@data-entry")
        blank = real_site.dataset.label("sheet.blank")[language]
        assert {one.text_content() for row in rows for one in row.find_class("sheet__blank")} == {blank}
        assert all(len(row.find_class("sheet__blank")) == 2 for row in rows)
        assert not sheet.xpath("//*[@data-state]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_leads_to_all_data_as_one_file(real_site, language):
    for page in real_site.of(language).values():
        assert page.tree.xpath("//footer//a[contains(@href, 'data/konzept.json')]"), page.address
