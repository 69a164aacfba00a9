"""By keyboard alone: every stop is seen, has a ring, comes in the order of the page, and no one is caught."""

from __future__ import annotations

import pytest

from tests.browser.axe import open_all
from tests.browser.examples import TYPES, daily, pages_of
from tests.browser.focus import problems, tab_to, walk
from tests.browser.served import NARROW
from tests.support.built_site import LANGUAGES

OTHER = {"de": "en", "en": "de"}
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


@pytest.mark.data
@pytest.mark.probe("focus")
def test_every_focus_stop_is_seen_in_order_with_a_ring(findings):
    assert not findings, "\n".join(findings)


# A script alone could catch the focus, and every page has the same ones.
@pytest.mark.parametrize("wanted", daily("home", "field", "measure", "figures", of=TYPES))
@pytest.mark.parametrize("language", daily("de"))
def test_the_tab_key_goes_through_a_page_in_its_order_and_leaves_it(real_site, open_page, language, wanted):
    page = open_page().go(pages_of(real_site, language, wanted)[0])
    open_all(page)
    walked, count = walk(page)
    assert walked == list(range(count))
    page.keyboard.press("Tab")
    assert page.evaluate("window.walked.at(-1)") in (0, count - 1), "caught at the end"


def test_the_way_back_is_the_way_there(real_site, open_page):
    page = open_page().go(real_site.address("de", "field:housing"))
    open_all(page)
    walked, count = walk(page)
    assert walked == list(range(count))
    for _ in range(count - 1):
        page.keyboard.press("Shift+Tab")
    assert page.evaluate("window.walked.at(-1)") == 0
    assert page.evaluate("window.walked")[count:] == list(reversed(range(count - 1)))


@SCRIPTS
def test_the_open_menu_covers_nothing_that_comes_after_it(real_site, open_page, scripts):
    page = open_page(viewport=NARROW, java_script_enabled=scripts).go(real_site.address("en", "compare"))
    tab_to(page, "details.menu > summary")
    page.keyboard.press("Enter")
    assert page.locator("details.menu nav a").first.is_visible()
    assert problems(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_escape_closes_the_menu_and_gives_the_focus_back(real_site, open_page, language):
    page = open_page(viewport=NARROW).go(real_site.address(language, "home"))
    tab_to(page, "details.menu > summary")
    page.keyboard.press("Enter")
    tab_to(page, "details.menu nav li:nth-child(3) a")
    page.keyboard.press("Escape")
    assert not page.locator("details.menu nav a").first.is_visible()
    assert page.evaluate("document.activeElement.matches('details.menu > summary')")
    page.keyboard.press("Space")
    assert page.locator("details.menu nav a").first.is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_escape_closes_the_suggestions_and_keeps_the_focus(real_site, open_page, language):
    page = open_page().go(real_site.address(language, "home"))
    tab_to(page, "#find")
    page.keyboard.type("5.4.1.8")
    page.locator("#find-list [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert not page.locator("#find-list").is_visible()
    assert page.evaluate("document.activeElement.id") == "find"
    assert page.locator("#find").input_value() == "5.4.1.8"


@pytest.mark.parametrize("language", daily("de"))
def test_a_journey_from_the_first_page_to_the_whole_concept(real_site, open_page, language):
    watched = open_page()
    site, world = real_site, real_site.dataset
    page = watched.go(site.address(language, "home"))
    tab_to(page, "#find")
    page.keyboard.type("5.4.1.8")
    page.keyboard.press("Enter")
    page.wait_for_url("**?q=5.4.1.8")
    page.locator(".hit a").first.wait_for()
    tab_to(page, ".hit a")
    page.keyboard.press("Enter")
    page.wait_for_url(watched.base + site.address(language, "entry:M-5.4.1.8"))
    go_on_by_keyboard(watched, site, language, world.entries["M-5.4.1.8"].fields[0])
    assert watched.complaints == watched.strangers == []


@pytest.mark.parametrize("language", daily("en"))
def test_the_same_journey_without_scripts(real_site, open_page, language):
    watched = open_page(java_script_enabled=False)
    page = watched.go(real_site.address(language, "home"))
    tab_to(page, "#find")
    page.keyboard.type("5.4.1.8")
    page.keyboard.press("Enter")
    page.wait_for_url("**?q=5.4.1.8")
    tab_to(page, 'main .register a[href$="M-5.4.1.8/"]')
    page.keyboard.press("Enter")
    page.wait_for_url(watched.base + real_site.address(language, "entry:M-5.4.1.8"))
    go_on_by_keyboard(watched, real_site, language, real_site.dataset.entries["M-5.4.1.8"].fields[0])
    assert watched.strangers == []


def go_on_by_keyboard(watched, site, language, field):
    """From an entry to its field, its longer text, the other language, and the whole concept on one page."""
    page, other = watched.page, OTHER[language]
    tab_to(page, f'main .chip[href$="/{site.dataset.fields[field].slug[language]}/"]')
    page.keyboard.press("Enter")
    page.wait_for_url(watched.base + site.address(language, f"field:{field}"))
    tab_to(page, "main .more > summary")
    page.keyboard.press("Enter")
    assert page.locator("main .more[open] p").first.is_visible()
    tab_to(page, f"header a[hreflang={other}]", "Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(watched.base + site.address(other, f"field:{field}"))
    for key in ("concept:nordhausen", "whole:nordhausen"):
        tab_to(page, f':is(header, main) a[href$="{site.address(other, key).split("/")[-2]}/"]')
        page.keyboard.press("Enter")
        page.wait_for_url(watched.base + site.address(other, key))
    assert page.locator("h1").is_visible()
