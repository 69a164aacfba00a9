"""What a reader's device asks for is done: a forced palette, more contrast, no motion."""

from __future__ import annotations

import pytest

from tests.browser.axe import open_all
from tests.browser.focus import ask, problems
from tests.browser.served import NARROW, WIDE
from tests.support.built_site import LANGUAGES

PALETTES = pytest.mark.parametrize("scheme", ["light", "dark"])

# A property of an element, or of its ::before, against what lies below: how many to one.
CONTRAST = """([selector, property, part]) => { const one = document.querySelector(selector);
  return probes.contrast(getComputedStyle(one, part || null)[property], probes.ground(one.parentElement)); }"""
STYLE = """([selector, property, part]) => getComputedStyle(document.querySelector(selector), part || null)[property]"""


@pytest.fixture
def forced(real_site, open_page):
    """A way to pages by their keys in a forced palette, the probes at hand."""

    def opener(scheme, **settings):
        watched = open_page(forced_colors="active", color_scheme=scheme, **settings)

        def go(key, query=""):
            page = watched.go(real_site.address("en", key) + query)
            ask(page, "motion")
            return page

        return go

    return opener


# What carries a meaning by its colour, its line or its fill: where, what, and which property shows it.
SEEN = {
    "mark of the Land": ("field:education", ".shape--land", "borderTopColor", ""),
    "mark of the district": ("field:education", ".shape--district", "borderTopColor", ""),
    "edge of a card": ("field:education", ".card", "borderTopColor", ""),
    "line between linked cards": ("field:education", ".answer", "borderTopColor", "::before"),
    "empty place": ("compare", ".gaps__item", "borderTopColor", ""),
    "sign of the site": ("home", ".brand__district", "fill", ""),
    "bar of a chart": ("figures", ".chart__part", "fill", ""),
    "whole of a chart": ("figures", ".chart__whole", "stroke", ""),
    "words in a chart": ("figures", ".chart__label", "fill", ""),
    "point in time": ("duties", ".timeline__item", "borderTopColor", "::before"),
    "page one is on": ("compare", ".nav--wide [aria-current]", "borderBottomColor", ""),
    "edge of the search field": ("home", "#find", "borderTopColor", ""),
    "icon": ("home", ".find__button .icon", "fill", ""),
    "twin in the other language": ("entry:M-5.4.2.2", "h1 .twin", "borderInlineStartColor", ""),
}


def faint(names, go):
    """What differs too little from its ground, by its name: how many to one."""
    found = {}
    for key in dict.fromkeys(SEEN[name][0] for name in names):
        page = go(key)
        if page.locator("#both").count():
            page.locator("#both").check()
        for name in names:
            if SEEN[name][0] == key:
                found[name] = page.evaluate(CONTRAST, list(SEEN[name][1:]))
    return {name: contrast for name, contrast in found.items() if not contrast >= 3}


@PALETTES
def test_what_carries_a_meaning_is_seen_in_a_forced_palette(forced, scheme):
    assert faint(SEEN, forced(scheme)) == {}


# Text and state say the same beside these.
ALSO_SAID = {"edge of a card", "line between linked cards", "empty place", "twin in the other language"}


@PALETTES
def test_what_carries_a_meaning_is_seen_in_either_palette(real_site, open_page, scheme):
    watched = open_page(color_scheme=scheme)

    def go(key):
        page = watched.go(real_site.address("en", key))
        ask(page, "motion")
        return page

    assert faint(sorted(SEEN.keys() - ALSO_SAID), go) == {}


# What is told apart by looks: two elements and the property that differs.
APART = {
    "marks": ("field:education", ".shape--land", ".shape--district", "borderTopLeftRadius", ""),
    "shades": ("matrix", ".cell--1", ".cell--2", "outlineStyle", ""),
    "current page": ("compare", ".nav__link[aria-current]", ".nav__link:not([aria-current])", "borderBottomColor", ""),
    "kinds of lines": ("field:education", ".answer--related", ".answer--implements", "borderTopStyle", "::before"),
}  # fmt: skip


@PALETTES
def test_what_is_told_apart_by_looks_is_so_in_a_forced_palette(forced, scheme):
    go, alike = forced(scheme), []
    for name, (key, one, other, name_of_property, part) in APART.items():
        page = go(key)
        looks = {page.evaluate(STYLE, [selector, name_of_property, part]) for selector in (one, other)}
        alike += [name for _ in [0] if len(looks) == 1]
    assert alike == []


@PALETTES
def test_the_switch_shows_its_state_in_a_forced_palette(forced, scheme):
    page = forced(scheme)("entry:M-5.4.2.2")
    box = page.locator("#both")
    before = box.screenshot()
    box.check()
    assert box.screenshot() != before


@PALETTES
def test_the_chosen_suggestion_and_the_found_words_are_seen_in_a_forced_palette(forced, scheme):
    go = forced(scheme)
    page = go("home")
    page.locator("#find").fill("language")
    page.locator("#find-list [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert page.evaluate(STYLE, ["[aria-selected=true]", "outlineStyle", ""]) == "solid"
    assert page.evaluate(STYLE, ["[aria-selected=false]", "outlineStyle", ""]) == "none"
    page = go("search", "?q=language")
    page.locator(".hit mark").first.wait_for()
    assert page.evaluate("""() => { const one = document.querySelector(".hit mark");
      return getComputedStyle(one).backgroundColor !== probes.ground(one.parentElement); }""")


@pytest.mark.parametrize(("scheme", "size"), [("light", NARROW), ("dark", WIDE)], ids=["light", "dark"])
def test_the_focus_is_seen_in_a_forced_palette(forced, scheme, size):
    go = forced(scheme, viewport=size)
    for key in ("home", "field:education", "matrix", "search"):
        page = go(key)
        open_all(page)
        assert problems(page) == [], key


@pytest.mark.data
@pytest.mark.probe("motion")
def test_nothing_moves_for_who_wants_no_motion(findings):
    assert not findings, "\n".join(findings)


def test_what_moves_is_seen(real_site, open_page):
    page = open_page(reduced_motion="no-preference").go(real_site.address("de", "home"))
    assert ask(page, "motion")


@PALETTES
@pytest.mark.parametrize("language", LANGUAGES)
def test_who_asks_for_more_contrast_gets_it(real_site, open_page, language, scheme):
    page = open_page(color_scheme=scheme).go(real_site.address(language, "field:education"))
    quiet = ["main .hint", "color", ""]
    ask(page, "motion")
    before = page.evaluate(CONTRAST, quiet)
    page.emulate_media(contrast="more")
    assert before < 10 < page.evaluate(CONTRAST, quiet)
    line = [".pair", "borderTopColor", ""]
    assert page.evaluate(CONTRAST, line) >= 3
