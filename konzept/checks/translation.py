"""Rules about two languages of one text: they say the same in numbers, laws and terms.

A translation that is known to be older than its original is reported as such, and not once more for each difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Generic, TypeVar

from konzept.checks.subject import in_text
from konzept.checks.wording import contact_in
from konzept.language.numerals import NUMERALS, missing, numbers
from konzept.model import GlossaryTerm, LawLevel, Localised, Record
from konzept.model.texts import LocalisedText, words
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem, Value, quote
from konzept.texts import LANGUAGES
from konzept.translation.ledger import outdated_texts
from konzept.translation.segments import SourceType

_IN_BRACKETS = re.compile(r"\s*\(([^)]*)\)")


def languages_hold_the_same_numbers(partial: PartialDataset) -> Iterator[Problem]:
    for first, other in _language_pairs(partial):
        if first not in NUMERALS or other not in NUMERALS:
            continue
        for found in _in_both(partial, first, other):
            one, two = numbers(found.text[first], first), numbers(found.text[other], other)
            if one or two:
                extra = {first: missing(one, two), other: missing(two, one)}
                if any(extra.values()) and not any(contact_in(text) for _, text in found.text.items()):
                    yield from _numbers_differ(partial, found, extra)


def _numbers_differ(
    partial: PartialDataset, found: LocalisedText, extra: dict[str, tuple[str, ...]]
) -> Iterator[Problem]:
    """`extra`: what only the text in one language says."""
    (first, here), (other, there) = ((language, _quoted(numbers)) for language, numbers in extra.items())
    if here and there:
        yield _differs(partial, found, other, "numbers-differ", first=first, other=other, here=here, there=there)
    elif here or there:
        has, lacks = (first, other) if here else (other, first)
        yield _differs(partial, found, lacks, "number-missing", has=has, lacks=lacks, numbers=here or there)


def languages_name_the_same_laws(partial: PartialDataset) -> Iterator[Problem]:
    laws = [law for law in partial.dataset.laws.values() if law.level is not LawLevel.UNSPECIFIED]
    for first, other in _language_pairs(partial):
        names = _Names((law, _short_and_long(first, law.name, law.citation)) for law in laws)
        for found in _in_both(partial, first, other):
            for law, name in names.within(found.text[first]):
                if not _holds(found.text[other], (name, *_short_and_long(other, law.name, law.citation))):
                    expected = law.citation[other]
                    yield _differs(partial, found, other, "law-missing", law=name, has=first, expected=expected)


def _quoted(items: Iterable[str]) -> dict[str, str]:
    """The items one after another, in the quotation marks of each language of the report."""
    return {language: ", ".join(quote(item, language) for item in items) for language in LANGUAGES if items}


def terms_follow_the_glossary(partial: PartialDataset) -> Iterator[Problem]:
    terms = [term for term in partial.dataset.terms.values() if term.linked]
    for first, other in _language_pairs(partial):
        names = _Names((term, _forms(term, first)) for term in terms)
        bound = _Names((term, term.bound_forms.get(first, ())) for term in terms)
        for found in _in_both(partial, first, other):
            here = (
                pair for pair in bound.within(found.text[first]) if found.record and found.record.id in pair[0].bound_to
            )
            for term, name in (*names.within(found.text[first]), *here):
                known = (name, *_forms(term, other), *term.renderings.get(other, ()), *term.bound_forms.get(other, ()))
                if found.record and not _explains(found.record, term) and not _holds(found.text[other], known):
                    expected = term.term[other]
                    yield _differs(
                        partial, found, other, "term-translation", term=name, expected=expected, file=term.file
                    )


def _explains(record: Record, term: GlossaryTerm) -> bool:
    """A term's own file may say it in other words."""
    return isinstance(record, GlossaryTerm) and record.term == term.term


def _language_pairs(partial: PartialDataset) -> Iterator[tuple[str, str]]:
    """The first language of the site with each of the others."""
    first, *others = partial.dataset.languages or ("",)
    return ((first, other) for other in others)


def _in_both(partial: PartialDataset, first: str, other: str) -> Iterator[LocalisedText]:
    outdated = outdated_texts(partial.dataset)
    for found in partial.localised:
        shelf, file = (SourceType.RECORDS, found.record.file) if found.record else (SourceType.LABELS, "")
        if first in found.text and other in found.text and (shelf, file, found.path, other) not in outdated:
            yield found


def _differs(partial: PartialDataset, found: LocalisedText, language: str, code: str, **values: Value) -> Problem:
    return in_text(partial, found._replace(path=(*found.path, language)), code, **values)


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
