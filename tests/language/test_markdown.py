"""Markdown from the data: what it may do, and what it can never do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml.html import fragment_fromstring

from konzept.language.markdown import TermFinder, to_html
from konzept.model import GlossaryTerm, Prose, Text

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[link](javascript:alert(1))",
    "[link](data:text/html;base64,PHNjcmlwdD4=)",
    "![picture](javascript:alert(1))",
    "<a href='javascript:alert(1)'>x</a>",
    '[x](https://a.example/" onmouseover="alert(1))',
    "text {: onclick=alert(1) }",
    "<style>*{display:none}</style>",
    "<iframe src=https://a.example></iframe>",
    "<https://a.example/?<script>>",
    "&lt;script&gt;",
]


@pytest.mark.parametrize("source", HOSTILE)
def test_hostile_markdown_never_becomes_markup(source: str) -> None:
    html = to_html(source)
    elements = list(fragment_fromstring(html, create_parent="div").iter())
    assert {element.tag for element in elements} <= {"div", "p", "a"}
    attributes = {(name, value.split(":")[0]) for element in elements for name, value in element.attrib.items()}
    assert attributes <= {("href", "https")}


def test_braces_and_ampersands_appear_as_typed() -> None:
    assert to_html("{{ 7*7 }} & {% raw %}") == "<p>{{ 7*7 }} &amp; {% raw %}</p>"


def test_entities_appear_as_typed() -> None:
    assert to_html("a &amp; b &lt;b&gt; &#169;") == "<p>a &amp;amp; b &amp;lt;b&amp;gt; &amp;#169;</p>"


def test_paragraphs_lists_bold_words_and_links_are_rendered() -> None:
    html = to_html("One **two**\n\n- a\n- b\n\n1. c\n2. d\n\n[go](https://a.example/)")
    assert html.replace("\n", "") == (
        "<p>One <strong>two</strong></p><ul><li>a</li><li>b</li></ul><ol><li>c</li><li>d</li></ol>"
        '<p><a href="https://a.example/">go</a></p>'
    )


def _term(identifier: str, word: str, forms: tuple[str, ...] = (), linked: bool = True) -> GlossaryTerm:
    return GlossaryTerm(
        id=identifier,
        file="",
        term=Text({"de": word}),
        explanation=Prose({"de": "x"}),
        forms={"de": forms},
        linked=linked,
    )


def _link(terms: list[GlossaryTerm], source: str, seen: set[str] | None = None) -> str:
    finder = TermFinder({term.id: term for term in terms}, "de")
    return str(finder.link(to_html(source), set() if seen is None else seen))


def test_the_first_mention_of_a_term_becomes_a_link() -> None:
    html = _link([_term("duldung", "Duldung", ("geduldet",))], "Geduldet ist, wer eine Duldung hat.")
    assert (
        html == '<p><a class="term" id="word-duldung" href="#term-duldung">Geduldet</a> ist, wer eine Duldung hat.</p>'
    )


def test_the_longest_term_wins() -> None:
    terms = [_term("beirat", "Integrationsbeirat"), _term("land", "Landesintegrationsbeirat")]
    assert 'href="#term-land">Landesintegrationsbeirat<' in _link(terms, "Der Landesintegrationsbeirat")


def test_a_term_inside_a_word_or_a_link_is_left_alone() -> None:
    terms = [_term("kita", "Kita")]
    assert "term" not in _link(terms, "Kitaplatz, Kita-Platz und [Kita](https://a.example/)")


def test_an_everyday_word_is_not_linked() -> None:
    assert "term" not in _link([_term("ziel", "Ziel", linked=False)], "Das Ziel")


def test_a_term_with_markup_in_its_name_is_matched_and_stays_escaped() -> None:
    html = _link([_term("x", "<b>&")], "Ein <b>& hier")
    assert '<a class="term" id="word-x" href="#term-x">&lt;b&gt;&amp;</a>' in html


def _bound() -> GlossaryTerm:
    term = _term("segregation", "wohnräumliche Segregation")
    return replace(term, bound_forms={"de": ("Segregation",)}, bound_to=("LZ-07",))


def test_a_bound_form_is_linked_only_in_its_entries() -> None:
    finder = TermFinder({"segregation": _bound()}, "de")
    text = to_html("Das ist Segregation.")
    assert "#term-segregation" in finder.link(text, set(), "LZ-07")
    for entry in ("N-5.1-a", ""):
        assert "term" not in finder.link(text, set(), entry)
    assert "#term-segregation" in finder.link(to_html("wohnräumliche Segregation"), set(), "N-5.1-a")


def test_a_bound_form_hides_no_other_term_where_it_does_not_hold() -> None:
    terms = {"segregation": _bound(), "other": _term("other", "Segregation")}
    finder = TermFinder(terms, "de")
    assert "#term-other" in finder.link(to_html("Segregation"), set(), "N-5.1-a")
