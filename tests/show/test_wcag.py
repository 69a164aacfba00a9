"""The record of what was tested is complete, has its wordings, and claims no test that does not exist."""

from __future__ import annotations

import ast
from functools import cache

import pytest

from konzept.show.wcag import CHECKS, CRITERIA, Assessment, Criterion, label_keys
from tests.support.places import ROOT

# WCAG 2.2 by guideline: the numbers of its criteria of level A, then of level AA.  4.1.1 is gone.
STANDARD = {
    "1.1": ((1,), ()), "1.2": ((1, 2, 3), (4, 5)), "1.3": ((1, 2, 3), (4, 5)),
    "1.4": ((1, 2), (3, 4, 5, 10, 11, 12, 13)), "2.1": ((1, 2, 4), ()), "2.2": ((1, 2), ()), "2.3": ((1,), ()),
    "2.4": ((1, 2, 3, 4), (5, 6, 7, 11)), "2.5": ((1, 2, 3, 4), (7, 8)), "3.1": ((1,), (2,)),
    "3.2": ((1, 2, 6), (3, 4)), "3.3": ((1, 2, 7), (3, 4, 8)), "4.1": ((2,), (3,)),
}  # fmt: skip


@cache
def functions(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(one.name for one in tree.body if isinstance(one, ast.FunctionDef))


def test_every_criterion_of_levels_a_and_aa_is_there_with_its_level():
    expected = {
        f"{guideline}.{number}": level
        for guideline, levels in STANDARD.items()
        for level, numbers in zip(("A", "AA"), levels, strict=True)
        for number in numbers
    }
    assert len(expected) == 55
    assert {number: one.level for number, one in CRITERIA.items()} == expected


@pytest.mark.parametrize("key", CHECKS)
def test_every_check_is_a_test(key):
    assert CHECKS[key].tests
    for place in CHECKS[key].tests:
        file, _, function = place.partition("::")
        assert function in functions(file), place


def test_every_check_belongs_to_a_criterion_and_no_criterion_names_another():
    assert {key for one in CRITERIA.values() for key in one.checks} == set(CHECKS)


def test_what_does_not_apply_has_no_check_and_what_nothing_tests_needs_a_person():
    for number, one in CRITERIA.items():
        assert not (one.absent and (one.checks or one.person)), number
        assert one.absent or one.checks or one.person, number


def test_a_criterion_says_how_far_it_is_known_to_be_met():
    assert Criterion("A", ("axe",)).assessment is Assessment.TESTED
    assert Criterion("A", ("axe",), person=True).assessment is Assessment.TESTED_IN_PART
    assert Criterion("A", person=True).assessment is Assessment.BY_A_PERSON
    assert Criterion("A", absent="media").assessment is Assessment.NOT_APPLICABLE


def test_every_part_of_the_record_has_its_wording_and_no_wording_is_left_over(real_world):
    prefixes = ("access_method.", "access_assessment.", "access_check.", "access_absent.", "wcag.")
    assert {key for key in real_world.labels if key.startswith(prefixes)} == set(label_keys())
