"""The search in the header: a combobox that works by keyboard alone and says what it shows."""

from __future__ import annotations

import pytest

from tests.browser.results import QUERIES, answered, hold, until
from tests.browser.served import NARROW, WIDE
from tests.browser.visits import too_wide
from tests.support.built_site import LANGUAGES

FIELD = "#find"
OPTION = "header [role=option]"
# The option that the field says is active, and the one that looks chosen: their places, -1 for none.
ACTIVE = """() => {
  const field = document.querySelector("#find"), options = [...document.querySelectorAll("header [role=option]")];
  return [options.findIndex((one) => one.id === field.getAttribute("aria-activedescendant")),
    options.findIndex((one) => one.getAttribute("aria-selected") === "true"), document.activeElement === field];
}"""


def typed(watched, site, language: str, query: str):
    """A page whose header shows suggestions for what was typed."""
    page = watched.go(site.address(language, "compare"))
    page.locator(FIELD).focus()
    page.keyboard.type(query)
    page.locator(OPTION).first.wait_for()
    until(page, "query => document.querySelector('#find').value === query", query)
    return page


def expanded(page) -> str:
    return page.locator(FIELD).get_attribute("aria-expanded")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_field_is_a_combobox_with_a_name_and_a_list_of_its_own(real_site, open_page, language):
    watched = open_page()
    page = watched.go(real_site.address(language, "compare"))
    field = page.get_by_role("combobox", name=real_site.dataset.labels["find.label"][language])
    assert field.count() == 1
    assert expanded(page) == "false"
    page = typed(watched, real_site, language, QUERIES[language])
    assert expanded(page) == "true"
    box = page.locator(f"#{field.get_attribute('aria-controls')}")
    assert box.get_attribute("role") == "listbox"
    assert box.is_visible()
    assert box.get_attribute("aria-label")
    ids = page.locator(OPTION).evaluate_all("all => all.map((one) => one.id)")
    assert 1 < len(ids) == len(set(ids)) <= 8
    assert watched.complaints == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_many_there_are_is_announced(real_site, open_page, language):
    page = typed(open_page(), real_site, language, QUERIES[language])
    status = page.locator("header [role=status]")
    shown, unit = (real_site.dataset.labels[f"search.{key}.other"][language] for key in ("suggested", "count"))
    said = status.inner_text().strip()
    assert said.startswith(shown.replace("{count}", str(page.locator(".suggestion__title").count())))
    assert said.endswith(unit.replace("{count}", "").strip())
    page.locator(FIELD).fill("Xnttegratixxnq")
    none = real_site.dataset.labels["search.none"][language]
    page.locator("header [role=status]", has_text=none).wait_for()
    assert status.bounding_box()["height"] > 20, "said only to those who cannot see the list missing"
    assert expanded(page) == "false"
    page.locator(FIELD).fill("")
    until(page, "!document.querySelector('header [role=status]').textContent")


def test_arrows_go_round_by_way_of_the_field_and_the_focus_stays_in_it(real_site, open_page):
    page = typed(open_page(), real_site, "de", "Sprache")
    number = page.locator(OPTION).count()
    assert page.evaluate(ACTIVE) == [-1, -1, True]
    for expected in (*range(number), -1, 0):
        page.keyboard.press("ArrowDown")
        assert page.evaluate(ACTIVE) == [expected, expected, True]
    for expected in (-1, number - 1, number - 2):
        page.keyboard.press("ArrowUp")
        assert page.evaluate(ACTIVE) == [expected, expected, True]
    page.keyboard.type("n")
    until(page, "!document.querySelector('#find').hasAttribute('aria-activedescendant')")


