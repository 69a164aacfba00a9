"""The comparing pages: a pair with its reason on the first screen, numbers that agree, few sheets of paper."""

from __future__ import annotations

import pytest

from tests.browser.examples import alternately, pages_of
from tests.browser.served import PHONE, WIDE
from tests.browser.test_print import printed
from tests.support.built_site import LANGUAGES

# How far down the first row with its answer may begin, in pixels.
FIRST_SCREEN = {"wide": (WIDE, 640), "phone": (PHONE, 900)}
FIRST = """() => {
  const top = (found) => found ? found.getBoundingClientRect().top : 0;
  const row = document.querySelector("[data-pair]:has([data-answer])");
  return [top(row), top(row?.querySelector("[data-land]"))];
}"""
WITHOUT_REASON = """() => [...document.querySelectorAll("[data-answer]")].filter((answer) => {
  const reason = answer.querySelector(".answer__reason");
  return !reason || !reason.checkVisibility() || !reason.innerText.trim() || answer.querySelector("details");
}).map((answer) => answer.dataset.answer)"""
# At most so many sheets of A4: the page in the middle of its type by length, and the longest.
SHEETS = {"field": (5, 9), "measure": (2, 3), "whole": (26, 26)}


@pytest.mark.parametrize(("language", "screen"), alternately(FIRST_SCREEN, tuple(FIRST_SCREEN)))
def test_the_first_pair_stands_on_the_first_screen_with_its_reason(real_site, open_page, language, screen):
    viewport, limit = FIRST_SCREEN[screen]
    watched = open_page(viewport=viewport)
    for address in pages_of(real_site, language, "field"):
        page = watched.go(address)
        page.evaluate("document.fonts.ready")
        row, land = page.evaluate(FIRST)
        assert row <= limit, address
        assert land <= limit, address
        assert page.evaluate(WITHOUT_REASON) == [], address


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_is_the_same_wherever_it_stands(real_site, language):
    said: dict[tuple[str, str], set[str]] = {}
    for address, document in real_site.documents.items():
        if address.startswith("/en/") != (language == "en"):
            continue
        for one in document.tree.xpath("//*[@data-count]"):
            said.setdefault((one.get("data-field"), one.get("data-count")), set()).add(one.text_content())
        links = document.tree.xpath("//main//*[@data-count='links']")
        if document.tree.xpath("//*[@data-pair]") and len(links) == 1:
            assert len(document.tree.xpath("//*[@data-answer]")) == int(links[0].text_content()), address
    assert {field for field, _ in said} == set(real_site.dataset.fields)
    assert {key: found for key, found in said.items() if len(found) > 1} == {}


@pytest.mark.parametrize(("language", "wanted"), alternately(SHEETS, tuple(SHEETS)))
def test_a_page_takes_few_sheets(real_site, open_page, language, wanted):
    pages = pages_of(real_site, language, wanted)
    for address, limit in zip((pages[len(pages) // 2], pages[-1]), SHEETS[wanted], strict=True):
        assert len(printed(open_page().go(address)).pages) <= limit, address


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_what_the_texts_are_and_of_when(real_site, language):
    for address, document in real_site.documents.items():
        if address.startswith("/en/") == (language == "en"):
            found = document.tree.xpath("//*[@data-validity]")
            assert len(found) == 1, address
            today = real_site.dataset.label("validity.not_today")[language]
            assert today in " ".join(found[0].text_content().split()), address
