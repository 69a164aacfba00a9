"""Each rule about finished pages finds the fault it is for, and nothing on a page without faults."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from konzept.lint import links, page
from konzept.lint.markup import Document
from konzept.lint.site import LanguageLint
from konzept.plan.pages import PageKey
from konzept.plan.site import Site, sites
from konzept.texts import group, tell

ADDRESS = "https://konzepte.example/"
LAWS, GLOSSARY = PageKey("laws"), PageKey("glossary")
GOOD = """<!doctype html>
<html lang="de" dir="ltr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Titel</title>
<meta name="description" content="Worum es geht"><meta property="og:type" content="website">
<meta property="og:site_name" content="Name"><meta property="og:title" content="Titel">
<meta property="og:description" content="Worum"><meta property="og:url" content="https://konzepte.example/gesetze/">
<meta property="og:locale" content="de_DE"><link rel="canonical" href="https://konzepte.example/gesetze/">
<link rel="alternate" hreflang="de" href="https://konzepte.example/gesetze/">
<link rel="alternate" hreflang="en" href="https://konzepte.example/en/laws/">
<link rel="alternate" hreflang="x-default" href="https://konzepte.example/gesetze/">
<link rel="icon" href="../i.svg"><link rel="stylesheet" href="../s.css"><script src="../s.js"></script></head>
<body><header><nav aria-label="Haupt"><ul><li><a href="../glossar/">Start</a></li></ul></nav>
<a href="./" hreflang="de" aria-current="true">Deutsch</a> <a href="../en/laws/" hreflang="en">English</a></header>
<main id="main"><h1>Titel</h1><p>Text mit <a href="#tab">Link</a>.</p><h2>Abschnitt</h2><h3>Teil</h3>
<table id="tab"><caption>Was</caption><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>
<tbody><tr><th scope="row">1</th><td>2</td></tr></tbody></table>
<details><summary>Mehr</summary><p>Inhalt</p></details>
<div><svg role="img" aria-label="Bild"><desc>Eins ist zwei.</desc><path d=""/></svg>
<table><caption>Bild</caption><tbody><tr><th scope="row">1</th><td>2</td></tr></tbody></table></div></main>
<footer><p>Fuß</p></footer></body></html>
"""

# The rule, and what on the good page becomes what.
BAD = [
    ("tags_fit_together", "</table>", "</div></table>"),
    ("tags_fit_together", "</main>", ""),
    ("tags_fit_together", "<p>Text", '<p class="a" class="b">Text'),
    ("tags_fit_together", 'scope="row"', "scope=row"),
    ("tags_fit_together", "<p>Inhalt</p>", "<P>Inhalt</P>"),
    ("tags_fit_together", "<td>", '<td CLASS="a">'),
    ("nothing_is_inline", ' src="../s.js"', ""),
    ("nothing_is_inline", "<td>", '<td style="a:b">'),
    ("nothing_is_inline", "<td>", '<td onclick="a()">'),
    ("nothing_is_inline", "<p>Inhalt</p>", "<style>a{}</style>"),
    ("nothing_is_obsolete", "<td>", '<td align="left">'),
    ("nothing_is_obsolete", "<p>Inhalt</p>", "<center>Inhalt</center>"),
    ("nothing_is_hidden_for_good", "<details>", "<details hidden>"),
    ("other_languages_are_hidden_in_the_markup", "<td>2</td>", '<td>2 <span class="twin" lang="en">two</span></td>'),
    ("nothing_comes_from_elsewhere", 'src="../s.js"', 'src="//cdn.example/s.js"'),
    ("nothing_comes_from_elsewhere", 'href="../s.css"', 'href="https://fonts.example/s.css"'),
    ("nothing_comes_from_elsewhere", "<p>Inhalt</p>", '<img alt="" srcset="a.png, http://b.example/c 2x">'),
    ("nothing_comes_from_elsewhere", "<p>Inhalt</p>", '<form action="https://b.example/"><p>Inhalt</p></form>'),
    ("nothing_comes_from_elsewhere", "<title>", '<meta http-equiv="Refresh" content="0"><title>'),
    ("links_have_addresses", ' href="#tab"', ""),
    ("links_run_nothing", 'href="#tab"', 'href="javascript:alert(1)"'),
    ("images_have_alternatives", "<p>Inhalt</p>", '<img src="../i.svg">'),
    ("header_cells_have_scopes", ' scope="row"', ""),
    ("ids_are_names", 'id="main"', 'id="main page"'),
    ("ids_are_names", 'id="main"', 'id=""'),
    ("languages_are_named", "<td>", '<td lang="">'),
    ("no_slot_is_left", "<p>Inhalt</p>", '<div data-slot="3">Inhalt</div>'),
    ("has_one_h1", "<h1>Titel</h1>", "<p>Titel</p>"),
    ("has_one_h1", "<h2>Abschnitt</h2>", "<h1>Abschnitt</h1>"),
    ("has_one_h1", '<main id="main"><h1>Titel</h1>', '<h1>Titel</h1><main id="main">'),
    ("headings_do_not_skip_a_level", "<h2>Abschnitt</h2>", ""),
    ("headings_do_not_skip_a_level", "<h1>Titel</h1>", "<h2>Vorher</h2><p>Text</p><h1>Titel</h1>"),
    ("headings_have_something_below_them", "<h3>Teil</h3>", "<h2>Teil</h2>"),
    ("headings_have_something_below_them", "</main>", "<h2>Ende</h2></main>"),
    ("ids_are_unique", 'id="tab"', 'id="main"'),
    ("id_references_resolve", "<p>Inhalt</p>", '<p aria-describedby="weg">Inhalt</p>'),
    ("language_is_declared", 'lang="de" dir', 'lang="en" dir'),
    ("language_is_declared", ' dir="ltr"', ""),
    ("nothing_is_empty", "<td>2</td>", "<td> </td>"),
    ("nothing_is_empty", "<p>Inhalt</p>", "<p>Inhalt</p><p></p>"),
    ("nothing_is_empty", "<h3>Teil</h3>", "<h3><b></b></h3>"),
    ("elements_fit_where_they_stand", "<p>Inhalt</p>", "<ul><p>Inhalt</p></ul>"),
    ("elements_fit_where_they_stand", "<p>Inhalt</p>", "<div><li>Inhalt</li></div>"),
    ("elements_fit_where_they_stand", "<p>Inhalt</p>", "<p><b><div>Inhalt</div></b></p>"),
    ("elements_fit_where_they_stand", "Mehr", '<a href="./">Mehr</a>'),
    ("details_begin_with_a_summary", "<summary>Mehr</summary>", ""),
    ("details_begin_with_a_summary", "<p>Inhalt</p></details>", "</details>"),
    ("head_is_complete", "<title>Titel</title>", ""),
    ("head_is_complete", 'content="Worum es geht"', 'content=" "'),
    ("head_is_complete", "<title>", '<meta property="og:type" content="article"><title>'),
    ("head_is_complete", 'rel="icon"', 'rel="stylesheet"'),
    ("head_is_complete", '<meta charset="utf-8">', ""),
    ("landmarks_have_names", ' aria-label="Haupt"', ""),
    ("landmarks_have_names", "<p>Inhalt</p>", '<section aria-labelledby="main-2"><p>Inhalt</p></section>'),
    ("landmarks_are_there_once", "<footer><p>Fuß</p></footer>", ""),
    ("landmarks_have_names_of_their_own", "<h2>Abschnitt</h2>", '<nav aria-label="haupt">A</nav><h2>Abschnitt</h2>'),
    ("charts_say_what_they_show", "<desc>Eins ist zwei.</desc>", ""),
    ("charts_have_tables", "</svg>", "</svg></div><div>"),
    ("drawings_have_names_or_are_hidden", ' aria-label="Bild"', ""),
    ("drawings_have_names_or_are_hidden", "<p>Inhalt</p>", "<p>Inhalt <svg></svg></p>"),
    ("links_have_words", ">Link</a>", "></a>"),
    ("links_have_words", "<p>Inhalt</p>", "<p>Inhalt <button></button></p>"),
    ("tables_begin_with_captions", "<caption>Was</caption>", ""),
    ("tables_have_header_cells", '<th scope="row">1</th><td>2</td></tr></tbody></table></div>',
     "<td>1</td><td>2</td></tr></tbody></table></div>"),
    ("table_rows_are_equally_long", "<td>2</td>", ""),
    ("table_rows_are_equally_long", "<td>2</td>", '<td colspan="2">2</td>'),
    ("nothing_of_the_program_shows", "Inhalt", "{{ inhalt }}"),
    ("nothing_of_the_program_shows", "Inhalt", "Inhalt: None"),
    ("nothing_of_the_program_shows", 'content="Worum"', 'content="undefined"'),
    ("nothing_is_unfinished", "Worum es geht", "TODO"),
    ("quotes_suit_the_language", "Inhalt", 'das "Wort"'),
    ("quotes_suit_the_language", "Inhalt", "das &#34;Wort&#34;"),
    ("no_hyphen_is_a_dash", "Inhalt", "erst - dann"),
    ("links_lead_to_pages", 'href="#tab"', 'href="../weg/"'),
    ("links_lead_to_pages", 'href="#tab"', 'href="https://konzepte.example/weg/"'),
    ("frame_stays_inside", 'href="../glossar/">Start', 'href="https://anderswo.example/">Start'),
    ("anchors_are_there", 'href="#tab"', 'href="#weg"'),
    ("anchors_are_there", 'href="#tab"', 'href="../glossar/#weg"'),
    ("files_are_there", "../s.css", "../weg.css"),
    ("counterparts_are_declared", 'rel="canonical" href="', 'rel="canonical" href="/x'),
    ("counterparts_are_declared", 'hreflang="x-default"', 'hreflang="fr"'),
    ("counterparts_are_declared", 'href="https://konzepte.example/en/laws/"', 'href="https://konzepte.example/en/"'),
    ("preview_has_the_own_address", 'content="https://konzepte.example/gesetze/"', 'content="https://konzepte.example/"'),
    ("switch_leads_to_the_counterparts", 'href="../en/laws/"', 'href="../en/"'),
    ("switch_leads_to_the_counterparts", ' aria-current="true"', ""),
]  # fmt: skip
ABOUT_SEVERAL_PAGES = {"titles_differ", "descriptions_differ", "planned_pages_are_made"}


@pytest.fixture(scope="module")
def site(small_world) -> Site:
    return sites(small_world, ADDRESS, datetime.date(2026, 3, 1), {})["de"]


TYPED = "Anna None\nBy whom? None.\nNone, so far\nSchulen? – NaN"


def lint(site: Site, memory: Path | None = None) -> LanguageLint:
    files = {f"{ADDRESS}{name}" for name in ("i.svg", "s.css", "s.js")}
    return LanguageLint(site, files, lambda: TYPED, "en", memory)


def at(site: Site, key: PageKey, html: str) -> str:
    """The page for another place."""
    for code in ("de", "en"):
        html = html.replace(f'"{site.absolute(code, LAWS)}"', f'"{site.absolute(code, key)}"')
    path = site.absolute("en", key).removeprefix(ADDRESS)
    return html.replace('"../en/laws/"', f'"../{path}"')


def said(site: Site, html: str) -> list[str]:
    """What is said about a page beside a good one."""
    found = lint(site)
    found.look_at(LAWS, html)
    good = at(site, GLOSSARY, GOOD).replace("<title>", "<title>Ein ").replace("Worum es geht", "Worum es hier geht")
    found.look_at(GLOSSARY, good)
    found.finish()
    missing = tell("lint.errors.planned_pages_are_made", "en")
    return [line for level in ("errors", "warnings") for line in found.take(level) if missing not in line]


def test_a_page_without_faults_has_none(site):
    assert said(site, GOOD) == []


@pytest.mark.parametrize(("rule", "good", "bad"), BAD)
def test_the_rule_finds_the_fault_it_is_for(site, rule, good, bad):
    assert good in GOOD
    level = "errors" if rule in group("lint")["errors"] else "warnings"
    found = said(site, GOOD.replace(good, bad, 1))
    assert any(tell(f"lint.{level}.{rule}", "en") in line for line in found), found


def test_every_rule_is_seen_to_fail_and_is_said_in_words():
    rules = {rule.__name__ for rule in (page.tags_fit_together, *page.TAG_RULES, *page.RULES, *links.RULES)}
    assert {rule for rule, *_ in BAD} == rules
    worded = [text for level in ("errors", "warnings") for text in group("lint")[level]]
    assert sorted(worded) == sorted(rules | ABOUT_SEVERAL_PAGES)


def test_pages_that_share_their_heads_and_pages_that_are_missing_are_found(site):
    found = lint(site)
    found.look_at(LAWS, GOOD)
    found.look_at(GLOSSARY, at(site, GLOSSARY, GOOD))
    assert found.take("errors") == []
    assert [line.partition(" Found")[0] for line in found.take("warnings")] == [
        f"Warning: /glossar/: {tell(f'lint.warnings.{rule}', 'en')}."
        for rule in ("titles_differ", "descriptions_differ")
    ]
    found.finish()
    missing = found.take("errors")
    assert len(missing) > 10
    assert all(tell("lint.errors.planned_pages_are_made", "en") in line for line in missing[:-1])


def test_a_page_that_is_made_again_is_not_looked_at_again(site):
    found = lint(site)
    for _ in range(2):
        found.look_at(LAWS, GOOD.replace("<td>", '<td align="left">', 1))
    assert len(found.take("errors")) == 1
    assert found.take("errors") == []


@pytest.mark.parametrize(
    ("keys", "files"),
    [
        ([PageKey("entry", "M-5.1.2")], "data/lower/measures/M-5.1.2.yml, konzept/show/templates/pages/entry.html"),
        ([PageKey("laws")], "data/laws/, konzept/show/templates/pages/laws.html"),
        ([PageKey("laws"), PageKey("glossary")], "data/, konzept/show/templates/"),
    ],
)
def test_a_fault_is_one_line_with_its_page_and_where_to_mend_it(site, keys, files):
    found = lint(site)
    for key in keys:
        found.look_at(key, "<p>")
    more = " (more pages with the same fault: 1)" if len(keys) > 1 else ""
    rule = tell("lint.errors.tags_fit_together", "en")
    place = site.absolute("de", keys[0]).removeprefix(ADDRESS)
    assert found.take("errors") == [f"/{place}{more}: {rule}. Found: <p>. To be mended in: {files}"]


@pytest.mark.parametrize("words", [*TYPED.split("\n"), "Anna None (statement", "policy: None, so"])
def test_what_somebody_has_typed_is_no_trace_of_the_program(site, words):
    assert said(site, GOOD.replace("Inhalt", words)) == []


@pytest.mark.parametrize("words", ["None", "Hannah None", "Deadline: None", "By: None.", "None · Anna"])
def test_what_nobody_has_typed_so_is_a_trace_of_it(site, words):
    assert said(site, GOOD.replace("Inhalt", words))


def test_a_page_without_faults_is_not_read_again_in_the_next_build_and_one_with_faults_is(site, tmp_path, monkeypatch):
    bad, read = GOOD.replace("<td>", '<td align="left">', 1), []
    monkeypatch.setattr("konzept.lint.site.Document", lambda *given: read.append(given[0]) or Document(*given))
    memory, said = tmp_path / ".build" / "lint.json", []
    for html in (GOOD, GOOD, bad, bad):
        found = lint(site, memory)
        found.look_at(LAWS, html)
        found.finish()
        said.append(len([line for line in found.take("errors") if "align" in line]))
    assert read == [GOOD, bad, bad]
    assert said == [0, 0, 1, 1]
    memory.write_text("[")
    lint(site, memory).look_at(LAWS, GOOD)
    assert read[-1] == GOOD


def test_a_remembered_page_with_the_address_of_an_asset_that_is_gone_is_read_again(site, tmp_path):
    def said(html: str, digits: str) -> list[str]:
        files = {f"{ADDRESS}{name}" for name in ("i.svg", f"assets/{digits}/s.css", "s.js")}
        found = LanguageLint(site, files, str, "en", tmp_path / ".build/lint.json")
        found.look_at(LAWS, html.replace("../s.css", f"../assets/{digits}/s.css"))
        found.finish()
        return [line for line in found.take("errors") if tell("lint.errors.files_are_there", "en") in line]

    old, new = "0" * 16, "1" * 16
    assert said(GOOD, old) == said(GOOD, new) == []
    assert said(GOOD.replace("../s.css", f"../assets/{old}/s.css"), new)
