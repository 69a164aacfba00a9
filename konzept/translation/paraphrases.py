"""Where the site retells an entry in other words: of bodies, subjects, duties, groups and terms, and on its pages.

A duty names its entries; elsewhere nobody writes down which place retells which entry, the words tell.  An entry
records the fingerprint of its text that all these places were last compared with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple, cast

from konzept.language.likeness import Likeness
from konzept.model import (
    ENTRY_KINDS,
    Actor,
    Audience,
    Concept,
    Duty,
    Entry,
    FieldOfAction,
    Fingerprint,
    GlossaryTerm,
    Localised,
    Obligation,
    ProsePage,
    Record,
)
from konzept.model.dataset import Dataset
from konzept.model.texts import LocalisedText
from konzept.model.values import FieldPath
from konzept.translation.pages import page_text
from konzept.translation.segments import source_language, text_fingerprint

PARAPHRASED = "paraphrased"
"""The field of an entry with the fingerprint."""
_RETELLING: dict[type[Record], frozenset[str]] = {
    Actor: frozenset({"text"}),
    Audience: frozenset({"text"}),
    Concept: frozenset({"summary", "plain", "text"}),
    Duty: frozenset({"text"}),
    FieldOfAction: frozenset({"summary", "plain", "text"}),
    GlossaryTerm: frozenset({"explanation"}),
}
# What stands in a page for something else: macros, where a link leads, and the signs of Markdown.
_NO_WORDS = re.compile(r"[\[*_]|\]\((?:\{\{.*?\}\}|[^){])*\)|\{\{.*?\}\}|\{:[^}]*\}")

_MARKS = re.compile(r"[\[{*_]")


class Sentence(NamedTuple):
    """A sentence in one language: on the line `below` so many others of its text, or of the page, which has no path.

    `about` is the term that it explains, `entries` those that its record names.
    """

    text: str
    file: str
    path: FieldPath
    below: int
    about: str = ""
    entries: tuple[str, ...] = ()


Signs = Mapping[str, re.Pattern[str]]
"""What a text has to hold to be of interest, in small letters, by language."""

Retelling = Mapping[str, Sentence]
"""A sentence that may retell an entry, in each language in which it could be found."""


def entry_fingerprint(dataset: Dataset, entry: Entry) -> Fingerprint:
    """Stands for what an entry says, in the language at `/`: also for its commitments, conditions and times."""
    return text_fingerprint((PARAPHRASED,), _said(entry, source_language(dataset) or ""))


class Paraphrases:
    """The sentences of a site that may retell entries, and which entries each of them does."""

    def __init__(self, dataset: Dataset) -> None:
        self._source = source_language(dataset) or ""
        found = (cast(Entry, one) for kind in ENTRY_KINDS for one in dataset.records.get(kind, {}).values())
        self.entries = {entry.id: entry for entry in found}
        self._dataset = dataset

    def retold(self, sentence: Retelling) -> tuple[Entry, ...]:
        """The entries that a sentence retells, the nearest first."""
        one = sentence[self._source]
        named = one.entries or self._likeness.retold(one.text, one.about)
        return tuple(self.entries[id_] for id_ in named if id_ in self.entries)

    def sentences_with(self, signs: Signs) -> Iterator[Retelling]:
        """The sentences of texts that hold one of the signs in one language; others may be among them."""
        return _sentences(self._dataset, self._source, signs)

    @cached_property
    def _likeness(self) -> Likeness:
        return Likeness({entry.id: _said(entry, self._source) for entry in self.entries.values()})

    @cached_property
    def of_entry(self) -> Mapping[str, tuple[Sentence, ...]]:
        """Where each entry is retold, in the language at `/`."""
        found: dict[str, list[Sentence]] = {}
        for sentence in _sentences(self._dataset, self._source):
            for entry in self.retold(sentence):
                found.setdefault(entry.id, []).append(sentence[self._source])
        return {id_: tuple(sentences) for id_, sentences in found.items()}


@lru_cache(maxsize=2)
def paraphrases(dataset: Dataset) -> Paraphrases:
    """The sentences of a site; several rules ask for them."""
    return Paraphrases(dataset)


def _said(entry: Entry, language: str) -> str:
    """What an entry says itself, without its title and without what is said of it."""
    texts: list[Localised | None] = [entry.summary, entry.text]
    if isinstance(entry, Obligation):
        texts += [*entry.conditions, entry.when.text if entry.when else None]
        texts += [text for one in entry.commitments for text in (one.text, one.condition)]
    return "\n".join(text[language] for text in texts if text and language in text)


def _sentences(dataset: Dataset, source: str, signs: Signs | None = None) -> Iterator[Retelling]:
    for record, path, text in (one for one in dataset.texts if isinstance(one, LocalisedText)):
        retells = record and path[0] in _RETELLING.get(type(record), ()) and source in text
        if record and retells and (signs is None or _holds(signs, text.items())):
            lines = {language: _lines_of_text(record, path, language, text[language]) for language in text}
            yield from _side_by_side(lines, source)
    for name in dataset.pages.get(source, {}):
        pages = {language: found[name] for language, found in dataset.pages.items() if name in found}
        if signs is None or _holds(signs, ((language, one.text) for language, one in pages.items())):
            yield from _side_by_side({language: _lines_of_page(one) for language, one in pages.items()}, source)


def _holds(signs: Signs, wordings: Iterable[tuple[str, str]]) -> bool:
    return any(language in signs and signs[language].search(wording.lower()) for language, wording in wordings)


def _side_by_side(lines: Mapping[str, Sequence[Sentence]], source: str) -> Iterator[Retelling]:
    """The lines in the language at `/`, each with those of the languages that have as many."""
    for index in range(len(lines[source])):
        yield {language: found[index] for language, found in lines.items() if len(found) == len(lines[source])}


def _lines_of_text(record: Record, path: FieldPath, language: str, wording: str) -> list[Sentence]:
    about = record.term[language] if isinstance(record, GlossaryTerm) and language in record.term else ""
    lines = enumerate(wording.split("\n"))
    entries = record.entries if isinstance(record, Duty) else ()
    return [Sentence(one, record.file, (*path, language), below, about, entries) for below, one in lines]


def _lines_of_page(page: ProsePage) -> list[Sentence]:
    """The lines of a page that hold words of its own; translated pages have as many."""
    text = page_text(page.source)
    lines = [
        Sentence(line, page.file, (), first + below)
        for block, first in (text.blocks if text else ())
        for below, line in enumerate(block.split("\n"))
        if not line.lstrip().startswith("#")
    ]
    return [one._replace(text=_NO_WORDS.sub("", one.text)) if _MARKS.search(one.text) else one for one in lines]
