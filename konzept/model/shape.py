"""The shape of every field, read from the types of the model.

Nothing here knows a field by name, and nothing else takes the dataclasses' annotations apart.
"""

from __future__ import annotations

import dataclasses
import inspect
import string
import types
import typing
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from konzept.model import KINDS, Calendar, Fingerprint, Prose, Record, Ref, SentenceMark, Text, Years

TRANSLATION = "translation"
"""The field at the end of every file, though all records inherit it from their base class."""


@dataclass(frozen=True, slots=True)
class LocalisedLine:
    """A text on one line in every language of the site."""


@dataclass(frozen=True, slots=True)
class LocalisedMarkdown:
    """A longer text in Markdown in every language of the site."""


@dataclass(frozen=True, slots=True)
class String:
    """A text on one line that is the same in every language."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as exact as the source gives it: `2018`, `2018-06` or `2018-06-30`."""


@dataclass(frozen=True, slots=True)
class Span:
    """A period: `2018`, the school year `2018/2019`, or `2018-2020`."""


@dataclass(frozen=True, slots=True)
class FingerprintField:
    """The fingerprint of a text: written by a command, never by hand."""


@dataclass(frozen=True, slots=True)
class SentenceField:
    """The fingerprint of a sentence of an official text."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number with a decimal point."""


@dataclass(frozen=True, slots=True)
class Integer:
    """A whole number, never negative."""


@dataclass(frozen=True, slots=True)
class Boolean:
    """`true` or `false`."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a vocabulary."""

    vocabulary: type[StrEnum]


@dataclass(frozen=True, slots=True)
class RecordId:
    """The id of a record of one of these kinds."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nested:
    """Fields of their own, below one key; `model` is their dataclass."""

    model: type[Any]


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    item: Shape


@dataclass(frozen=True, slots=True)
class ByLanguage:
    """A value for each language; a language with nothing to say may be left out."""

    item: Shape


Shape = (
    LocalisedLine
    | LocalisedMarkdown
    | String
    | PartialDate
    | Span
    | FingerprintField
    | SentenceField
    | Number
    | Integer
    | Boolean
    | Choice
    | RecordId
    | Nested
    | Items
    | ByLanguage
)


@dataclass(frozen=True, slots=True)
class FieldShape:
    """A field as it is written in a file.  `default` is what an optional field means when it is left out."""

    name: str
    shape: Shape
    required: bool
    default: object = None


def fields_of(model: type[Any]) -> tuple[FieldShape, ...]:
    """The fields an editor writes, in the model's order; those that a file's place gives are not among them."""
    return _fields_of(typing.cast(Hashable, model))


@cache
def _annotations(model: Hashable) -> dict[str, Any]:
    """The types of the fields that a class adds to its bases; evaluating those of the bases again takes a while."""
    return inspect.get_annotations(typing.cast(type[Any], model), eval_str=True)


@cache
def _fields_of(model: Hashable) -> tuple[FieldShape, ...]:
    bases = reversed(typing.cast(type[Any], model).__mro__)
    hints = {name: hint for base in bases for name, hint in _annotations(typing.cast(Hashable, base)).items()}
    given = _fields_from_path(typing.cast(type[Any], model))
    fields = sorted(dataclasses.fields(typing.cast(Any, model)), key=lambda field: field.name == TRANSLATION)
    return tuple(_field(field, hints[field.name]) for field in fields if field.name not in given)


def shape_of(model: type[Any], name: str) -> Shape:
    """The shape of one field."""
    return next(field.shape for field in fields_of(model) if field.name == name)


def parts_of(model: type[Any]) -> Iterator[type[Any]]:
    """The dataclasses that a model's fields hold, however deep."""
    for field in fields_of(model):
        if isinstance(inner := innermost(field.shape), Nested):
            yield inner.model
            yield from parts_of(inner.model)


def innermost(shape: Shape) -> Shape:
    """What a list, a list of lists or a table by language is made of in the end."""
    while isinstance(shape, Items | ByLanguage):
        shape = shape.item
    return shape


def _fields_from_path(model: type[Any]) -> frozenset[str]:
    """Id and file of every record, and whatever the kind's folder is named for."""
    if not issubclass(model, Record):
        return frozenset()
    folders = (kind.folder for kind in KINDS if kind.model is model)
    named = {name for folder in folders for _, name, _, _ in string.Formatter().parse(folder) if name}
    return frozenset(named | {field.name for field in dataclasses.fields(Record)} - {TRANSLATION})


def _field(field: dataclasses.Field[Any], annotation: Any) -> FieldShape:
    required = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    return FieldShape(
        field.name, of_annotation(annotation), required, None if field.default is dataclasses.MISSING else field.default
    )


def of_annotation(annotation: Any) -> Shape:
    """The shape that a type is read as."""
    origin, inside = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (typing.Union, types.UnionType):
        return of_annotation(next(part for part in inside if part is not type(None)))
    if origin is typing.Annotated:
        ref: Ref = annotation.__metadata__[0]
        return RecordId(ref.kinds)
    if origin is tuple:
        return Items(of_annotation(inside[0]))
    if origin is dict:
        return ByLanguage(of_annotation(inside[1]))
    if annotation in _SIMPLE:
        return _SIMPLE[annotation]
    return Choice(annotation) if issubclass(annotation, StrEnum) else Nested(annotation)


_SIMPLE: dict[type[Any], Shape] = {
    Text: LocalisedLine(),
    Prose: LocalisedMarkdown(),
    str: String(),
    Calendar: PartialDate(),
    Years: Span(),
    Fingerprint: FingerprintField(),
    SentenceMark: SentenceField(),
    Decimal: Number(),
    int: Integer(),
    bool: Boolean(),
}
