"""The days that dates and periods cover."""

from __future__ import annotations

import datetime

import pytest

from konzept.model import Calendar, Years
from konzept.model.days import is_span, last_day, span


@pytest.mark.parametrize(
    ("value", "last"),
    [
        ("2018", (2018, 12, 31)),
        ("9999", (9999, 12, 31)),
        ("2018-02", (2018, 2, 28)),
        ("2018-12", (2018, 12, 31)),
        ("2017-12-30", (2017, 12, 30)),
    ],
)
def test_a_date_covers_all_its_days(value: str, last: tuple[int, int, int]) -> None:
    assert last_day(Calendar(value)) == datetime.date(*last)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2018", (2018, 1, 1), (2018, 12, 31)),
        ("2018/2019", (2018, 8, 1), (2019, 7, 31)),
        ("2018-2020", (2018, 1, 1), (2020, 12, 31)),
    ],
)
def test_a_period_is_a_year_a_school_year_or_several_years(
    value: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert is_span(value)
    assert span(Years(value)) == (datetime.date(*first), datetime.date(*last))


@pytest.mark.parametrize(
    "value", ["", "0000", "18", "2018/2020", "2018/19", "2018/2018", "2020-2018", "2018-2018", "2018-06"]
)
def test_what_runs_backwards_or_is_no_period_is_told(value: str) -> None:
    assert not is_span(value)
