"""The real data: every file without fault, and as many of each thing as the two texts hold."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from konzept.checks.run import check
from konzept.model import Extent, Goal, Guideline, Measure
from konzept.model.dataset import World
from konzept.report.problem import Problem
from tests.support.places import ROOT

DATA = ROOT / "data"
FILES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.yml"))


@pytest.fixture(scope="module")
def problems() -> tuple[Problem, ...]:
    return check(DATA).problems


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_without_fault(file: str, problems: tuple[Problem, ...]) -> None:
    """But for translations that have fallen behind: a correction of the German need not wait for them."""
    found = [problem for problem in problems if problem.file == file and not problem.code.startswith("translation-")]
    assert [problem.message("en") for problem in found] == []


def test_no_fault_lies_outside_the_files(problems: tuple[Problem, ...]) -> None:
    outside = [problem for problem in problems if problem.file not in FILES]
    assert [problem for problem in outside if not problem.code.startswith("translation-")] == []


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("language", 2),
        ("operator", 1),
        ("concept", 2),
        ("field", 15),
        ("guideline", 10),
        ("measure", 47),
        ("actor", 71),
        ("figure", 12),
        ("reference", 67),
        ("report", 0),
    ],
)
def test_there_are_as_many_as_the_texts_hold(kind: str, number: int, real_world: World) -> None:
    assert len(real_world.records[kind]) == number


def test_the_land_has_fourteen_goals(real_world: World) -> None:
    goals = [entry for entry in real_world.entries.values() if isinstance(entry, Goal) and entry.concept == "land"]
    assert [goal.id for goal in goals] == [f"LZ-{number:02}" for number in range(1, 15)]


def test_all_units_of_both_texts_are_there(real_world: World) -> None:
    assert len(real_world.entries) == 132
    assert Counter(entry.concept for entry in real_world.entries.values()) == {"land": 45, "nordhausen": 87}


def test_the_numbered_measures_are_those_of_the_text(real_world: World) -> None:
    measures = [entry for entry in real_world.entries.values() if isinstance(entry, Measure)]
    numbered = Counter(measure.section for measure in measures if measure.number)
    assert numbered == {"5.2": 5, "5.3": 3, "5.4.1": 12, "5.4.2": 3}
    assert len([measure for measure in measures if not measure.number]) == 24
    assert all(measure.id == f"M-{measure.number}" for measure in measures if measure.number)


def test_there_are_120_links_each_with_a_reason(real_world: World) -> None:
    links = [link for entry in real_world.entries.values() for link in entry.links]
    assert len(links) == 120
    assert len({link.reason["de"] for link in links}) == 120


def test_the_glossary_has_at_least_the_terms_of_the_inventory(real_world: World) -> None:
    assert len(real_world.terms) >= 54


def test_only_two_aims_of_the_land_have_no_local_measure_at_all(real_world: World) -> None:
    whole = {
        entry.id
        for entry in real_world.entries.values()
        if isinstance(entry, Guideline | Goal)
        and entry.concept == "land"
        and entry.gap
        and entry.gap.extent is Extent.WHOLE
    }
    assert whole == {"LL-09", "LZ-06"}


def test_nothing_is_reported_as_done_without_a_source(real_world: World) -> None:
    measures = [entry for entry in real_world.entries.values() if isinstance(entry, Measure)]
    assert not any(measure.progress for measure in measures)


def test_every_translation_differs_from_its_original(real_world: World) -> None:
    same = [
        entry.id
        for entry in real_world.entries.values()
        if entry.text["de"] == entry.text["en"] or entry.summary["de"] == entry.summary["en"]
    ]
    assert same == []


def test_files_are_short_enough_to_edit(real_world: World) -> None:
    assert max(Path(DATA / file).stat().st_size for file in FILES) < 40_000
