"""Rules about dates, links in pages and bound forms, in the small world."""

from __future__ import annotations

from pathlib import Path

import pytest

from konzept.checks.run import check
from konzept.report.problem import Problem

MEASURE = "lower/measures/M-5.1.2.yml"
HEAD = '---\ntitle: "Zwei Texte"\ndescription: "Was hier steht."\n---\n'


def changed(folder: Path, file: str, old: str, new: str) -> tuple[Problem, ...]:
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return check(folder).problems


def found(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(problem.file, problem.code) for problem in problems]


# The measure is due “by mid-2020”; its deadline, 2020-06, only sorts it.


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("bis Juni 2020", "by June 2020"),
        ("bis zum 30. Juni 2020", "by 30 June 2020"),
        ("im Mai 2020", "in May 2020"),
    ],
)
def test_a_month_where_the_text_prints_none_is_an_error(world_folder: Path, german: str, english: str) -> None:
    path = world_folder / MEASURE
    text = path.read_text("utf-8").replace("der ganze Text.", f"{german}.").replace("the full text.", f"{english}.")
    path.write_text(text, "utf-8")
    assert found(check(world_folder).problems) == [(MEASURE, "date-too-exact")] * 2


def test_another_record_does_not_name_the_month_either(world_folder: Path) -> None:
    path = world_folder / "fields" / "language.yml"
    text = path.read_text("utf-8").replace("im Alltag.", "bis Juni 2020.").replace("everyday life.", "June 2020.")
    path.write_text(text, "utf-8")
    assert {problem.code for problem in check(world_folder).problems} == {"date-too-exact"}


def test_a_page_does_not_name_the_month_either(world_folder: Path) -> None:
    for language, text in (("de", "Bis Juni 2020 gilt das."), ("en", "It holds until June 2020.")):
        page = world_folder.parent / "content" / language / "index.md"
        page.parent.mkdir(parents=True)
        page.write_text(f"{HEAD}\n{text}\n", "utf-8")
    assert [(one.line, one.code) for one in check(world_folder).problems] == [(6, "date-too-exact")] * 2


@pytest.mark.parametrize("german", ["bis Mitte 2020", "im Juni 2019", "im Juni", "2020", "Maßnahme 5.6.2"])
def test_other_times_are_fine(world_folder: Path, german: str) -> None:
    problems = changed(world_folder, MEASURE, "der ganze Text.", f"der ganze Text, {german}.")
    assert "date-too-exact" not in {problem.code for problem in problems}


def test_a_month_that_is_printed_may_be_named(world_folder: Path) -> None:
    path = world_folder / MEASURE
    text = (
        path.read_text("utf-8").replace("bis Mitte 2020", "bis Juni 2020").replace("until mid-2020", "until June 2020")
    )
    path.write_text(text.replace("der ganze Text.", "Juni 2020.").replace("the full text.", "June 2020."), "utf-8")
    assert check(world_folder).problems == ()


def test_two_languages_of_a_page_name_the_same_numbers(world_folder: Path) -> None:
    for language, text in (("de", "Bis 2020 sind es zwölf."), ("en", "There are 13 by 2020.")):
        path = world_folder.parent / "content" / language / "index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{HEAD}\n{text}\n", "utf-8")
    assert [(one.code, one.file, one.line) for one in check(world_folder).problems] == [
        ("numbers-differ", "../content/en/index.md", 6)
    ]


# --- links in pages ---


def page(folder: Path, link: str) -> tuple[Problem, ...]:
    """What is said of the links; that the English page lacks their numbers is said besides."""
    for language, text in (("de", link), ("en", "Nothing.")):
        path = folder.parent / "content" / language / "index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{HEAD}\n{text}\n", "utf-8")
    return tuple(problem for problem in check(folder).problems if not problem.code.startswith("number"))


@pytest.mark.parametrize(
    "link",
    [
        'Es gibt [Geld im Haushalt]({{ address("entry:Z-1") }}).',
        '[Wohnungen]({{ address("entry:M-5.1.2") }})',
        'Laut [Abschnitt 4]({{ address("entry:M-5.1.2") }})',
        '[Maßnahme 5.1.3]({{address( "entry:M-5.1.2" )}})',
    ],
)
def test_a_link_to_an_entry_that_says_nothing_of_it_is_reported(world_folder: Path, link: str) -> None:
    (problem,) = page(world_folder, link)
    assert (problem.code, problem.file, problem.line) == ("link-elsewhere", "../content/de/index.md", 6)


@pytest.mark.parametrize(
    "link",
    [
        'Alle können [Deutsch]({{ address("entry:Z-1") }}) lernen.',
        '[Deutsche Sprache]({{ address("entry:Z-1") }})',
        '[Kursplatz]({{ address("entry:M-5.1.2") }})',
        'Laut [Abschnitt 5.1]({{ address("entry:M-5.1.2") }}) und [Abschnitt 5]({{ address("entry:M-5.1.2") }})',
        '[Maßnahme 5.1.2]({{ address("entry:M-5.1.2") }})',
        '[M-5.1.2]({{ address("entry:M-5.1.2") }})',
        '[Geld]({{ address("field:language") }})',
        "[Geld](https://example.org)",
    ],
)
def test_a_link_that_names_what_stands_there_is_fine(world_folder: Path, link: str) -> None:
    assert page(world_folder, link) == ()


def test_a_link_on_words_that_say_nothing_is_not_judged(world_folder: Path) -> None:
    with (world_folder / "languages" / "de.yml").open("a", encoding="utf-8") as file:
        file.write('stop_words: ["mit", "ihm"]\n')
    assert page(world_folder, 'Das tun wir [mit ihm]({{ address("entry:Z-1") }}).') == ()


# --- bound forms ---

TERM = "glossary/district.yml"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ('bound_forms: {de: ["Umland"]}\nbound_to: [M-5.1.2]\n', "form-nowhere"),
        ('bound_forms: {en: ["vicinity"]}\nbound_to: [M-5.1.2, S-1]\n', "form-nowhere"),
        ('bound_forms: {de: ["Warum"]}\nbound_to: [M-5.1.2]\n', "form-nowhere"),
        ('bound_forms: {de: ["Warum"]}\n', "form-half-bound"),
        ("bound_to: [M-5.1.2]\n", "form-half-bound"),
        ('bound_forms: {de: ["Warum"]}\nbound_to: [X-1]\n', "unknown-reference"),
    ],
)
def test_a_bound_form_stands_where_it_is_bound(world_folder: Path, fields: str, code: str) -> None:
    with (world_folder / TERM).open("a", encoding="utf-8") as file:
        file.write(fields)
    assert found(check(world_folder).problems) == [(TERM, code)]


def test_a_bound_form_is_a_term_to_translate_in_its_entries_alone(world_folder: Path) -> None:
    with (world_folder / TERM).open("a", encoding="utf-8") as file:
        file.write('bound_forms: {de: ["Sprache"]}\nbound_to: [S-1]\n')
    assert {problem.file for problem in check(world_folder).problems} == {"lower/statements/S-1.yml"}
