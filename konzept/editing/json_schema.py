"""JSON Schemas for editors, made from the model: completion, hover and a first check while typing.

Draft 7, the one that every editor's YAML support understands.  They accept all that the checker accepts; what needs
other files (does this id exist, is this position free) is left to the checker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from konzept.editing.snippets import block_snippet, written_as_a_whole, written_by_name
from konzept.language.locale import RARE_PLURALS
from konzept.model import KINDS, Record
from konzept.model.dataset import Dataset
from konzept.model.days import YEARS
from konzept.model.descriptions import DescribedField, Description, described_fields, description
from konzept.model.shape import (
    TRANSLATION,
    Boolean,
    ByLanguage,
    Choice,
    FingerprintField,
    Integer,
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
    fields_of,
    innermost,
    parts_of,
)
from konzept.model.vocabulary import vocabulary_prefix
from konzept.read import scalars
from konzept.read.convert import LABEL_KEY
from konzept.read.files import ID
from konzept.texts import LANGUAGES, Wording, wording

Schema = dict[str, Any]

IDS = "ids"
LABELS = "label"
# The forms of a text; what editors say where one is missed stands under the same name in `konzept/texts/schemas.yml`.
_TEXTS = {"one_line": r"^[^\n]*\S[^\n]*\n?$", "one_line_or_nothing": r"^[^\n]*\n?$", "something": r"\S"}
_DRAFT = "http://json-schema.org/draft-07/schema#"
_GENERATED = "python -m konzept schemas"


def schemas(dataset: Dataset) -> dict[str, Schema]:
    """Every schema by the name of its file, without the suffix."""
    maker = _Maker(dataset)
    made = {kind.name: maker.kind(kind.model) for kind in KINDS}
    return made | {LABELS: maker.labels(), IDS: maker.ids()}


def _joined(text: Wording, between: str = "\n\n") -> str:
    """A text in every working language, the default first."""
    return between.join(dict.fromkeys(text[language] for language in LANGUAGES))


@dataclass(frozen=True)
class _Maker:
    """Makes the schemas with the languages, labels and ids of one world."""

    dataset: Dataset

    @property
    def _languages(self) -> tuple[str, ...]:
        return tuple(self.dataset.languages)

    def kind(self, model: type[Record]) -> Schema:
        made = self._object(model)
        made["properties"] = {name: written_as_a_whole(field) for name, field in made["properties"].items()}
        return _head() | _said(description(model)) | made

    def labels(self) -> Schema:
        """The interface's labels; a plural that only some languages have needs not be in all of them."""
        rare = rf"^(?=.*\.({'|'.join(RARE_PLURALS)})$){LABEL_KEY.pattern}$"
        other = rf"^(?!{TRANSLATION}$)(?!.*\.({'|'.join(RARE_PLURALS)})$){LABEL_KEY.pattern}$"
        about = Description(wording("schemas.label_file.label"), wording("schemas.label_file.hint"))
        text = _said(about) | self._by_language(_text("one_line"))
        some = {key: value for key, value in text.items() if key != "required"}
        last = next(one for one in described_fields(Record) if one.field.name == TRANSLATION)
        return _head() | {
            "type": "object",
            "additionalProperties": False,
            "properties": {TRANSLATION: self._field(last)},
            "patternProperties": {other: text, rare: some},
        }

    def ids(self) -> Schema:
        """The ids known when the schemas were made, as proposals: a new id is right as well, if it exists."""
        groups = sorted({shape.kinds for shape in _references()})
        return _head() | {"definitions": {_group(kinds): self._open_list(kinds) for kinds in groups}}

    def _open_list(self, kinds: Sequence[str]) -> Schema:
        records = {key: record for kind in kinds for key, record in self.dataset.records.get(kind, {}).items()}
        known = {
            "enum": list(records),
            "enumDescriptions": [self._name(record) for record in records.values()],
            "errorMessage": _message("id"),
        }
        anything = {"type": "string", "pattern": f"^{ID.pattern}$", "patternErrorMessage": _message("id")}
        return {"anyOf": [known, anything] if records else [anything]}

    def _name(self, record: Record) -> str:
        """What the site calls a record, in each of its languages."""
        name = next(value for key in ("name", "title", "term") if (value := getattr(record, key, None)) is not None)
        return name if isinstance(name, str) else " · ".join(dict.fromkeys(text for _, text in name.items()))

    def _object(self, model: type[Any]) -> Schema:
        fields = described_fields(model)
        required = [one.field.name for one in fields if one.field.required]
        return {
            "type": "object",
            "additionalProperties": False,
            "properties": {one.field.name: self._field(one) for one in fields},
            **({"required": required} if required else {}),
        }

    def _field(self, one: DescribedField) -> Schema:
        default = {"default": one.field.default} if isinstance(one.field.default, bool) else {}
        return _said(one) | self._shape(one.field.shape) | default

    def _shape(self, shape: Shape) -> Schema:
        return SCHEMAS[type(shape)](self, shape)

    def text(self, shape: LocalisedLine | LocalisedMarkdown, form: str) -> Schema:
        return self._by_language(_text(form)) | block_snippet(shape, self._languages, None)

    def some_languages(self, shape: ByLanguage) -> Schema:
        return {key: value for key, value in self._by_language(self._shape(shape.item)).items() if key != "required"}

    def block(self, shape: Nested) -> Schema:
        return self._object(shape.model) | block_snippet(shape, self._languages, description(shape.model))

    def items(self, shape: Items) -> Schema:
        """A list; an id or a plain word must not be repeated in it."""
        item = shape.item
        if isinstance(item, Nested):
            return _array(_said(description(item.model)) | written_by_name(self._shape(item)))
        once = {"uniqueItems": True} if isinstance(item, RecordId | String | SentenceField) else {}
        return _array(self._shape(item)) | once

    def choice(self, shape: Choice) -> Schema:
        prefix = vocabulary_prefix(shape.vocabulary)
        labels = [self.dataset.label(f"{prefix}.{value}") for value in shape.vocabulary]
        said = [" · ".join(dict.fromkeys(text for _, text in label.items())) for label in labels]
        return {"type": "string", "enum": [str(value) for value in shape.vocabulary], "enumDescriptions": said}

    def _by_language(self, inside: Schema) -> Schema:
        named = {code: {"title": language.name} | inside for code, language in self.dataset.languages.items()}
        required = list(self._languages)
        return {"type": "object", "additionalProperties": False, "properties": named, "required": required}