def test_the_active_option_is_in_sight(real_site, open_page):
    page = typed(open_page(viewport={"width": 320, "height": 320}), real_site, "de", "Sprache")
    for _ in range(page.locator(OPTION).count()):
        page.keyboard.press("ArrowDown")
        box, inner = page.locator("#find-list").bounding_box(), page.locator("[aria-selected=true]").bounding_box()
        assert inner["y"] >= box["y"] - 1
        assert inner["y"] + inner["height"] <= box["y"] + box["height"] + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_enter_on_an_option_leads_to_its_page(real_site, open_page, language):
    watched = open_page()
    page = typed(watched, real_site, language, QUERIES[language])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    option = page.locator("[aria-selected=true]")
    title = option.locator(".suggestion__title").inner_text()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    address = page.url.removeprefix(watched.base).partition("#")[0]
    assert address in real_site.of(language)
    assert title.replace("\u00ad", "") in page.locator("main").inner_text().replace("\u00ad", "")


def test_enter_without_an_option_leads_to_all_results(real_site, open_page):
    watched = open_page()
    page = typed(watched, real_site, "de", "Sprache")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{watched.base}{real_site.address('de', 'search')}?q=Sprache")
    answered(page)
    assert page.locator(".hit").count() > 5


def test_an_option_can_be_clicked(real_site, open_page):
    watched = open_page()
    page = typed(watched, real_site, "de", "Sprache")
    with page.expect_navigation():
        page.locator(OPTION).nth(1).click()
    assert page.url.removeprefix(watched.base).partition("#")[0] in real_site.of("de")


@pytest.mark.parametrize("press", [{"modifiers": ["ControlOrMeta"]}, {"button": "middle"}], ids=["ctrl", "middle"])
def test_an_option_opens_in_a_tab_of_its_own_like_any_link(real_site, open_page, press):
    watched = open_page()
    page = typed(watched, real_site, "de", "Sprache")
    option = page.locator(OPTION).nth(1)
    wanted = option.evaluate("(one) => one.href")
    with page.context.expect_page() as opened:
        option.click(**press)
    assert opened.value.url == wanted
    opened.value.close()
    assert page.url == watched.base + real_site.address("de", "compare")
    assert page.evaluate("document.activeElement.id") == "find"
    assert option.is_visible()


def test_escape_closes_the_list_first_and_keeps_what_was_typed(real_site, open_page):
    page = typed(open_page(), real_site, "de", "Sprache")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert expanded(page) == "false"
    assert not page.locator("#find-list").is_visible()
    assert page.locator(FIELD).get_attribute("aria-activedescendant") is None
    assert page.evaluate("[document.activeElement.id, document.activeElement.value]") == ["find", "Sprache"]
    page.keyboard.press("ArrowDown")
    page.locator(OPTION).first.wait_for()
    assert expanded(page) == "true"


def test_leaving_the_field_closes_the_list_and_the_next_stop_is_the_button(real_site, open_page):
    page = typed(open_page(), real_site, "de", "Sprache")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "find__button"
    until(page, "document.querySelector('#find-list').hidden")
    assert expanded(page) == "false"


def test_what_is_typed_before_the_search_has_arrived_is_answered(real_site, open_page):
    watched = open_page()
    held = hold(watched.page, "**/search.js")
    page = watched.go(real_site.address("de", "home"))
    with page.expect_request("**/search.js"):
        page.locator(FIELD).focus()
    page.keyboard.type("Kita")
    held[0].continue_()
    page.locator(OPTION).first.wait_for()
    assert page.evaluate("document.activeElement.id") == "find"


@pytest.mark.parametrize("language", LANGUAGES)
def test_suggestions_are_in_the_readers_language(real_site, open_page, language):
    query = {"de": "volunteers", "en": "Sprachmittlung"}[language]
    page = typed(open_page(), real_site, language, query)
    titles = page.locator(".suggestion__title").all_inner_texts()
    register = real_site.page(language, "search").main.xpath("//*[@data-register]//li/a/text()")
    assert set(titles) <= set(register)


@pytest.mark.parametrize("language", LANGUAGES)
def test_suggestions_fit_a_small_screen_and_large_text(real_site, open_page, language):
    page = typed(open_page(viewport=NARROW), real_site, language, QUERIES[language])
    assert too_wide(page) == []
    box = page.locator("#find-list").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= NARROW["width"]
    page.set_viewport_size(WIDE)
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%', 'important')")
    assert too_wide(page) == []
    box = page.locator("#find-list").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= WIDE["width"]
