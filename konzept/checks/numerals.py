"""What a text says in numbers, in a form that no longer depends on its language.

6.553 and 6,553 become one, as do „7,6 %“ and “7.6%”, „zwölf“ and “twelve”, „Art. 3 Abs. 2“ and “Article 3(2)”.
A language that is not in the table here is not compared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from konzept.texts import words

_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_PER_CENT = re.compile(r"\s?(?:%|Prozent|per ?cent)")
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2}")
_ROMAN_NUMBERS = frozenset(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"])
_ROMAN = re.compile(r"[A-ZÄÖÜ] [IVX]+\b")


@dataclass(frozen=True)
class Numerals:
    """How a language writes numbers; `article` and `section` find the number of a provision."""

    thousands: str
    decimal: str
    words: Mapping[str, int]
    months: str
    article: re.Pattern[str]
    section: re.Pattern[str]

    @cached_property
    def known(self) -> frozenset[str]:
        """The words for numbers; a set meets another much faster than a table would."""
        return frozenset(self.words)

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """A number with its thousands set apart."""
        return re.compile(rf"\d{{1,3}}(?:\{self.thousands}\d{{3}})+(?:\{self.decimal}\d+)?")

    @cached_property
    def month(self) -> re.Pattern[str]:
        """A month beside a number; “May” alone may be something else."""
        names = "|".join(self.months.split())
        return re.compile(rf"\d\.?\s({names})\b|\b({names})\s\d")


_GERMAN = "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"
_TIMES = "mal malig malige maligem maligen maliger maliges"
_ENGLISH = "two three four five six seven eight nine ten eleven twelve"

NUMERALS: Mapping[str, Numerals] = {
    "de": Numerals(
        thousands=".",
        decimal=",",
        words={
            **{word: value for value, word in enumerate(_GERMAN.split(), 2)},
            **{f"{word}{end}": value for value, word in enumerate(_GERMAN.split(), 2) for end in _TIMES.split()},
            **dict.fromkeys(["beide", "beiden", "beider", "beides", "zweier"], 2),
            "dreier": 3,
        },
        months="Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        article=re.compile(r"\bArt(?:ikel[ns]?|\.)\s?(\d+\w*)"),
        section=re.compile(r"(?:§+|\bAbschnitt(?:en?|e?s)?|\bParagra(?:ph|f)(?:en|s)?)\s?(\d+\w?)"),
    ),
    "en": Numerals(
        thousands=",",
        decimal=".",
        words={
            **{word: value for value, word in enumerate(_ENGLISH.split(), 2)},
            "both": 2,
            "twice": 2,
        },
        months="January February March April May June July August September October November December",
        article=re.compile(r"\b[Aa]rticles?\s?(\d+\w*)"),
        section=re.compile(r"(?:§+|\b[Ss]ections?)\s?(\d+\w?)"),
    ),
}

Numbers = dict[str, list[str]]
"""What a text says in numbers, by a form without language, each time as it is written in the text."""

_BOTH = frozenset({"zwei", "beide", "beiden", "beider", "beides", "zweier", "two", "both", "twice"})


def numbers(text: str, language: str) -> Numbers:
    """Every number, date and provision in the text."""
    ways = NUMERALS[language]
    found: Numbers = {}
    said = words(text)
    for word in said & ways.known:
        found.setdefault(str(ways.words[word]), []).append(word)
    if not _DIGIT.search(text) and said.isdisjoint(_ROMAN_NUMBERS):
        return found
    for match in _NUMBER.finditer(_days_apart(text)):
        key = _number(match, ways)
        found.setdefault(key, []).append(f"{match[0]} %" if key.endswith("%") else match[0])
    for match in ways.month.finditer(text):
        found.setdefault(f"month {_month(match, ways)}", []).append(match[1] or match[2])
    for kind, pattern in (("article", ways.article), ("section", ways.section), ("book", _ROMAN)):
        for match in pattern.finditer(text):
            found.setdefault(f"{kind} {match[match.re.groups]}", []).append(match[0])
    return found


def missing(one: Numbers, other: Numbers) -> tuple[str, ...]:
    """What stands in the one text and not in the other, as it is written there.

    „Beide“ is not missed: other languages say “each of them”, “they” or nothing.
    """
    lacking = (written for key, written in one.items() if key not in other)
    return tuple(written[0] for written in lacking if not all(text in _BOTH for text in written))


def _number(match: re.Match[str], ways: Numerals) -> str:
    written = match[0]
    if ways.whole.fullmatch(written):
        written = written.replace(ways.thousands, "")
    if written.count(ways.decimal) == 1:
        written = written.replace(ways.decimal, ".")
    return written + ("%" if _PER_CENT.match(match.string, match.end()) else "")


def _days_apart(text: str) -> str:
    """Dates written in figures alone, as separate numbers without leading zeros."""
    return _DAY.sub(lambda match: " ".join(str(int(part)) for part in re.split("[.-]", match[0])), text)


def _month(match: re.Match[str], ways: Numerals) -> int:
    return ways.months.split().index(match[1] or match[2]) + 1
