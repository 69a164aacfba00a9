"""JSON Schemas for editors, made from the model: completion, hover and a first check while typing.

Draft 7, the one that every editor's YAML support understands.  They accept all that the checker accepts; what needs
other files (does this id exist, is this position free) is left to the checker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from konzept.editing.complaints import (
    DAY,
    ID_FORM,
    LABEL,
    LIST,
    NUMBER,
    ONE_LINE,
    ONE_LINE_OR_NOTHING,
    PATTERNS,
    SOMETHING,
    TEXT,
    TRUTH,
    WHOLE,
)
from konzept.editing.snippets import block_snippet, written_as_a_whole, written_by_name
from konzept.language.locale import RARE_PLURALS
from konzept.model import KINDS, Record
from konzept.model.dataset import World
from konzept.model.shape import (
    TRANSLATION,
    Block,
    Boolean,
    ByLanguage,
    Choice,
    FieldShape,
    FingerprintField,
    Integer,
    Items,
    LocalisedLine,
    LocalisedMarkdown,
    Number,
    PartialDate,
    Reference,
    Shape,
    String,
    fields_of,
    innermost,
    parts_of,
)
from konzept.model.vocabulary import vocabulary_prefix
from konzept.read import scalars
from konzept.read.convert import LABEL_KEY
from konzept.read.files import ID
from konzept.texts.messages import LANGUAGES, Wording
from konzept.texts.words import MODELS, Words, described

Schema = dict[str, Any]

IDS = "ids"
LABELS = "label"
_DRAFT = "http://json-schema.org/draft-07/schema#"
_GENERATED = "python -m konzept schemas"


def schemas(world: World) -> dict[str, Schema]:
    """Every schema by the name of its file, without the suffix."""
    maker = _Maker(world)
    made = {kind.name: maker.kind(kind.model) for kind in KINDS}
    return made | {LABELS: maker.labels(), IDS: maker.ids()}


def both(wording: Wording, between: str = "\n\n") -> str:
    """A text in every working language, the default first."""
    return between.join(dict.fromkeys(wording[language] for language in LANGUAGES))


@dataclass(frozen=True)
class _Maker:
    """Makes the schemas with the languages, labels and ids of one world."""

    world: World

    @property
    def _languages(self) -> tuple[str, ...]:
        return tuple(self.world.languages)

    def kind(self, model: type[Record]) -> Schema:
        made = self._object(model)
        made["properties"] = {name: written_as_a_whole(field) for name, field in made["properties"].items()}
        return _head() | _said(MODELS[model]) | made

    def labels(self) -> Schema:
        """The interface's labels; a plural that only some languages have needs not be in all of them."""
        rare = rf"^(?=.*\.({'|'.join(RARE_PLURALS)})$){LABEL_KEY.pattern}$"
        other = rf"^(?!{TRANSLATION}$)(?!.*\.({'|'.join(RARE_PLURALS)})$){LABEL_KEY.pattern}$"
        text = _said(LABEL) | self._by_language(_text(ONE_LINE))
        some = {key: value for key, value in text.items() if key != "required"}
        last = next(one for one in described(Record) if one.field.name == TRANSLATION)
        return _head() | {
            "type": "object",
            "additionalProperties": False,
            "properties": {TRANSLATION: self._field(last.field, last.words)},
            "patternProperties": {other: text, rare: some},
        }

    def ids(self) -> Schema:
        """The ids known when the schemas were made, as proposals: a new id is right as well, if it exists."""
        groups = sorted({shape.kinds for shape in _references()})
        return _head() | {"definitions": {_group(kinds): self._open_list(kinds) for kinds in groups}}

    def _open_list(self, kinds: Sequence[str]) -> Schema:
        records = {key: record for kind in kinds for key, record in self.world.records.get(kind, {}).items()}
        known = {
            "enum": list(records),
            "enumDescriptions": [self._name(record) for record in records.values()],
            "errorMessage": both(ID_FORM, " · "),
        }
        anything = {"type": "string", "pattern": f"^{ID.pattern}$", "patternErrorMessage": both(ID_FORM, " · ")}
        return {"anyOf": [known, anything] if records else [anything]}

    def _name(self, record: Record) -> str:
        """What the site calls a record, in each of its languages."""
        name = next(value for key in ("name", "title", "term") if (value := getattr(record, key, None)) is not None)
        return name if isinstance(name, str) else " · ".join(dict.fromkeys(text for _, text in name.items()))

    def _object(self, model: type[Any]) -> Schema:
        fields = described(model)
        required = [one.field.name for one in fields if one.field.required]
        return {
            "type": "object",
            "additionalProperties": False,
            "properties": {one.field.name: self._field(one.field, one.words) for one in fields},
            **({"required": required} if required else {}),
        }

    def _field(self, field: FieldShape, words: Words) -> Schema:
        default = {"default": field.default} if isinstance(field.default, bool) else {}
        return _said(words) | self._shape(field.shape) | default

    def _shape(self, shape: Shape) -> Schema:
        if isinstance(shape, LocalisedLine | LocalisedMarkdown):
            text = self._by_language(_text(ONE_LINE if isinstance(shape, LocalisedLine) else SOMETHING))
            return text | block_snippet(shape, self._languages, None)
        if isinstance(shape, ByLanguage):
            return {
                key: value for key, value in self._by_language(self._shape(shape.item)).items() if key != "required"
            }
        if isinstance(shape, Block):
            return self._object(shape.model) | block_snippet(shape, self._languages, MODELS[shape.model])
        if isinstance(shape, Items):
            return self._items(shape)
        if isinstance(shape, Choice):
            return self._choice(shape)
        return _simple(shape)

    def _items(self, shape: Items) -> Schema:
        """A list; ids and plain words stand in it only once."""
        item = shape.item
        if isinstance(item, Block):
            inside = _said(MODELS[item.model]) | written_by_name(self._shape(item))
            return _array(inside)
        once = {"uniqueItems": True} if isinstance(item, Reference | String) else {}
        return _array(self._shape(item)) | once

    def _choice(self, shape: Choice) -> Schema:
        prefix = vocabulary_prefix(shape.vocabulary)
        labels = [self.world.label(f"{prefix}.{value}") for value in shape.vocabulary]
        said = [" · ".join(dict.fromkeys(text for _, text in label.items())) for label in labels]
        return {"type": "string", "enum": [str(value) for value in shape.vocabulary], "enumDescriptions": said}

    def _by_language(self, inside: Schema) -> Schema:
        named = {code: {"title": language.name} | inside for code, language in self.world.languages.items()}
        required = list(self._languages)
        return {"type": "object", "additionalProperties": False, "properties": named, "required": required}


