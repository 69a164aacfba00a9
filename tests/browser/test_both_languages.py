"""Both languages at once, as a reader uses it: with and without scripts, narrow and wide, remembered and forgotten."""

from __future__ import annotations

import pytest

from tests.browser.served import NARROW
from tests.support.built_site import LANGUAGES

KEYS = ["entry:M-5.4.2.2", "section:land/1.2.2", "field:education"]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_switch_works_without_scripts(real_site, open_page, language, key):
    page = open_page(java_script_enabled=False).go(real_site.address(language, key))
    twin = page.locator("h1 .twin")
    assert not twin.is_visible()
    page.keyboard.press("Tab")
    page.locator("#both").focus()
    page.keyboard.press("Space")
    assert twin.is_visible()


def test_the_two_texts_stand_beside_each_other_on_a_wide_screen_and_below_on_a_narrow_one(real_site, open_page):
    address = real_site.address("de", "entry:M-5.4.2.2")
    places = {}
    for name, settings in (("wide", {}), ("narrow", {"viewport": NARROW})):
        page = open_page(**settings).go(address)
        page.locator("#both").check()
        pair = page.locator(".entry__text .pairtext > *")
        places[name] = [pair.nth(number).bounding_box() for number in (0, 1)]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert places["wide"][1]["x"] >= places["wide"][0]["x"] + places["wide"][0]["width"]
    assert places["narrow"][1]["y"] >= places["narrow"][0]["y"] + places["narrow"][0]["height"]


def test_the_choice_is_remembered_until_it_is_taken_back(real_site, open_page):
    watched = open_page()
    page = watched.go(real_site.address("en", KEYS[0]))
    assert page.evaluate("localStorage.length") == 0
    page.locator("#both").check()
    page = watched.go(real_site.address("en", KEYS[2]))
    assert page.locator("#both").is_checked()
    page.locator("#both").uncheck()
    assert page.evaluate("localStorage.length") == 0
