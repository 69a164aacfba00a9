"""What a browser really fetches from the shipped nginx for a first view, page type by page type."""

from __future__ import annotations

import pytest

from konzept.publish.weights import BUDGETS, weigh
from tests.browser.examples import TYPES, daily, longest
from tests.support.page_load import load

LIMITS = {budget.name: budget.limit for budget in BUDGETS}
HEADERS_OF_AN_ANSWER = 1_500


# On every page the table says what it names; a few show that a browser fetches that and nothing else.
@pytest.mark.parametrize("wanted", daily("home", "field", "measure", of=[one for one in TYPES if one != "404"]))
@pytest.mark.parametrize("language", daily("de"))
def test_the_first_view_of_a_type_stays_within_its_budgets(real_site, nginx, browser, language, wanted):
    address = longest(real_site, language, wanted)
    found = load(browser, nginx.address + address, wanted)
    named = weigh(real_site.folder, address.lstrip("/"), wanted)
    # The icon of a host is not asked for again by every page, and a typeface not before its letters stand there.
    assert named.requests - found.requests in {0, 1, 2}
    assert found.first_view <= LIMITS["first view altogether"]
    assert found.requests <= LIMITS["requests"]
    assert found.styles <= LIMITS["styles"]
    assert found.scripts <= LIMITS["scripts before anyone touches the page"]
    headers = found.first_view - found.others - (named.first_view - named.others)
    assert 0 < headers <= HEADERS_OF_AN_ANSWER * found.requests, "the table counts otherwise"
