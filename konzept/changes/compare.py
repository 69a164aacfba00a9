"""The differences between two states of the data: records that came, went or changed, field by field."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from konzept.model import KINDS, Localised, Record, Text
from konzept.model.dataset import World
from konzept.model.shape import (
    Block,
    ByLanguage,
    FingerprintField,
    Items,
    LocalisedLine,
    LocalisedMarkdown,
    Shape,
    fields_of,
    innermost,
)

_NAMED_BY = ("to", "actor", "law", "number", "period")
"""Fields by which an item of a list is recognised on both sides, whatever else in it changes."""


@dataclass(frozen=True)
class Step:
    """One step of the way to a difference: a field of a model, and the item if the field holds a list of blocks."""

    model: type[Any]
    field: str
    item: Any = None


@dataclass(frozen=True)
class Difference:
    """A value that changed; `old` or `new` is missing if it came or went.  `language` is empty outside of texts."""

    way: tuple[Step, ...]
    shape: Shape
    old: Any
    new: Any
    language: str = ""


@dataclass(frozen=True)
class Changed:
    """A record that is on both sides and differs."""

    kind: str
    old: Record
    new: Record
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Comparison:
    """All that differs between two worlds; each list in the order of the kinds and of the records in them."""

    added: tuple[tuple[str, Record], ...]
    removed: tuple[tuple[str, Record], ...]
    changed: tuple[Changed, ...]
    labels: tuple[tuple[str, Text | None, Text | None], ...]

    @property
    def empty(self) -> bool:
        return not (self.added or self.removed or self.changed or self.labels)


def compare(old: World, new: World, unreadable: Callable[[Record], bool] = lambda _: False) -> Comparison:
    """Compares two worlds; an old record whose file is still there but cannot be read is not called removed."""
    added, removed, changed = [], [], []
    for kind in KINDS:
        before, after = old.records.get(kind.name, {}), new.records.get(kind.name, {})
        added += [(kind.name, record) for id_, record in after.items() if id_ not in before]
        removed += [(kind.name, one) for id_, one in before.items() if id_ not in after and not unreadable(one)]
        for id_, record in after.items():
            if id_ in before and (found := tuple(_fields(before[id_], record, ()))):
                changed.append(Changed(kind.name, before[id_], record, found))
    return Comparison(tuple(added), tuple(removed), tuple(changed), tuple(_labels(old.labels, new.labels)))


def _labels(old: Mapping[str, Text], new: Mapping[str, Text]) -> Iterator[tuple[str, Text | None, Text | None]]:
    for key in sorted({*old, *new}):
        if old.get(key) != new.get(key):
            yield key, old.get(key), new.get(key)


def _fields(old: Any, new: Any, way: tuple[Step, ...]) -> Iterator[Difference]:
    model = type(new)
    for field in fields_of(model):
        if isinstance(innermost(field.shape), FingerprintField):
            continue  # a record of the editors' work, nothing that readers see
        one, other = getattr(old, field.name, None), getattr(new, field.name)
        if one != other:
            yield from _value(field.shape, one, other, (*way, Step(model, field.name)))


def _value(shape: Shape, old: Any, new: Any, way: tuple[Step, ...]) -> Iterator[Difference]:
    if isinstance(shape, Items):
        yield from _items(shape.item, old or (), new or (), way)
    elif isinstance(shape, ByLanguage):
        for language in sorted({*(old or {}), *(new or {})}):
            for found in _value(shape.item, (old or {}).get(language), (new or {}).get(language), way):
                yield dataclasses.replace(found, language=language)
    elif isinstance(shape, LocalisedLine | LocalisedMarkdown):
        yield from _wordings(shape, old, new, way)
    elif isinstance(shape, Block) and old is not None and new is not None:
        yield from _fields(old, new, way)
    else:
        yield Difference(way, shape, old, new)


def _wordings(
    shape: Shape, old: Localised | None, new: Localised | None, way: tuple[Step, ...]
) -> Iterator[Difference]:
    before, after = dict(old.items()) if old else {}, dict(new.items()) if new else {}
    for language in [*after, *(language for language in before if language not in after)]:
        if before.get(language) != after.get(language):
            yield Difference(way, shape, before.get(language), after.get(language), language)


def _items(shape: Shape, old: Sequence[Any], new: Sequence[Any], way: tuple[Step, ...]) -> Iterator[Difference]:
    gone = [item for item in old if item not in new]
    come = [item for item in new if item not in old]
    if not gone and not come:
        yield Difference(way, Items(shape), old, new)
        return
    pairs = _pairs(shape, gone, come)
    for one, other in pairs:
        step = dataclasses.replace(way[-1], item=other)
        yield from _value(shape, one, other, (*way[:-1], step))
    paired_old, paired_new = [one for one, _ in pairs], [other for _, other in pairs]
    for item in gone:
        if item not in paired_old:
            yield Difference(way, shape, item, None)
    for item in come:
        if item not in paired_new:
            yield Difference(way, shape, None, item)


def _pairs(shape: Shape, gone: list[Any], come: list[Any]) -> list[tuple[Any, Any]]:
    """The items that are the same thing on both sides, and differ."""
    if not isinstance(shape, Block | LocalisedLine | LocalisedMarkdown):
        return []
    name = next((name for name in _NAMED_BY if come and hasattr(come[0], name)), None)
    if name is None:
        return list(zip(gone, come, strict=False))
    known: dict[Hashable, Any] = {getattr(item, name): item for item in gone}
    return [(known.pop(getattr(item, name)), item) for item in come if getattr(item, name) in known]
