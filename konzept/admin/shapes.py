"""How the form writes a value into a file: the notation of each field, for `admin/format.js`."""

from __future__ import annotations

from typing import Any

from konzept.model.descriptions import DescribedField, described_fields
from konzept.model.shape import (
    Boolean,
    ByLanguage,
    Choice,
    FieldShape,
    FingerprintField,
    Items,
    LocalisedLine,
    LocalisedMarkdown,
    Nested,
    Number,
    PartialDate,
    RecordId,
    SentenceField,
    Shape,
    Span,
    String,
    innermost,
)

Notation = dict[str, Any]
_QUOTED = (String, PartialDate, Span, Number, SentenceField)


def notation_of(model: type[Any], languages: tuple[str, ...]) -> Notation:
    """The notation of a kind or block: its fields in the order in which an editor writes them."""
    return _map({each.field.name: _field(each.field, languages) for each in asked(model)})


def asked(model: type[Any]) -> list[DescribedField]:
    """What the form asks: everything but what commands write, such as the fingerprints of translations."""
    return [each for each in described_fields(model) if not isinstance(innermost(each.field.shape), FingerprintField)]


def _field(field: FieldShape, languages: tuple[str, ...]) -> Notation:
    notation = _notation(field.shape, languages)
    return notation if field.required or not isinstance(field.shape, Boolean) else notation | {"default": field.default}


def _notation(shape: Shape, languages: tuple[str, ...]) -> Notation:
    match shape:
        case LocalisedLine() | LocalisedMarkdown():
            style = "quoted" if isinstance(shape, LocalisedLine) else "block"
            return _map({language: _text(style) for language in languages})
        case ByLanguage(item):
            return _map({language: _notation(item, languages) for language in languages})
        case Items(item):
            return {
                "type": "list",
                "item": _notation(item, languages),
                "flow": isinstance(item, RecordId | Choice | SentenceField),
            }
        case Nested(model):
            return notation_of(model, languages)
        case Boolean():
            return {"type": "truth"}
        case _:
            return _text("quoted" if isinstance(shape, _QUOTED) else "plain")


def _map(fields: dict[str, Notation]) -> Notation:
    return {"type": "map", "fields": fields}


def _text(style: str) -> Notation:
    return {"type": "text", "style": style}
