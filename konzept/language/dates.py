"""The days and months that a text names with their year, in a form that no longer depends on its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from konzept.language.numerals import NUMERALS

_FIGURES = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
_DAY_BEFORE = re.compile(r"(?<!\d)(\d{1,2})\.?\s$")
_LONGEST_DAY = len("31. ")
_MONTHS = 12


class NamedDate(NamedTuple):
    """A date as exact as the text gives it, `2018-06` or `2018-06-30`; how it is written, and in which line, from 0."""

    date: str
    written: str
    line: int


def named_dates(text: str, language: str) -> Iterator[NamedDate]:
    """Every date in a text that is more exact than a year; none in a language whose months are not known."""
    if language not in NUMERALS:
        return
    months = NUMERALS[language].months.split()
    for match in _month_and_year(language).finditer(text):
        day = _DAY_BEFORE.search(text, max(0, match.start() - _LONGEST_DAY), match.start())
        month = f"{match[2]}-{months.index(match[1]) + 1:02}"
        begin, exact = (day.start(), f"{month}-{int(day[1]):02}") if day else (match.start(), month)
        yield NamedDate(exact, text[begin : match.end()], text.count("\n", 0, begin))
    for match in _FIGURES.finditer(text):
        day_, month_, year = match.groups()
        if 1 <= int(month_) <= _MONTHS and not text[match.start() - 1 : match.start()].isdigit():
            line = text.count("\n", 0, match.start())
            yield NamedDate(f"{year}-{int(month_):02}-{int(day_):02}", match[0], line)


@cache
def _month_and_year(language: str) -> re.Pattern[str]:
    return re.compile(rf"({'|'.join(NUMERALS[language].months.split())})\s(\d{{4}})\b")
