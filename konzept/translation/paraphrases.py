"""Where the site retells an entry in other words: of bodies, subjects, duties, groups and terms, and on its pages.

A duty names its entries; elsewhere nobody writes down which place retells which entry, the words tell.  An entry
records the fingerprint of its text that all these places were last compared with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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
        """The sentences that hold one of the signs in one language."""
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


Lines = Mapping[str, Sequence[tuple[int, str]]]
"""The lines of a text in each language, each after the number of those above it."""


def _sentences(dataset: Dataset, source: str, signs: Signs | None = None) -> Iterator[Retelling]:
    """All sentences that may retell entries, or those that hold one of the signs in one language."""
    for record, path, text in (one for one in dataset.texts if isinstance(one, LocalisedText)):
        if record and path[0] in _RETELLING.get(type(record), ()) and source in text:
            lines = {language: [*enumerate(wording.split("\n"))] for language, wording in text.items()}
            for row in _rows(lines, source, signs):
                yield {
                    language: _sentence(record, (*path, language), below, said)
                    for language, (below, said) in row.items()
                }
    for name in dataset.pages.get(source, {}):
        pages = {language: found[name] for language, found in dataset.pages.items() if name in found}
        for row in _rows({language: _lines(page) for language, page in pages.items()}, source, signs):
            yield {
                language: Sentence(
                    _NO_WORDS.sub("", said) if _MARKS.search(said) else said, pages[language].file, (), line
                )
                for language, (line, said) in row.items()
            }


def _rows(lines: Lines, source: str, signs: Signs | None) -> Iterator[Mapping[str, tuple[int, str]]]:
    """The lines in the language at `/`, each with those of the languages that have as many."""
    beside = {language: found for language, found in lines.items() if len(found) == len(lines[source])}
    for index in range(len(lines[source])):
        if signs is None or any(
            language in signs and signs[language].search(found[index][1].lower()) for language, found in beside.items()
        ):
            yield {language: found[index] for language, found in beside.items()}


def _sentence(record: Record, path: tuple[str | int, ...], below: int, said: str) -> Sentence:
    language = str(path[-1])
    about = record.term[language] if isinstance(record, GlossaryTerm) and language in record.term else ""
    return Sentence(said, record.file, path, below, about, record.entries if isinstance(record, Duty) else ())


def _lines(page: ProsePage) -> list[tuple[int, str]]:
    """The lines of a page below its head that are no headings, each with its number; translated pages have as many."""
    text = page_text(page.source)
    return [
        (first + below, line)
        for block, first in (text.blocks if text else ())
        for below, line in enumerate(block.split("\n"))
        if not line.lstrip().startswith("#")
    ]
