"""axe-core finds nothing to complain about: on every page once, on every type in every look, and in every state."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from playwright.sync_api import Page

from tests.browser.axe import open_all, violations
from tests.browser.examples import TYPES, longest
from tests.browser.served import NARROW, WIDE
from tests.support.built_site import LANGUAGES

SHARES = 6
PALETTES = ("light", "dark")
LOOKS = tuple(product(PALETTES, (WIDE, NARROW)))
QUERY = {"de": "Sprachkurse", "en": "language courses"}
ELSEWHERE = {"de": "volunteers", "en": "Ehrenamtliche"}


@pytest.mark.parametrize("share", range(SHARES))
def test_axe_finds_nothing_on_any_page(real_site, open_page, share):
    addresses = sorted(real_site.documents)[share::SHARES]
    assert len(addresses) > 500 / SHARES
    watched = open_page(reduced_motion="reduce")
    found = []
    for address in addresses:
        page = watched.go(address)
        open_all(page)
        found += [f"{address}: {problem}" for problem in violations(page)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("wanted", TYPES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_a_page_of_the_type_in_any_look(real_site, open_page, language, wanted):
    page = open_page(reduced_motion="reduce").go(longest(real_site, language, wanted))
    open_all(page)
    found = []
    for scheme, size in LOOKS:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        found += [f"{size['width']} px, {scheme}: {problem}" for problem in violations(page)]
    assert not found, "\n".join([page.url, *found])


def menu(page: Page, _: str) -> None:
    page.locator("details.menu > summary").click()
    page.locator("details.menu nav a").first.wait_for()


def suggestions(page: Page, language: str) -> None:
    page.locator("#find").fill(QUERY[language])
    page.locator("#find-list [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.locator("#find-list [aria-selected=true]").wait_for()


def no_suggestions(page: Page, _: str) -> None:
    page.locator("#find").fill("xyzxyzxyz")
    page.locator(".find__message").wait_for()


def results(page: Page, _: str) -> None:
    page.locator(".hit a").first.wait_for()
    page.locator(".filter select").first.wait_for()


def no_results(page: Page, _: str) -> None:
    page.locator("[data-hits] p").first.wait_for()


def both(page: Page, _: str) -> None:
    page.locator("#both").check()
    page.locator("h1 .twin").wait_for()


def forced_palette(page: Page, _: str) -> None:
    """The palette that the device does not ask for."""
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    page.locator("[data-palette]").click(click_count=1 if dark else 2)
    assert page.evaluate("document.documentElement.dataset.theme") == ("light" if dark else "dark")


# Each state: the page's key, what comes after its address, and how to get there.
STATES: dict[str, tuple[str, Callable[[str], str], Callable[[Page, str], None]]] = {
    "menu": ("field:education", lambda _: "", menu),
    "suggestions": ("home", lambda _: "", suggestions),
    "no suggestions": ("home", lambda _: "", no_suggestions),
    "results": ("search", lambda language: f"?q={QUERY[language]}", results),
    "results in the other language": ("search", lambda language: f"?q={ELSEWHERE[language]}", results),
    "no results": ("search", lambda _: "?q=xyzxyzxyz", no_results),
    "both on an entry": ("entry:M-5.4.2.2", lambda _: "", both),
    "both on a section": ("section:land/1.2.2", lambda _: "", both),
    "both on a field": ("field:education", lambda _: "", both),
    "forced palette": ("field:education", lambda _: "", forced_palette),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_any_state(real_site, open_page, language, state):
    key, query, reach = STATES[state]
    found = []
    for scheme, size in LOOKS:
        if state == "menu" and size == WIDE:
            continue  # a wide screen has none
        page = open_page(reduced_motion="reduce", color_scheme=scheme, viewport=size).go(
            real_site.address(language, key) + query(language)
        )
        reach(page, language)
        open_all(page)
        found += [f"{size['width']} px, {scheme}: {problem}" for problem in violations(page)]
    assert not found, "\n".join([page.url, *found])


def test_axe_sees_a_fault(real_site, open_page):
    page = open_page().go(real_site.address("de", "home"))
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"x.png\">')")
    assert any(problem.startswith("image-alt") for problem in violations(page))


def test_axe_sees_a_target_that_is_too_small(real_site, open_page):
    page = open_page().go(real_site.address("de", "home"))
    # Two buttons of 9 px beside each other without a gap: neither has the room of 24 px around its centre.
    page.evaluate("""() => { const row = document.createElement("p"); row.style.display = "flex";
      for (const name of ["A", "B"]) {
        const button = document.createElement("button"); button.textContent = name;
        for (const side of ["width", "height"]) button.style[side] = "9px";
        for (const none of ["padding", "border", "margin", "minWidth", "minHeight"]) button.style[none] = "0";
        row.append(button); }
      document.querySelector("main").append(row); }""")
    assert any(problem.startswith("target-size") for problem in violations(page))
