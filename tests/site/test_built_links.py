"""The site as a whole: every page has its counterpart, and everything can be reached."""

from __future__ import annotations

import pytest

from tests.site import links
from tests.support.built_site import LANGUAGES

pytestmark = pytest.mark.data


@pytest.mark.parametrize("rule", links.SITE_RULES, ids=lambda rule: rule.__name__)
def test_the_site_keeps_the_rule(real_site, rule):
    found = list(rule(real_site))
    assert not found, f"{rule.__doc__}\n{len(found)} times:\n" + "\n".join(found[:40])


def test_no_link_leads_to_a_place_within_a_page_of_another_language(real_site):
    """Such a place the build cannot look for: each language is built by itself."""
    assert [
        f"{document.address}: {element}"
        for document in real_site.documents.values()
        for address, anchor, element in links.targets(document)
        if anchor and address in real_site.documents and real_site.documents[address].language != document.language
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_at_most_three_clicks_from_home(real_site, language):
    clicks = links.clicks_from_home(real_site, language)
    entries = {one: clicks.get(real_site.address(language, f"entry:{one}")) for one in real_site.dataset.entries}
    assert entries
    assert {one: count for one, count in entries.items() if count is None or count > 3} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_can_be_reached_from_home(real_site, language):
    clicks = links.clicks_from_home(real_site, language)
    pages = [one.address for one in real_site.of(language).values() if not links.is_missing_page(one)]
    assert [address for address in pages if address not in clicks] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_for_unknown_addresses_works_at_any_depth(real_site, language):
    page = real_site.page(language, "404")
    addresses = page.tree.xpath("//a/@href | //link/@href | //script/@src")
    assert addresses
    assert [one for one in addresses if not one.startswith(("/", "#"))] == []
    assert page.tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
