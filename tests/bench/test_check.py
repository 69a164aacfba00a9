"""The multiplied data are as sound as the real ones, and refer to themselves."""

from __future__ import annotations

from pathlib import Path

from bench.check import multiply, renamed
from konzept.checks.run import check
from tests.support.places import ROOT


def test_every_reference_of_a_copy_leads_into_the_copy():
    text = 'concept: land\nentries: [A-1, B.2]\nlevel: land\nlinks:\n  - to: Z-1\n    reason:\n      de: "A-1"\n'
    assert renamed(text, "-2") == (
        'concept: land-2\nentries: [A-1-2, B.2-2]\nlevel: land\nlinks:\n  - to: Z-1-2\n    reason:\n      de: "A-1"\n'
    )


def test_twice_the_data_are_as_clean_as_once(tmp_path: Path):
    multiply(ROOT / "data", tmp_path / "data", 2)
    checked = check(tmp_path / "data")
    assert {problem.code for problem in checked.problems} <= {"translation-unsure"}  # new words in addresses
    assert checked.world is not None
    assert len(checked.world.concepts) == 4
    assert len(checked.world.entries) == 264
