"""A new file with every field of its kind: what is needed to fill in, the rest to switch on, each with its words."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from konzept.editing.modeline import modeline
from konzept.model import KINDS
from konzept.model.dataset import World
from konzept.model.descriptions import DescribedField, described_fields, description, leading_fields
from konzept.model.shape import (
    TRANSLATION,
    Block,
    ByLanguage,
    Choice,
    Items,
    Line,
    Paragraphs,
    Plain,
    Reference,
    Shape,
    Truth,
)
from konzept.model.vocabulary import vocabulary_prefix
from konzept.read.files import Found
from konzept.texts import tell

TODO = "TODO"
_WIDTH = 100
_MODELS = {kind.name: kind.model for kind in KINDS}


@dataclass(frozen=True)
class Template:
    """How new files are written: in which languages their texts stand, and which language explains them."""

    world: World
    language: str

    def text(self, found: Found, known: Mapping[str, str]) -> str:
        """The file; `known` are the values that need no TODO any more, as they stand in YAML."""
        model = _MODELS[found.kind]
        about = description(model)
        head = [modeline(found.kind, found.file)]
        head += _comment(f"{about.label[self.language]}: {about.hint[self.language]}")
        head += _comment(tell("new.explanation.how", self.language))
        needed = {field.name for field in leading_fields(model) if field.required} | set(known)
        blocks = [
            self._field(one, switched_on=one.field.name in needed, known=known)
            for one in described_fields(model)
            if one.field.name != TRANSLATION
        ]
        lines = head + [line for block in blocks for line in ("", *block)]
        return "\n".join(lines if needed else [*lines, "", "{}"]) + "\n"

    def _field(self, one: DescribedField, *, switched_on: bool, known: Mapping[str, str]) -> list[str]:
        if one.field.name in known:
            body = [f"{one.field.name}: {known[one.field.name]}"]
        else:
            body = list(self._written(one.field.name, one.field.shape))
        return [*self._explained(one), *(body if switched_on else map(_switched_off, body))]

    def _explained(self, one: DescribedField) -> list[str]:
        label = one.label[self.language]
        shown = label if one.field.required else tell("new.explanation.optional", self.language, label=label)
        said = _comment(f"{shown}: {one.hint[self.language]}")
        if isinstance(one.field.shape, Choice):
            said += _comment(tell("new.explanation.allowed", self.language, values=self._values(one.field.shape)))
        return said

    def _values(self, shape: Choice) -> str:
        """The allowed values, each with its label."""
        keys = {str(value): f"{vocabulary_prefix(shape.vocabulary)}.{value}" for value in shape.vocabulary}
        labels = {value: self.world.labels.get(key) for value, key in keys.items()}
        return ", ".join(
            f"{value} ({label[self.language]})" if label and self.language in label else value
            for value, label in labels.items()
        )

    def _written(self, name: str, shape: Shape) -> Iterator[str]:
        """A field with its value still to come."""
        if isinstance(shape, Items) and isinstance(shape.item, Reference):
            yield f"{name}: [{TODO}]"
        elif isinstance(shape, Line | Paragraphs | ByLanguage | Block | Items):
            yield f"{name}:"
            yield from (f"  {line}" for line in self._below(shape))
        else:
            yield f"{name}: {_value(shape)}"

    def _below(self, shape: Line | Paragraphs | ByLanguage | Block | Items) -> Iterator[str]:
        if isinstance(shape, Items):
            yield from self._item(shape.item)
        elif isinstance(shape, Block):
            yield from self._block(shape)
        else:
            for language in self.world.languages:
                yield from self._wording(language, shape)

    def _wording(self, language: str, shape: Line | Paragraphs | ByLanguage) -> Iterator[str]:
        if isinstance(shape, ByLanguage):
            yield from self._written(language, shape.item)
        elif isinstance(shape, Line):
            yield f'{language}: "{TODO}"'
        else:
            yield from (f"{language}: |", f"  {TODO}")

    def _block(self, shape: Block) -> Iterator[str]:
        needed = {field.name for field in leading_fields(shape.model)}
        for one in described_fields(shape.model):
            yield from self._field(one, switched_on=one.field.name in needed, known={})

    def _item(self, shape: Shape) -> Iterator[str]:
        """One item of a list: its first line of content carries the dash, explanations stand before it."""
        lines = list(self._below(shape)) if isinstance(shape, Block | Line) else [_value(shape)]
        first = next(index for index, line in enumerate(lines) if not line.startswith("#"))
        yield from lines[:first]
        yield f"- {lines[first]}"
        yield from (f"  {line}" for line in lines[first + 1 :])


def _switched_off(line: str) -> str:
    """The line as a comment, told from an explanation by the space that does not follow its mark."""
    return re.sub(r"^( *)(?! |# |$)", r"\1#", line)


def _value(shape: Shape) -> str:
    return "false" if isinstance(shape, Truth) else f'"{TODO}"' if isinstance(shape, Plain) else TODO


def _comment(text: str) -> list[str]:
    return [f"# {line}" for line in textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)]
