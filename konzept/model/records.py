"""The records: one file each.  `id` is the file's stem, `file` its path below the data folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from konzept.model.parts import Avoided, FrozenFile, InForce, Official, Part, Period, Rendering, Section, Term, Unknown
from konzept.model.values import (
    ActorId,
    Calendar,
    ConceptId,
    DocumentId,
    DutyId,
    EditionId,
    EntryId,
    FigureId,
    Fingerprint,
    LanguageCode,
    Prose,
    Text,
    Years,
)
from konzept.model.vocabulary import (
    ActorGroup,
    ChangeKind,
    ChartKind,
    Conformance,
    Direction,
    DocumentAccess,
    DocumentType,
    EditionStatus,
    LawLevel,
    Level,
    Precision,
    Rhythm,
    Standing,
)


@dataclass(frozen=True, kw_only=True)
class Record:
    """What every record has: its place, and the state of its translations.

    `translation` stands at the end of the file: for each language, the fingerprints of the texts in the language at
    `/` that its wordings were made from.  `python -m konzept translated` writes it.
    """

    id: str
    file: str
    translation: dict[LanguageCode, tuple[Fingerprint, ...]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, kw_only=True)
class Language(Record):
    """A language of the site.  `locale` is a CLDR locale; `path` is empty for the language at `/`.

    `stop_words` say nothing in a query: “who”, “the”, “with”.
    `uncovered` are topics of everyday life that people look for and no concept deals with: “driving licence”.
    `renderings` fix what words of the language at `/` are called in this one, `avoid` what they are not.
    Where a language is not `complete`, the language at `/` stands for what is missing.
    """

    name: str
    locale: str
    direction: Direction
    path: str
    order: int
    complete: bool = True
    stop_words: tuple[str, ...] = ()
    uncovered: tuple[str, ...] = ()
    renderings: tuple[Rendering, ...] = ()
    avoid: tuple[Avoided, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Concept(Record):
    """An integration concept: its title, its place among the levels and its section tree.

    `plain` explains it in plain language (aim: B1), before anything else.
    `body` is whose concept it is.  Whatever else is said of who made it stands only where the text says it:
    who published it, who has drawn it up, who is charged with the draft, who plays a major part.
    `parent` is the concept above it, of a higher level.  `prefix` begins the ids of its entries, which are unique
    among all concepts.
    The counts are those of the official text itself: how many items it lists or numbers.
    `in_force` says what is known beyond the term that the text names.
    """

    title: Text
    subtitle: Text
    name: Text
    short_name: Text
    level: Level
    summary: Text
    plain: Prose
    text: Prose
    sections: tuple[Section, ...]
    order: int
    parent: ConceptId | None = None
    prefix: str | None = None
    body: ActorId | None = None
    publisher: ActorId | None = None
    drawn_up_by: tuple[ActorId, ...] = ()
    drafting: tuple[ActorId, ...] = ()
    involved: tuple[ActorId, ...] = ()
    edition: Calendar | None = None
    term: Term | None = None
    in_force: tuple[InForce, ...] = ()
    official: Official | None = None
    parts: tuple[Part, ...] = ()
    guideline_count: int | None = None
    goal_count: int | None = None
    numbered_measure_count: int | None = None
    unknowns: tuple[Unknown, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FieldOfAction(Record):
    """A subject shared by all concepts.  `slug` is its permanent address in each language.

    `plain` explains it in plain language (aim: B1), before anything else.
    `about` are the concepts that its texts deal with; without any, they deal with none in particular.
    """

    title: Text
    slug: Text
    order: int
    question: Text
    summary: Text
    plain: Prose
    text: Prose
    about: tuple[ConceptId, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Actor(Record):
    """A body, office or group named in a text; never a living person.

    `variants` are the names as printed, in German.
    `tied_to` is what its being in charge depends on, as a clause: “as long as the project runs”.
    """

    name: Text
    group: ActorGroup
    standing: Standing
    short_name: Text | None = None
    part_of: ActorId | None = None
    tied_to: Text | None = None
    variants: tuple[str, ...] = ()
    text: Prose | None = None
    note: Prose | None = None


@dataclass(frozen=True, kw_only=True)
class Figure(Record):
    """A number given in a text, as printed.  `value` in units of `unit`.

    A percentage may name two other figures: it is the share of `part` in `whole`.
    """

    title: Text
    concept: ConceptId
    section: str
    value: Decimal
    unit: Text
    precision: Precision
    population: Text
    text: Text
    entry: EntryId
    order: int
    as_of: Calendar | None = None
    period: Period | None = None
    source_body: ActorId | None = None
    part: FigureId | None = None
    whole: FigureId | None = None
    note: Prose | None = None


@dataclass(frozen=True, kw_only=True)
class Chart(Record):
    """A chart drawn from figures at build time.

    `share`: each figure is a percentage shown as part of 100.  `bars`: figures of one unit compared by length.
    """

    title: Text
    kind: ChartKind
    figures: tuple[FigureId, ...]
    caption: Prose
    order: int


@dataclass(frozen=True, kw_only=True)
class Duty(Record):
    """A recurring or dated duty the texts create: who owes what to whom, and when.

    An empty `owed_to` means that the text names no recipient.  `day` is the last one that still fulfils it, for the
    calendar; of a yearly duty the first such day.
    """

    title: Text
    text: Prose
    owed_by: tuple[ActorId, ...]
    rhythm: Rhythm
    when: Text
    entries: tuple[EntryId, ...]
    order: int
    owed_to: tuple[ActorId, ...] = ()
    deadline: Calendar | None = None
    day: Calendar | None = None
    note: Prose | None = None


@dataclass(frozen=True, kw_only=True)
class CitedDocument(Record):
    """A document that proves something; one may prove many things and discharge several duties.

    `issued_by` is missing where the concepts do not know the body: then the title names it.
    `number` is the one printed on it.  `period` is the time it reports on, by default the year of its date.
    `checked_on` is the day on which somebody saw it at its address.
    """

    title: Text
    type: DocumentType
    date: Calendar
    access: DocumentAccess
    issued_by: ActorId | None = None
    number: str | None = None
    period: Years | None = None
    discharges: tuple[DutyId, ...] = ()
    address: str | None = None
    checked_on: Calendar | None = None

    @property
    def years(self) -> Years:
        """The time it reports on."""
        return self.period or Years(self.date[:4])


@dataclass(frozen=True, kw_only=True)
class Edition(Record):
    """What the site said on a day, frozen by `python -m konzept edition ID`, with its files in a folder beside it.

    `reason` and `replaced_by` are for an edition that no longer stands.
    """

    title: Text
    date: Calendar
    status: EditionStatus
    files: tuple[FrozenFile, ...]
    occasion: Text | None = None
    previous: EditionId | None = None
    reason: Text | None = None
    replaced_by: EditionId | None = None


@dataclass(frozen=True, kw_only=True)
class Change(Record):
    """What was changed since the last edition and why, where a comparison cannot know: `<day>-<slug>.yml`."""

    kind: ChangeKind
    entries: tuple[EntryId, ...]
    what: Text
    why: Text
    documents: tuple[DocumentId, ...] = ()

    @property
    def date(self) -> Calendar:
        """The day, which the name of the file begins with."""
        return Calendar(self.id[:10])


@dataclass(frozen=True, kw_only=True)
class PublishedReport(Record):
    """A report on a concept's measures that stands in the site: `reports/<concept>-<year>.yml`.

    What it says comes from the other records.  `published` is its day: it tells what was over by then.
    """

    published: Calendar
    foreword: Prose | None = None

    @property
    def concept(self) -> str:
        """The id of the concept, which the name of the file begins with."""
        return self.id.rpartition("-")[0]

    @property
    def year(self) -> str:
        """The year that is reported on, which the name of the file ends with."""
        return self.id.rpartition("-")[2]


@dataclass(frozen=True, kw_only=True)
class Law(Record):
    """A law, statute or convention.  `citation` is the short form used in running text."""

    name: Text
    citation: Text
    level: LawLevel
    order: int
    text: Prose | None = None
    note: Prose | None = None


@dataclass(frozen=True, kw_only=True)
class GlossaryTerm(Record):
    """A term and what it means here.  `forms` are further spellings to be recognised in each language.

    `renderings` are further ways to translate it, too common to be recognised as the term (“section”).
    `bound_forms` mean the term in the entries of `bound_to` only: elsewhere the same word means something else.
    `linked: false` is for everyday words (“goal”) that running text mostly uses in their common sense.
    """

    term: Text
    explanation: Prose
    forms: dict[LanguageCode, tuple[str, ...]]
    renderings: dict[LanguageCode, tuple[str, ...]] = field(default_factory=dict)
    bound_forms: dict[LanguageCode, tuple[str, ...]] = field(default_factory=dict)
    bound_to: tuple[EntryId, ...] = ()
    linked: bool = True
    note: Prose | None = None


@dataclass(frozen=True, kw_only=True)
class Audience(Record):
    """A group of readers with a question of their own, for “Whom can I ask?”."""

    title: Text
    question: Text
    text: Prose
    order: int


@dataclass(frozen=True, kw_only=True)
class Synonyms(Record):
    """Everyday words that people type into the search, and what the texts say instead."""

    words: dict[LanguageCode, tuple[str, ...]]
    means: dict[LanguageCode, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class Operator(Record):
    """Who runs the site: what the imprint, privacy notice and accessibility statement need.

    Every field may be missing; then the pages and the build say that it is not filled in.
    """

    name: Text | None = None
    legal_form: Text | None = None
    represented_by: Text | None = None
    street: str | None = None
    city: str | None = None
    telephone: str | None = None
    email: str | None = None
    site_address: str | None = None
    repository: str | None = None
    edit_address: str | None = None
    data_protection_officer: Text | None = None
    data_protection_email: str | None = None
    supervisory_authority: Text | None = None
    hosting: Text | None = None
    log_retention: Text | None = None
    accessibility_contact: str | None = None
    accessibility_enforcement: Text | None = None
    accessibility_reviewed_on: Calendar | None = None
    accessibility_status: Conformance | None = None
    accessibility_method: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Exemption(Record):
    """A place where a rule of the checker does not apply, and why; it is an error once it is no longer needed.

    `rule` is the code a problem is reported with, `record` the file below the data folder.
    `field` is the field as reports name it (`text`, `commitments.1.text`); without it, the whole file is meant.
    """

    rule: str
    record: str
    reason: Text
    field: str | None = None


@dataclass(frozen=True, kw_only=True)
class FrontMatter:
    """What stands at the head of a hand-written page; `translation` as in a record, for the page's own language.

    `about` are the concepts that it deals with; without any, it deals with none in particular.
    """

    title: str
    description: str
    about: tuple[str, ...] = ()
    translation: tuple[Fingerprint, ...] = ()


@dataclass(frozen=True)
class ProsePage:
    """A hand-written page of one language: `content/<language>/<name>.md`.

    `file` is its path from the data folder; `source` the whole file, `text` what stands below the front matter, which
    begins on `line`.
    """

    name: str
    file: str
    front_matter: FrontMatter
    source: str
    text: str
    line: int
