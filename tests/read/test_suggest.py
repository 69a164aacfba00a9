"""A guess is made where one thing alone can be meant, and never where it would turn a meaning round."""

from __future__ import annotations

import pytest

from konzept.model import ProgressState
from konzept.read.suggest import alike, nearest, same_id, similar_id

VALUES = ("started", "under_way", "done", "obliged", "independent", "yearly", "annually", "at_least", "mentioned")
IDS = ("LZ-03", "LZ-10", "LL-03", "LR", "M-5.4.1.8", "KVHS", "language", "young-adults", "report-2018")
NAMES = {"LR": ("Landrat", "Head of the District"), "LRA": ("Landratsamt Nordhausen",), "KVHS": ("Volkshochschule",)}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Started", "started"),
        ("under-way", "under_way"),
        ("under way", "under_way"),
        ("underway", "under_way"),
        ("strated", "started"),
        ("startet", "started"),
        ("independant", "independent"),
        ("indepandant", "independent"),
        ("оbliged", "obliged"),
        ("öbliged", "obliged"),
    ],
)
def test_a_slip_of_typing_is_found(typed: str, meant: str) -> None:
    assert nearest(typed, VALUES) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "not_started",
        "notstarted",
        "unstarted",
        "nicht_started",
        "started_not",
        "dependent",
        "biannually",
        "half_yearly",
        "not-obliged",
        "kein obliged",
        "none",
        "at_most",
        "unmentioned",
        "gestartet",
        "",
        "7",
    ],
)
def test_what_may_be_the_opposite_is_no_guess(typed: str) -> None:
    assert nearest(typed, VALUES) is None


def test_a_state_that_is_not_allowed_is_never_followed_by_its_opposite() -> None:
    states = [str(state) for state in ProgressState]
    opposites = ["started", "not_done", "undone", "not_under_way", "not_paused", "not_replaced", "unmentioned"]
    assert [nearest(state, states) for state in opposites] == [None] * len(opposites)


def test_a_name_of_the_program_may_be_less_alike_but_not_its_opposite() -> None:
    assert alike("home.isnot", ["home.is_not"]) == "home.is_not"
    assert alike("home.is_not", ["home.is"]) is None
    assert alike("card_2", ["card_3"]) is None


def test_of_two_words_as_near_as_each_other_neither_is_a_guess() -> None:
    assert nearest("section", ["sections", "sectiona"]) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("LZ-3", "LZ-03"),
        ("lz-03", "LZ-03"),
        ("LZ_03", "LZ-03"),
        ("LZ03", "LZ-03"),
        ("LZ\u201303", "LZ-03"),
        ("LZ-003", "LZ-03"),
        ("\u041bZ-03", None),
        ("KVН\u0405", "KVHS"),
        ("M-5-4-1-8", "M-5.4.1.8"),
        ("M-5.41.8", None),
        ("LZ-30", None),
        ("LZ-1", None),
        ("report-18", None),
    ],
)
def test_an_id_is_the_same_however_it_is_spelt(typed: str, meant: str | None) -> None:
    assert same_id(typed, IDS) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("langauge", "language"),
        ("young-adult", "young-adults"),
        ("Landratsamt", "LRA"),
        ("landrat", "LR"),
        ("Volkshochschul", "KVHS"),
        ("LRA", "LRA"),
        ("LRB", None),
        ("LL-04", None),
        ("report-2019", None),
        ("Landkreis", None),
        ("M-5.4.1.9", None),
    ],
)
def test_a_short_or_counted_id_is_never_taken_for_its_neighbour(typed: str, meant: str | None) -> None:
    names = dict.fromkeys(IDS, ()) | NAMES
    assert (same_id(typed, names) or similar_id(typed, names)) == meant
