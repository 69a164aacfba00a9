"""The ways around a page in a browser: its contents, explained words, copied links; by keyboard and without scripts."""

from __future__ import annotations

import pytest

from tests.browser.focus import tab_to
from tests.browser.served import NARROW, WIDE
from tests.support.built_site import LANGUAGES

MEASURE = "M-5.4.1.8"
CLIPBOARD = ["clipboard-read", "clipboard-write"]


def explained(site, language: str) -> str:
    """The address of an entry in which a word is explained."""
    return next(
        site.address(language, f"entry:{one}")
        for one in site.dataset.entries
        if 'class="term"' in site.page(language, f"entry:{one}").source
    )


@pytest.mark.parametrize(("viewport", "shown", "hidden"), [(WIDE, "stay", "fold"), (NARROW, "fold", "stay")])
def test_contents_stand_beside_the_text_where_there_is_room_and_are_folded_where_not(
    real_site, open_page, viewport, shown, hidden
):
    page = open_page(viewport=viewport, java_script_enabled=False).go(real_site.address("de", "notes"))
    assert page.locator(f".places__{shown}").is_visible()
    assert not page.locator(f".places__{hidden}").is_visible()
    link = page.locator(f".places__{shown} a").last
    if shown == "fold":
        assert not link.is_visible()
        page.locator(".places__fold > summary").press("Enter")
    assert link.is_visible()


def test_contents_stay_in_sight_and_the_way_up_leads_to_them(real_site, open_page):
    watched = open_page()
    page = watched.go(real_site.address("en", "whole:nordhausen"))
    page.evaluate("window.scrollTo(0, document.body.scrollHeight / 2)")
    top = "document.querySelector('.places__title').getBoundingClientRect().top"
    assert 0 <= page.evaluate(top) <= 100
    page.set_viewport_size(NARROW)
    page.evaluate("window.scrollTo(0, document.body.scrollHeight / 2)")
    up = page.locator(".up a")
    assert page.evaluate("(one) => one.getBoundingClientRect().bottom <= innerHeight", up.element_handle())
    up.press("Enter")
    summary = page.locator(".places__fold > summary")
    assert page.evaluate("(one) => one.getBoundingClientRect().top >= 0", summary.element_handle())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_is_explained_where_it_stands_by_keyboard(real_site, open_page, language):
    watched = open_page()
    page = watched.go(explained(real_site, language))
    tab_to(page, "a.term")
    before = page.evaluate("scrollY")
    page.keyboard.press("Enter")
    box = page.get_by_role("dialog")
    item = page.locator(page.locator("a.term").first.get_attribute("href"))
    assert box.is_visible()
    assert box.locator(".explained__word").inner_text() == item.locator("dt").inner_text()
    assert item.locator("dd > p").first.inner_text() in box.inner_text()
    assert page.evaluate("[scrollY, document.activeElement.className]") == [before, "explained"]
    inside = page.evaluate("""() => { const box = document.querySelector(".explained").getBoundingClientRect();
        return box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight; }""")
    assert inside
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.explained .terms__more a')")
    page.keyboard.press("Escape")
    assert not box.is_visible()
    assert page.evaluate("document.activeElement.matches('a.term')")
    assert watched.complaints == []


def test_the_button_closes_the_explanation_and_gives_the_focus_back(real_site, open_page):
    page = open_page(viewport=NARROW).go(explained(real_site, "en"))
    page.locator("a.term").first.click()
    page.locator(".explained button").click()
    assert not page.locator(".explained").is_visible()
    assert page.evaluate("document.activeElement.matches('a.term')")


# Old browsers know no popovers, and without scripts there are none.
@pytest.mark.parametrize("scripts", [True, False], ids=["without popovers", "without scripts"])
def test_where_there_are_no_popovers_the_word_leads_to_the_foot_and_back(real_site, open_page, scripts):
    watched = open_page(java_script_enabled=scripts, viewport=WIDE, locale="en-GB" if scripts else "de-DE")
    if scripts:
        watched.page.add_init_script("delete HTMLElement.prototype.showPopover")
    page = watched.go(explained(real_site, "de"))
    word = page.locator("a.term").first
    word.press("Enter")
    target = page.locator(word.get_attribute("href"))
    assert page.url.endswith(word.get_attribute("href"))
    target.locator(".terms__back").press("Enter")
    assert page.url.endswith(f"#{word.get_attribute('id')}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_to_an_entry_and_to_a_commitment_are_copied_and_it_is_said(real_site, open_page, language):
    watched = open_page(permissions=CLIPBOARD)
    several = next(one for one in real_site.dataset.entries.values() if len(getattr(one, "commitments", ())) > 1)
    address = real_site.address(language, f"entry:{several.id}")
    page = watched.go(address)
    for button, anchor in ((".copies .copy", ""), ("#c1 .copy", "#c1")):
        tab_to(page, button)
        page.keyboard.press("Enter")
        answer = page.locator(f"{button} + [role=status]")
        answer.filter(has_text=real_site.dataset.label("copy.done")[language]).wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == f"{watched.base}{address}{anchor}"
    page.goto(f"{watched.base}{address}#c1")
    assert page.evaluate("(one) => one.getBoundingClientRect().top < innerHeight", page.query_selector("#c1"))


def test_a_link_that_cannot_be_copied_is_shown(real_site, open_page):
    watched = open_page(locale="en-IE")
    watched.page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page = watched.go(real_site.address("en", f"entry:{MEASURE}"))
    page.locator(".copies .copy").click()
    page.locator(".copy__answer").filter(has_text=real_site.address("en", f"entry:{MEASURE}")).wait_for()


def test_without_scripts_no_link_can_be_copied(real_site, open_page):
    page = open_page(java_script_enabled=False).go(real_site.address("de", f"entry:{MEASURE}"))
    assert page.locator("[data-copy]").count() == 1
    assert not page.locator(".copy:visible").count()
