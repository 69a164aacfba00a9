"""The loaded data as one immutable whole, with the indexes every page needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from konzept.model import (
    ENTRY_KINDS,
    KINDS,
    Actor,
    Audience,
    Change,
    Chart,
    CitedDocument,
    Concept,
    Duty,
    Edition,
    EditionStatus,
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
    Progress,
    ProsePage,
    PublishedReport,
    Record,
    Reference,
    Retired,
    Section,
    Synonyms,
    Text,
)
from konzept.model.claims import Claims
from konzept.model.frozen import FrozenIndex
from konzept.model.texts import Texts, gather
from konzept.model.values import FieldPath

R = TypeVar("R", bound=Record)
K = TypeVar("K")
V = TypeVar("V")


class Groups(dict[K, tuple[V, ...]]):
    """Records by a key, each group in the order of the records; a key without any gives an empty tuple."""

    def __init__(self, records: Iterable[V], keys: Callable[[V], Iterable[K]]) -> None:
        found: dict[K, list[V]] = {}
        for record in records:
            for key in keys(record):
                found.setdefault(key, []).append(record)
        super().__init__((key, tuple(group)) for key, group in found.items())

    def __missing__(self, key: K) -> tuple[V, ...]:
        return ()


@dataclass(frozen=True)
class LabelFile:
    """A file of labels: which it holds, and the fingerprints of what their translations were made from."""

    file: str
    keys: tuple[str, ...]
    translation: Mapping[str, tuple[Fingerprint, ...]]


@dataclass(frozen=True, eq=False)
class Dataset:
    """All records by kind and id, and the interface's labels by key.

    `records` maps a kind's name to its records; `labels` maps a flat key to a text in every language.
    Both keep a stable order: records by their kind's own order, then by id as a reader would sort it.
    `pages` are the hand-written pages by language and name, `frozen` what the files of each edition say of it.
    `reviewed` are the fingerprints of texts, by file and language, whose translation needs no record; `mended` those
    of them, by file and path, of which this proposal only mended the spelling.  `history`: whether there is one.
    """

    records: Mapping[str, Mapping[str, Record]]
    labels: Mapping[str, Text]
    label_files: tuple[LabelFile, ...] = ()
    pages: Mapping[str, Mapping[str, ProsePage]] = field(default_factory=dict)
    frozen: Mapping[str, FrozenIndex] = field(default_factory=dict)
    reviewed: Mapping[str, Mapping[str, frozenset[Fingerprint]]] = field(default_factory=dict)
    mended: tuple[tuple[str, FieldPath], ...] = ()
    history: bool = True

    def of(self, model: type[R]) -> Mapping[str, R]:
        """The records of one kind, by id; `model` is the kind's class."""
        return cast(Mapping[str, R], self.records.get(_KIND_NAMES[model], {}))

    def label_file(self, key: str) -> str | None:
        """The file that holds a label."""
        return next((one.file for one in self.label_files if key in one.keys), None)

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
    def sections(self) -> Mapping[tuple[str, str], Section]:
        """Every section by its concept's id and its number, in the order of the texts."""
        return {
            (concept.id, section.number): section for concept in self.concepts.values() for section in concept.sections
        }

    @cached_property
    def _section_order(self) -> Mapping[tuple[str, str], int]:
        return {place: index for index, place in enumerate(self.sections)}

    def reading_order(self, entry: Entry) -> tuple[int, int, int]:
        """Sorts entries as the official texts have them: concept, section, position."""
        concept = self.concepts[entry.concept]
        return (concept.order, self._section_order[entry.concept, entry.section], entry.position)

    @cached_property
    def entries_of(self) -> Groups[str, Entry]:
        """The entries of each concept, by its id."""
        return Groups(self.entries.values(), lambda entry: [entry.concept])

    @cached_property
    def entries_in(self) -> Groups[tuple[str, str], Entry]:
        """The entries of each section, by its concept's id and its number."""
        return Groups(self.entries.values(), lambda entry: [(entry.concept, entry.section)])

    @cached_property
    def claims(self) -> Mapping[str, Claims]:
        """Which sentences the entries of each concept render, by its id."""
        return {concept.id: Claims(concept, self.entries_of[concept.id]) for concept in self.concepts.values()}

    @cached_property
    def entries_about(self) -> Groups[str, Entry]:
        """The entries of each field of action, by its id."""
        return Groups(self.entries.values(), lambda entry: entry.fields)

    @cached_property
    def notes_on(self) -> Groups[str, Note]:
        """The notes on each entry, by its id."""
        return Groups(self.notes.values(), lambda note: note.entries)

    @cached_property
    def notes_of(self) -> Groups[str, Note]:
        """The notes on each concept that are about no entry of it, by its id."""
        return Groups(self.notes.values(), lambda note: [] if note.entries else [note.concept])

    @cached_property
    def references_in(self) -> Groups[str, Reference]:
        """The references of each entry, by its id."""
        return Groups(self.references.values(), lambda reference: reference.entries)

    @cached_property
    def duties_from(self) -> Groups[str, Duty]:
        """The duties that follow from each entry, by its id."""
        return Groups(self.duties.values(), lambda duty: duty.entries)

    @cached_property
    def figures_in(self) -> Groups[str, Figure]:
        """The figures of each entry, by its id."""
        return Groups(self.figures.values(), lambda figure: [figure.entry])

    @cached_property
    def documents_on(self) -> Groups[str, CitedDocument]:
        """The documents that discharge each duty, by its id."""
        return Groups(self.documents.values(), lambda document: document.discharges)

    @cached_property
    def duties_of(self) -> Groups[str, Duty]:
        """The duties that each actor has, by its id."""
        return Groups(self.duties.values(), lambda duty: duty.owed_by)

    @cached_property
    def duties_to(self) -> Groups[str, Duty]:
        """The duties that are owed to each actor, by its id."""
        return Groups(self.duties.values(), lambda duty: duty.owed_to)

    @cached_property
    def documents_by(self) -> Groups[str | None, CitedDocument]:
        """The documents that each actor has issued, by its id."""
        return Groups(self.documents.values(), lambda document: [document.issued_by])

    @cached_property
    def progress_of(self) -> Groups[str, Progress]:
        """What is reported on each measure, by its id, in order of time."""
        records = sorted(self.progress.values(), key=lambda record: record.year)
        return Groups(records, lambda record: [record.measure])

    @cached_property
    def figures_by(self) -> Groups[str | None, Figure]:
        """The figures that each actor is the source of, by its id."""
        return Groups(self.figures.values(), lambda figure: [figure.source_body])

    @cached_property
    def units_of(self) -> Groups[str | None, Actor]:
        """The actors that are part of another, by its id."""
        return Groups(self.actors.values(), lambda actor: [actor.part_of])

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
    def documents(self) -> Mapping[str, CitedDocument]:
        return self.of(CitedDocument)

    @cached_property
    def progress(self) -> Mapping[str, Progress]:
        return self.of(Progress)

    @cached_property
    def editions(self) -> Mapping[str, Edition]:
        """The editions, the newest first."""
        found = sorted(self.of(Edition).values(), key=lambda edition: (edition.date, edition.id), reverse=True)
        return {edition.id: edition for edition in found}

    @cached_property
    def last_edition(self) -> Edition | None:
        """The newest edition that stands."""
        return next((one for one in self.editions.values() if one.status is EditionStatus.PUBLISHED), None)

    @cached_property
    def changes(self) -> Mapping[str, Change]:
        """What was changed and why, the newest first."""
        found = sorted(self.of(Change).values(), key=lambda change: change.id, reverse=True)
        return {change.id: change for change in found}

    @cached_property
    def changes_of(self) -> Groups[str, Change]:
        """What was changed in each entry and why, by its id."""
        return Groups(self.changes.values(), lambda change: change.entries)

    @cached_property
    def retired(self) -> Mapping[str, Retired]:
        """What is no longer there, by the id it had."""
        return self.of(Retired)

    @cached_property
    def reports(self) -> Mapping[str, PublishedReport]:
        return self.of(PublishedReport)

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

    def above(self, concept: str) -> tuple[Concept, ...]:
        """The concepts above one, the nearest first, as far as they could be read."""
        found: list[Concept] = []
        here = self.concepts.get(concept)
        while here and here.parent and (here := self.concepts.get(here.parent)) and here not in found:
            found.append(here)
        return tuple(found)

    @cached_property
    def below(self) -> Groups[str, Concept]:
        """The concepts that have each one above them, by its id."""
        return Groups(self.concepts.values(), lambda concept: [one.id for one in self.above(concept.id)])

    @cached_property
    def local_concepts(self) -> tuple[Concept, ...]:
        """The concepts of districts and municipalities."""
        return tuple(concept for concept in self.concepts.values() if concept.level.is_local)

    @cached_property
    def links_to(self) -> Mapping[str, tuple[tuple[Entry, Link], ...]]:
        """For each entry, those of the concepts below that link to it, in reading order."""
        found: dict[str, list[tuple[Entry, Link]]] = {}
        for entry in self.entries.values():
            for link in entry.links:
                found.setdefault(link.to, []).append((entry, link))
        return {target: tuple(pairs) for target, pairs in found.items()}

    def neighbours(self, entry: Entry) -> tuple[Entry | None, Entry | None]:
        """The entries before and after one in its concept; None at either end."""
        order, index = self.entries_of[entry.concept], self._places[entry.id]
        return order[index - 1] if index else None, order[index + 1] if index + 1 < len(order) else None

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {entry.id: index for group in self.entries_of.values() for index, entry in enumerate(group)}

    def ordinal(self, entry: Entry) -> int:
        """The editorial number of a guideline or goal among its kind in its concept, from 1."""
        return self._ordinals[entry.id]

    @cached_property
    def _ordinals(self) -> Mapping[str, int]:
        kinds = Groups(self.entries.values(), lambda entry: [(entry.concept, type(entry))])
        return {entry.id: number for group in kinds.values() for number, entry in enumerate(group, start=1)}

    def label(self, key: str) -> Localised:
        """The label under a flat key; an unknown key is a programming error and raises `KeyError`."""
        return self.labels[key]


_KIND_NAMES = {kind.model: kind.name for kind in KINDS}


def kind_of(record: Record) -> str:
    """The name of a record's kind, as in `KINDS`."""
    return _KIND_NAMES[type(record)]
