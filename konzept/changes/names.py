"""Calls everything by the name that readers know: records by their titles, fields and values by their labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from konzept.changes.compare import Difference, Step
from konzept.model import KINDS, Link, Localised, Record
from konzept.model.dataset import World
from konzept.model.descriptions import described_fields, description
from konzept.model.shape import Block, Choice, Reference, Shape, fields_of
from konzept.model.vocabulary import vocabulary_prefixes

_SHOWN_FIELDS = 3
_YES = {"de": ("ja", "nein"), "en": ("yes", "no")}


@dataclass(frozen=True)
class Names:
    """The names of things in one working language; what the new side does not know, the old side does."""

    new: World
    old: World
    language: str

    def kind(self, kind: str) -> str:
        model = next(one.model for one in KINDS if one.name == kind)
        return description(model).label[self.language]

    def title(self, record: Record) -> str:
        """The record's title or name; its id if it has neither."""
        for field in ("title", "name", "term", "printed", "target"):
            if value := getattr(record, field, None):
                return self.text(value)
        return record.id

    def text(self, value: object) -> str:
        """A text in the working language, or in the first that it has."""
        if isinstance(value, Localised):
            return value[self.language] if self.language in value else next(iter(dict(value.items()).values()), "")
        return str(value)

    def language_name(self, code: str) -> str:
        language = self.new.languages.get(code) or self.old.languages.get(code)
        return language.name if language else code

    def way(self, difference: Difference) -> str:
        """The way to a difference: `Verknüpfungen („Titel“) › Begründung, Deutsch`."""
        way = self.fields(difference.way)
        return f"{way}, {self.language_name(difference.language)}" if difference.language else way

    def fields(self, way: tuple[Step, ...]) -> str:
        return " › ".join(self._step(step) for step in way)

    def _step(self, step: Step) -> str:
        labels = {one.field.name: one.label for one in described_fields(step.model)}
        label = labels[step.field][self.language]
        item = self._item(step.item)
        return f"{label} ({item})" if item else label

    def _item(self, item: object) -> str:
        for name in ("to", "actor", "law", "number", "period"):
            if value := getattr(item, name, None):
                return self.reference(str(value))
        return ""

    def reference(self, id_: str, kinds: tuple[str, ...] = ()) -> str:
        """The title of the record that an id means, with the id."""
        for world in (self.new, self.old):
            for kind in kinds or ("guideline", "goal", "measure", "statement", "actor", "law"):
                if record := world.records.get(kind, {}).get(id_):
                    return f"{self.title(record)}, {id_}"
        return id_

    def value(self, shape: Shape, value: Any) -> str:
        """A value as readers see it."""
        if isinstance(shape, Reference):
            return self.reference(str(value), shape.kinds)
        if isinstance(shape, Choice):
            return self._choice(shape, str(value))
        if isinstance(shape, Block):
            return self.block(value)
        if isinstance(value, bool):
            return _YES[self.language][0 if value else 1]
        return self.text(value)

    def _choice(self, shape: Choice, value: str) -> str:
        prefix = next(
            (name for name in vocabulary_prefixes() if name.replace("_", "") == shape.vocabulary.__name__.lower()), ""
        )
        label = self.new.labels.get(f"{prefix}.{value}") or self.old.labels.get(f"{prefix}.{value}")
        return self.text(label) if label else value

    def block(self, block: Any) -> str:
        """The first fields of a block that have a value: enough to recognise it by."""
        if isinstance(block, Link):
            return f"{self._choice(Choice(type(block.type)), block.type)} → {self.reference(block.to)}"
        fields = [(field.shape, getattr(block, field.name)) for field in fields_of(type(block))]
        shown = [self.value(shape, value) for shape, value in fields if value not in (None, (), False)]
        return " – ".join(shown[:_SHOWN_FIELDS])
