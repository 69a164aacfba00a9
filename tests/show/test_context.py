"""What templates can say: numbered links for paper, addresses seen from a page, plain words."""

from __future__ import annotations

import pytest

from konzept.plan.pages import PageKey
from konzept.show.context import TemplateContext
from tests.support.sites import ASSETS, site_of


@pytest.fixture
def context(small_world):
    """The context of an actor's page in English."""
    site = site_of(small_world, "en")
    found = TemplateContext(site, ASSETS)
    found.open(site.pages[PageKey("actor", "GOV")])
    return found


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("https://elsewhere.example/?a=1&amp;b=2", "https://elsewhere.example/?a=1&b=2"),
        ("mailto:office@elsewhere.example", "mailto:office@elsewhere.example"),
    ],
)
def test_a_link_to_another_site_has_a_number_and_its_address(context, href, address):
    numbered = context.numbered(f'<p><a class="term" href="{href}">word</a></p>')
    assert numbered == f'<p><a class="term" href="{href}" data-n="1">word</a></p>'
    assert context.addresses() == [address]


def test_links_to_the_same_address_share_a_number_however_they_are_made(context):
    assert context.outside("https://one.example/#a") == 'href="https://one.example/#a" data-n="1"'
    assert context.numbered('<a href="https://two.example/">x</a>') == '<a href="https://two.example/" data-n="2">x</a>'
    assert context.outside("https://one.example/") == 'href="https://one.example/" data-n="1"'
    assert context.addresses() == ["https://one.example/", "https://two.example/"]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="#text">further down</a>',
        '<a href="./">here</a>',
        '<a href="../../laws/#law-gg">a page of the site</a>',
        '<a href="https://elsewhere.example/">https://elsewhere.example/</a>',
        "<p>a &lt;a href=&#34;x&#34;&gt; in a text</p>",
        "<abbr title='x'>no link</abbr>",
    ],
)
def test_what_needs_no_address_stays_as_it_is(context, html):
    assert context.numbered(html) == html
    assert context.addresses() == []


def test_a_page_that_nobody_prints_has_no_numbers_and_each_page_begins_anew(context):
    context.link("actors")
    context.open(context.site.pages[PageKey("search")])
    assert context.link("actors") == 'href="../actors/"'
    assert context.addresses() == []


def test_addresses_from_the_page_for_unknown_addresses_are_absolute_paths(context):
    context.open(context.site.pages[PageKey("404")])
    assert context.url("actors") == "/en/actors/"
    assert context.asset("konzept.css").startswith("/en/assets/")
    assert context.counterpart("de") == "/404.html"
