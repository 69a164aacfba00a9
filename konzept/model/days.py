"""Which days a date of any exactness covers, and which a period."""

from __future__ import annotations

import calendar
import datetime
import re

from konzept.model.values import Calendar, Years

YEARS = re.compile(r"(\d{4})(?:([/-])(\d{4}))?")
_SCHOOL_YEAR = ("08-01", "07-31")
"""When a school year begins and ends, in every Land by the Hamburg Agreement."""


def first_day(value: Calendar) -> datetime.date:
    """The first day a date of any exactness covers."""
    year, month, day = ([int(part) for part in value.split("-")] + [1, 1])[:3]
    return datetime.date(year, month, day)


def last_day(value: Calendar) -> datetime.date:
    """The last day a date of any exactness covers: 2018 ends on 31 December 2018."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 3:
        return datetime.date(*parts)
    year, month = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], 12)
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def names_a_day(value: Calendar) -> bool:
    """Whether a date is exact to the day."""
    return value.count("-") == 2


def is_span(value: str) -> bool:
    """Whether a period runs forward; a school year ends in the year after the one it begins in."""
    match = YEARS.fullmatch(value)
    if not match or int(match[1]) == 0:
        return False
    begin, sign, end = int(match[1]), match[2], int(match[3] or 0)
    return not sign or (end == begin + 1 if sign == "/" else end > begin)


def span(value: Years) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of a period."""
    begin, end = value[:4], value[-4:]
    if "/" in value:
        return first_day(Calendar(f"{begin}-{_SCHOOL_YEAR[0]}")), last_day(Calendar(f"{end}-{_SCHOOL_YEAR[1]}"))
    return first_day(Calendar(begin)), last_day(Calendar(end))
