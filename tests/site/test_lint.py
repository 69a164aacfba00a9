"""Each rule about pages complains about the fault it is for, and about nothing on a page without faults."""

from __future__ import annotations

import pytest

from tests.site import lint
from tests.support.built_site import Document

GOOD = """<!doctype html>
<html lang="de" dir="ltr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Titel</title>
<meta name="description" content="Worum es geht"><meta property="og:type" content="website">
<meta property="og:site_name" content="Name"><meta property="og:title" content="Titel">
<meta property="og:description" content="Worum"><meta property="og:url" content="https://konzepte.example/">
<meta property="og:locale" content="de_DE"><link rel="canonical" href="https://konzepte.example/">
<link rel="icon" href="icon.svg"><link rel="stylesheet" href="s.css"><script src="s.js"></script></head>
<body><header><nav aria-label="Haupt"><ul><li><a href="./">Start</a></li></ul></nav></header>
<main id="main"><h1>Titel</h1><p>Text mit <a href="#tab">Link</a>.</p><h2>Abschnitt</h2><h3>Teil</h3>
<table id="tab"><caption>Was</caption><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>
<tbody><tr><th scope="row">1</th><td>2</td></tr></tbody></table>
<details><summary>Mehr</summary><p>Inhalt</p></details>
<div><svg role="img" aria-label="Bild"><desc>Eins ist zwei.</desc><path d=""/></svg>
<table><caption>Bild</caption><tbody><tr><th scope="row">1</th><td>2</td></tr></tbody></table></div></main>
<footer><p>Fuß</p></footer></body></html>
"""

BAD = [
    (lint.has_one_h1, "<h1>Titel</h1>", "<p>Titel</p>", "0 h1"),
    (lint.has_one_h1, "<h2>Abschnitt</h2>", "<h1>Abschnitt</h1>", "2 h1"),
    (lint.headings_do_not_skip_a_level, "<h2>Abschnitt</h2>", "", "h3 after h1"),
    (lint.headings_have_something_below_them, "<h3>Teil</h3>", "<h2>Teil</h2>", "nothing below the heading <h2>"),
    (lint.ids_are_unique, 'id="tab"', 'id="main"', "“main” 2 times"),
    (lint.id_references_resolve, 'role="img" aria-label="Bild"', 'aria-labelledby="weg"', "leads nowhere"),
    (lint.language_is_declared, 'lang="de"', 'lang="en"', "lang is 'en'"),
    (lint.language_is_declared, 'dir="ltr"', "", "dir is None"),
    (lint.nothing_of_the_machinery_shows, "Inhalt", "{{ inhalt }}", "“{{”"),
    (lint.nothing_of_the_machinery_shows, "Inhalt", "None", "“None”"),
    (lint.nothing_of_the_machinery_shows, "Worum es geht", "TODO", "“TODO”"),
    (lint.nothing_is_empty, "<td>2</td>", "<td> </td>", "empty: <td>"),
    (lint.nothing_is_empty, "<p>Inhalt</p>", "<p>Inhalt</p><p></p>", "empty: <p>"),
    (lint.nothing_is_empty, "<h3>Teil</h3>", "<h3></h3>", "empty: <h3>"),
    (lint.landmarks_have_names, ' aria-label="Haupt"', "", "no name: <nav>"),
    (lint.landmarks_have_names, "<footer><p>Fuß</p></footer>", "", "0 footer"),
    (lint.landmarks_have_names_of_their_own, "<h2>Abschnitt</h2>", '<nav aria-label="haupt"></nav>', "2 times"),
    (lint.charts_have_texts_and_tables, "<desc>Eins ist zwei.</desc>", "", "no words: <svg>"),
    (lint.charts_have_texts_and_tables, "</svg>", "</svg></div><div>", "no table: <svg>"),
    (lint.links_have_words, ">Link</a>", "></a>", "no words"),
    (lint.links_have_words, ' href="#tab"', "", "no address"),
    (lint.images_have_names, 'role="img" aria-label="Bild"', "", "without role and name"),
    (lint.images_have_names, "<p>Inhalt</p>", '<img src="a.png">', "no alt"),
    (lint.tables_have_headers, "<caption>Was</caption>", "", "no caption"),
    (lint.tables_have_headers, ' scope="row"', "", "no scope"),
    (lint.table_rows_are_equally_long, "<td>2</td>", "", "rows of [1, 2] columns"),
    (lint.children_fit_their_parents, "<p>Inhalt</p>", "<ul><p>Inhalt</p></ul>", "p in ul"),
    (lint.children_fit_their_parents, "<p>Inhalt</p>", "<span><div>Inhalt</div></span>", "div inside span"),
    (lint.children_fit_their_parents, "<summary>Mehr</summary>", "", "details need a summary"),
    (lint.controls_do_not_nest, "Mehr", '<a href="./">Mehr</a>', "a in summary"),
    (lint.nothing_is_obsolete, "<td>", '<td align="left">', "align"),
    (lint.html_is_valid, "</table>", "</div></table>", "unexpected-end-tag"),
    (lint.html_is_valid, "<p>Text", '<p class="a" class="b">Text', "duplicate-attribute"),
    (lint.nothing_is_inline, 'src="s.js"', "", "an inline script"),
    (lint.nothing_is_inline, "<td>", '<td style="a:b">', "style="),
    (lint.nothing_is_inline, "<td>", '<td onclick="a()">', "onclick="),
    (lint.nothing_comes_from_elsewhere, 'src="s.js"', 'src="//cdn.example/s.js"', "leads away"),
    (lint.nothing_comes_from_elsewhere, 'href="s.css"', 'href="https://fonts.example/s.css"', "leads away"),
    (lint.nothing_comes_from_elsewhere, "<p>Inhalt</p>", '<img alt="" srcset="a.png, http://b.example/c 2x">', "away"),
    (lint.links_stay_inside, 'href="./"', 'href="https://anderswo.example/"', "anderswo.example"),
    (lint.links_stay_inside, 'href="#tab"', 'href="javascript:alert(1)"', "scheme javascript"),
    (lint.head_is_complete, "<title>Titel</title>", "", "0 titles"),
    (lint.head_is_complete, 'content="Worum es geht"', 'content=""', "meta description"),
    (lint.head_is_complete, 'rel="icon"', 'rel="x"', "no icon"),
    (lint.nothing_is_hidden_for_good, "<details>", "<details hidden>", "hidden"),
    (lint.quotes_suit_the_language, "Inhalt", 'das "Wort"', "straight quotes"),
    (lint.quotes_suit_the_language, "Inhalt", "erst - dann", "a hyphen as a dash"),
]  # fmt: skip


def test_a_page_without_faults_has_no_problems():
    document = Document("/", "de", GOOD)
    found = [problem for rule in (*lint.RULES, lint.html_is_valid) for problem in rule(document)]
    assert found == []


@pytest.mark.parametrize(("rule", "good", "bad", "complaint"), BAD, ids=lambda one: getattr(one, "__name__", ""))
def test_the_rule_finds_the_fault_it_is_for(rule, good, bad, complaint):
    assert GOOD.count(good) >= 1
    found = list(rule(Document("/", "de", GOOD.replace(good, bad, 1))))
    assert any(complaint in problem for problem in found), found


def test_every_rule_is_seen_to_fail():
    assert {rule for rule, *_ in BAD} == {*lint.RULES, lint.html_is_valid}
