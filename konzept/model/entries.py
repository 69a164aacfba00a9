"""The passages of the official texts in our own words, and the references and notes that go with them."""

from __future__ import annotations

from dataclasses import dataclass

from konzept.model.parts import (
    Citation,
    Commitment,
    Correction,
    Evidence,
    Gap,
    Link,
    Partner,
    Quantity,
    ReportedValue,
    Responsibility,
    SourceSentence,
    Timing,
)
from konzept.model.records import Record
from konzept.model.values import (
    ActorId,
    AudienceId,
    Calendar,
    ConceptId,
    EntryId,
    FieldId,
    FigureId,
    Fingerprint,
    LawId,
    Prose,
    Text,
    Years,
)
from konzept.model.vocabulary import (
    Bindingness,
    NoteType,
    ProgressState,
    ReferenceType,
    StatementType,
    TitleOrigin,
    Weight,
)


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
    gap: tuple[Gap, ...] = ()
    source: tuple[SourceSentence, ...] = ()
    paraphrased: Fingerprint | None = None

    def gap_in(self, concept: str) -> Gap | None:
        """What has no counterpart in a concept, if that is said."""
        return next((gap for gap in self.gap if gap.concept == concept), None)


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
    """A measure (Maßnahme)."""


@dataclass(frozen=True, kw_only=True)
class Progress(Record):
    """What documents say about a measure in one period: `<concept>/progress/<year>/<measure>.yml`.

    `year` is the one in which the period ends; the period is that year unless `period` says otherwise.
    `as_of` is the day the documents speak of, not the day of typing.  The id is `<year>/<measure>`.
    """

    concept: str
    year: str
    as_of: Calendar
    state: ProgressState
    reported_by: ActorId
    text: Prose
    evidence: tuple[Evidence, ...]
    period: Years | None = None
    values: tuple[ReportedValue, ...] = ()
    obstacle: Text | None = None
    replaced_by: EntryId | None = None
    corrects: Correction | None = None

    @property
    def measure(self) -> str:
        """The id of the measure, which is the name of the file."""
        return self.id.rpartition("/")[2]

    @property
    def years(self) -> Years:
        """The period."""
        return self.period or Years(self.year)


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
