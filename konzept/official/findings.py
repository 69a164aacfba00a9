"""What a passage of an official document names: dates, deadlines, rhythms, quantities, bodies and laws.

Only what stands there is found, with its line; what a reader would have to conclude is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from konzept.language.dates import named_dates
from konzept.language.numerals import NUMERALS
from konzept.model import Actor, Law
from konzept.model.vocabulary import Precision, Rhythm
from konzept.official import LANGUAGE
from konzept.official.text import plain

FindingKind = Literal["date", "deadline", "rhythm", "quantity", "body", "law"]

_YEAR = r"(?:19|20)\d\d"
_DAY = rf"(?:\d{{1,2}}\.\s?(?:\d{{1,2}}\.\s?|[A-ZÄ]\w+\s)|[JFMASOND]\w+\s)?{_YEAR}"
# „2018 bis 2020“ is a period, „bis Mitte 2018“ a deadline that is no more exact than its year.
_PART_OF_YEAR = r"(?:(?:Anfang|Mitte|(?:Jahres)?[Ee]nde)\s+)?"
_DEADLINE = re.compile(rf"(?<!\d )(?<!\d)\bbis\s+(?:spätestens\s+)?(?:zu[mr]\s+)?{_PART_OF_YEAR}({_DAY})(?!\d)")
_YEARS = re.compile(rf"(?<![\d./§])\b{_YEAR}\b(?![\d/])")
_RHYTHMS: Mapping[Rhythm, re.Pattern[str]] = {
    Rhythm.YEARLY: re.compile(
        r"\b(?:jährlich\w*|jedes Jahr|(?:ein|zwei)mal im Jahr|pro Jahr|eines jeden (?:Kalender)?[Jj]ahres)\b"
    ),
    Rhythm.REGULARLY: re.compile(r"\bregelmäßig\w*"),
    Rhythm.CONTINUOUS: re.compile(
        r"\b(?:ständig\w*|permanent\w*|fortlaufend\w*|kontinuierlich\w*|stets)\b", re.IGNORECASE
    ),
    Rhythm.ON_REQUEST: re.compile(r"\b[Aa]uf Anfrage\b"),
    Rhythm.AS_NEEDED: re.compile(r"\b[Bb]ei Bedarf\b"),
}
_PRECISIONS: Mapping[str, Precision] = {
    "mindestens": Precision.AT_LEAST,
    "wenigstens": Precision.AT_LEAST,
    "mehr als": Precision.MORE_THAN,
    "über": Precision.MORE_THAN,
    "rund": Precision.ABOUT,
    "etwa": Precision.ABOUT,
    "circa": Precision.ABOUT,
    "ca.": Precision.ABOUT,
    "zirka": Precision.ABOUT,
    "knapp": Precision.ABOUT,
}
# „Beide“ and „zweimal“ count nothing that a measure sets.
_WORDS = [word for word in NUMERALS[LANGUAGE].words if not re.match("beide|zweier|dreier|.*mal", word)]
_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_UNIT = r"Prozent\b|%|€|(?:[a-zäöü]+(?:e|en|er|es)\s){0,2}[A-ZÄÖÜ][\w/-]{3,}"
_POWERS = {"Tausend": 10**3, "Tsd.": 10**3, "Millionen": 10**6, "Mio.": 10**6, "Milliarden": 10**9, "Mrd.": 10**9}
_QUANTITY = re.compile(
    rf"(?:\b({'|'.join(map(re.escape, _PRECISIONS))})\s+)?(?<![\d.,/§-])\b({_NUMBER}|{'|'.join(_WORDS)})\s?"
    rf"(?:({'|'.join(map(re.escape, _POWERS))})\s)?({_UNIT})"
)
# What follows these is no quantity: a provision, a section, a place in a list.
_OF_A_PLACE = re.compile(
    r"(?:§+|Art\.|Artikel|Abs\.|Absatz|Nr\.|Nummer|Pkt\.|Punkt|Abschnitt|Satz|Kapitel|Teil|Seite|S\.|Anlage)\s*$"
)
_OF_TIME = re.compile(rf"Jahr|Monat|Woche|Tage?n?\b|Stunde|{'|'.join(NUMERALS[LANGUAGE].months.split())}")
# The year in the name of a text is no date: „Integrationsplan 2012“.
_OF_A_NAME = re.compile(r"\w*(?:konzept|plan|programm|bericht|gesetz|agenda)\w*\s$", re.IGNORECASE)


_ARTICLE = re.compile(r"^(?:die/der|der/die|die|der|das)\s", re.IGNORECASE)
# How a German name may end in a sentence; „Beauftragte/r“ bends before its stroke.
_ENDING = "(?:e?s|n|en)?"


@dataclass(frozen=True)
class Finding:
    """Something named in a line: how it is written, and what it means without its language.

    `value` is a date, a rhythm, a number, or the id of a body or a law; `unit` and `precision` go with a number.
    """

    kind: FindingKind
    line: int
    written: str
    value: str
    unit: str = ""
    precision: Precision = Precision.EXACT


def findings(
    lines: Iterable[tuple[int, str]], actors: Mapping[str, Actor], laws: Mapping[str, Law]
) -> tuple[Finding, ...]:
    """Everything named in the lines, each with its number, in their order."""
    names, provisions = _names(actors), _citations(laws)
    return tuple(
        one
        for line, text in lines
        if (words := plain(text))
        for one in (
            *_times(line, words),
            *_quantities(line, words),
            *_named(line, words, names, "body"),
            *_named(line, words, provisions, "law"),
        )
    )


def _times(line: int, text: str) -> Iterator[Finding]:
    taken: list[tuple[int, int]] = []
    for match in _DEADLINE.finditer(text):
        taken.append(match.span(1))
        yield Finding("deadline", line, match[0], _exact(match[1]))
    for date in named_dates(text, LANGUAGE):
        start = text.find(date.written)
        taken.append((start, start + len(date.written)))
        if not any(begin < start + 1 <= end for begin, end in taken[:-1]):
            yield Finding("date", line, date.written, date.date)
    for match in _YEARS.finditer(text):
        is_named = _OF_A_NAME.search(text, 0, match.start()) is not None
        if not is_named and not any(begin <= match.start() < end for begin, end in taken):
            yield Finding("date", line, match[0], match[0])
    for rhythm, pattern in _RHYTHMS.items():
        for match in pattern.finditer(text):
            yield Finding("rhythm", line, match[0], rhythm.value)


def _exact(written: str) -> str:
    """A date as exact as it is written."""
    return next((date.date for date in named_dates(written, LANGUAGE)), written[-4:])


def _quantities(line: int, text: str) -> Iterator[Finding]:
    for match in _QUANTITY.finditer(text):
        said, number, power, unit = match.groups()
        is_year = re.fullmatch(_YEAR, number) is not None
        if is_year or _OF_A_PLACE.search(text[: match.start(2)]) or _OF_TIME.match(unit.split()[-1]):
            continue
        value = Decimal(str(NUMERALS[LANGUAGE].words.get(number, number)).replace(".", "").replace(",", "."))
        number = f"{(value * _POWERS.get(power, 1)).normalize():f}"
        yield Finding("quantity", line, match[0], number, unit, _PRECISIONS.get(said or "", Precision.EXACT))


def _names(actors: Mapping[str, Actor]) -> Sequence[tuple[str, str]]:
    """The printed names of bodies with their ids, the longest first: none may be taken for a part of another."""
    printed = [(name, actor.id) for actor in actors.values() for name in (*actor.variants, actor.name[LANGUAGE])]
    found = {(_ARTICLE.sub("", name), actor) for name, actor in printed}
    return sorted(found, key=lambda one: (-len(one[0]), one))


def _citations(laws: Mapping[str, Law]) -> Sequence[tuple[str, str]]:
    found = [
        (name, law.id)
        for law in laws.values()
        for name in {law.name[LANGUAGE], *re.findall(r"[^()]+", law.citation[LANGUAGE])}
    ]
    return sorted(((name.strip(), law) for name, law in found), key=lambda one: (-len(one[0]), one))


def _named(line: int, text: str, names: Sequence[tuple[str, str]], kind: Literal["body", "law"]) -> Iterator[Finding]:
    """Each place belongs to the longest name that stands there."""
    taken: list[range] = []
    found: list[tuple[int, Finding]] = []
    for name, identifier in names:
        for match in re.finditer(rf"(?<!\w){_bent(name)}(?![\w/])", text):
            if not any(match.start() in place for place in taken):
                taken.append(range(*match.span()))
                found.append((match.start(), Finding(kind, line, match[0], identifier)))
    return iter([one for _, one in sorted(found, key=lambda place: place[0])])


def _bent(name: str) -> str:
    stem, stroke, ending = name.partition("/")
    return re.escape(stem) + _ENDING + (re.escape(stroke + ending) + _ENDING if stroke else "")
