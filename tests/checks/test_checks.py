"""The awful worlds and their full reports: every rule and every message is met in them."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from konzept import checks
from konzept.checks.languages import _may_be_foreign
from konzept.checks.run import check, text_report
from konzept.checks.translation import _Names
from konzept.model import Text
from konzept.model.vocabulary import vocabulary_prefixes
from konzept.read.load import load
from konzept.report.problem import Problem, Severity
from konzept.texts import LANGUAGES
from tests.support.places import ROOT, TESTS

BROKEN = TESTS / "broken"
WORLDS = ("awful", "inconsistent")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("world", WORLDS)
def test_a_broken_world_gets_exactly_this_report(world: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    data = Path("tests/broken") / world
    expected = (BROKEN / f"{world}.{language}.txt").read_text("utf-8")
    checked = check(data)
    # It has the labels of the vocabularies alone: how many others there are is not what it is about.
    told = tuple(one for one in checked.problems if not one.code.startswith("label-file"))
    assert text_report(replace(checked, problems=told), language, data) == expected


@pytest.mark.parametrize("rule", checks.RULES + checks.RULES_OF_COMPLETENESS, ids=lambda rule: rule.__name__)
def test_every_rule_is_kept_in_the_small_world(rule: checks.Rule, world_folder: Path) -> None:
    found = list(rule(load(world_folder).partial))
    assert [problem.code for problem in found if problem.file != "lower/statements/S-1.yml"] == []


def test_the_small_world_is_without_fault(world_folder: Path) -> None:
    assert check(world_folder).problems == ()


def changed(folder: Path, file: str, old: str, new: str) -> tuple[Problem, ...]:
    """What the checker says once `old` is replaced by `new` in one file."""
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return check(folder).problems


def only(problems: tuple[Problem, ...]) -> tuple[str, str]:
    (problem,) = problems
    return problem.file, problem.code


def test_a_goal_without_measure_and_without_a_word_about_it_is_an_error(world_folder: Path) -> None:
    problems = changed(world_folder, "lower/measures/M-5.1.2.yml", "to: Z-1", "to: G-1")
    found = [(problem.file, problem.code) for problem in problems]
    assert found == [("upper/guidelines/G-1.yml", "gap-despite-measure")]
    path = world_folder / "upper" / "goals" / "Z-1.yml"
    path.write_text(path.read_text("utf-8").partition("gap:")[0], "utf-8")
    codes = {(problem.file, problem.code) for problem in check(world_folder).problems}
    assert ("upper/goals/Z-1.yml", "aim-without-measure") in codes


def test_nothing_is_concluded_from_what_could_not_be_read(world_folder: Path) -> None:
    (world_folder / "lower" / "measures" / "M-5.1.2.yml").write_text("title: [\n", "utf-8")
    path = world_folder / "upper" / "goals" / "Z-1.yml"
    path.write_text(path.read_text("utf-8").partition("gap:")[0], "utf-8")
    assert only(check(world_folder).problems) == ("lower/measures/M-5.1.2.yml", "bracket-open")


def test_rules_are_applied_to_all_that_could_be_read(world_folder: Path) -> None:
    (world_folder / "actors" / "SCHOOL.yml").write_text("", "utf-8")
    problems = changed(world_folder, "figures/share.yml", "value: 7.6", "value: -7.6")
    codes = [problem.code for problem in problems]
    assert codes == ["file-empty", "chart-share", "number-negative"]


def test_a_text_that_is_wrong_in_one_language_alone_does_not_trouble_the_rules(world_folder: Path) -> None:
    problems = changed(world_folder, "fields/language.yml", 'en: "Language"', 'en: "Language "')
    assert only(problems) == ("fields/language.yml", "stray-space")


def test_a_text_without_any_language_where_there_is_none_does_not_trouble_the_rules(world_folder: Path) -> None:
    shutil.rmtree(world_folder / "languages")
    field = world_folder / "fields" / "language.yml"
    lines = field.read_text("utf-8").split("\n")
    begin = lines.index("title:")
    lines[begin : begin + 3] = ["title: {}"]
    field.write_text("\n".join(lines), "utf-8")
    assert "languages-missing" in {problem.code for problem in check(world_folder).problems}


def test_a_name_is_shown_whole_even_beside_letters_that_are_two_when_small(world_folder: Path) -> None:
    term = next(iter(load(world_folder).partial.dataset.terms.values()))
    names = _Names([(term, ["Landkreis"])])
    assert [name for _, name in names.within("İİ im Landkreis Nordhausen")] == ["landkreis"]


@pytest.mark.parametrize(
    ("german", "english", "suspect"),
    [
        ("the and for", "a place", True),  # one alone needs three words of the other language
        ("the and", "a place", False),
        ("the and", "der", True),  # exchanged, each of the two gives a little
        ("the", "der", False),
    ],
)
def test_a_text_is_looked_at_closely_if_its_words_could_be_foreign(german: str, english: str, suspect: bool) -> None:
    typical = {"de": frozenset({"der", "und"}), "en": frozenset({"the", "and", "for"})}
    assert _may_be_foreign(Text({"de": german, "en": english}), typical) is suspect


def test_a_broken_language_is_not_missed_at_the_root(world_folder: Path) -> None:
    (world_folder / "languages" / "de.yml").write_text("name: [\n", "utf-8")
    assert only(check(world_folder).problems) == ("languages/de.yml", "bracket-open")


def test_a_warning_does_not_stop_the_build(world_folder: Path) -> None:
    text = (world_folder / "fields" / "language.yml").read_text("utf-8")
    other = text.replace('"sprache"', '"arbeit"').replace('"language"', '"work"').replace("order: 1", "order: 2")
    other = other.replace('de: "Sprache"', 'de: "Arbeit"').replace('en: "Language"', 'en: "Work"')
    (world_folder / "fields" / "work.yml").write_text(other, "utf-8")
    checked = check(world_folder)
    assert [problem.severity for problem in checked.problems] == [Severity.WARNING]
    assert checked.dataset is not None


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert)",
        "[x]( JavaScript:alert)",
        "[x](<data:text/html,y>)",
        "<vbscript:x>",
        "[x][y]\n\n      [y]: file:///etc",
    ],
)
def test_a_link_that_could_run_something_is_reported(text: str, world_folder: Path) -> None:
    problems = changed(world_folder, "fields/language.yml", "Wer Deutsch kann", f"{text} Wer Deutsch kann")
    assert only(problems) == ("fields/language.yml", "link-scheme")


@pytest.mark.parametrize("text", ["[x](https://example.org)", "[x](mailto:a)", "Das heißt: ja"])
def test_ordinary_links_are_fine(text: str, world_folder: Path) -> None:
    assert changed(world_folder, "fields/language.yml", "Wer Deutsch kann", f"{text} Wer Deutsch kann") == ()


@pytest.mark.parametrize("text", ["[x](../y/)", "[x](y.md)", "[x](<https://example.org>)", "<https://example.org>"])
def test_what_is_no_link_of_ours_is_only_told_to_be_shown_as_typed(text: str, world_folder: Path) -> None:
    problems = changed(world_folder, "fields/language.yml", "Wer Deutsch kann", f"{text} Wer Deutsch kann")
    assert only(problems) == ("fields/language.yml", "text-markup")
    assert problems[0].severity is Severity.WARNING


@pytest.mark.parametrize("text", ["a.b@example.org", "03631 911-0000", "+49 3631 9110000", "0361/57 3311"])
def test_contact_data_are_an_error(text: str, world_folder: Path) -> None:
    problems = changed(world_folder, "fields/language.yml", "Wer Deutsch kann", f"{text}, wer Deutsch kann")
    assert only(problems) == ("fields/language.yml", "contact-data")


@pytest.mark.parametrize("text", ["6.553 Menschen", "2018–2020", "Art. 3 Abs. 2", "5.4.1.10", "0,5 %", "31.12.2017"])
def test_figures_and_dates_are_no_contact_data(text: str, world_folder: Path) -> None:
    problems = changed(world_folder, "fields/language.yml", "Wer Deutsch kann", f"{text}, wer Deutsch kann")
    assert "contact-data" not in {problem.code for problem in problems}


def test_the_operator_may_say_how_to_reach_it(world_folder: Path) -> None:
    (world_folder / "operator" / "site.yml").write_text('email: "amt@example.org"\n', "utf-8")
    assert check(world_folder).problems == ()


def test_a_concept_without_parent_needs_no_links(world_folder: Path) -> None:
    text = (world_folder / "lower" / "measures" / "M-5.1.2.yml").read_text("utf-8")
    text = text.partition("links:")[0].replace('"5.1"', '"1.1"').replace('"5.1.2"', '"1.1.2"')
    (world_folder / "upper" / "measures").mkdir()
    (world_folder / "upper" / "measures" / "L-1.yml").write_text(text, "utf-8")
    assert check(world_folder).problems == ()


def test_every_vocabulary_is_known_by_its_name_in_small_letters() -> None:
    prefixes = vocabulary_prefixes()
    assert prefixes["title_origin"] == ("printed", "editorial")
    assert "level" in prefixes


def test_the_report_does_not_depend_on_the_folder_it_is_made_in(tmp_path: Path) -> None:
    shutil.copytree(BROKEN / "awful", tmp_path / "data")
    here, there = check(BROKEN / "awful").problems, check(tmp_path / "data").problems
    assert here == there
    assert os.fspath(tmp_path) not in "".join(problem.message("de") for problem in there)
