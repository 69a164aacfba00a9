"""A new file with every field of its kind: what is needed to fill in, the rest to switch on, each with its words."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from konzept.editing.modeline import modeline
from konzept.model import KINDS
from konzept.model.dataset import Dataset
from konzept.model.descriptions import DescribedField, described_fields, description, leading_fields
from konzept.model.shape import (
    Boolean,
    ByLanguage,
    Choice,
    FingerprintField,
    Items,
    LocalisedLine,
    LocalisedMarkdown,
    Nested,
    RecordId,
    Shape,
    String,
    innermost,
)
from konzept.model.vocabulary import vocabulary_prefix
from konzept.read.files import DataFile
from konzept.texts import tell

TODO = "TODO"
_WIDTH = 100
_MODELS = {kind.name: kind.model for kind in KINDS}


@dataclass(frozen=True)
class Template:
    """How new files are written: in which languages their texts stand, and which language explains them."""

    dataset: Dataset
    language: str

    def text(self, found: DataFile, known: Mapping[str, str]) -> str:
        """The file; `known` are the values that are written already, as YAML: what follows the name of the field."""
        model = _MODELS[found.kind]
        about = description(model)
        head = [modeline(found.kind, found.file)]
        head += comment(f"{about.label[self.language]}: {about.hint[self.language]}")
        head += comment(tell("new.explanation.how", self.language))
        needed = {field.name for field in leading_fields(model) if field.required} | set(known)
        blocks = [
            self._field(one, switched_on=one.field.name in needed, known=known)
            for one in described_fields(model)
            if not isinstance(innermost(one.field.shape), FingerprintField)  # a command writes those
        ]
        lines = head + [line for block in blocks for line in ("", *block)]
        return "\n".join(lines if needed else [*lines, "", "{}"]) + "\n"

    def _field(self, one: DescribedField, *, switched_on: bool, known: Mapping[str, str]) -> list[str]:
        if one.field.name in known:
            first, *more = known[one.field.name].split("\n")
            body = [f"{one.field.name}: {first}".rstrip(), *more]
        else:
            body = list(self._written(one.field.name, one.field.shape))
        explained = self._explained(one, optional=not one.field.required and one.field.name not in known)
        return [*explained, *(body if switched_on else map(_switched_off, body))]

    def _explained(self, one: DescribedField, *, optional: bool) -> list[str]:
        said = comment(explanation(one, self.language, optional=optional))
        if isinstance(one.field.shape, Choice):
            said += comment(tell("new.explanation.allowed", self.language, values=self._values(one.field.shape)))
        return said

    def _values(self, shape: Choice) -> str:
        """The allowed values, each with its label."""
        keys = {str(value): f"{vocabulary_prefix(shape.vocabulary)}.{value}" for value in shape.vocabulary}
        labels = {value: self.dataset.labels.get(key) for value, key in keys.items()}
        return ", ".join(
            f"{value} ({label[self.language]})" if label and self.language in label else value
            for value, label in labels.items()
        )

    def _written(self, name: str, shape: Shape) -> Iterator[str]:
        """A field with its value still to come."""
        value = self._value(shape)
        if isinstance(value, str):
            yield f"{name}: {value}"
        else:
            yield f"{name}:"
            yield from (f"  {line}" for line in value)

    def _value(self, shape: Shape) -> str | list[str]:
        """What follows the name of a field, or the lines below it."""
        match shape:
            case LocalisedLine():
                return [f'{language}: "{TODO}"' for language in self.dataset.languages]
            case LocalisedMarkdown():
                return [line for language in self.dataset.languages for line in (f"{language}: |", f"  {TODO}")]
            case ByLanguage(item):
                return [line for language in self.dataset.languages for line in self._written(language, item)]
            case Nested(model):
                needed = {field.name for field in leading_fields(model)}
                fields = described_fields(model)
                return [
                    line for one in fields for line in self._field(one, switched_on=one.field.name in needed, known={})
                ]
            case Items(item):
                return f"[{TODO}]" if isinstance(item, RecordId) else self._item(item)
            case _:
                return _PLACEHOLDERS.get(type(shape), TODO)

    def _item(self, shape: Shape) -> list[str]:
        """One item of a list: its first line of content carries the dash, explanations come before it."""
        value = self._value(shape)
        lines = [value] if isinstance(value, str) else value
        first = next(index for index, line in enumerate(lines) if not line.startswith("#"))
        return [*lines[:first], f"- {lines[first]}", *(f"  {line}" for line in lines[first + 1 :])]


_PLACEHOLDERS: Mapping[type[Any], str] = {Boolean: "false", String: f'"{TODO}"'}


def _switched_off(line: str) -> str:
    """The line as a comment, told from an explanation by the space that does not follow its mark."""
    return re.sub(r"^( *)(?! |# |$)", r"\1#", line)


def explanation(one: DescribedField, language: str, *, optional: bool) -> str:
    """What a field is called, whether it may be left out, and what belongs into it."""
    label = one.label[language]
    shown = tell("new.explanation.optional", language, label=label) if optional else label
    return f"{shown}: {one.hint[language]}"


def comment(text: str) -> list[str]:
    """An explanation as whole lines."""
    return [f"# {line}" for line in textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)]
