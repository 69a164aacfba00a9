"""What every kind, block and field is called and what an editor writes into it, in each working language.

The tables also fix the order in which editors write fields; a test demands words for every field of the model.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from konzept import model
from konzept.model.shape import FieldShape, fields_of
from konzept.texts.words import entries, figures, models, parts, reading, shared, site, texts
from konzept.texts.words.wording import Table, Words

__all__ = ["FIELDS", "MODELS", "Described", "Table", "Words", "described", "to_begin_with"]

MODELS: dict[type[Any], Words] = models.KINDS | models.PARTS

FIELDS: dict[type[Any], Table] = {
    model.Record: shared.RECORD,
    model.Entry: entries.ENTRY,
    model.Section: parts.SECTION,
    model.Part: parts.PART,
    model.Unknown: parts.UNKNOWN,
    model.Term: parts.SPAN,
    model.Period: parts.SPAN,
    model.Responsibility: parts.RESPONSIBILITY,
    model.Partner: parts.PARTNER,
    model.Commitment: parts.COMMITMENT,
    model.Timing: parts.TIMING,
    model.Quantity: parts.QUANTITY,
    model.Citation: parts.CITATION,
    model.Link: parts.LINK,
    model.Gap: parts.GAP,
    model.Progress: parts.PROGRESS,
    model.Language: site.LANGUAGE,
    model.Operator: site.OPERATOR,
    model.FieldOfAction: site.FIELD,
    model.Audience: site.AUDIENCE,
    model.Synonyms: site.SYNONYMS,
    model.Exemption: site.EXEMPTION,
    model.Concept: texts.CONCEPT,
    model.Actor: texts.ACTOR,
    model.Figure: figures.FIGURE,
    model.Chart: figures.CHART,
    model.Duty: texts.DUTY,
    model.Report: texts.REPORT,
    model.Reference: reading.REFERENCE,
    model.Law: reading.LAW,
    model.GlossaryTerm: reading.TERM,
    model.Note: reading.NOTE,
}
"""The words of each dataclass's fields.  What a class inherits is described with its ancestor."""


@dataclass(frozen=True, slots=True)
class Described:
    """A field of the model with its words."""

    field: FieldShape
    words: Words


def described(model_class: type[Any]) -> tuple[Described, ...]:
    """The fields of a kind or block, in the order in which an editor writes them."""
    tables = [FIELDS[ancestor] for ancestor in model_class.__mro__ if ancestor in FIELDS]
    table = {name: words for one in tables for name, words in one.items()}
    fields = {field.name: field for field in fields_of(model_class)}
    return tuple(Described(fields[name], table[name]) for name in table if name in fields)


def to_begin_with(model_class: type[Any]) -> tuple[FieldShape, ...]:
    """The fields of a new block: those that must not be missing, and those an editor writes before them."""
    fields = [one.field for one in described(model_class)]
    last = max((index for index, field in enumerate(fields) if field.required), default=-1)
    return tuple(fields[: last + 1])
