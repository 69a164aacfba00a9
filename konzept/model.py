"""What the data may say: every kind, its fields and its vocabulary, defined once.

The loader, the checker, the templates and every generated schema read this file; nothing repeats it.
A field without a default is required, and a key that is not a field is an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated


class Localised:
    """One text in every language of the site, written `{de: …, en: …}` in the data.

    Immutable; `text["de"]` gives the wording of one language and raises `KeyError` for an unknown one.
    """

    __slots__ = ("_wordings",)
    _wordings: dict[str, str]

    def __init__(self, wordings: Mapping[str, str]) -> None:
        object.__setattr__(self, "_wordings", dict(wordings))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a localised text cannot be changed")

    def __getitem__(self, language: str) -> str:
        return self._wordings[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._wordings)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other._wordings == self._wordings

    def __hash__(self) -> int:
        return hash(tuple(sorted(self._wordings.items())))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._wordings!r})"

    def items(self) -> Iterator[tuple[str, str]]:
        """Pairs of language code and wording, in the order of the file."""
        return iter(self._wordings.items())


class Text(Localised):
    """A plain text on one line: a title, a name, a label.  Shown exactly as typed."""


class Prose(Localised):
    """A longer text in Markdown (paragraphs, lists, emphasis, links), one sentence per line."""


class Calendar(str):
    """A date as exact as the source gives it: `2018`, `2018-06` or `2017-12-31`."""

    __slots__ = ()


@dataclass(frozen=True)
class Ref:
    """Marks a string as the id of a record of one of these kinds."""

    kinds: tuple[str, ...]


ENTRY_KINDS = ("guideline", "goal", "measure", "statement")

LanguageCode = Annotated[str, Ref(("language",))]
ConceptId = Annotated[str, Ref(("concept",))]
FieldId = Annotated[str, Ref(("field",))]
ActorId = Annotated[str, Ref(("actor",))]
LawId = Annotated[str, Ref(("law",))]
AudienceId = Annotated[str, Ref(("audience",))]
FigureId = Annotated[str, Ref(("figure",))]
DutyId = Annotated[str, Ref(("duty",))]
EntryId = Annotated[str, Ref(ENTRY_KINDS)]


# --- vocabulary: every value has a label in every language, under `<vocabulary>.<value>` in data/ui/ ---


class Direction(StrEnum):
    """The direction a language is written in."""

    LTR = "ltr"
    RTL = "rtl"


class Level(StrEnum):
    """The tier of government a concept belongs to; it decides colour and shape."""

    LAND = "land"
    DISTRICT = "district"


class StatementType(StrEnum):
    """What a passage without goal or measure does in the text."""

    PRINCIPLE = "principle"
    BACKGROUND = "background"
    DEFINITION = "definition"
    STRUCTURE = "structure"


class TitleOrigin(StrEnum):
    """Whether a title stands in the official text or was added by the editors."""

    PRINTED = "printed"
    EDITORIAL = "editorial"


class Bindingness(StrEnum):
    """How strongly the text binds whoever it names."""

    MANDATE = "mandate"
    COMMITMENT = "commitment"
    INTENTION = "intention"
    ON_REQUEST = "on_request"
    MAY = "may"


class Basis(StrEnum):
    """On what ground a body is shown as responsible."""

    EXPLICIT = "explicit"
    INFERRED = "inferred"
    NONE = "none"


class Role(StrEnum):
    """What a body other than the responsible one has to do with an entry."""

    OBLIGED = "obliged"
    COOPERATING = "cooperating"
    INVITED = "invited"
    RECIPIENT = "recipient"
    MENTIONED = "mentioned"


class LinkType(StrEnum):
    """How a local entry answers a Land entry: an editorial reading."""

    IMPLEMENTS = "implements"
    CONTRIBUTES = "contributes"
    RELATED = "related"


class Extent(StrEnum):
    """Whether a gap concerns the whole entry or a part of it."""

    WHOLE = "whole"
    PART = "part"


class Rhythm(StrEnum):
    """How often something is due."""

    ONCE = "once"
    YEARLY = "yearly"
    REGULARLY = "regularly"
    CONTINUOUS = "continuous"
    ON_REQUEST = "on_request"
    AS_NEEDED = "as_needed"


class Precision(StrEnum):
    """How exact the text says a number is."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"


class ActorGroup(StrEnum):
    """The circle an actor belongs to; orders the list of actors."""

    LAND = "land"
    FEDERAL = "federal"
    DISTRICT_POLITICS = "district_politics"
    DISTRICT_ADMINISTRATION = "district_administration"
    MUNICIPAL = "municipal"
    NETWORK = "network"
    EDUCATION = "education"
    CIVIL_SOCIETY = "civil_society"
    BUSINESS = "business"
    PROFESSIONAL = "professional"


class Standing(StrEnum):
    """Whether a concept binds the actor or only names it as a partner."""

    BOUND = "bound"
    INDEPENDENT = "independent"


class ReferenceType(StrEnum):
    """What an explicit reference in a text points to."""

    INTERNAL = "internal"
    BETWEEN = "between"
    OUTSIDE_DOC = "outside_doc"
    LEGAL = "legal"
    PROGRAMME = "programme"


class LawLevel(StrEnum):
    """Who made a law."""

    INTERNATIONAL = "international"
    FEDERAL = "federal"
    LAND = "land"
    DISTRICT = "district"
    UNSPECIFIED = "unspecified"


class NoteType(StrEnum):
    """What an editorial note is about."""

    MISPRINT = "misprint"
    CONTRADICTION = "contradiction"
    FIGURE = "figure"
    LEGAL = "legal"
    TRANSLATION = "translation"
    STRUCTURE = "structure"
    NAMING = "naming"
    OPEN = "open"


