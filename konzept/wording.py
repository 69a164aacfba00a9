"""Numbers, dates, lists and plurals as each language writes them, by CLDR's data (Babel)."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from konzept.model import Calendar

NO_BREAK_SPACE = "\u00a0"


class Wording:
    """How one language writes things; `locale` is a CLDR locale such as `en_GB`."""

    def __init__(self, locale: str) -> None:
        self.locale = Locale.parse(locale)

    def number(self, value: Decimal | int) -> str:
        """A number with the language's separators: 6.553 or 6,553; 7,6 or 7.6."""
        return format_decimal(value, locale=self.locale)

    def date(self, value: Calendar) -> str:
        """A date as exact as it is: 2018, Juni 2018 or 31. Dezember 2017."""
        parts = [int(part) for part in value.split("-")]
        if len(parts) == 1:
            return str(parts[0])
        day = datetime.date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)
        if len(parts) == 2:
            return format_skeleton("yMMMM", day, locale=self.locale)
        return format_date(day, "long", locale=self.locale).replace(". ", f".{NO_BREAK_SPACE}", 1)

    def listing(self, items: Sequence[str]) -> str:
        """A list as a sentence has it: „A, B und C“ or “A, B and C”."""
        return format_list(items, locale=self.locale)

    def language(self, locale: str) -> str:
        """What this language calls another one: Englisch, German."""
        return str(self.locale.languages[Locale.parse(locale).language])

    def plural(self, count: int) -> str:
        """The plural category of a whole number: `one`, `other`, and whatever else the language has."""
        return str(self.locale.plural_form(count))


def last_day(value: Calendar) -> datetime.date:
    """The last day a date of any exactness covers: 2018 ends on 31 December 2018."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 3:
        return datetime.date(*parts)
    year, month = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], 12)
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return following - datetime.timedelta(days=1)
