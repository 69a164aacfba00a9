"""Every page is valid HTML, and the build has found nothing wrong with any."""

from __future__ import annotations

import pytest

from tests.browser.examples import visited
from tests.site.markup import html_errors
from tests.support.built_site import BuiltSite, Document

GOOD = "<!doctype html><html><head><title>T</title></head><body><p>A</p></body></html>"


@pytest.mark.data
def test_every_page_is_valid_html(request, real_site):
    """A strict parse takes long: by day, of the pages that hold every shape of element."""
    every = request.config.getoption("--everything")
    documents = [real_site.documents[one] for one in (real_site.documents if every else visited(real_site))]
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
