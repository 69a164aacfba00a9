"""Numbers, dates and lists as each language writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from konzept.language.locale import LocaleFormat, plural_categories
from konzept.model import Calendar, Years

GERMAN, ENGLISH = LocaleFormat("de_DE"), LocaleFormat("en_GB")


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


def test_a_span_of_years_has_a_dash_and_a_school_year_its_stroke() -> None:
    assert [ENGLISH.years(Years(value)) for value in ("2018", "2018/2019", "2018-2020")] == [
        "2018",
        "2018/2019",
        "2018–2020",
    ]


def test_a_language_writes_its_own_digits_in_numbers_and_dates() -> None:
    egypt, tunisia = LocaleFormat("ar_EG"), LocaleFormat("ar_TN")
    assert (egypt.number(Decimal("6553.6")), tunisia.number(Decimal("6553.6"))) == ("٦٬٥٥٣٫٦", "6.553,6")
    assert egypt.date(Calendar("2017-12-31")) == "٣١ ديسمبر ٢٠١٧"
    assert egypt.date(Calendar("2018-06")) == "يونيو ٢٠١٨"
    assert egypt.date(Calendar("2018")) == "٢٠١٨"
    assert egypt.years(Years("2018-2020")) == "٢٠١٨–٢٠٢٠"
    assert (LocaleFormat("fa_IR").number(12), LocaleFormat("ne_NP").number(12)) == ("۱۲", "१२")


def test_arabic_has_six_plurals_and_an_unknown_language_has_one() -> None:
    assert [LocaleFormat("ar_EG").plural(count) for count in (0, 1, 2, 3, 11, 100)] == [
        "zero", "one", "two", "few", "many", "other",
    ]  # fmt: skip
    assert plural_categories("de") == {"one", "other"}
    assert plural_categories("ar") == {"zero", "one", "two", "few", "many", "other"}
    assert plural_categories("x-none") == {"other"}


@pytest.mark.parametrize(
    ("locale", "separator"), [("de_DE", ";"), ("en_GB", ","), ("fr_FR", ";"), ("ar_EG", ";"), ("de_CH", ",")]
)
def test_no_comma_separates_cells_where_it_is_a_decimal_sign(locale: str, separator: str) -> None:
    assert LocaleFormat(locale).separator == separator
