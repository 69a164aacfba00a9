"""What a text says in numbers, in a form that no longer depends on its language.

6.553 and 6,553 become one, as do „7,6 %“ and “7.6%”, „zwölf“ and “twelve”, „Art. 3 Abs. 2“ and “Article 3(2)”.
A language that is not in the table here is not compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from konzept.model.texts import words

# The digits of the languages below are spelled out: a table of ten is found much quicker than whatever is a digit.
_DIGIT = re.compile("[0-9]")
_NUMBER = re.compile("[0-9]+(?:[.,][0-9]+)*")
_PER_CENT = re.compile(r"\s?(?:%|Prozent|per ?cent)")
_DAY = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PERHAPS_DAY = re.compile("[0-9][.-][0-9]")
_ROMAN_NUMBERS = frozenset(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"])
_ROMAN = re.compile(r"[A-ZÄÖÜ] [IVX]+\b")


@dataclass(frozen=True)
class Provision:
    """How a language names an article or a section: a pattern that finds its number, and what it never is without."""

    kind: str
    pattern: re.Pattern[str]
    signs: tuple[str, ...]

    def within(self, text: str) -> Iterator[re.Match[str]]:
        """Every place in the text; looking for the signs first is much quicker, and few texts have one."""
        return self.pattern.finditer(text) if any(sign in text for sign in self.signs) else iter(())


@dataclass(frozen=True)
class Numerals:
    """How a language writes numbers."""

    thousands: str
    decimal: str
    words: Mapping[str, int]
    months: str
    provisions: tuple[Provision, ...]

    @cached_property
    def telling(self) -> frozenset[str]:
        """The words that say a number without a digit; a set meets another much faster than a table would."""
        return _ROMAN_NUMBERS.union(self.words)

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """A number with its thousands set apart."""
        return re.compile(rf"\d{{1,3}}(?:\{self.thousands}\d{{3}})+(?:\{self.decimal}\d+)?")

    @cached_property
    def month_words(self) -> frozenset[str]:
        """The months in small letters, as `words` gives them."""
        return frozenset(self.months.lower().split())

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
        provisions=(
            Provision("article", re.compile(r"\bArt(?:ikel[ns]?|\.)\s?(\d+\w*)"), ("Art",)),
            Provision(
                "section",
                re.compile(r"(?:§+|\bAbschnitt(?:en?|e?s)?|\bParagra(?:ph|f)(?:en|s)?)\s?(\d+\w?)"),
                ("§", "Abschnitt", "Paragra"),
            ),
        ),
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
        provisions=(
            Provision("article", re.compile(r"\b[Aa]rticles?\s?(\d+\w*)"), ("rticle",)),
            Provision("section", re.compile(r"(?:§+|\b[Ss]ections?)\s?(\d+\w?)"), ("§", "ection")),
        ),
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
    silent = said.isdisjoint(ways.telling)
    if silent and not _DIGIT.search(text):
        return found
    for word in () if silent else said & ways.words.keys():
        found.setdefault(str(ways.words[word]), []).append(word)
    for match in _NUMBER.finditer(_days_apart(text)):
        key = _number(match, ways)
        found.setdefault(key, []).append(f"{match[0]} %" if key.endswith("%") else match[0])
    for match in ways.month.finditer(text) if said & ways.month_words else ():
        found.setdefault(f"month {_month(match, ways)}", []).append(match[1] or match[2])
    for provision in ways.provisions:
        for match in provision.within(text):
            found.setdefault(f"{provision.kind} {match[1]}", []).append(match[0])
    for match in _ROMAN.finditer(text) if said & _ROMAN_NUMBERS else ():
        found.setdefault(f"book {match[0]}", []).append(match[0])
    return found


def missing(one: Numbers, other: Numbers) -> tuple[str, ...]:
    """What the one text says and the other does not, as it is written there.

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
    if not _PERHAPS_DAY.search(text):
        return text
    return _DAY.sub(lambda match: " ".join(str(int(part)) for part in re.split("[.-]", match[0])), text)


def _month(match: re.Match[str], ways: Numerals) -> int:
    return ways.months.split().index(match[1] or match[2]) + 1
