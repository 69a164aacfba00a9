"""The report as text, as annotations, as JSON and as a page."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path

import pytest

from konzept.report import formats
from konzept.report.problem import Problem, field_address, field_name, format_value, join
from tests.support.places import ROOT

DATA = Path("data")
MISSPELT = Problem(
    "nordhausen/measures/M-5.4.1.8.yml",
    21,
    1,
    ("titel",),
    "unknown-key",
    {"nearest": "title"},
    "did-you-mean",
)
UNKNOWN = Problem("a.yml", 14, 5, ("responsible", 1), "missing-language", {"language": "en"})
UNUSED = Problem("fields/work.yml", 1, 1, (), "field-unused", {"id": "work"})
HOSTILE = Problem(
    "b.yml", 2, 3, ("<b>", 0, "x,y:z"), "needs-decimal", {"value": '<script>\x1b[31m\n"&%0A::error::' + "x" * 200}
)


@pytest.fixture(autouse=True)
def _in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_the_text_looks_like_the_style_guide_in_german() -> None:
    assert formats.text([UNKNOWN, MISSPELT], "de", DATA) == (
        "data/a.yml:14: responsible (Eintrag 2): Der Text auf „en“ fehlt\n"
        "    Ergänzen Sie die Zeile „en: …“.\n"
        "data/nordhausen/measures/M-5.4.1.8.yml:21: titel: ist kein bekanntes Feld\n"
        "    Meinten Sie „title“?\n"
        "\n"
        "2 Fehler in 2 Dateien.\n"
    )


def test_the_text_in_english() -> None:
    assert formats.text([MISSPELT, UNUSED], "en", DATA) == (
        "data/nordhausen/measures/M-5.4.1.8.yml:21: titel: is not a known field\n"
        "    Did you mean “title”?\n"
        "data/fields/work.yml:1: Warning: no entry belongs to the field of action “work”\n"
        "    Name it under “fields” of an entry, or delete the file.\n"
        "\n"
        "1 error and 1 warning in 2 files.\n"
    )


@pytest.mark.parametrize(
    ("problems", "german", "english"),
    [
        ([MISSPELT], "1 Fehler in 1 Datei.", "1 error in 1 file."),
        ([MISSPELT] * 2, "2 Fehler in 1 Datei.", "2 errors in 1 file."),
        ([UNUSED], "1 Warnung in 1 Datei.", "1 warning in 1 file."),
        ([UNUSED, UNUSED, UNKNOWN], "1 Fehler und 2 Warnungen in 2 Dateien.", "1 error and 2 warnings in 2 files."),
    ],
)
def test_numbers_agree_with_their_nouns(problems: list[Problem], german: str, english: str) -> None:
    assert formats.summary(problems, "de") == german
    assert formats.summary(problems, "en") == english


def test_fields_are_named_as_an_editor_counts() -> None:
    path = ("links", 2, "reason", "de")
    assert field_name(path, "de") == "links (Eintrag 3) › reason › de"
    assert field_name(path, "en") == "links (item 3) › reason › de"
    assert field_address(path) == "links.3.reason.de"


def test_alternatives_are_listed_as_a_sentence_has_them() -> None:
    assert format_value(("a", "b", "c"), "de") == "„a“, „b“ oder „c“"
    assert format_value(("a", "b"), "en") == "“a” or “b”"
    assert join([], "de") == ""


def test_a_long_or_hostile_value_is_shown_short_and_harmless() -> None:
    line = formats.text([HOSTILE], "de", DATA).splitlines()[0]
    assert line.isprintable()
    assert line.endswith("…“ ist keine Zahl")
    assert len(line) < 160


def test_annotations_name_the_place_and_escape_what_would_end_them() -> None:
    assert formats.github([MISSPELT, UNUSED], "de", DATA) == (
        "::error file=data/nordhausen/measures/M-5.4.1.8.yml,line=21,col=1,title=titel::"
        "ist kein bekanntes Feld%0AMeinten Sie „title“?\n"
        "::warning file=data/fields/work.yml,line=1,col=1,title=field-unused::"
        "Zum Handlungsfeld „work“ gehört kein Eintrag%0A"
        "Tragen Sie es bei einem Eintrag unter „fields“ ein, oder löschen Sie die Datei.\n"
    )
    (line,) = formats.github([HOSTILE], "de", DATA).splitlines()
    assert "title=<b> (Eintrag 1) › x%2Cy%3Az::" in line
    assert "&%250A" in line


def test_gitlab_gets_what_it_shows_beside_the_lines() -> None:
    found = json.loads(formats.gitlab([MISSPELT, UNUSED], "de", DATA))
    assert [one["location"] for one in found] == [
        {"path": "data/nordhausen/measures/M-5.4.1.8.yml", "lines": {"begin": 21}},
        {"path": "data/fields/work.yml", "lines": {"begin": 1}},
    ]
    assert [one["severity"] for one in found] == ["major", "minor"]
    assert found[0]["description"] == "titel: ist kein bekanntes Feld Meinten Sie „title“?"
    assert len({one["fingerprint"] for one in found}) == 2
    assert json.loads(formats.gitlab([], "de", DATA)) == []


def test_gitlab_knows_a_problem_again_after_lines_above_it_have_changed() -> None:
    moved = dataclasses.replace(MISSPELT, line=30)
    other = dataclasses.replace(MISSPELT, field=("x",))
    prints = [json.loads(formats.gitlab([one], "de", DATA))[0]["fingerprint"] for one in (MISSPELT, moved, other)]
    assert prints[0] == prints[1] != prints[2]


def test_json_has_the_promised_keys() -> None:
    first, second = json.loads(formats.as_json([UNKNOWN, HOSTILE], "en", DATA))
    assert first == {
        "file": "data/a.yml",
        "line": 14,
        "column": 5,
        "field": "responsible.2",
        "code": "missing-language",
        "message": "the text in “en” is missing",
        "hint": "Add the line “en: …”.",
        "severity": "error",
    }
    assert second["field"] == "<b>.1.x,y:z"
    assert json.loads(formats.as_json([], "de", DATA)) == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_is_whole_and_harmless(language: str) -> None:
    page = formats.report_html([MISSPELT, HOSTILE], language)
    assert f'<html lang="{language}">' in page
    assert page.count("<h1>") == 1
    assert page.count("<li>") == 2
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert not re.search(r"(src|href)=|url\(", page)
    assert MISSPELT.message(language) in page
    assert "data/nordhausen/measures/M-5.4.1.8.yml:21" in page


def test_paths_start_at_the_current_folder_if_the_data_lie_below_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert formats.shown_path("a.yml", ROOT / "data") == "data/a.yml"
    monkeypatch.chdir(tmp_path)
    assert formats.shown_path("a.yml", ROOT / "data") == (ROOT / "data" / "a.yml").as_posix()


def test_a_path_is_never_cut_and_harmless() -> None:
    folder = "a" * 90
    assert formats.shown_path(f"{folder}/b\x1b.yml", ROOT / "data") == f"data/{folder}/b[U+001B].yml"
