"""A link claims something in common: what may implement, which reasons deny it, and when a gap takes its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from konzept.checks.run import check
from tests.checks.test_checks import changed

MEASURE = "lower/measures/M-5.1.2.yml"
GOAL = "lower/goals/K-1.yml"
STATEMENT = "lower/statements/S-1.yml"


def codes(folder: Path) -> set[tuple[str, str]]:
    return {(problem.file, problem.code) for problem in check(folder).problems}


def link(type_: str, de: str = "Beide wollen Deutsch für alle.", en: str = "Both want German for all.") -> str:
    return f'links:\n  - to: Z-1\n    type: {type_}\n    reason:\n      de: "{de}"\n      en: "{en}"\n'


def test_a_statement_implements_nothing(world_folder: Path) -> None:
    found = changed(world_folder, STATEMENT, "type: related", "type: implements")
    assert [(one.file, one.code) for one in found] == [(STATEMENT, "implements-without-measure")]


def test_a_goal_implements_nothing_however_firm_it_is(world_folder: Path) -> None:
    goal = (world_folder / GOAL).read_text("utf-8").replace("bindingness: intention", "bindingness: commitment")
    (world_folder / GOAL).write_text(goal + link("implements"), "utf-8")
    assert codes(world_folder) == {(GOAL, "implements-without-measure")}


@pytest.mark.parametrize("label", ["intention", "may", "on_request"])
def test_a_measure_that_is_only_wanted_or_allowed_implements_nothing(label: str, world_folder: Path) -> None:
    changed(world_folder, MEASURE, "\nbindingness: commitment", f"\nbindingness: {label}")
    assert (MEASURE, "implements-loosely") in codes(world_folder)


@pytest.mark.parametrize("label", ["mandate", "commitment"])
def test_a_mandate_or_a_commitment_may_implement(label: str, world_folder: Path) -> None:
    changed(world_folder, MEASURE, "\nbindingness: commitment", f"\nbindingness: {label}")
    assert (MEASURE, "implements-loosely") not in codes(world_folder)


def test_a_measure_without_a_counterpart_says_so_instead_of_a_forced_link(world_folder: Path) -> None:
    path = world_folder / MEASURE
    before = path.read_text("utf-8").partition("links:")[0]
    text = 'text: {{de: "Das Land schweigt dazu.", en: "The Land is silent."}}'
    gap = f"gap:\n  - concept: upper\n    extent: {{}}\n    {text}\n"
    path.write_text(before + gap.format("whole"), "utf-8")
    assert (MEASURE, "measure-without-link") not in codes(world_folder)
    path.write_text(before + gap.format("part"), "utf-8")
    assert (MEASURE, "measure-without-link") in codes(world_folder)


FOUND = "Sie dient der Verwaltung; einen Bezug zum größeren Netzwerk nennt die Stelle nicht."
ASKED = "Er informiert den Kreistag; ob er Grundlage der Debatte ist, sagt der Text nicht."


@pytest.mark.parametrize(
    ("type_", "de", "en", "language"),
    [
        ("contributes", FOUND, "It serves the administration.", "de"),
        ("related", ASKED, "The report informs the council; the text does not say whether it underlies it.", "de"),
        ("related", "Gleiches Wort, anderer Gegenstand.", "Same word, different subject.", "de"),
        ("contributes", "Beide nennen Kinder; gemeint ist aber ein anderer Gegenstand.", "Both name children.", "de"),
        ("contributes", "Es gibt keinen erkennbaren Zusammenhang.", "There is none that can be seen.", "de"),
        ("contributes", "Beide sprechen von Kursen.", "Both speak of courses but on a different subject.", "en"),
        ("contributes", "Beide sprechen von Kursen.", "The text does not say whether the courses are meant.", "en"),
        ("related", "Beide sprechen von Kursen.", "The passage has no direct connection with courses.", "en"),
    ],
)
def test_a_reason_that_denies_its_link_is_reported_once(
    type_: str, de: str, en: str, language: str, world_folder: Path
) -> None:
    with (world_folder / GOAL).open("a", encoding="utf-8") as goal:
        goal.write(link(type_, de, en))
    (found,) = check(world_folder).problems
    assert (found.file, found.code, found.field) == (GOAL, "link-disclaimed", ("links", 0, "reason", language))


@pytest.mark.parametrize(
    ("type_", "de", "en"),
    [
        ("contributes", "Sprachmittlung ja; Integrationsmittlung nennt der Text nicht.", "It is not mentioned."),
        ("contributes", "Austausch beugt vor; Rassismus nennt der Text aber nicht.", "The text does not name racism."),
        ("related", "Sie überschneiden sich, aber es ist ein anderer Begriff.", "It is a different notion."),
        ("contributes", "Er setzt sich nur dafür ein.", "It only presses for them, not for others."),
    ],
)
def test_a_reason_may_name_a_limit(type_: str, de: str, en: str, world_folder: Path) -> None:
    with (world_folder / GOAL).open("a", encoding="utf-8") as goal:
        goal.write(link(type_, de, en))
    assert codes(world_folder) == set()
