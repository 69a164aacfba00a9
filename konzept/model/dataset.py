"""The loaded data as one immutable whole, with the indexes every page needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast

from konzept.model import (
    ENTRY_KINDS,
    KINDS,
    Actor,
    Audience,
    Chart,
    Concept,
    Duty,
    Entry,
    Exemption,
    FieldOfAction,
    Figure,
    Fingerprint,
    GlossaryTerm,
    Language,
    Law,
    Link,
    Localised,
    Note,
    Operator,
    Record,
    Reference,
    Report,
    Synonyms,
    Text,
)
from konzept.model.texts import Texts, gather

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class LabelFile:
    """A file of labels: which it holds, and the fingerprints of what their translations were made from."""

    file: str
    keys: tuple[str, ...]
    translation: Mapping[str, tuple[Fingerprint, ...]]


@dataclass(frozen=True)
class World:
    """All records by kind and id, and the interface's labels by key.

    `records` maps a kind's name to its records; `labels` maps a flat key to a text in every language.
    Both keep a stable order: records by their kind's own order, then by id as a reader would sort it.
    """

    records: Mapping[str, Mapping[str, Record]]
    labels: Mapping[str, Text]
    label_files: tuple[LabelFile, ...] = ()

    def of(self, model: type[R]) -> Mapping[str, R]:
        """The records of one kind, by id; `model` is the kind's class."""
        return cast(Mapping[str, R], self.records.get(_KIND_NAMES[model], {}))

    @cached_property
    def texts(self) -> Texts:
        """Every text of every record, in their order."""
        return gather(record for records in self.records.values() for record in records.values())

    @cached_property
    def languages(self) -> Mapping[str, Language]:
        return self.of(Language)

    @cached_property
    def root_language(self) -> Language:
        """The language at `/`, for readers whose own the site does not have."""
        return next(language for language in self.languages.values() if not language.path)

    @cached_property
    def operator(self) -> Operator:
        return self.of(Operator)["site"]

    @cached_property
    def concepts(self) -> Mapping[str, Concept]:
        return self.of(Concept)

    @cached_property
    def fields(self) -> Mapping[str, FieldOfAction]:
        return self.of(FieldOfAction)

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Guidelines, goals, measures and statements together, each concept in the order of its text."""
        found = [cast(Entry, entry) for kind in ENTRY_KINDS for entry in self.records.get(kind, {}).values()]
        return {entry.id: entry for entry in sorted(found, key=self.reading_order)}

    @cached_property
    def _section_index(self) -> Mapping[tuple[str, str], int]:
        return {
            (concept.id, section.number): index
            for concept in self.concepts.values()
            for index, section in enumerate(concept.sections)
        }

    def reading_order(self, entry: Entry) -> tuple[int, int, int]:
        """Sorts entries as the official texts have them: concept, section, position."""
        concept = self.concepts[entry.concept]
        return (concept.order, self._section_index[entry.concept, entry.section], entry.position)

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        return self.of(Actor)

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        return self.of(Figure)

    @cached_property
    def charts(self) -> Mapping[str, Chart]:
        return self.of(Chart)

    @cached_property
    def duties(self) -> Mapping[str, Duty]:
        return self.of(Duty)

    @cached_property
    def reports(self) -> Mapping[str, Report]:
        return self.of(Report)

    @cached_property
    def references(self) -> Mapping[str, Reference]:
        return self.of(Reference)

    @cached_property
    def laws(self) -> Mapping[str, Law]:
        return self.of(Law)

    @cached_property
    def terms(self) -> Mapping[str, GlossaryTerm]:
        return self.of(GlossaryTerm)

    @cached_property
    def notes(self) -> Mapping[str, Note]:
        return self.of(Note)

    @cached_property
    def audiences(self) -> Mapping[str, Audience]:
        return self.of(Audience)

    @cached_property
    def synonyms(self) -> Mapping[str, Synonyms]:
        return self.of(Synonyms)

    @cached_property
    def exceptions(self) -> Mapping[str, Exemption]:
        return self.of(Exemption)

    @cached_property
    def links_to(self) -> Mapping[str, tuple[tuple[Entry, Link], ...]]:
        """For each entry of the parent concept, the local entries that link to it, in reading order."""
        found: dict[str, list[tuple[Entry, Link]]] = {}
        for entry in self.entries.values():
            for link in entry.links:
                found.setdefault(link.to, []).append((entry, link))
        return {target: tuple(pairs) for target, pairs in found.items()}

    def ordinal(self, entry: Entry) -> int:
        """The editorial number of a guideline or goal among its kind in its concept, from 1."""
        return next(number for number, other in enumerate(self.same_kind(entry), start=1) if other.id == entry.id)

    def same_kind(self, entry: Entry) -> tuple[Entry, ...]:
        """The entries of the same kind in the same concept, in reading order."""
        return self._by_kind[entry.concept, type(entry)]

    @cached_property
    def _by_kind(self) -> Mapping[tuple[str, type[Entry]], tuple[Entry, ...]]:
        found: dict[tuple[str, type[Entry]], list[Entry]] = {}
        for entry in self.entries.values():
            found.setdefault((entry.concept, type(entry)), []).append(entry)
        return {key: tuple(entries) for key, entries in found.items()}

    def label(self, key: str) -> Localised:
        """The label under a flat key; an unknown key is a programming error and raises `KeyError`."""
        return self.labels[key]


_KIND_NAMES = {kind.model: kind.name for kind in KINDS}


def kind_of(record: Record) -> str:
    """The name of a record's kind, as in `KINDS`."""
    return _KIND_NAMES[type(record)]
