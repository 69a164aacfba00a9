"""Every page of the built site keeps every rule of lint.py, in every language."""

from __future__ import annotations

import pytest

from tests.site import lint
from tests.support.built_site import LANGUAGES, BuiltSite

pytestmark = pytest.mark.data

# A strict parse takes long: it is spread over the workers.
SHARES = 6


def problems(rule: lint.Rule, site: BuiltSite, language: str) -> list[str]:
    """All problems a rule finds in one language, each with the page's address."""
    return [f"{document.address}: {problem}" for document in site.of(language).values() for problem in rule(document)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", lint.RULES, ids=lambda rule: rule.__name__)
def test_every_page_keeps_the_rule(real_site, rule, language):
    found = problems(rule, real_site, language)
    assert not found, f"{rule.__doc__}\n{len(found)} times:\n" + "\n".join(found[:40])


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_valid_html(real_site, language, share):
    documents = list(real_site.of(language).values())[share::SHARES]
    assert documents
    found = [f"{one.address}: {problem}" for one in documents for problem in lint.html_is_valid(one)]
    assert not found, "\n".join(found[:40])
