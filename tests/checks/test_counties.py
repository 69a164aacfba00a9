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
from tests.support.second_county import COUNTY, add_county, add_federation, add_town

CONCEPT = f"concepts/{COUNTY}.yml"
MEASURE = f"{COUNTY}/measures/MK-4.1-01.yml"


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("county") / "data"
    shutil.copytree(ROOT / "data", data)
    add_county(data)
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


def test_a_second_county_needs_nothing_outside_the_data(county: Path) -> None:
    assert errors(county) == []


def test_a_town_below_and_a_federal_level_above_are_in_order(county: Path, tmp_path: Path) -> None:
    data = Path(shutil.copytree(county, tmp_path / "data"))
    add_town(data)
    add_federation(data)
    problems = [one for one in check(data).problems if one.code not in {"translation-unrecorded"}]
    assert [one for one in problems if one.severity is Severity.ERROR] == []
    assert {one.file for one in problems if one.code == "aims-not-looked-at"} == {"concepts/musterstadt.yml"}


def test_what_nobody_has_looked_at_is_one_warning(tmp_path: Path) -> None:
    data = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    add_county(data, gaps=False)
    found = [one for one in check(data).problems if one.code in {"aims-not-looked-at", "aim-without-measure"}]
    assert [(one.file, one.code) for one in found] == [(CONCEPT, "aims-not-looked-at")]


OLD_GAP = '\ngap:\n  extent: whole\n  text: {de: "Nichts.", en: "Nothing."}\n'
TO_LAND = r"  - to: LZ-03\n"


@pytest.mark.parametrize(
    ("change", "file", "code"),
    [
        (replaced(CONCEPT, r"sections:\n.*$", "sections: []\n"), CONCEPT, "sections-empty"),
        (replaced(CONCEPT, "parent: land\n", f"parent: {COUNTY}\n"), CONCEPT, "circle"),
        (replaced(CONCEPT, "parent: land\n", "parent: sachsen\n"), CONCEPT, "unknown-reference"),
        (replaced(CONCEPT, "parent: land\n", "parent: nordhausen\n"), CONCEPT, "parent-level"),
        (replaced(MEASURE, TO_LAND, "  - to: M-5.4.1.8\n"), MEASURE, "link-concept"),
        (replaced(MEASURE, r"\n  en: [^\n]*\ntitle_origin", "\ntitle_origin"), MEASURE, "missing-language"),
        (replaced(MEASURE, r"\nbindingness", f"{OLD_GAP}bindingness"), MEASURE, "needs-list"),
        (replaced(MEASURE, r"\nbindingness", OLD_GAP.replace("  extent", "  - concept: nordhausen\n    extent").replace("  text", "    text") + "bindingness"), MEASURE, "gap-concept"),
        (renamed(MEASURE, f"{COUNTY}/measures/X-4.1-01.yml"), f"{COUNTY}/measures/X-4.1-01.yml", "id-prefix"),
        (renamed(MEASURE, f"{COUNTY}/measures/M-5.4.1.8.yml"), f"{COUNTY}/measures/M-5.4.1.8.yml", "id-taken"),
    ],
)  # fmt: skip
def test_one_mistake_is_one_message(change, file: str, code: str, county: Path, tmp_path: Path) -> None:
    data = Path(shutil.copytree(county, tmp_path / "data"))
    change(data)
    assert [(one.file, one.code) for one in errors(data)] == [(file, code)]


def test_the_old_shape_of_a_gap_says_how_the_new_one_begins(county: Path, tmp_path: Path) -> None:
    data = Path(shutil.copytree(county, tmp_path / "data"))
    replaced(MEASURE, r"\nbindingness", f"{OLD_GAP}bindingness")(data)
    (problem,) = errors(data)
    assert "„- concept: land“" in problem.advice("de")


def test_an_id_that_is_taken_names_both_files(county: Path, tmp_path: Path) -> None:
    data = Path(shutil.copytree(county, tmp_path / "data"))
    renamed(MEASURE, f"{COUNTY}/measures/M-5.4.1.8.yml")(data)
    (problem,) = errors(data)
    assert "nordhausen/measures/M-5.4.1.8.yml" in problem.message("de")
