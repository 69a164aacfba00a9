"""The form's field for each shape of the model, with its label, its hint and what may be typed into it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from konzept.admin.shapes import asked
from konzept.model import ENTRY_KINDS, KINDS
from konzept.model.dataset import Dataset
from konzept.model.descriptions import DescribedField, description
from konzept.model.shape import (
    Boolean,
    ByLanguage,
    Choice,
    FieldShape,
    Integer,
    Items,
    LocalisedLine,
    LocalisedMarkdown,
    Nested,
    Number,
    PartialDate,
    RecordId,
    Shape,
    Span,
    String,
    fields_of,
)
from konzept.model.vocabulary import vocabulary_prefix

Widget = dict[str, Any]

# What may be typed where any text may stand: no quotation marks round it, since the format sets those.
_UNQUOTED = r'^(?!".*"$)(?!\s)[\s\S]*$'
_PATTERNS: Mapping[type, tuple[str, str]] = {
    String: (_UNQUOTED, "form.pattern.unquoted"),
    PartialDate: (r"^\d{4}(-\d{2}(-\d{2})?)?$", "form.pattern.day"),
    Span: (r"^\d{4}([/-]\d{4})?$", "form.pattern.years"),
    Number: (r"^-?\d+(\.\d+)?$", "form.pattern.number"),
    Integer: (r"^(0|[1-9]\d{0,8})$", "form.pattern.whole"),
}


# Texts of a few words; all others get a field that grows with them.
SHORT = frozenset(
    {"title", "name", "short_name", "subtitle", "slug", "term", "unit", "citation", "provision", "heading"}
)

# What the hints say about writing YAML, which the form does by itself.
_ABOUT_YAML = re.compile(r",? (?:und )?in Anführungszeichen|,? (?:and )?in quotation marks|\"")


@dataclass(frozen=True)
class Form:
    """What every field of the form is made from: the data, the language that the form speaks, and the day."""

    dataset: Dataset
    language: str
    today: datetime.date

    def say(self, key: str) -> str:
        return self.dataset.label(key)[self.language]

    def fields(self, model: type[Any]) -> list[Widget]:
        """The fields of a kind or block, in the order in which an editor writes them."""
        return [self.field(each) for each in asked(model)]

    def field(self, each: DescribedField) -> Widget:
        label, hint = each.label[self.language], typed(each.hint[self.language])
        common = {"name": each.field.name, "label": label, "hint": hint, "required": each.field.required}
        return common | self._widget(each.field) | self._pattern(each.field.shape)

    def _widget(self, field: FieldShape) -> Widget:
        match field.shape:
            case LocalisedLine() | LocalisedMarkdown() | ByLanguage() | Nested() as inner:
                return {"widget": "object", "fields": self._inside(inner, field.name)}
            case Items(item):
                return self._list(item)
            case Boolean():
                return {"widget": "boolean", "default": bool(field.default), "required": False}
            case Choice(vocabulary):
                return {"widget": "select", "options": self._words_of(vocabulary)}
            case RecordId(kinds):
                return self._reference(kinds)
            case _:
                return {"widget": "string", "use_emoji_autocomplete": False}

    def _inside(self, shape: LocalisedLine | LocalisedMarkdown | ByLanguage | Nested, name: str) -> list[Widget]:
        match shape:
            case Nested(model):
                return self.fields(model)
            case ByLanguage(item):
                return self._lists(item)
            case text:
                return self._wordings(text, name)

    def _wordings(self, shape: LocalisedLine | LocalisedMarkdown, name: str) -> list[Widget]:
        """One field per language, which lie beside each other."""
        widget = "string" if isinstance(shape, LocalisedLine) and name in SHORT else "text"
        return [
            {"name": code, "label": language.name, "widget": widget, "use_emoji_autocomplete": False}
            | self._pattern(String())
            for code, language in self.dataset.languages.items()
        ]

    def _lists(self, item: Shape) -> list[Widget]:
        return [
            {"name": code, "label": language.name, "required": False} | self._widget(FieldShape(code, item, False))
            for code, language in self.dataset.languages.items()
        ]

    def _list(self, item: Shape) -> Widget:
        one = {"label_singular": self.say("form.item")}
        match item:
            case RecordId(kinds):
                return self._reference(kinds) | {"multiple": True}
            case Choice(vocabulary):
                return {"widget": "select", "options": self._words_of(vocabulary), "multiple": True}
            case Nested(model):
                label = description(model).label[self.language]
                listed = {"label_singular": label, "collapsed": "auto", "summary": _summary(model, self.language)}
                return {"widget": "list", "fields": self.fields(model)} | listed
            case LocalisedLine() | LocalisedMarkdown():
                return {
                    "widget": "list",
                    "fields": self._wordings(item, ""),
                    "summary": f"{{{{{self.language}}}}}",
                } | one
            case _:
                return {"widget": "list"} | one

    def _reference(self, kinds: tuple[str, ...]) -> Widget:
        """Records of one kind come from the form's own list, which knows new ones at once; entries from all kinds."""
        if len(kinds) > 1:
            return {"widget": "select", "options": list(self._records(kinds))}
        name = self.name_of(kinds[0])
        return {
            "widget": "relation",
            "collection": kinds[0],
            "value_field": "{{slug}}",
            "display_fields": [f"{{{{slug}}}} · {{{{{name}}}}}"],
            "search_fields": [name],
        }

    def name_of(self, kind: str) -> str:
        """The field, as a path, that names the records of a kind."""
        model = next(each.model for each in KINDS if each.name == kind)
        return name_field(model, self.language)

    def _records(self, kinds: tuple[str, ...]) -> Iterator[Widget]:
        if set(kinds) != set(ENTRY_KINDS):  # the only kinds that share their ids
            raise NotImplementedError(kinds)
        for entry in self.dataset.entries.values():
            yield {"label": f"{entry.id} · {entry.title[self.language]}", "value": entry.id}

    def _words_of(self, vocabulary: type[StrEnum]) -> list[Widget]:
        prefix = vocabulary_prefix(vocabulary)
        return [{"label": f"{self.say(f'{prefix}.{one}')} ({one})", "value": str(one)} for one in vocabulary]

    def _pattern(self, shape: Shape) -> Widget:
        found = _PATTERNS.get(type(shape))
        return {"pattern": [found[0], self.say(found[1])]} if found else {}


def typed(hint: str) -> str:
    """A hint for whoever fills in the form instead of writing the file."""
    return _ABOUT_YAML.sub("", hint)


def name_field(model: type[Any], language: str) -> str:
    """The first text that stands once per record: its title, name or term; as a path (`title.de`)."""
    for field in fields_of(model):
        if isinstance(field.shape, LocalisedLine):
            return f"{field.name}.{language}"
        if isinstance(field.shape, String) and field.name == "name":
            return field.name
    return "slug"


def _summary(model: type[Any], language: str) -> str:
    """What a folded item of a list shows: its references and choices, else its first text."""
    fields = fields_of(model)
    short = [field.name for field in fields if isinstance(field.shape, RecordId)][:1]
    named = [
        f"{field.name}.{language}" for field in fields if isinstance(field.shape, LocalisedLine) and field.required
    ][:1]
    plain = [field.name for field in fields if isinstance(field.shape, String)][:1]
    return " · ".join(f"{{{{{each}}}}}" for each in (plain + short + named)[:2])