def _head() -> Schema:
    return {"$schema": _DRAFT, "$comment": f"Erzeugt, nicht von Hand ändern · generated, do not edit: {_GENERATED}"}


def _said(words: Words) -> Schema:
    """Title and description, in German and then in English."""
    return {"title": both(words.label, " · "), "description": both(words.hint)}


def _array(item: Schema) -> Schema:
    return {"type": "array", "items": item, "errorMessage": both(LIST, " · ")}


def _text(pattern: str) -> Schema:
    return {
        "type": "string",
        "pattern": pattern,
        "patternErrorMessage": both(PATTERNS[pattern], " · "),
        "errorMessage": both(TEXT, " · "),
    }


def _simple(shape: Shape) -> Schema:
    if isinstance(shape, Reference):
        return {"$ref": f"{IDS}.json#/definitions/{_group(shape.kinds)}"}
    if isinstance(shape, Boolean):
        return {"type": "boolean", "errorMessage": both(TRUTH, " · ")}
    if isinstance(shape, FingerprintField):
        return {"type": "string", "pattern": f"^{scalars.FINGERPRINT.pattern}$"}
    if isinstance(shape, String):
        return _text(ONE_LINE_OR_NOTHING)
    return _NUMERIC[type(shape)]


def _numeric(
    kind: str, pattern: re.Pattern[str], complaint: Wording, not_like: re.Pattern[str] | None = None
) -> Schema:
    """A number or date: plain it is a number to YAML, in quotation marks a text."""
    unlike = f"(?!{not_like.pattern}$)" if not_like else ""
    said = both(complaint, " · ")
    matches = f"^{unlike}(?:{pattern.pattern})$"
    return {"type": ["string", kind], "pattern": matches, "patternErrorMessage": said, "errorMessage": said}


_NUMERIC: dict[type[Any], Schema] = {
    PartialDate: _numeric("integer", scalars.DATE, DAY) | {"minimum": 1000, "maximum": 9999},
    Number: _numeric("number", scalars.DECIMAL, NUMBER, scalars.THOUSANDS),
    Integer: _numeric("integer", scalars.WHOLE, WHOLE) | {"minimum": 0},
}


def _references() -> Iterable[Reference]:
    """What a field can refer to, in all kinds and blocks."""
    models = {part for kind in KINDS for part in (kind.model, *parts_of(kind.model))}
    for model in models:
        for field in fields_of(model):
            if isinstance(shape := innermost(field.shape), Reference):
                yield shape


def _group(kinds: Sequence[str]) -> str:
    return "-".join(kinds)
