"""axe-core finds nothing to complain about: on any page in any look, and in any state."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.axe import ALL_BUT_CONTRAST, Palettes, open_all, violations
from tests.browser.examples import alternately
from tests.browser.served import NARROW, WIDE

LOOKS = {"de": ((WIDE, "light"), (NARROW, "dark")), "en": ((WIDE, "dark"), (NARROW, "light"))}
QUERY = {"de": "Sprachkurse", "en": "language courses"}
ELSEWHERE = {"de": "volunteers", "en": "Ehrenamtliche"}


@pytest.mark.data
@pytest.mark.probe("axe")
def test_axe_finds_nothing_on_any_page_in_any_look(findings):
    assert not findings, "\n".join(findings)


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
    page.locator(".narrowing").evaluate("(filters) => { filters.open = true; }")
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
    "menu": ("entry:M-5.4.2.2", lambda _: "", menu),
    "suggestions": ("home", lambda _: "", suggestions),
    "no suggestions": ("home", lambda _: "", no_suggestions),
    "results": ("search", lambda language: f"?q={QUERY[language]}", results),
    "results in the other language": ("search", lambda language: f"?q={ELSEWHERE[language]}", results),
    "no results": ("search", lambda _: "?q=xyzxyzxyz", no_results),
    "both on an entry": ("entry:M-5.4.2.2", lambda _: "", both),
    "both on a section": ("section:land/1.2.2", lambda _: "", both),
    "both on a field": ("field:administration", lambda _: "", both),
    "forced palette": ("field:administration", lambda _: "", forced_palette),
}


@pytest.fixture(scope="module")
def palettes() -> Palettes:
    return Palettes()


@pytest.mark.parametrize(("language", "state"), alternately(STATES))
def test_axe_finds_nothing_in_any_state(request, real_site, open_page, palettes, language, state):
    """By day on a narrow screen, which has every state; a wide one has no menu."""
    key, query, reach = STATES[state]
    found = []
    for size, scheme in LOOKS[language]:
        if size == WIDE and (state == "menu" or not request.config.getoption("--everything")):
            continue
        page = open_page(reduced_motion="reduce", color_scheme=scheme, viewport=size).go(
            real_site.address(language, key) + query(language)
        )
        reach(page, language)
        open_all(page)
        look = f"{size['width']} px, {scheme}"
        problems = [*violations(page, ALL_BUT_CONTRAST), *palettes.violations(page, look)]
        found += [f"{look}: {problem}" for problem in problems]
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
