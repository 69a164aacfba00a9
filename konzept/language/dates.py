"""The days and months that a text names with their year, in a form that no longer depends on its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from konzept.language.numerals import NUMERALS
from konzept.model.texts import words

_FIGURES = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")


class NamedDate(NamedTuple):
    """A date as exact as the text gives it, `2018-06` or `2018-06-30`; how it is written, and in which line, from 0."""

    date: str
    written: str
    line: int


def named_dates(text: str, language: str) -> Iterator[NamedDate]:
    """Every date in a text that is more exact than a year; none in a language whose months are not known."""
    ways = NUMERALS.get(language)
    if ways is None:
        return
    if not words(text).isdisjoint(ways.month_words):
        months = ways.months.split()
        for match in _in_words(language).finditer(text):
            month = months.index(match["month"]) + 1
            yield _date(match, int(match["year"]), month, int(match["day"] or 0))
    for match in _FIGURES.finditer(text):
        day, month, year = map(int, match.groups())
        if 1 <= month <= 12:
            yield _date(match, year, month, day)


def _date(match: re.Match[str], year: int, month: int, day: int) -> NamedDate:
    exact = f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"
    return NamedDate(exact, match[0], match.string.count("\n", 0, match.start()))


@cache
def _in_words(language: str) -> re.Pattern[str]:
    names = "|".join(NUMERALS[language].months.split())
    return re.compile(rf"(?:(?P<day>\b\d{{1,2}})\.?\s)?\b(?P<month>{names})\s(?P<year>\d{{4}})\b")
