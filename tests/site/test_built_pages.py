"""Every page is valid HTML, and the build has found nothing wrong with any."""

from __future__ import annotations

import pytest

from tests.site.markup import html_errors
from tests.support.built_site import LANGUAGES, BuiltSite, Document

# A strict parse takes long: it is spread over the workers.
SHARES = 6
GOOD = "<!doctype html><html><head><title>T</title></head><body><p>A</p></body></html>"


@pytest.mark.data
@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_valid_html(real_site, language, share):
    documents = list(real_site.of(language).values())[share::SHARES]
    assert documents
    found = [f"{one.address}: {problem}" for one in documents for problem in html_errors(one)]
    assert not found, "\n".join(found[:40])


@pytest.mark.parametrize("paragraph", ["<p>A</p></div>", '<p class="a" class="b">A</p>', "<p><p>A</p></p>"])
def test_the_parser_finds_faults(paragraph):
    assert list(html_errors(Document("/", "de", GOOD))) == []
    assert list(html_errors(Document("/", "de", GOOD.replace("<p>A</p>", paragraph)))) != []


def warnings(site: BuiltSite) -> list[str]:
    """What the builds of the languages have said; on faults they would have ended."""
    return [line for line in site.said.splitlines() if line.startswith("[")]


@pytest.mark.data
def test_the_build_finds_nothing_wrong_with_any_page(real_site):
    assert warnings(real_site) == []


@pytest.mark.parametrize("name", ["arabic_site", "outdated_site", "small_site"])
def test_nor_does_that_of_another_world(request, name):
    assert warnings(request.getfixturevalue(name)) == []
