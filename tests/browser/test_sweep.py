"""Pages in a real browser: nothing from elsewhere, no complaint, nothing sticks out of a small screen."""

from __future__ import annotations

import pytest

from konzept.plan.pages import MISSING
from tests.browser.examples import TYPES, page_type, visited
from tests.browser.focus import ask
from tests.support.built_site import LANGUAGES, Document
from tests.support.cover import cover, shapes


@pytest.mark.data
@pytest.mark.probe("quiet", "small_screen")
def test_every_page_is_quiet_and_fits_a_small_screen(findings):
    assert not findings, "\n".join(findings)


@pytest.mark.data
@pytest.mark.probe("lists")
def test_every_list_is_one_for_a_screen_reader_in_webkit_too(findings):
    assert not findings, "\n".join(findings)


def test_a_list_that_is_none_in_webkit_is_seen(real_site, open_page):
    page = open_page().go(f"{real_site.address('de', 'search')}?q=Sprache")
    page.locator(".hit").first.wait_for()
    assert ask(page, "lists") == []
    for style in ("listStyle = 'none'", "display = 'grid'"):
        page.evaluate(f"for (const hit of document.querySelectorAll('.hit')) {{ hit.style.{style}; }}")
        assert len(ask(page, "lists")) == 1
        page.evaluate("for (const hit of document.querySelectorAll('.hit')) { hit.removeAttribute('style'); }")


@pytest.mark.data
def test_the_visited_pages_hold_every_shape_of_element(real_site):
    every = {address: shapes(document) for address, document in real_site.documents.items()}
    seen = set().union(*(every[address] for address in visited(real_site)))
    assert {address: missing for address, found in every.items() if (missing := found - seen)} == {}


def test_a_new_shape_pulls_its_page_in():
    pages = {name: f"<main><p>{name}</p></main>" for name in ("/a/", "/b/", "/c/")}
    pages["/c/"] = pages["/c/"].replace("<p>", '<p class="new">')
    documents = {name: Document(name, "de", source) for name, source in pages.items()}
    assert set(cover(documents)) == {"/a/", "/c/"}


@pytest.mark.data
def test_every_page_has_a_type(real_site):
    for language in LANGUAGES:
        assert {page_type(real_site, key) for key in real_site.plans[language]} == set(TYPES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_address_at_any_depth_shows_the_way_on(real_site, open_page, language):
    home = real_site.address(language, "home")
    watched = open_page()
    page = watched.go(f"{home}no/such/page/")
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").inner_text() == real_site.plans[language][MISSING].title
    assert page.evaluate("getComputedStyle(document.querySelector('.header')).display") != "inline"
    assert watched.strangers == []
    page.locator("main a").first.click()
    assert page.url == watched.base + home
