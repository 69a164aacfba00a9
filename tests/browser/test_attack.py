"""On the attacked site nothing runs: no dialog, no complaint, no element of the attack."""

from __future__ import annotations

import pytest

from tests.browser.examples import FEW_TYPES, TYPES, alternately, longest
from tests.support.built_site import LANGUAGES
from tests.support.hostile_site import ATTACK

# Data in the form of a script is read by programs and run by no browser.
RUNNING = "body script:not([type='application/ld+json'])"


@pytest.mark.parametrize(("language", "wanted"), alternately(TYPES, FEW_TYPES))
def test_nothing_of_the_attack_runs(hostile_site, open_hostile, language, wanted):
    watched = open_hostile()
    page = watched.go(longest(hostile_site, language, wanted))
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.mouse.move(400, 300)
    page.keyboard.press("Tab")
    assert watched.dialogs == []
    assert watched.complaints == []
    assert watched.strangers == []
    handlers = ("[onerror]", "[onmouseover]", "[onclick]", "[href^='javascript:' i]")
    for intruder in (RUNNING, "img", *handlers):
        assert page.locator(intruder).count() == 0, intruder


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_attack_is_read_as_typed(hostile_site, open_hostile, language):
    page = open_hostile().go(hostile_site.address(language, "entry:M-5.1.2"))
    title = hostile_site.dataset.entries["M-5.1.2"].title[language]
    assert title.endswith(ATTACK)
    assert " ".join(page.locator("h1").inner_text().split()) == " ".join(title.split())
    assert " ".join(title.split()) in page.title()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_shows_the_attack_as_typed(hostile_site, open_hostile, language):
    watched = open_hostile()
    page = watched.go(f"{hostile_site.address(language, 'search')}?q=5.1.2")
    hit = page.locator("main a[href*='M-5.1.2']").first
    hit.wait_for()
    assert " ".join(ATTACK.split()) in " ".join(hit.inner_text().split())
    assert page.locator("main script, main img").count() == 0
    assert watched.dialogs == watched.complaints == watched.strangers == []
