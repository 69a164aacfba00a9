"""What a reader does: change the language, open the menu by keyboard, skip to the text, choose a palette."""

from __future__ import annotations

import pytest

from konzept.plan.pages import PageKey
from tests.browser.examples import TYPES, daily, longest
from tests.browser.served import NARROW
from tests.support.built_site import LANGUAGES

OTHER = {"de": "en", "en": "de"}


def key_of(site, language: str, address: str) -> PageKey:
    return next(key for key in site.plans[language] if site.address(language, key) == address)


# Where it leads on any page, `switch_leads_to_the_counterpart` in tests/site/links.py reads without a browser.
@pytest.mark.parametrize("wanted", daily("home", "measure", of=TYPES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_switch_leads_to_the_same_page(real_site, open_page, language, wanted):
    address = longest(real_site, language, wanted)
    other = OTHER[language]
    watched = open_page(java_script_enabled=False)
    page = watched.go(address)
    page.locator(f"header a[hreflang={other}]").click()
    assert page.url == watched.base + real_site.address(other, key_of(real_site, language, address))
    assert page.locator("html").get_attribute("lang") == other
    page.locator(f"header a[hreflang={language}]").click()
    assert page.url == watched.base + address


@pytest.mark.parametrize(("key", "rest"), [("search", "?q=Dolmetscher&kind=measure"), ("glossary", "#term-district")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_switch_keeps_what_was_searched_and_where_one_is(real_site, open_page, language, key, rest):
    other = OTHER[language]
    watched = open_page()
    page = watched.go(real_site.address(language, key) + rest)
    page.locator(f"header a[hreflang={other}]").click()
    assert page.url == watched.base + real_site.address(other, key) + rest


def test_the_language_switch_knows_what_was_searched_since_the_page_was_opened(real_site, open_page):
    watched = open_page()
    page = watched.go(real_site.address("de", "search"))
    page.locator("main input[type=search]").fill("Kita")
    page.keyboard.press("Enter")
    page.locator(".hit").first.wait_for()
    with page.context.expect_page() as opened:
        page.locator("header a[hreflang=en]").click(modifiers=["ControlOrMeta"])
    assert opened.value.url == f"{watched.base}{real_site.address('en', 'search')}?q=Kita"
    opened.value.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_opens_by_keyboard_and_leads_on(real_site, open_page, language, scripts):
    watched = open_page(viewport=NARROW, java_script_enabled=scripts)
    page = watched.go(real_site.address(language, "home"))
    link = page.locator("details.menu nav a").first
    assert not link.is_visible()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('details.menu > summary')"):
            break
    page.keyboard.press("Enter")
    assert link.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement === document.querySelector('details.menu nav a')")
    page.keyboard.press("Enter")
    page.wait_for_url(watched.base + real_site.address(language, "compare"))


def test_no_focus_stop_is_out_of_sight(real_site, open_page):
    page = open_page(viewport=NARROW).go(real_site.address("de", "entry:M-5.4.1.8"))
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        place = page.evaluate("""() => { const box = document.activeElement.getBoundingClientRect();
            return [document.activeElement.outerHTML.slice(0, 90), box.right > 0 && box.left < 320 && box.width > 0,
              getComputedStyle(document.activeElement).outlineStyle !== "none"]; }""")
        if place[0].startswith("<body") or (place[0] in seen and len(seen) > 40):
            break
        seen.add(place[0])
        assert place[1], f"out of sight: {place[0]}"
        assert place[2], f"no focus ring: {place[0]}"
    assert len(seen) > 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_stop_skips_to_the_text(real_site, open_page, language):
    page = open_page().go(real_site.address(language, "compare"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_longer_text_opens_in_its_place(real_site, open_page, scripts):
    page = open_page(java_script_enabled=scripts).go(real_site.address("en", "field:housing"))
    more = page.locator("main details.more").first
    assert not more.locator("p").first.is_visible()
    more.locator("summary").focus()
    page.keyboard.press("Space")
    assert more.locator("p").first.is_visible()


def test_the_palette_goes_round_and_is_remembered(real_site, open_page):
    watched = open_page()
    page = watched.go(real_site.address("de", "home"))
    button = page.locator("[data-palette]")
    theme = "document.documentElement.getAttribute('data-theme')"
    background = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate("Object.keys(localStorage)") == []
    assert page.evaluate(theme) is None
    seen = {}
    for expected in ("light", "dark", None):
        button.click()
        assert page.evaluate(theme) == expected
        seen[expected] = (button.inner_text(), page.evaluate(background))
        page = watched.go(real_site.address("en", "compare"))
        assert page.evaluate(theme) == expected
        page = watched.go(real_site.address("de", "home"))
    assert len({label for label, _ in seen.values()}) == 3
    assert seen["light"][1] != seen["dark"][1]


def test_the_palette_follows_the_device(real_site, open_page):
    page = open_page(color_scheme="dark").go(real_site.address("de", "home"))
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="light")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark


def test_without_scripts_nothing_is_offered_that_does_not_work(real_site, open_page):
    page = open_page(java_script_enabled=False).go(real_site.address("de", "home"))
    assert not page.locator("[data-palette]").is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_clicks_lead_from_the_first_page_to_a_measure_and_its_reasons(real_site, open_page, language):
    watched = open_page()
    page = watched.go(real_site.address(language, "home"))
    page.locator(f'main a[href$="{real_site.dataset.fields["language"].slug[language]}/"]').first.click()
    page.locator('main a[href*="M-5.4.1.8"]').first.click()
    assert page.locator("[data-entry]").get_attribute("data-entry") == "M-5.4.1.8"
    reason = real_site.dataset.entries["M-5.4.1.8"].links[0].reason[language]
    assert page.locator("main").get_by_text(reason).first.is_visible()
