"""What a reader has chosen holds after Back and in every tab; this browser keeps pages for going back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.served import FLAGS, WIDE
from tests.support import programs

CACHE_OFF = "--disable-back-forward-cache"
THEME = "document.documentElement.getAttribute('data-theme')"
LISTEN = "addEventListener('pageshow', (event) => { window.fromCache = event.persisted; })"


@pytest.fixture(scope="module")
def caching(browser: Browser) -> Iterator[Browser]:
    """A browser that keeps pages for going back, as readers' browsers do; Playwright switches that off."""
    launched = browser.browser_type.launch(
        executable_path=programs.browser(), args=list(FLAGS), ignore_default_args=[CACHE_OFF]
    )
    yield launched
    launched.close()


@pytest.fixture
def tabs(caching: Browser) -> Iterator[BrowserContext]:
    context = caching.new_context(viewport=WIDE)
    yield context
    context.close()


def test_after_back_palette_and_language_box_are_as_last_chosen(real_site, base, tabs):
    page = tabs.new_page()
    page.goto(base + real_site.address("de", "entry:M-5.4.2.2"))
    page.evaluate(LISTEN)
    page.locator("#both").check()
    page.goto(base + real_site.address("de", "field:education"))
    assert page.locator("#both").is_checked()
    page.locator("#both").uncheck()
    page.locator("[data-palette]").click(click_count=2)
    label = page.locator("[data-palette]").inner_text()
    page.go_back(wait_until="commit")
    assert page.evaluate("window.fromCache"), "the page was loaded anew, which proves nothing"
    assert page.evaluate(THEME) == "dark"
    assert page.locator("[data-palette]").inner_text() == label
    assert not page.locator("#both").is_checked()
    page.locator("[data-palette]").click()
    assert page.evaluate(THEME) is None


def test_a_second_tab_follows_the_first(real_site, base, tabs):
    first, second = tabs.new_page(), tabs.new_page()
    for page in (first, second):
        page.goto(base + real_site.address("en", "entry:M-5.4.2.2"))
    first.locator("[data-palette]").click()
    first.locator("#both").check()
    second.locator("#both:checked").wait_for()
    assert second.evaluate(THEME) == "light"
    first.locator("#both").uncheck()
    second.locator("#both:not(:checked)").wait_for()
