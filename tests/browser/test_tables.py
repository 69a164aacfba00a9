"""A table as readers use it: filtered, sorted, shared by its address, without scripts, and printed."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from konzept.plan.pages import PageKey
from tests.browser.served import NARROW
from tests.support.built_site import LANGUAGES

MEASURES = PageKey("list", "nordhausen", "measures")
SHEET = PageKey("sheet", "nordhausen")
# Rows on a sheet of paper, at least: a few long ones, and the head of the first page.
ROWS_A_SHEET = 9

SHOWN = """() => [...document.querySelectorAll('.records tbody tr')].filter((row) => !row.hidden)
  .map((row) => row.dataset.entry)"""
PLACES = """(column) => [...document.querySelectorAll('.records tbody tr')].filter((row) => !row.hidden)
  .map((row) => Number(row.querySelector(`[data-column="${column}"]`).dataset.place))"""


def with_value(site, name: str, value: str) -> list[str]:
    """The measures that have a value, as the data say."""
    measures = [one for one in site.dataset.entries_of["nordhausen"] if one.id in site.dataset.records["measure"]]
    values = {
        "field": lambda one: one.fields,
        "actor": lambda one: [body.actor for body in one.responsible],
        "bindingness": lambda one: [one.bindingness],
        "number": lambda one: ["yes" if one.number else "no"],
    }[name]
    return [one.id for one in measures if value in values(one)]


def numbers(page) -> tuple[int, int]:
    """How many rows are said to be shown, and of how many."""
    words = page.locator(".choose [role=status]").inner_text()
    shown, total = (int(part) for part in words.split() if part.isdigit())
    return shown, total


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_filter_leaves_what_the_data_say_counts_it_and_stands_in_the_address(real_site, open_page, language):
    watched = open_page()
    page = watched.go(real_site.address(language, MEASURES))
    every = page.evaluate(SHOWN)
    assert numbers(page) == (len(every), len(every))
    for name in ("field", "actor", "bindingness", "number"):
        select = page.locator(f".choose select[name={name}]")
        value = select.locator("option").nth(1).get_attribute("value")
        words = select.locator("option").nth(1).inner_text()
        select.select_option(value)
        found = page.evaluate(SHOWN)
        assert found == with_value(real_site, name, value)
        assert numbers(page) == (len(found), len(every))
        assert words.endswith(f"({len(found)})")
        assert f"{name}={value}" in page.url
        page.locator(".choose__reset").click()
        assert page.evaluate(SHOWN) == every
        assert "=" not in page.url
    assert watched.complaints == []


def test_an_address_brings_back_what_was_chosen_and_so_does_going_back(real_site, open_page):
    watched = open_page()
    for language in LANGUAGES:
        page = watched.go(f"{real_site.address(language, MEASURES)}?field=language&bindingness=commitment&sort=-1&x=%")
        found = page.evaluate(SHOWN)
        chosen = (with_value(real_site, "field", "language"), with_value(real_site, "bindingness", "commitment"))
        assert found == [one for one in chosen[0] if one in chosen[1]]
        page.locator(".records tbody tr:not([hidden]) a").first.click()
        page.locator("article, .entry__head").first.wait_for()
        page.go_back()
        page.locator(".choose").wait_for()
        assert page.evaluate(SHOWN) == found
        assert page.locator("select[name=field]").input_value() == "language"
    page = watched.go(f"{real_site.address('de', MEASURES)}#education")
    assert page.evaluate(SHOWN) == with_value(real_site, "field", "education")
    page = watched.go(f"{real_site.address('de', MEASURES)}?field=nowhere&actor=__proto__")
    assert numbers(page)[0] == numbers(page)[1]
    assert watched.complaints == []


def test_rows_can_be_sorted_and_equal_ones_stay_in_the_order_of_the_text(real_site, open_page):
    page = open_page().go(real_site.address("de", MEASURES))
    every = page.evaluate(SHOWN)
    select = page.locator("select[name=sort]")
    for column in [one.get_attribute("value") for one in select.locator("option").all()][1:]:
        select.select_option(column)
        places = page.evaluate(PLACES, column)
        assert places == sorted(places)
        order = [every.index(one) for one in page.evaluate(SHOWN)]
        pairs = list(zip(places, order, strict=True))
        assert pairs == sorted(pairs)
    select.select_option("")
    assert page.evaluate(SHOWN) == every


def test_without_a_script_lists_take_the_place_of_the_filters(real_site, open_page):
    page = open_page(java_script_enabled=False, viewport=NARROW).go(real_site.address("en", MEASURES))
    assert not page.locator(".choose").is_visible()
    page.locator(".lists summary").first.click()
    link = page.locator(".lists dl a").first
    name = link.get_attribute("href").removeprefix("#")
    link.click()
    assert page.url.endswith(f"#{name}")
    assert page.locator(f"tr[data-entry='{name}']").is_visible()


def test_a_filtered_list_of_duties_still_leads_to_each(real_site, open_page):
    page = open_page().go(real_site.address("de", "duties"))
    page.locator(".choose summary").click()
    page.locator("select[name=rhythm]").select_option(index=1)
    rows = page.locator(".records tbody tr:visible")
    assert 0 < rows.count() < len(real_site.dataset.duties)
    target = rows.first.get_attribute("data-duty")
    rows.first.locator("a").click()
    assert page.locator(f"#duty-{target}").is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_prints_on_few_landscape_sheets_each_with_its_head(real_site, open_page, language):
    page = open_page().go(real_site.address(language, SHEET))
    heads = [" ".join(one.split()) for one in page.locator(".sheet thead th").all_inner_texts()]
    reader = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    rows = page.locator(".sheet tbody tr").count()
    assert len(reader.pages) <= rows / ROWS_A_SHEET
    for sheet in reader.pages:
        assert sheet.mediabox.width > sheet.mediabox.height
        words = " ".join(sheet.extract_text().split())
        assert all(head in words for head in heads)
