"""What is pressed is at least 24 pixels wide and high, or stands so far from the next, or in a sentence."""

from __future__ import annotations

import pytest

from tests.browser.focus import ask
from tests.browser.served import NARROW
from tests.support.built_site import LANGUAGES


@pytest.mark.data
@pytest.mark.probe("targets")
def test_every_target_is_large_enough(findings):
    assert not findings, "\n".join(findings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_targets_that_only_a_script_makes_are_large_enough(real_site, open_page, language):
    page = open_page(viewport=NARROW).go(f"{real_site.address(language, 'search')}?q=5.4.1")
    page.locator(".hit a").first.wait_for()
    assert ask(page, "targets") == []
    page = open_page(viewport=NARROW).go(real_site.address(language, "home"))
    page.locator("#find").fill("5.4.1")
    options = page.locator("#find-list [role=option]")
    options.first.wait_for()
    assert all(options.nth(place).bounding_box()["height"] >= 24 for place in range(options.count()))


def test_a_press_counts_when_it_ends_and_can_be_taken_back(real_site, open_page):
    page = open_page().go(real_site.address("en", "home"))
    page.locator("#find").fill("5.4.1.8")
    option = page.locator("#find-list [role=option]").first
    option.hover()
    page.mouse.down()
    page.mouse.move(5, 700)
    page.mouse.up()
    page.wait_for_timeout(200)
    assert page.url.endswith(real_site.address("en", "home"))
    page.locator("#find").fill("5.4.1.8")
    option.click()
    page.wait_for_url("**/M-5.4.1.8/")


# A link among words, a link alone, two close together: only the last is too small.
CASES = {
    "<p>Words and <a href='#a'>one</a> more.</p>": 0,
    "<p><a href='#a'>one</a></p>": 0,
    "<p><a href='#a'>one</a></p><p><a href='#b'>two</a></p>": 2,
    "<p><a href='#a'>a</a><button>A button</button></p>": 1,
}


@pytest.mark.parametrize("case", CASES)
def test_the_exceptions_are_those_of_the_standard(real_site, open_page, case):
    page = open_page().go(real_site.address("en", "404"))
    page.evaluate("""(html) => { const sheet = new CSSStyleSheet();
      sheet.replaceSync("main * { margin: 0; padding: 0; line-height: 14px; font-size: 12px; letter-spacing: 0 } "
        + "button { height: 26px; width: 90px; }");
      document.adoptedStyleSheets.push(sheet);
      document.querySelector("main").innerHTML = html; document.querySelector("header").remove();
      document.querySelector("footer").remove(); }""", case)  # fmt: skip
    assert len(ask(page, "targets")) == CASES[case]
