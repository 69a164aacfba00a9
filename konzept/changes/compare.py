"""The differences between two states of the data: records that came, went or changed, field by field."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from konzept.model import KINDS, Record, SourceSentence, Text
from konzept.model.dataset import Dataset
from konzept.model.shape import (
    ByLanguage,
    FingerprintField,
    Items,
    LocalisedLine,
    LocalisedMarkdown,
    Nested,
    SentenceField,
    Shape,
    fields_of,
    innermost,
)


@dataclass(frozen=True)
class PathStep:
    """One step of the path to a difference: a field of a model, and the item if the field holds a list of blocks."""

    model: type[Any]
    field: str
    item: Any = None


@dataclass(frozen=True)
class Difference:
    """A value that changed; `old` or `new` is missing if it came or went.  `language` is empty outside of texts."""

    path: tuple[PathStep, ...]
    shape: Shape
    old: Any
    new: Any
    language: str = ""


@dataclass(frozen=True)
class ChangedRecord:
    """A record as it is now, and in what it differs from what it was."""

    record: Record
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Comparison:
    """All that differs between two worlds; records in the order of the kinds and of the records in them.

    `labels` are keys with the old and the new text.
    """

    added: tuple[Record, ...]
    removed: tuple[Record, ...]
    changed: tuple[ChangedRecord, ...]
    labels: tuple[tuple[str, Text | None, Text | None], ...]


def compare(old: Dataset, new: Dataset, unreadable: Callable[[Record], bool]) -> Comparison:
    """Compares two worlds; an old record whose file is still there but cannot be read is not called removed."""
    before, after = _records(old), _records(new)
    both = [(before[key], record) for key, record in after.items() if key in before]
    changed = [ChangedRecord(record, tuple(_in_fields(earlier, record, ()))) for earlier, record in both]
    labels = [(key, old.labels.get(key), new.labels.get(key)) for key in sorted({*old.labels, *new.labels})]
    return Comparison(
        added=tuple(record for key, record in after.items() if key not in before),
        removed=tuple(record for key, record in before.items() if key not in after and not unreadable(record)),
        changed=tuple(one for one in changed if one.differences),
        labels=tuple(label for label in labels if label[1] != label[2]),
    )


def _records(dataset: Dataset) -> dict[tuple[str, str], Record]:
    kinds = (kind.name for kind in KINDS)
    return {(kind, id_): record for kind in kinds for id_, record in dataset.records.get(kind, {}).items()}


def identity(item: object) -> object:
    """What an item of a list is recognised by on both sides, whatever else in it changes; None if it has no such."""
    values = (getattr(item, name, None) for name in ("to", "actor", "law", "number", "document"))
    return next((value for value in values if value), None)


_RECORDS_OF_WORK = (FingerprintField(), SentenceField(), Nested(SourceSentence))


def _in_fields(old: Any, new: Any, path: tuple[PathStep, ...]) -> Iterator[Difference]:
    for field in fields_of(type(new)):
        # A fingerprint is a record of the editors' work, nothing that readers see.
        if innermost(field.shape) not in _RECORDS_OF_WORK:
            step = PathStep(type(new), field.name)
            yield from _differences(field.shape, getattr(old, field.name), getattr(new, field.name), (*path, step))


def _differences(
    shape: Shape, old: Any, new: Any, path: tuple[PathStep, ...], language: str = ""
) -> Iterator[Difference]:
    if old == new:
        return
    if isinstance(shape, ByLanguage | LocalisedLine | LocalisedMarkdown) and not language:
        before, after = (dict(value.items()) if value else {} for value in (old, new))
        for one in after | before:
            inner = shape.item if isinstance(shape, ByLanguage) else shape
            yield from _differences(inner, before.get(one), after.get(one), path, one)
    elif isinstance(shape, Items):
        yield from _in_items(shape, old or (), new or (), path, language)
    elif isinstance(shape, Nested) and old and new:
        yield from _in_fields(old, new, path)
    else:
        yield Difference(path, shape, old, new, language)


def _in_items(
    shape: Items, old: Sequence[Any], new: Sequence[Any], path: tuple[PathStep, ...], language: str
) -> Iterator[Difference]:
    gone, come = [item for item in old if item not in new], [item for item in new if item not in old]
    if not gone and not come:
        yield Difference(path, shape, old, new, language)
    for one, other in _pairs(shape.item, gone, come):
        gone.remove(one)
        come.remove(other)
        step = dataclasses.replace(path[-1], item=other)
        yield from _differences(shape.item, one, other, (*path[:-1], step), language)
    yield from (Difference(path, shape.item, item, None, language) for item in gone)
    yield from (Difference(path, shape.item, None, item, language) for item in come)


def _pairs(shape: Shape, gone: Sequence[Any], come: Sequence[Any]) -> list[tuple[Any, Any]]:
    """The items that are the same thing on both sides, and differ; without an identity, by their order."""
    if not isinstance(shape, Nested | LocalisedLine | LocalisedMarkdown):
        return []
    known = {identity(item) or index: item for index, item in enumerate(gone)}
    keys = ((identity(item) or index, item) for index, item in enumerate(come))
    return [(known.pop(key), item) for key, item in keys if key in known]
