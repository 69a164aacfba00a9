"""What is wrong with a second county is said once, at the place, and nothing is said of the first one."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from konzept.checks.run import check
from konzept.report.problem import Problem, Severity
from tests.support.places import ROOT
from tests.support.second_county import (
    Item,
    add_county,
    add_federation,
    add_gap,
    add_town,
    concept,
    obligation,
    sections,
    write,
)

SMALL = Item("5.1", ("language",), "Z-1", "Abendkurse", "Evening courses", "Es gibt Kurse.", "There are courses.")
CONCEPT, MEASURE = "concepts/other.yml", "other/measures/O-5.1-01.yml"


@pytest.fixture
def county(world_folder: Path) -> Path:
    """The small world with a second county."""
    own = {"prefix": "O", "sections": sections(("5", "Sprache", "Language"), ("5.1", "Kurse", "Courses"))}
    write(world_folder, CONCEPT, concept("Musterkreis", "district", "upper", 3, **own))
    write(world_folder, MEASURE, obligation(SMALL, 1, "DISTRICT", "upper"))
    aim = world_folder / "upper/guidelines/G-1.yml"
    add_gap(world_folder, aim, "other", "Dazu gibt es nichts.", "There is nothing on this.")
    return world_folder


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real data with Musterkreis, a town and a federal level."""
    data = tmp_path_factory.mktemp("county") / "data"
    shutil.copytree(ROOT / "data", data)
    add_county(data)
    add_town(data)
    add_federation(data)
    return data


def errors(data: Path) -> list[Problem]:
    return [one for one in check(data).problems if one.severity is Severity.ERROR]


def replaced(file: str, old: str, new: str) -> Callable[[Path], None]:
    def change(data: Path) -> None:
        text = (data / file).read_text("utf-8")
        assert re.search(old, text, re.DOTALL), old
        (data / file).write_text(re.sub(old, new, text, count=1, flags=re.DOTALL), "utf-8")

    return change


def renamed(old: str, new: str) -> Callable[[Path], None]:
    return lambda data: (data / old).rename(data / new) and None


def called(id_: str) -> Callable[[Path], None]:
    """The small county under another id."""

    def change(data: Path) -> None:
        for file in data.rglob("*.yml"):
            text = file.read_text("utf-8")
            file.write_text(re.sub(r"(concept|parent): other\b", rf'\1: "{id_}"', text), "utf-8")
        (data / "other").rename(data / id_)
        (data / CONCEPT).rename(data / f"concepts/{id_}.yml")

    return change


def test_concepts_of_all_levels_need_nothing_outside_the_data(real: Path) -> None:
    problems = check(real).problems
    assert [one for one in problems if one.severity is Severity.ERROR] == []
    assert {one.file for one in problems if one.code == "aims-not-looked-at"} == {"concepts/musterstadt.yml"}


def test_the_small_county_is_in_order(county: Path) -> None:
    assert errors(county) == []


def test_what_nobody_has_looked_at_is_one_warning(county: Path) -> None:
    replaced("upper/guidelines/G-1.yml", r"  - concept: other\n.*?(?=  - concept)", "")(county)
    found = [one for one in check(county).problems if one.code in {"aims-not-looked-at", "aim-without-measure"}]
    assert [(one.file, one.code) for one in found] == [(CONCEPT, "aims-not-looked-at")]


OLD_GAP = '\ngap:\n  extent: whole\n  text: {de: "Nichts.", en: "Nothing."}\n'
GAP_BESIDE = OLD_GAP.replace("  extent", "  - concept: lower\n    extent").replace("  text", "    text")
TO_UPPER = r"  - to: Z-1\n"


@pytest.mark.parametrize(
    ("change", "file", "code"),
    [
        (replaced(CONCEPT, r"sections:\n.*$", "sections: []\n"), CONCEPT, "sections-empty"),
        (replaced(CONCEPT, "parent: upper\n", "parent: other\n"), CONCEPT, "circle"),
        (replaced(CONCEPT, "parent: upper\n", "parent: sachsen\n"), CONCEPT, "unknown-reference"),
        (replaced(CONCEPT, "parent: upper\n", "parent: lower\n"), CONCEPT, "parent-level"),
        (replaced(MEASURE, TO_UPPER, "  - to: M-5.1.2\n"), MEASURE, "link-concept"),
        (replaced(MEASURE, r"\n  en: [^\n]*\ntitle_origin", "\ntitle_origin"), MEASURE, "missing-language"),
        (replaced(MEASURE, r"\nbindingness", f"{OLD_GAP}bindingness"), MEASURE, "needs-list"),
        (replaced(MEASURE, r"\nbindingness", f"{GAP_BESIDE}bindingness"), MEASURE, "gap-concept"),
        (renamed(MEASURE, "other/measures/X-5.1-01.yml"), "other/measures/X-5.1-01.yml", "id-prefix"),
        (renamed(MEASURE, "other/measures/S-1.yml"), "other/measures/S-1.yml", "id-taken"),
        *((called(id_), f"concepts/{id_}.yml", "concept-address") for id_ in ("lower-5", "suche", "en", "data")),
    ],
)  # fmt: skip
def test_one_mistake_is_one_message(change, file: str, code: str, county: Path) -> None:
    data = county
    change(data)
    assert [(one.file, one.code) for one in errors(data)] == [(file, code)]


def test_the_old_shape_of_a_gap_says_how_the_new_one_begins(county: Path) -> None:
    data = county
    replaced(MEASURE, r"\nbindingness", f"{OLD_GAP}bindingness")(data)
    (problem,) = errors(data)
    assert "„- concept: upper“" in problem.advice("de")


def test_an_id_that_is_taken_names_both_files(county: Path) -> None:
    data = county
    renamed(MEASURE, "other/measures/S-1.yml")(data)
    (problem,) = errors(data)
    assert "S-1.yml" in problem.message("de")
