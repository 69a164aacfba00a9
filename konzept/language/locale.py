"""Numbers, dates, lists and plurals as each language writes them, by CLDR's data (Babel)."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from konzept.model import Calendar, Years

NO_BREAK_SPACE = "\u00a0"

# Plural categories that only some languages have; `zero` is not among them, since every language can say “none”.
RARE_PLURALS = ("two", "few", "many")

# The zero of each set of digits that some language writes by default (CLDR); any other language has 0 to 9.
_ZEROS = {"arab": 0x660, "arabext": 0x6F0, "beng": 0x9E6, "deva": 0x966, "mymr": 0x1040, "tibt": 0xF20}


class LocaleFormat:
    """How one language writes things; `locale` is a CLDR locale such as `en_GB`."""

    def __init__(self, locale: str) -> None:
        self.locale = Locale.parse(locale)
        system = self.locale.default_numbering_system
        self._system = system if system in _ZEROS else "latn"
        zero = _ZEROS.get(system, ord("0"))
        self._digits = str.maketrans({str(digit): chr(zero + digit) for digit in range(10)})

    def number(self, value: Decimal | int) -> str:
        """A number with the language's separators and digits: 6.553 or 6,553; 7,6 or 7.6 or ٧٫٦."""
        return format_decimal(value, locale=self.locale, numbering_system=self._system).translate(self._digits)

    @property
    def separator(self) -> str:
        """What stands between the cells of a CSV file: no comma where spreadsheets read one as a decimal sign."""
        return "," if self.locale.number_symbols[self._system]["decimal"] == "." else ";"

    def date(self, value: Calendar) -> str:
        """A date as exact as it is: 2018, Juni 2018 or 31. Dezember 2017."""
        return self._date(value).translate(self._digits)

    def _date(self, value: Calendar) -> str:
        parts = [int(part) for part in value.split("-")]
        if len(parts) == 1:
            return str(parts[0])
        day = datetime.date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)
        if len(parts) == 2:
            return format_skeleton("yMMMM", day, locale=self.locale)
        return format_date(day, "long", locale=self.locale).replace(". ", f".{NO_BREAK_SPACE}", 1)

    def years(self, value: Years) -> str:
        """A period: 2018, the school year 2018/2019, or 2018–2020."""
        return value.replace("-", "–").translate(self._digits)

    def listing(self, items: Sequence[str]) -> str:
        """A list as a sentence has it: „A, B und C“ or “A, B and C”."""
        return format_list(items, locale=self.locale)

    def language(self, locale: str) -> str:
        """What this language calls another one: Englisch, German."""
        return str(self.locale.languages[Locale.parse(locale).language])

    def plural(self, count: int) -> str:
        """The plural category of a whole number: `one`, `other`, and whatever else the language has."""
        return str(self.locale.plural_form(count))


def is_known(locale: str) -> bool:
    """Whether CLDR says how this language writes things."""
    try:
        return bool(Locale.parse(locale))
    except (UnknownLocaleError, ValueError):
        return False


def plural_categories(language: str) -> frozenset[str]:
    """The plural categories of a language by its code; of one that CLDR does not know, only what all have."""
    try:
        return frozenset(Locale.parse(language, sep="-").plural_form.tags) | {"other"}
    except (UnknownLocaleError, ValueError):
        return frozenset({"other"})


def optional_languages(key: str, languages: tuple[str, ...]) -> frozenset[str]:
    """The languages that need no label for a number: `count.few` serves those that have a form for few things."""
    category = key.rpartition(".")[2]
    if category not in RARE_PLURALS:
        return frozenset()
    return frozenset(language for language in languages if category not in plural_categories(language))
