"""Every page in a real browser: nothing from elsewhere, no complaint, nothing sticks out of a small screen."""

from __future__ import annotations

import pytest

from tests.browser.examples import TYPES, longest, page_type, pages_of
from tests.browser.served import NARROW
from tests.support.built_site import LANGUAGES

SHARES = 4

# What sticks out to the right of the window, for the message.
CULPRITS = """() => {
  const width = document.documentElement.clientWidth;
  const clipped = (one) => { for (let up = one.parentElement; up; up = up.parentElement) {
    if (getComputedStyle(up).overflowX !== "visible") { return true; } } return false; };
  return [...document.body.querySelectorAll("*")]
    .filter((one) => one.getBoundingClientRect().right > width + 1 && !clipped(one))
    .slice(0, 3).map((one) => `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 50)}`);
}"""


def too_wide(page) -> list[str]:
    """What makes a page scroll sideways; empty if it does not."""
    if page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"):
        return []
    return [f"{page.url} is {page.evaluate('document.documentElement.scrollWidth')} px wide: {page.evaluate(CULPRITS)}"]


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_quiet_and_fits_a_small_screen(real_site, open_page, language, share):
    addresses = [one for one in real_site.of(language) if not one.endswith("404.html")][share::SHARES]
    assert len(addresses) > 50
    watched = open_page(viewport=NARROW)
    wide = [problem for address in addresses for problem in too_wide(watched.go(address))]
    assert wide == []
    assert watched.strangers == []
    assert watched.complaints == []


@pytest.mark.parametrize("wanted", TYPES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_of_the_type_fits_in_the_dark_and_with_large_text(real_site, open_page, language, wanted):
    watched = open_page(viewport=NARROW, color_scheme="dark")
    for address in dict.fromkeys((longest(real_site, language, wanted), pages_of(real_site, language, wanted)[0])):
        page = watched.go(address)
        assert too_wide(page) == []
        page.set_viewport_size({"width": 1280, "height": 900})
        page.evaluate("document.documentElement.style.setProperty('font-size', '200%', 'important')")
        assert too_wide(page) == []
        page.set_viewport_size(NARROW)
    assert watched.strangers == []


def test_every_page_has_a_type(real_site):
    for language in LANGUAGES:
        assert {page_type(real_site, language, key) for key in real_site.plans[language]} == set(TYPES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_address_at_any_depth_shows_the_way_on(real_site, open_page, language):
    home = real_site.address(language, "home")
    watched = open_page()
    page = watched.go(f"{home}no/such/page/")
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").inner_text() == real_site.plans[language]["404"].title
    assert page.evaluate("getComputedStyle(document.querySelector('.header')).display") != "inline"
    assert watched.strangers == []
    page.locator("main a").first.click()
    assert page.url == watched.base + home
