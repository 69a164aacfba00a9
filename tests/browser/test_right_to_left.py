"""The Arabic test language in a real browser: mirrored, nothing cut off, and found by an Arabic query."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tests.browser.served import NARROW, WIDE

KEYS = (
    "home", "field:language", "entry:M-5.1.2", "section:lower/5.1", "concept:upper", "matrix", "figures", "duties",
    "glossary", "search", "404",
)  # fmt: skip

# Every box that sticks out of the page on the side where reading begins or ends.
OUTSIDE = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (one) => one.closest(".table-scroll, .visually-hidden, .skip, .suggestions");
  return [...document.querySelectorAll("body *")].filter((one) => !scrolls(one) && one.checkVisibility())
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([, box]) => box.width > 1 && (box.left < -1 || box.right > width + 1))
    .map(([one]) => `${one.tagName}.${one.getAttribute("class")}`);
}"""
BOX = "(path) => { const box = document.querySelector(path).getBoundingClientRect(); return [box.left, box.right]; }"


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_no_arabic_page_is_wider_than_the_screen(arabic_site, open_arabic, size):
    watched = open_arabic(viewport=size)
    for key in KEYS:
        page = watched.go(arabic_site.address("ar", key))
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], key
        assert page.evaluate(OUTSIDE) == [], key
    assert watched.complaints == []
    assert watched.strangers == []


def test_the_layout_is_a_mirror_of_the_english_one(arabic_site, open_arabic):
    """What stands by itself at one edge stands at the same distance from the other one."""
    watched, width = open_arabic(), WIDE["width"]
    for key, paths in {
        "home": (".brand__sign", ".home h1", ".voice--land", ".nav--wide .nav__link", ".languages li:last-child"),
        "field:language": (".pair__land .card", ".pair__answers .card", ".crumbs ol"),
        "entry:M-5.1.2": (".entry__main", ".margin", ".facts dd", ".tie"),
        "figures": (".chart__whole",),
    }.items():
        found = {}
        for language in ("en", "ar"):
            page = watched.go(arabic_site.address(language, key))
            found[language] = {path: page.evaluate(BOX, path) for path in paths}
        for path in paths:
            (start, end), (left, right) = found["en"][path], found["ar"][path]
            near = abs(start - (width - right)) < 2 or abs((width - end) - left) < 2
            assert near, f"{key} {path}: {found['en'][path]} and {found['ar'][path]}"
    assert page.evaluate(BOX, ".brand__sign")[0] > width / 2


def test_the_lines_between_the_two_concepts_are_mirrored_as_well(arabic_site, open_arabic):
    page = open_arabic().go(arabic_site.address("ar", "field:language"))
    land, answer = page.evaluate(BOX, ".pair__land .card"), page.evaluate(BOX, ".answer .card")
    assert land[0] > answer[1]
    card = page.locator(".pair__land .card").first
    sides = "(one) => [getComputedStyle(one).borderRightWidth, getComputedStyle(one).borderLeftWidth]"
    assert card.evaluate(sides) == ["5px", "1px"]


def test_addresses_and_codes_are_read_from_left_to_right(arabic_site, open_arabic):
    """Else the slash at the end of an address would stand at its beginning."""
    page = open_arabic().go(arabic_site.address("ar", "entry:M-5.1.2"))
    shown = page.locator(".source a, .source code, .addresses bdi, .addresses ol")
    directions = shown.evaluate_all("(all) => all.map((one) => [one.textContent, getComputedStyle(one).direction])")
    assert len(directions) >= 5
    addresses = [direction for text, direction in directions if "://" in text or "." in text]
    assert set(addresses) == {"ltr"}, directions


@pytest.mark.parametrize("query", ["مقعد", "المقعد", "مَقْعَد", "مقـعـد", "إثنا", "اثنا عشر"])
def test_an_arabic_query_finds_its_entry_however_it_is_typed(arabic_site, open_arabic, query):
    watched = open_arabic()
    page = watched.go(f"{arabic_site.address('ar', 'search')}?q={quote(query)}")
    first = page.locator(".hit__title a").first
    first.wait_for()
    assert first.get_attribute("href").endswith("lower/measures/M-5.1.2/")
    assert page.locator(".hit__title mark").count() >= 1
    assert watched.complaints == []


def test_a_query_in_another_language_finds_the_arabic_page(arabic_site, open_arabic):
    page = open_arabic().go(f"{arabic_site.address('ar', 'search')}?q=Kursplätze")
    page.locator(".hit__title a").first.wait_for()
    assert page.locator(".hit__title a").first.get_attribute("href").endswith("../ar/lower/measures/M-5.1.2/")
    quoted = page.locator(".hit q").first
    assert (quoted.get_attribute("lang"), quoted.get_attribute("dir")) == ("de", "auto")


def test_the_count_of_results_has_arabic_digits_and_plurals(arabic_site, open_arabic):
    page = open_arabic().go(f"{arabic_site.address('ar', 'search')}?q={quote('المقاطعة')}")
    page.locator(".hit").first.wait_for()
    count = page.locator(".hit").count()
    words = {2: "نتيجتان"} | {n: f"{chr(0x660 + n)} نتائج" for n in range(3, 10)}
    assert page.locator("[data-results] [role=status]").inner_text() == words[count]


def test_an_unknown_address_below_the_language_answers_in_it(open_arabic):
    page = open_arabic().go("/ar/nowhere/at/all/")
    assert page.locator("html").get_attribute("lang") == "ar"
    page.locator(".languages a[hreflang=en]").click()
    page.wait_for_load_state()
    assert page.locator("html").get_attribute("lang") == "en"


def test_the_menu_opens_within_a_narrow_screen(arabic_site, open_arabic):
    page = open_arabic(viewport=NARROW).go(arabic_site.address("ar", "home"))
    page.locator(".menu > summary").click()
    assert page.locator(".menu .nav__link").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert page.evaluate(OUTSIDE) == []


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_all_three_languages_stand_beside_each_other_each_in_its_direction(arabic_site, open_arabic, size):
    page = open_arabic(viewport=size).go(arabic_site.address("ar", "entry:M-5.1.2"))
    page.locator("#both").check()
    twins = page.locator("h1 .twin")
    directions = twins.evaluate_all("(all) => all.map((one) => [one.lang, getComputedStyle(one).direction])")
    assert directions == [["de", "ltr"], ["en", "ltr"]]
    assert all(twins.nth(place).is_visible() for place in range(2))
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert page.evaluate(OUTSIDE) == []
