"""Numbers, dates and lists as each language writes them."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from konzept.model import Calendar
from konzept.wording import Wording, last_day

GERMAN, ENGLISH = Wording("de_DE"), Wording("en_GB")


@pytest.mark.parametrize(
    ("value", "german", "english"), [("6553", "6.553", "6,553"), ("7.6", "7,6", "7.6"), ("12", "12", "12")]
)
def test_numbers_have_the_separators_of_their_language(value: str, german: str, english: str) -> None:
    assert (GERMAN.number(Decimal(value)), ENGLISH.number(Decimal(value))) == (german, english)


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        ("2018", "2018", "2018"),
        ("2018-06", "Juni 2018", "June 2018"),
        ("2017-12-31", "31.\u00a0Dezember 2017", "31 December 2017"),
    ],
)
def test_dates_are_as_exact_as_their_source(value: str, german: str, english: str) -> None:
    assert (GERMAN.date(Calendar(value)), ENGLISH.date(Calendar(value))) == (german, english)


def test_lists_end_with_and_in_british_style() -> None:
    assert (GERMAN.listing(["a", "b", "c"]), ENGLISH.listing(["a", "b", "c"])) == ("a, b und c", "a, b and c")


def test_one_and_many_are_told_apart() -> None:
    assert (GERMAN.plural(1), GERMAN.plural(0), ENGLISH.plural(2)) == ("one", "other", "other")


@pytest.mark.parametrize(
    ("value", "last"),
    [("2018", (2018, 12, 31)), ("2018-02", (2018, 2, 28)), ("2018-12", (2018, 12, 31)), ("2017-12-30", (2017, 12, 30))],
)
def test_a_date_covers_all_its_days(value: str, last: tuple[int, int, int]) -> None:
    assert last_day(Calendar(value)) == datetime.date(*last)