def _head() -> Schema:
    return {"$schema": _DRAFT, "$comment": f"Erzeugt, nicht von Hand ändern · generated, do not edit: {_GENERATED}"}


def _said(about: Description) -> Schema:
    """Title and description, in German and then in English."""
    return {"title": _joined(about.label, " · "), "description": _joined(about.hint)}


def _message(form: str) -> str:
    """What editors say where a value does not have its form."""
    return _joined(wording(f"schemas.{form}"), " · ")


def _array(item: Schema) -> Schema:
    return {"type": "array", "items": item, "errorMessage": _message("list")}


def _text(form: str) -> Schema:
    """A text of one of the forms in `_TEXTS`."""
    said, otherwise = _message(form), _message("text")
    return {"type": "string", "pattern": _TEXTS[form], "patternErrorMessage": said, "errorMessage": otherwise}


def _sentence() -> Schema:
    said = _message("sentence")
    return {
        "type": "string",
        "pattern": f"^{scalars.SENTENCE.pattern}$",
        "patternErrorMessage": said,
        "errorMessage": said,
    }


def _numeric(form: str, kind: str, pattern: str, **limits: int) -> Schema:
    """A number or date: plain it is a number of that kind to YAML, in quotation marks a text."""
    said = _message(form)
    made = {"type": ["string", kind], "pattern": f"^{pattern}$", "patternErrorMessage": said, "errorMessage": said}
    return made | limits


_DATE = f"(?:{scalars.DATE.pattern})"
_WHOLE = f"(?:{scalars.WHOLE.pattern})"
_DECIMAL = f"(?!{scalars.THOUSANDS.pattern}$)(?:{scalars.DECIMAL.pattern})"
SCHEMAS: dict[type[Any], Callable[[_Maker, Any], Schema]] = {
    LocalisedLine: lambda maker, shape: maker.text(shape, "one_line"),
    LocalisedMarkdown: lambda maker, shape: maker.text(shape, "something"),
    String: lambda *_: _text("one_line_or_nothing"),
    PartialDate: lambda *_: _numeric("day", "integer", _DATE, minimum=1000, maximum=9999),
    Span: lambda *_: _numeric("years", "integer", f"(?:{YEARS.pattern})", minimum=1000, maximum=9999),
    FingerprintField: lambda *_: {"type": "string", "pattern": f"^{scalars.FINGERPRINT.pattern}$"},
    SentenceField: lambda *_: _sentence(),
    Number: lambda *_: _numeric("number", "number", _DECIMAL),
    Integer: lambda *_: _numeric("whole", "integer", _WHOLE, minimum=0),
    Boolean: lambda *_: {"type": "boolean", "errorMessage": _message("truth")},
    Choice: _Maker.choice,
    RecordId: lambda _, shape: {"$ref": f"{IDS}.json#/definitions/{_group(shape.kinds)}"},
    Nested: _Maker.block,
    Items: _Maker.items,
    ByLanguage: _Maker.some_languages,
}


def _references() -> Iterable[RecordId]:
    """What a field can refer to, in all kinds and blocks."""
    models = {part for kind in KINDS for part in (kind.model, *parts_of(kind.model))}
    for model in models:
        for field in fields_of(model):
            if isinstance(shape := innermost(field.shape), RecordId):
                yield shape


def _group(kinds: Sequence[str]) -> str:
    return "-".join(kinds)
