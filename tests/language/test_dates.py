"""Days and months in texts."""

from __future__ import annotations

import pytest

from konzept.language.dates import named_dates


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        ("de", "am 31. Dezember 2017", ["2017-12-31"]),
        ("de", "bis Juni 2018, Ende Mai 2019", ["2018-06", "2019-05"]),
        ("de", "am 30.06.2018 oder am 1. 3. 2018", ["2018-06-30", "2018-03-01"]),
        ("en", "on 31 December 2017 and by June 2018", ["2017-12-31", "2018-06"]),
        ("de", "bis Mitte 2018, Maßnahme 5.4.1.8, Abschnitt 5.4.1, im Mai", []),
        ("de", "115.06.2018 und 30.13.2018", []),
        ("en", "bis Juni 2018", []),
        ("ar", "30.06.2018", []),
    ],
)
def test_dates_are_read_as_exact_as_they_are_given(language: str, text: str, dates: list[str]) -> None:
    assert [one.date for one in named_dates(text, language)] == dates


def test_a_date_tells_how_and_where_it_is_written() -> None:
    (found,) = named_dates("Eins.\nAm 3. Mai 2017 begann es.", "de")
    assert (found.written, found.line) == ("3. Mai 2017", 1)
