"""What records are made of: sections, responsibilities, commitments, links, dates and quantities."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from konzept.model.values import ActorId, Calendar, ConceptId, DocumentId, EntryId, LawId, Prose, SentenceMark, Text
from konzept.model.vocabulary import Basis, Bindingness, Extent, LinkType, Precision, Rhythm, Role


@dataclass(frozen=True, kw_only=True, slots=True)
class Proviso:
    """A condition or a time that a section sets for everything it commits somebody to.

    `stated_in` is the entry that says so, wherever it stands; without one, the section's own heading does.
    """

    text: Text
    stated_in: EntryId | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A heading of the official text.  `number` as printed (`5.4.1`), without the final dot.

    The tree is derived from the numbers; `page` is the page of the printed edition.
    `wording` is the fingerprint of the official wording that the entries were made from (`konzept.official`),
    `sentences` are those of its sentences, in the order of the text.
    `conditions` and `when` hold for its guidelines, goals and measures, and for those of the sections below.
    """

    number: str
    heading: Text
    page: int | None = None
    wording: str | None = None
    sentences: tuple[SentenceMark, ...] = ()
    conditions: tuple[Proviso, ...] = ()
    when: Proviso | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceSentence:
    """A sentence of the official text that an entry renders.

    `repeated`: another entry renders it in the first place.  `modals` are its words that say how firmly it binds, by
    their names in the table (`konzept.language.modals`); an empty list says that there are none.
    """

    fingerprint: SentenceMark
    repeated: bool = False
    modals: tuple[str, ...] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A part or annex of the concept as a whole, and whether its text is available to the site."""

    title: Text
    available: bool
    note: Prose | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Official:
    """Where the authority publishes the official text, and the day on which somebody saw it there."""

    title: Text
    address: str
    retrieved: Calendar


@dataclass(frozen=True, kw_only=True, slots=True)
class Unknown:
    """Something a reader would expect to learn and the text does not say."""

    title: Text
    text: Prose


@dataclass(frozen=True, kw_only=True, slots=True)
class Rendering:
    """What a phrase of the language at `/` (`original`) is called in another, in one of these ways and no other.

    Both are phrases as `konzept.language.phrases` reads them.
    """

    original: tuple[str, ...]
    rendering: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Avoided:
    """Phrases that a language does not use here, or not for these `original` ones of the language at `/`.

    `instead` and `reason` are for those who write in the language, and in it.
    """

    phrases: tuple[str, ...]
    instead: str
    reason: str
    original: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """The years a text says it covers.

    A text that dates a part of itself alone names the `section` here and what that holds (`covers`: “goals in
    section 5”); it gives no term for the rest.
    """

    start: Calendar
    end: Calendar
    section: str | None = None
    covers: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Responsibility:
    """A responsible body and the basis for naming it.

    `basis: none` stands alone, without an actor: the text names nobody.  `inferred` needs a `reason`.
    """

    basis: Basis
    actor: ActorId | None = None
    task: Text | None = None
    reason: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Partner:
    """A body with a role beside the responsible one."""

    actor: ActorId
    role: Role
    task: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Commitment:
    """One thing the passage commits somebody to.  `bindingness` only where it differs from the entry's."""

    text: Text
    by: tuple[ActorId, ...] = ()
    bindingness: Bindingness | None = None
    condition: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Timing:
    """When something is due.  `text` says it in words, the rest for sorting and for the calendar."""

    text: Text
    rhythm: Rhythm | None = None
    deadline: Calendar | None = None
    since: Calendar | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Quantity:
    """A number the passage sets.  `target` only where the text makes it checkable."""

    value: Decimal
    unit: Text
    precision: Precision
    per: Rhythm | None = None
    target: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation:
    """A law the passage cites, with the provision as each language writes it."""

    law: LawId
    provision: Text | None = None
    note: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A link from an entry to one of a concept above its own, with its reason."""

    to: EntryId
    type: LinkType
    reason: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """What has no counterpart in another concept, said in words: for each concept there is one at most."""

    concept: ConceptId
    extent: Extent
    text: Prose


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """A document and the place in it where something can be read."""

    document: DocumentId
    at: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class InForce:
    """A time for which a document says that the concept applies, though its text does not.  Without `end`: until now.

    What the text says of itself is the concept's `term`.
    """

    start: Calendar
    evidence: tuple[Evidence, ...]
    end: Calendar | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportedValue:
    """What a source reports for a quantity of the measure; `quantity` counts those of the measure from 1."""

    value: Decimal
    quantity: int = 1
    precision: Precision = Precision.EXACT


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """What an earlier record, or this one as it once stood, got wrong; `year` is the folder of the record that is
    corrected.
    """

    year: Calendar
    reason: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class FrozenFile:
    """A file of an edition: its place in the edition's folder, and the SHA-256 of its bytes in hexadecimal digits."""

    name: str
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """A span of time, both ends included."""

    start: Calendar
    end: Calendar
