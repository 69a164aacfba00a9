"""The closed lists of values.  Each value has a label in every language, under `<vocabulary>.<value>` in data/ui/."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache


class Direction(StrEnum):
    """The direction a language is written in."""

    LTR = "ltr"
    RTL = "rtl"


class Level(StrEnum):
    """The tier of government a concept belongs to, from the top; it decides colour and shape."""

    FEDERAL = "federal"
    LAND = "land"
    DISTRICT = "district"
    MUNICIPALITY = "municipality"

    @property
    def is_local(self) -> bool:
        """Whether its concepts say what is done on the spot."""
        return self in (Level.DISTRICT, Level.MUNICIPALITY)

    def is_above(self, other: Level) -> bool:
        """Whether a concept of the other tier may have one of this tier as its parent."""
        tiers = list(Level)
        return tiers.index(self) < tiers.index(other)


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
    AGREES = "agrees"
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
    """The circle an actor belongs to."""

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
    """What an editorial note is about; orders the list of notes, beginning with what matters most to a reader."""

    CONTRADICTION = "contradiction"
    OPEN = "open"
    FIGURE = "figure"
    LEGAL = "legal"
    STRUCTURE = "structure"
    NAMING = "naming"
    TRANSLATION = "translation"
    MISPRINT = "misprint"


class Weight(StrEnum):
    """How much a note matters to a reader."""

    MAJOR = "major"
    MINOR = "minor"
    COSMETIC = "cosmetic"


class ProgressState(StrEnum):
    """What a source reports about a measure in one period; “unknown” is no state, it is the want of a record."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    PARTLY = "partly"
    DONE = "done"
    CONTINUING = "continuing"
    PAUSED = "paused"
    GIVEN_UP = "given_up"
    REPLACED = "replaced"
    NOT_MENTIONED = "not_mentioned"


class DocumentType(StrEnum):
    """What kind of document is cited."""

    COUNCIL_PAPER = "council_paper"
    MINUTES = "minutes"
    REPORT = "report"
    STATISTICS = "statistics"
    BUDGET = "budget"
    ANSWER = "answer"
    PRESS = "press"


class DocumentAccess(StrEnum):
    """Who can read a document.  What only its keeper can read proves nothing to a reader."""

    PUBLIC = "public"
    ON_REQUEST = "on_request"
    INTERNAL = "internal"


class EditionStatus(StrEnum):
    """Whether an edition stands.  A removed one has lost its files; its addresses say so for ever."""

    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"


class ChangeKind(StrEnum):
    """Why something was changed, where a comparison cannot know."""

    CORRECTION = "correction"
    REPORT = "report"
    NEW_SOURCE = "new_source"
    WORDING = "wording"
    STRUCTURE = "structure"
    WITHDRAWAL = "withdrawal"


class RetiredKind(StrEnum):
    """What was to be found under an address that has gone: the kinds with a page or a place of their own on one."""

    GUIDELINE = "guideline"
    GOAL = "goal"
    MEASURE = "measure"
    STATEMENT = "statement"
    SECTION = "section"
    CONCEPT = "concept"
    FIELD = "field"
    ACTOR = "actor"
    AUDIENCE = "audience"
    REPORT = "report"
    FIGURE = "figure"
    DUTY = "duty"
    DOCUMENT = "document"
    LAW = "law"
    TERM = "term"
    NOTE = "note"
    REFERENCE = "reference"


class ChartKind(StrEnum):
    """The form a chart takes."""

    SHARE = "share"
    BARS = "bars"


class Conformance(StrEnum):
    """How far the operator says that the site is accessible, in the words of Implementing Decision (EU) 2018/1523."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


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
    DocumentType,
    DocumentAccess,
    EditionStatus,
    ChangeKind,
    RetiredKind,
    ChartKind,
    Conformance,
)


def vocabulary_prefix(vocabulary: type[StrEnum]) -> str:
    """A vocabulary's name in labels: `TitleOrigin` → `title_origin`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", vocabulary.__name__).lower()


@cache
def vocabulary_prefixes() -> dict[str, tuple[str, ...]]:
    """Each vocabulary's name in labels with its values."""
    return {vocabulary_prefix(vocabulary): tuple(str(value) for value in vocabulary) for vocabulary in VOCABULARIES}
