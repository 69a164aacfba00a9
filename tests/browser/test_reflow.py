"""Large and loose text: 400 per cent zoom, 200 per cent text, and the spacing a reader sets; nothing is lost."""

from __future__ import annotations

import pytest

from tests.browser.axe import open_all
from tests.browser.examples import daily
from tests.browser.focus import ask
from tests.browser.served import NARROW, PHONE, ZOOMED
from tests.support.built_site import LANGUAGES


def faults(page, what: str) -> list[str]:
    """Text that is cut off, off the screen or in other text, each with how the page was looked at."""
    return [f"{what}: {problem}" for problem in ask(page, "text")][:5]


@pytest.mark.data
@pytest.mark.probe("reflow")
def test_nothing_is_lost_at_400_per_cent_with_large_or_loose_text(findings):
    assert not findings, "\n".join(findings)


@pytest.mark.parametrize("key", ["entry:M-5.4.2.2", "section:land/1.2.2", "field:education"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_at_once_bear_the_spacing(real_site, open_page, language, key):
    page = open_page().go(real_site.address(language, key))
    page.locator("#both").check()
    open_all(page)
    ask(page, "space")
    found = faults(page, "wide")
    page.set_viewport_size(ZOOMED)
    assert [*found, *faults(page, "400 per cent")] == []


@pytest.mark.data
@pytest.mark.probe("words")
def test_no_word_is_broken_on_a_phone_that_would_fit(findings):
    assert not findings, "\n".join(findings)


def test_a_broken_word_is_seen(real_site, open_page):
    page = open_page(viewport=PHONE).go(real_site.address("en", "home"))
    assert ask(page, "words") == []
    page.evaluate("document.querySelector('.home .lead').style.cssText = 'width: 3em; overflow-wrap: anywhere'")
    assert ask(page, "words")


@pytest.mark.parametrize("width", daily(320, 432, of=[320, 360, 390, 400, 432]))
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_header_takes_two_rows_at_most_in_wide_letters(real_site, open_page, language, width):
    page = open_page(viewport={"width": width, "height": 640}).go(real_site.address(language, "home"))
    page.evaluate("document.querySelector('.header').style.letterSpacing = '.03em'")
    tops = page.locator(".header__inner > *").evaluate_all(
        "all => all.filter((one) => one.checkVisibility()).map((one) => Math.round(one.getBoundingClientRect().bottom))"
    )
    assert len({round(top / 40) for top in tops}) <= 2, tops
    assert page.locator(".header").bounding_box()["height"] < 140


@pytest.mark.parametrize("fault", ["width: 40px; overflow: hidden; white-space: nowrap", "margin-top: -1.2em",
                                   "position: absolute; left: 90vw; white-space: nowrap"])  # fmt: skip
def test_lost_text_is_seen(real_site, open_page, fault):
    page = open_page(viewport=NARROW).go(real_site.address("en", "home"))
    assert ask(page, "text") == []
    page.evaluate("(fault) => { document.querySelector('.home .lead').style.cssText = fault; }", fault)
    assert ask(page, "text")