class Weight(StrEnum):
    """How much a note matters to a reader."""

    MAJOR = "major"
    MINOR = "minor"
    COSMETIC = "cosmetic"


class ProgressState(StrEnum):
    """What a source reports about a measure in one period."""

    STARTED = "started"
    ONGOING = "ongoing"
    DONE = "done"
    CHANGED = "changed"
    DISCONTINUED = "discontinued"


class ChartKind(StrEnum):
    """The form a chart takes."""

    SHARE = "share"
    BARS = "bars"


# --- parts of records ---


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A heading of the official text.  `number` as printed (`5.4.1`), without the final dot.

    The tree is derived from the numbers; `page` is the page of the printed edition.
    """

    number: str
    heading: Text
    page: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A part or annex of the concept as a whole, and whether its text is available to the site."""

    title: Text
    available: bool
    note: Prose | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Unknown:
    """Something a reader would expect to learn and the text does not say."""

    title: Text
    text: Prose


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """The years a concept says it covers."""

    start: Calendar
    end: Calendar


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
    """A link from a local entry to an entry of the parent concept, with its reason."""

    to: EntryId
    type: LinkType
    reason: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """What has no counterpart in the other concept, said in words."""

    extent: Extent
    text: Prose


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """What a source reports about a measure in one period.  Without a source there is no entry."""

    period: Calendar
    state: ProgressState
    text: Prose
    reported_by: ActorId
    source: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """A span of time, both ends included."""

    start: Calendar
    end: Calendar


# --- records: one file each; `id` is the file's stem, `file` its path below the data folder ---


@dataclass(frozen=True, kw_only=True)
class Record:
    """What every record has besides the fields written in its file."""

    id: str
    file: str


@dataclass(frozen=True, kw_only=True)
class Language(Record):
    """A language of the site.  `locale` is a CLDR locale; `path` is empty for the language at `/`.

    `stop_words` say nothing in a query: “who”, “the”, “with”.
    """

    name: str
    locale: str
    direction: Direction
    path: str
    order: int
    stop_words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Concept(Record):
    """An integration concept: its title, its place among the levels and its section tree."""

    title: Text
    subtitle: Text
    name: Text
    short_name: Text
    level: Level
    summary: Text
    text: Prose
    publisher: ActorId
    sections: tuple[Section, ...]
    order: int
    parent: ConceptId | None = None
    drawn_up_by: tuple[ActorId, ...] = ()
    edition: Calendar | None = None
    term: Term | None = None
    parts: tuple[Part, ...] = ()
    unknowns: tuple[Unknown, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FieldOfAction(Record):
    """A subject shared by all concepts.  `slug` is its permanent address in each language."""

    title: Text
    slug: Text
    order: int
    question: Text
    summary: Text
    text: Prose


@dataclass(frozen=True, kw_only=True)
class Entry(Record):
    """A passage of an official text in our own words: what every kind of entry shares.

    `section` is a section number of the concept; `position` orders entries inside it.
    `number` is the printed number of the item itself (`5.4.1.8`), absent where the text has none.
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
class Actor(Record):
    """A body, office or group named in a text; never a living person.

    `bound_by` names the concepts that bind it.  `variants` are the names as printed, in German.
    """

    name: Text
    group: ActorGroup
    standing: Standing
    short_name: Text | None = None
    part_of: ActorId | None = None
    variants: tuple[str, ...] = ()
    text: Prose | None = None
    note: Prose | None = None


@dataclass(frozen=True, kw_only=True)
class Figure(Record):
    """A number given in a text, as printed.  `value` in units of `unit`."""

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

    An empty `owed_to` means that the text names no recipient.
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
    note: Prose | None = None


@dataclass(frozen=True, kw_only=True)
class Report(Record):
    """A report that somebody published; one report may discharge several duties."""

    title: Text
    date: Calendar
    reported_by: ActorId
    discharges: tuple[DutyId, ...]
    source: Text


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

    `linked: false` is for everyday words (“goal”) that running text mostly uses in their common sense.
    """

    term: Text
    explanation: Prose
    forms: dict[LanguageCode, tuple[str, ...]]
    linked: bool = True
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


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its name, its folder below the data folder, and its fields.

    A folder that starts with `{concept}/` exists once per concept.
    """

    name: str
    folder: str
    model: type[Record]


KINDS: tuple[Kind, ...] = (
    Kind("language", "languages", Language),
    Kind("operator", "operator", Operator),
    Kind("concept", "concepts", Concept),
    Kind("field", "fields", FieldOfAction),
    Kind("guideline", "{concept}/guidelines", Guideline),
    Kind("goal", "{concept}/goals", Goal),
    Kind("measure", "{concept}/measures", Measure),
    Kind("statement", "{concept}/statements", Statement),
    Kind("actor", "actors", Actor),
    Kind("figure", "figures", Figure),
    Kind("chart", "charts", Chart),
    Kind("duty", "duties", Duty),
    Kind("report", "reports", Report),
    Kind("reference", "references", Reference),
    Kind("law", "laws", Law),
    Kind("term", "glossary", GlossaryTerm),
    Kind("note", "notes", Note),
    Kind("audience", "audiences", Audience),
    Kind("synonyms", "synonyms", Synonyms),
)

VOCABULARIES: tuple[type[StrEnum], ...] = (
    Direction,
    Level,
    StatementType,
    TitleOrigin,
    Bindingness,
    Basis,
    Role,
    LinkType,
    Extent,
    Rhythm,
    Precision,
    ActorGroup,
    Standing,
    ReferenceType,
    LawLevel,
    NoteType,
    Weight,
    ProgressState,
    ChartKind,
)
