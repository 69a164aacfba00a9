"""JSON Schemas of the records as they are published, made from the model.

Those in `schemas/` are for editors and speak of YAML files; here numbers with decimals and dates are strings, and a
field that is not known today is no error: more may come.
"""

from __future__ import annotations

from typing import Any

from konzept.model import Entry, Kind
from konzept.model.dataset import Dataset
from konzept.model.days import YEARS
from konzept.model.descriptions import described_fields, description
from konzept.model.shape import (
    TRANSLATION,
    Boolean,
    ByLanguage,
    Choice,
    Integer,
    Items,
    LocalisedLine,
    LocalisedMarkdown,
    Nested,
    Number,
    PartialDate,
    Shape,
    Span,
)
from konzept.publish.open_data.tables import given_by_the_place
from konzept.texts import LANGUAGES, Wording

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_STRING: Schema = {"type": "string"}
_PLAIN: dict[type[Any], Schema] = {
    Number: {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"},
    Integer: {"type": "integer"},
    Boolean: {"type": "boolean"},
    PartialDate: {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"},
    Span: {"type": "string", "pattern": f"^{YEARS.pattern}$"},
}
_INHERITED: Schema = {
    "type": "object",
    "additionalProperties": {
        "type": "array",
        "items": {"type": "object", "required": ["text", "section"], "properties": {"section": _STRING}},
    },
}


def record_schema(dataset: Dataset, kind: Kind) -> Schema:
    """The schema of a record's own file."""
    record = _object(dataset, kind.model)
    record["properties"] |= dict.fromkeys(given_by_the_place(kind.model), _STRING)
    if issubclass(kind.model, Entry):
        record["properties"]["inherited"] = _INHERITED
        gaps = record["properties"]["gap"]
        record["properties"] |= {"gap": {"title": gaps["title"]} | gaps["items"], "gaps": gaps}
    own = {"kind": {"const": kind.name}, "id": _STRING, "pages": {"type": "object", "additionalProperties": _STRING}}
    about = description(kind.model)
    return {
        "$schema": DRAFT,
        "title": _both(about.label),
        "description": _both(about.hint),
        "type": "object",
        "properties": own | {"record": record},
        "required": [*own, "record"],
    }


def _object(dataset: Dataset, model: type[Any]) -> Schema:
    fields = [one for one in described_fields(model) if one.field.name != TRANSLATION]
    properties = {one.field.name: {"title": _both(one.label)} | _shape(dataset, one.field.shape) for one in fields}
    required = [one.field.name for one in fields if one.field.required]
    return {"type": "object", "properties": properties, "required": required}


def _shape(dataset: Dataset, shape: Shape) -> Schema:
    match shape:
        case LocalisedLine() | LocalisedMarkdown():
            complete = [language.id for language in dataset.languages.values() if language.complete]
            return _languages(dataset, _STRING) | {"required": complete}
        case ByLanguage(item=item):
            return _languages(dataset, _shape(dataset, item))
        case Items(item=item):
            return {"type": "array", "items": _shape(dataset, item)}
        case Nested(model=model):
            return _object(dataset, model)
        case Choice(vocabulary=vocabulary):
            return {"type": "string", "enum": [value.value for value in vocabulary]}
        case _:
            return _PLAIN.get(type(shape), _STRING)


def _languages(dataset: Dataset, inside: Schema) -> Schema:
    return {"type": "object", "properties": dict.fromkeys(dataset.languages, inside)}


def _both(text: Wording) -> str:
    """A text in every working language, the default first."""
    return " · ".join(dict.fromkeys(text[language] for language in LANGUAGES))
