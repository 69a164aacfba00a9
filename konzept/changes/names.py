"""Calls everything by the name that readers know: records by their titles, fields and values by their labels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from konzept.changes.compare import PathStep, identity
from konzept.model import Link, Localised, Progress, Record
from konzept.model.dataset import Dataset
from konzept.model.descriptions import described_fields, description
from konzept.model.shape import Choice, Nested, RecordId, Shape, fields_of
from konzept.model.vocabulary import vocabulary_prefix
from konzept.texts import tell

_SHOWN_FIELDS = 3
_REFERRED_TO = ("guideline", "goal", "measure", "statement", "actor", "law", "document")


@dataclass(frozen=True)
class Names:
    """The names of things in one working language; what the new side does not know, the old side does."""

    new: Dataset
    old: Dataset
    language: str

    def kind(self, record: Record) -> str:
        return description(type(record)).label[self.language]

    def title(self, record: Record) -> str:
        """The record's title or name, for the state of a measure that with its period; the id if it has neither."""
        if isinstance(record, Progress):
            return f"{self.reference(record.measure)}, {record.years.replace('-', '–')}"
        names = (getattr(record, field, None) for field in ("title", "name", "term", "printed", "target"))
        return self.text(next((name for name in names if name), record.id))

    def text(self, value: object) -> str:
        """A text in the working language, or in the first that it has."""
        if isinstance(value, Localised):
            return value[self.language] if self.language in value else next((text for _, text in value.items()), "")
        return str(value)

    def language_name(self, code: str) -> str:
        language = self.new.languages.get(code) or self.old.languages.get(code)
        return language.name if language else code

    def path(self, path: tuple[PathStep, ...], language: str = "") -> str:
        """The path to a difference: `Verknüpfungen („Titel“) › Begründung, Deutsch`."""
        fields = " › ".join(self._step(step) for step in path)
        return f"{fields}, {self.language_name(language)}" if language else fields

    def _step(self, step: PathStep) -> str:
        label = next(one.label for one in described_fields(step.model) if one.field.name == step.field)[self.language]
        id_ = identity(step.item)
        return f"{label} ({self.reference(str(id_))})" if id_ else label

    def reference(self, id_: str, kinds: tuple[str, ...] = _REFERRED_TO) -> str:
        """The title of the record that an id means, with the id."""
        records = (dataset.records.get(kind, {}).get(id_) for dataset in (self.new, self.old) for kind in kinds)
        return next((f"{self.title(record)}, {id_}" for record in records if record), id_)

    def value(self, shape: Shape, value: Any) -> str:
        """A value as readers see it."""
        if isinstance(shape, RecordId):
            return self.reference(value, shape.kinds)
        if isinstance(shape, Choice):
            return self._choice(shape.vocabulary, value)
        if isinstance(shape, Nested):
            return self.block(value)
        return (
            tell(f"changes.{'yes' if value else 'no'}", self.language) if isinstance(value, bool) else self.text(value)
        )

    def _choice(self, vocabulary: type[StrEnum], value: str) -> str:
        key = f"{vocabulary_prefix(vocabulary)}.{value}"
        return self.text(self.new.labels.get(key) or self.old.labels.get(key) or value)

    def block(self, block: Any) -> str:
        """The first fields of a block that have a value: enough to recognise it by."""
        if isinstance(block, Link):
            return f"{self._choice(type(block.type), block.type)} → {self.reference(block.to)}"
        fields = [(field.shape, getattr(block, field.name)) for field in fields_of(type(block))]
        shown = [self.value(shape, value) for shape, value in fields if value not in (None, (), False)]
        return " – ".join(shown[:_SHOWN_FIELDS])
