"""What every kind, block and field is called and what an editor writes into it, from `konzept/texts/fields.yml`.

That file also fixes the order in which editors write fields; a test demands a description for every field of the model.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from konzept.model.shape import FieldShape, fields_of
from konzept.texts import Wording, group


@dataclass(frozen=True, slots=True)
class Description:
    """What something is called and what an editor should know about it, in each working language."""

    label: Wording
    hint: Wording


@dataclass(frozen=True, slots=True)
class DescribedField(Description):
    """A field of the model with its description."""

    field: FieldShape


def description(model: type[Any]) -> Description:
    """The description of a kind or block."""
    found = group("fields")[model.__name__]
    return Description(found["label"], found["hint"])


def described_fields(model: type[Any]) -> tuple[DescribedField, ...]:
    """The fields of a kind or block, in the order in which an editor writes them; what is inherited comes last."""
    found = {
        name: texts
        for ancestor in model.__mro__
        for name, texts in group("fields").get(ancestor.__name__, {}).get("fields", {}).items()
    }
    fields = {field.name: field for field in fields_of(model)}
    return tuple(DescribedField(**texts, field=fields[name]) for name, texts in found.items() if name in fields)


def leading_fields(model: type[Any]) -> tuple[FieldShape, ...]:
    """The fields of a new block: those that must not be missing, and those an editor writes before them."""
    fields = [one.field for one in described_fields(model)]
    last = max((index for index, field in enumerate(fields) if field.required), default=-1)
    return tuple(fields[: last + 1])
