"""The passages of the official texts in our own words, and the references and notes that go with them."""

from __future__ import annotations

from dataclasses import dataclass

from konzept.model.parts import (
    Citation,
    Commitment,
    Gap,
    Link,
    Partner,
    Progress,
    Quantity,
    Responsibility,
    SourceSentence,
    Timing,
)
from konzept.model.records import Record
from konzept.model.values import AudienceId, ConceptId, EntryId, FieldId, FigureId, Fingerprint, LawId, Prose, Text
from konzept.model.vocabulary import Bindingness, NoteType, ReferenceType, StatementType, TitleOrigin, Weight


@dataclass(frozen=True, kw_only=True)
class Entry(Record):
    """A passage of an official text in our own words: what every kind of entry shares.

    `section` is a section number of the concept; `position` orders entries inside it.
    `number` is the printed number of the item itself (`5.4.1.8`), absent where the text has none.
    `source` are the sentences that it renders (`Section.sentences`).  `paraphrased` is the fingerprint of its own text
    that the places which retell it were last compared with (`konzept.translation.paraphrases`).
    """

    concept: str
    title: Text
    title_origin: TitleOrigin
    summary: Text
    text: Prose
    section: str
    position: int
    fields: tuple[FieldId, ...]
    number: str | None = None
    laws: tuple[Citation, ...] = ()
    links: tuple[Link, ...] = ()
    gap: Gap | None = None
    source: tuple[SourceSentence, ...] = ()
    paraphrased: Fingerprint | None = None


@dataclass(frozen=True, kw_only=True)
class Statement(Entry):
    """A principle, background, definition or structural passage."""

    type: StatementType


@dataclass(frozen=True, kw_only=True)
class Obligation(Entry):
    """An entry that commits somebody: what guidelines, goals and measures share."""

    bindingness: Bindingness
    responsible: tuple[Responsibility, ...]
    partners: tuple[Partner, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    addressees: tuple[Text, ...] = ()
    audiences: tuple[AudienceId, ...] = ()
    when: Timing | None = None
    quantities: tuple[Quantity, ...] = ()
    conditions: tuple[Text, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Guideline(Obligation):
    """A guideline (Leitlinie)."""


@dataclass(frozen=True, kw_only=True)
class Goal(Obligation):
    """A goal (Ziel)."""


@dataclass(frozen=True, kw_only=True)
class Measure(Obligation):
    """A measure (Maßnahme).  `progress` stays empty unless a source reports something."""

    progress: tuple[Progress, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Reference(Record):
    """An explicit reference in a text: as printed (short, in German), and what it points to."""

    concept: ConceptId
    section: str
    printed: str
    target: Text
    type: ReferenceType
    entries: tuple[EntryId, ...]
    law: LawId | None = None
    note: Prose | None = None


@dataclass(frozen=True, kw_only=True)
class Note(Record):
    """An editorial note: what the printed text says and how this site reads it.

    `printed` is a short quotation in German.  A note without `entries` stands on the page about the texts alone.
    """

    type: NoteType
    weight: Weight
    concept: ConceptId
    sections: tuple[str, ...]
    title: Text
    text: Prose
    entries: tuple[EntryId, ...] = ()
    figures: tuple[FigureId, ...] = ()
    printed: str | None = None
    reading: Text | None = None
