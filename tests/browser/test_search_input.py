"""Anything typed into a field or an address gets an ordinary answer."""

from __future__ import annotations

import re

import pytest

from tests.browser.results import INDEX_FILE, answered, count, hits, hold, results
from tests.browser.served import NARROW
from tests.browser.visits import too_wide
from tests.support.built_site import LANGUAGES

HOSTILE = {
    "markup": "<img src=x onerror=alert(1)>",
    "10,000 characters": "Integration " * 834,
    "one word of 10,000 letters": "a" * 10_000,
    "emoji": "👩‍👩‍👧 🏡 Kita 🎉",
    "emoji at the cut": "a" * 299 + "🏡" * 20,
    "right to left": "\u202eمرحبا بكم Kita",
    "regular expression": r".*(?<=[a-z])\d+[^]$|(",
    "per cent": "%",
    "looks like an escape": "%E0%A4%A",
    "template": "{{ 7*7 }} ${alert(1)} {count}",
    "replacement": "$& $1 $`",
    "stop words": "und der die das",
    "names of the language": "constructor __proto__ toString",
    "signs": "!?…",
    "quotation marks": "\"Kita\" 'Schule' „Verein“",
    "digits": "1" * 300,
    "control characters": "Kita\x00\x0b\x1f",
}
SAFE = "document.querySelectorAll('body script:not([type=\"application/ld+json\"]), img, [onerror]').length"


@pytest.mark.nightly  # by day, what is typed comes to stand in the address
@pytest.mark.parametrize("language", LANGUAGES)
def test_anything_in_the_address_gets_an_ordinary_answer(real_site, open_page, language):
    watched = open_page()
    for name, query in HOSTILE.items():
        page = results(watched, real_site, language, query)
        assert count(page) >= 0, name
        assert page.evaluate(SAFE) == 0, name
        assert too_wide(page) == [], name
        assert watched.dialogs == [], name
        assert watched.complaints == [], name


def test_anything_typed_gets_an_ordinary_answer(request, real_site, open_page):
    watched = open_page(viewport=NARROW)
    for name, query in HOSTILE.items() if request.config.getoption("--everything") else list(HOSTILE.items())[::3]:
        page = watched.go(real_site.address("de", "home"))
        page.locator("#find").fill(query)
        if len(query) > 1:
            page.locator("header [role=status]:not(:empty)").wait_for(state="attached")
        assert page.evaluate(SAFE) == 0, name
        page.keyboard.press("Enter")
        page.wait_for_url("**/suche/?q=*")
        answered(page)
        assert page.evaluate(SAFE) == 0, name
        assert too_wide(page) == [], name
        assert watched.dialogs == [], name
        assert watched.complaints == [], name


def test_half_an_escape_in_the_address_gets_an_ordinary_answer(real_site, open_page):
    watched = open_page()
    page = watched.go(f"{real_site.address('de', 'search')}?q=%E0%A4%A&kind=%&&=")
    answered(page)
    assert count(page) >= 0
    assert watched.complaints == []


@pytest.mark.parametrize("query", ["", "%20%20"])
def test_an_empty_query_shows_the_register(real_site, open_page, query):
    watched = open_page()
    page = watched.go(f"{real_site.address('de', 'search')}?q={query}")
    page.wait_for_load_state("networkidle")
    assert page.locator("[data-register]").is_visible()
    assert not page.locator(".results").is_visible()
    page.locator("#find").press("Enter")
    assert page.locator("[data-register]").is_visible()
    assert watched.complaints == []


@pytest.mark.parametrize("query", ["", "?q=Schule"], ids=["register", "results"])
def test_what_is_typed_while_the_script_is_on_its_way_is_kept(real_site, open_page, query):
    watched = open_page()
    page = watched.page
    held = hold(page, "**/search.js")
    page.goto(f"{watched.base}{real_site.address('de', 'search')}{query}", wait_until="commit")
    page.locator("#find").press_sequentially("Kita")
    with page.expect_response(INDEX_FILE):
        held[0].continue_()
    if query:
        answered(page)
    page.wait_for_timeout(300)
    assert page.locator("#find").input_value() == "Kita"


def test_a_late_answer_does_not_replace_the_one_asked_for(real_site, open_page):
    watched = open_page()
    page = watched.page
    english = re.compile("/en" + INDEX_FILE.pattern)
    held = hold(page, english)
    expected = hits(results(watched, real_site, "de", "Kita"))
    with page.expect_request(english):
        page.locator("#find").fill("volunteers")
        page.keyboard.press("Enter")
    page.locator("#find").fill("Kita")
    page.keyboard.press("Enter")
    with page.expect_response(english):
        held[0].continue_()
    page.wait_for_timeout(1000)
    assert hits(page) == expected
    assert page.locator("#find").input_value() == "Kita"
