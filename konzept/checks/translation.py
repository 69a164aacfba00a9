"""Rules about two languages of one text: they say the same in numbers, laws and terms.

A translation that is known to be older than its original is reported as such, and not once more for each difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Generic, TypeVar

from konzept.checks.subject import in_translation
from konzept.checks.wording import contact_in
from konzept.language.numerals import NUMERALS, missing, numbers
from konzept.model import GlossaryTerm, LawLevel, Localised, Record
from konzept.model.texts import words
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem, Value, quote
from konzept.texts import LANGUAGES
from konzept.translation.pairs import Pair, texts
from konzept.translation.segments import source_language, target_languages

_IN_BRACKETS = re.compile(r"\s*\(([^)]*)\)")
_MACRO = re.compile(r"\{[{%#].*?(?:[}%#]\}|\Z)", re.DOTALL)


def languages_hold_the_same_numbers(partial: PartialDataset) -> Iterator[Problem]:
    for first, other in _language_pairs(partial):
        for pair in texts(partial.dataset, other) if first in NUMERALS and other in NUMERALS else ():
            original, translation = _said(pair, pair.original), _said(pair, pair.translation)
            one, two = numbers(original, first), numbers(translation, other)
            if one or two:
                extra = {first: missing(one, two), other: missing(two, one)}
                if any(extra.values()) and not contact_in(pair.original) and not contact_in(pair.translation):
                    yield from _numbers_differ(partial, pair, extra)


def _said(pair: Pair, text: str) -> str:
    """What a text says itself: the calls of macros in pages are no words."""
    return _MACRO.sub(" ", text) if pair.file else text


def _numbers_differ(partial: PartialDataset, pair: Pair, extra: dict[str, tuple[str, ...]]) -> Iterator[Problem]:
    """`extra`: what only the text in one language says."""
    (first, here), (other, there) = ((language, _quoted(numbers)) for language, numbers in extra.items())
    if here and there:
        yield in_translation(partial, pair, "numbers-differ", first=first, other=other, here=here, there=there)
    elif here or there:
        has, lacks = (first, other) if here else (other, first)
        place = pair._replace(language=lacks)
        yield in_translation(partial, place, "number-missing", has=has, lacks=lacks, numbers=here or there)


def languages_name_the_same_laws(partial: PartialDataset) -> Iterator[Problem]:
    laws = [law for law in partial.dataset.laws.values() if law.level is not LawLevel.UNSPECIFIED]
    for first, other in _language_pairs(partial):
        names = _Names((law, _short_and_long(first, law.name, law.citation)) for law in laws)
        for pair in texts(partial.dataset, other):
            for law, name in names.within(pair.original):
                if not _holds(pair.translation, (name, *_short_and_long(other, law.name, law.citation))):
                    expected = law.citation[other]
                    yield in_translation(partial, pair, "law-missing", law=name, has=first, expected=expected)


def _quoted(items: Iterable[str]) -> dict[str, str]:
    """The items one after another, in the quotation marks of each language of the report."""
    return {language: ", ".join(quote(item, language) for item in items) for language in LANGUAGES if items}


def terms_follow_the_glossary(partial: PartialDataset) -> Iterator[Problem]:
    terms = [term for term in partial.dataset.terms.values() if term.linked]
    for first, other in _language_pairs(partial):
        names = _Names((term, _forms(term, first)) for term in terms)
        bound = _Names((term, term.bound_forms.get(first, ())) for term in terms)
        for pair in texts(partial.dataset, other):
            record = pair.record
            here = (one for one in bound.within(pair.original) if record and record.id in one[0].bound_to)
            for term, name in (*names.within(pair.original), *here):
                known = (name, *_forms(term, other), *term.renderings.get(other, ()), *term.bound_forms.get(other, ()))
                if record and not _explains(record, term) and not _holds(pair.translation, known):
                    values: dict[str, Value] = {"term": name, "expected": term.term[other], "file": term.file}
                    yield in_translation(partial, pair, "term-translation", **values)


def _explains(record: Record, term: GlossaryTerm) -> bool:
    """A term's own file may say it in other words."""
    return isinstance(record, GlossaryTerm) and record.term == term.term


def _language_pairs(partial: PartialDataset) -> Iterator[tuple[str, str]]:
    """The language at `/` with each of the others."""
    source = source_language(partial.dataset)
    return ((source, other) for other in target_languages(partial.dataset) if source)


def _short_and_long(language: str, *names: Localised) -> tuple[str, ...]:
    """„Grundgesetz (GG)“ is known by the whole, by „Grundgesetz“ and by „GG“."""
    return tuple(part for name in names for part in _parts(name[language]))


def _forms(term: GlossaryTerm, language: str) -> tuple[str, ...]:
    return (*_parts(term.term[language]), *term.forms.get(language, ()))


@cache
def _parts(name: str) -> tuple[str, ...]:
    outside = _IN_BRACKETS.sub("", name)
    return tuple(dict.fromkeys([*outside.split(", "), *_IN_BRACKETS.findall(name)]))


N = TypeVar("N", bound=Record)


class _Names(Generic[N]):
    """Finds names in texts: a look at the words of a text tells which of the names are worth looking for."""

    def __init__(self, named: Iterable[tuple[N, Iterable[str]]]) -> None:
        self._by_word: dict[str, list[tuple[N, str]]] = {}
        known: set[str] = set()
        for record, names in named:
            for name in (name.lower() for name in names):
                if name not in known:
                    known.add(name)
                    self._by_word.setdefault(max(words(name), key=len, default=""), []).append((record, name))
        self._words = frozenset(self._by_word)

    def within(self, text: str) -> Iterator[tuple[N, str]]:
        """Each record that the text names, with the name as it stands there."""
        if self._words.isdisjoint(words(text)):
            return
        found: set[str] = set()
        lower = text.lower()
        for word in sorted(self._words & words(text)):
            for record, name in self._by_word[word]:
                if record.id not in found and (place := _whole(name, lower)):
                    found.add(record.id)
                    # Hardly any letter is two when it is small („İ“); where one is, places in the text are others.
                    yield record, (text if len(text) == len(lower) else lower)[place]


_GENITIVE = re.compile(r"(?:e?s)?(?![\w-])")


def _whole(name: str, text: str) -> slice | None:
    """Where the name stands as words of their own, also in the genitive; both are in small letters."""
    start = text.find(name)
    while start >= 0:
        before = text[start - 1 : start]
        end = _GENITIVE.match(text, start + len(name))
        if end and not (before.isalnum() or before in ("-", "_")):
            return slice(start, end.end())
        start = text.find(name, start + 1)
    return None


def _holds(text: str, names: Iterable[str]) -> bool:
    """Whether the text holds one of the names, as the beginning of a word at least."""
    lower = text.lower()
    return any(_begins_a_word(lower, name.lower()) for name in names)


def _begins_a_word(text: str, name: str) -> bool:
    place = text.find(name)
    while place > 0 and text[place - 1].isalnum():
        place = text.find(name, place + 1)
    return place >= 0
