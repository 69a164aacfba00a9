"""The multiplied data are as sound as the real ones, and refer to themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.check import Checks, rows, timed
from bench.data import multiply, renamed
from bench.measure import CommandFailed
from konzept.checks.run import check
from tests.support.places import ROOT


def test_every_reference_of_a_copy_leads_into_the_copy():
    text = 'concept: land\nentries: [A-1, B.2]\nlevel: land\nlinks:\n  - to: Z-1\n    reason:\n      de: "A-1"\n'
    assert renamed(text, "-2") == (
        'concept: land-2\nentries: [A-1-2, B.2-2]\nlevel: land\nlinks:\n  - to: Z-1-2\n    reason:\n      de: "A-1"\n'
    )


def test_twice_the_data_are_as_clean_as_once(tmp_path: Path):
    multiply(ROOT / "data", tmp_path / "data", 2)
    once, twice = check(ROOT / "data").dataset, check(tmp_path / "data")
    assert once is not None
    assert twice.dataset is not None, "names that differ by a number may be warned of, but nothing is wrong"
    assert len(twice.dataset.concepts) == 2 * len(once.concepts)
    assert len(twice.dataset.entries) == 2 * len(once.entries)


def test_local_concepts_multiply_below_one_land(tmp_path: Path):
    multiply(ROOT / "data", tmp_path / "data", 3, local=True)
    once, thrice = check(ROOT / "data").dataset, check(tmp_path / "data").dataset
    assert once is not None
    assert thrice is not None, "names that differ by a number may be warned of, but nothing is wrong"
    assert len(thrice.local_concepts) == 3 * len(once.local_concepts)
    assert len(thrice.concepts) - len(thrice.local_concepts) == len(once.concepts) - len(once.local_concepts)
    assert all(copy.parent == one.parent for one in once.local_concepts for copy in thrice.local_concepts)


def project(folder: Path, data: Path) -> Path:
    """The least that a check can be timed in."""
    (folder / "konzept").symlink_to(ROOT / "konzept")
    (folder / "data").symlink_to(data)
    return folder


def test_a_check_is_timed_by_itself(tmp_path: Path):
    seconds, work, files = timed(project(tmp_path, ROOT / "data"))
    assert seconds > 0
    assert work > 0
    assert files == len(list((ROOT / "data").rglob("*.yml")))


def test_a_check_that_finds_errors_is_not_measured(tmp_path: Path):
    with pytest.raises(CommandFailed, match="not clean"):
        timed(project(tmp_path, ROOT / "tests" / "broken" / "awful"))


def test_growth_is_work_by_file():
    sizes = [Checks(1, 100, 0.5, 0.6), Checks(10, 1000, 6.0, 9.0)]
    assert list(rows({"now": sizes}))[1] == "| 10× | now | 1000 | 6.00 | 9.00 | 1.50 |"
