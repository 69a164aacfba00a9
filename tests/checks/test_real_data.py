"""The real data are without error; what they hold is the editors' business, and no test counts it."""

from __future__ import annotations

import re

import pytest

from konzept.checks.run import check
from konzept.model.dataset import Dataset
from konzept.report.problem import Severity
from tests.support.places import ROOT

DATA = ROOT / "data"
LONGEST_FILE = 40_000
SIDEWAYS = {"de": re.compile(r"\b([Ll]inks|[Rr]echts)\b"), "en": re.compile(r"\bthe( \w+)? (left|right)\b")}

pytestmark = pytest.mark.data


def test_no_file_has_an_error() -> None:
    """Warnings, such as a translation that has fallen behind, are told to editors and stop nobody."""
    found = [problem for problem in check(DATA).problems if problem.severity is Severity.ERROR]
    assert [f"{problem.file}:{problem.line}: {problem.message('en')}" for problem in found] == []


def test_every_translation_differs_from_its_original(real_world: Dataset) -> None:
    same = [
        entry.id
        for entry in real_world.entries.values()
        if entry.text["de"] == entry.text["en"] or entry.summary["de"] == entry.summary["en"]
    ]
    assert same == []


def test_files_are_short_enough_to_edit() -> None:
    assert {file.name: size for file in DATA.rglob("*.yml") if (size := file.stat().st_size) > LONGEST_FILE} == {}


def test_no_label_says_left_or_right_because_phones_show_one_below_the_other(real_world: Dataset) -> None:
    labels = {key: text for key, text in real_world.labels.items() if not key.startswith("direction.")}
    assert [key for key, text in labels.items() for code, words in SIDEWAYS.items() if words.search(text[code])] == []
