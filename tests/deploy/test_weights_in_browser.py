"""What a browser really fetches from the shipped nginx for a first view, page type by page type."""

from __future__ import annotations

import pytest

from konzept.publish.weights import BUDGETS, weigh
from tests.browser.examples import TYPES, longest
from tests.support.built_site import LANGUAGES
from tests.support.page_load import load

LIMITS = {budget.name: budget.limit for budget in BUDGETS}
HEADERS_OF_AN_ANSWER = 1_500


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_view_of_every_type_stays_within_its_budgets(real_site, nginx, browser, language):
    for wanted in TYPES:
        if wanted == "404":
            continue
        address = longest(real_site, language, wanted)
        found = load(browser, nginx.address + address)
        named = weigh(real_site.folder, address.lstrip("/"), wanted)
        # The icon of a host is not asked for again by every page.
        assert named.requests - found.requests in {0, 1}, address
        assert found.total <= LIMITS["first view altogether"], address
        assert found.requests <= LIMITS["requests"], address
        assert found.styles <= LIMITS["styles"], address
        assert found.scripts <= LIMITS["scripts before anyone touches the page"], address
        headers = found.total - found.others - (named.first_view - named.others)
        assert 0 < headers <= HEADERS_OF_AN_ANSWER * found.requests, "the table counts otherwise"
