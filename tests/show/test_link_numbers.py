"""Links get numbers, and their absolute addresses the same numbers, so that paper can list them."""

from __future__ import annotations

import pytest

from konzept.show.link_numbers import numbered

BASE = "https://konzepte.example/en/actors/LK/"


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("../", "https://konzepte.example/en/actors/"),
        ("../../laws/#law-gg", "https://konzepte.example/en/laws/"),
        ("https://elsewhere.example/?a=1&amp;b=2", "https://elsewhere.example/?a=1&b=2"),
        ("mailto:office@elsewhere.example", "mailto:office@elsewhere.example"),
    ],
)
def test_a_link_has_a_number_and_a_whole_address(href, address):
    html = f'<p><a class="term" href="{href}">word</a></p>'
    assert numbered(html, BASE) == (f'<p><a data-n="1" class="term" href="{href}">word</a></p>', [address])


def test_links_to_the_same_page_share_a_number():
    html, addresses = numbered('<a href="../A/#one">a</a> <a href="../B/">b</a> <a href="../A/#two">c</a>', BASE)
    assert addresses == ["https://konzepte.example/en/actors/A/", "https://konzepte.example/en/actors/B/"]
    assert [part[:1] for part in html.split('data-n="')[1:]] == ["1", "2", "1"]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="#text">further down</a>',
        '<a href="./">here</a>',
        '<nav aria-label="x"><ol><li><a href="../">up</a></li></ol></nav>',
        '<p class="terms__more"><a href="../../glossary/#term-x">In the glossary</a></p>',
        '<a href="https://elsewhere.example/">https://elsewhere.example/</a>',
        "<p>a &lt;a href=&#34;x&#34;&gt; in a text</p>",
        "<abbr title='x'>no link</abbr>",
    ],
)
def test_what_needs_no_address_stays_as_it_is(html):
    assert numbered(html, BASE) == (html, [])
