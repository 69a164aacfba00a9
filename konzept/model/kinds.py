"""Which kinds of records there are, and the folder of each."""

from __future__ import annotations

from dataclasses import dataclass

from konzept.model.entries import Goal, Guideline, Measure, Note, Progress, Reference, Statement
from konzept.model.records import (
    Actor,
    Audience,
    Change,
    Chart,
    CitedDocument,
    Concept,
    Duty,
    Edition,
    Exemption,
    FieldOfAction,
    Figure,
    GlossaryTerm,
    Language,
    Law,
    Operator,
    PublishedReport,
    Record,
    Synonyms,
)
from konzept.model.retired import Retired


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its name, its folder below the data folder, and its fields.

    A folder that starts with `{concept}/` exists once per concept, one that ends in `/{year}` once per year as well:
    then an id is the year and the name of the file (`2019/M-1`).
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
    Kind("document", "documents", CitedDocument),
    Kind("progress", "{concept}/progress/{year}", Progress),
    Kind("report", "reports", PublishedReport),
    Kind("reference", "references", Reference),
    Kind("law", "laws", Law),
    Kind("term", "glossary", GlossaryTerm),
    Kind("note", "notes", Note),
    Kind("audience", "audiences", Audience),
    Kind("synonyms", "synonyms", Synonyms),
    Kind("edition", "editions", Edition),
    Kind("change", "changes", Change),
    Kind("retired", "retired", Retired),
    Kind("exception", "exceptions", Exemption),
)
