"""What changed for readers from one edition to the next, in every working language: frozen with the later one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from konzept.changes.compare import ChangedRecord, Difference, compare
from konzept.changes.markdown import shortened, word_parts
from konzept.changes.names import Names
from konzept.model import CitedDocument, Duty, Obligation, Progress, Record
from konzept.model.dataset import Dataset, kind_of
from konzept.model.frozen import ChangedPart, FrozenChange
from konzept.texts import LANGUAGES, tell

_UNSEEN = frozenset({"language", "operator", "synonyms", "exception", "edition", "change", "retired"})
"""Kinds that readers do not see, or that are announcements themselves."""


def frozen_changes(old: Dataset, new: Dataset) -> tuple[FrozenChange, ...]:
    """Every record that came, went or changed, in the order of the kinds."""
    found = compare(old, new, lambda _: False)
    names = {language: Names(new, old, language) for language in LANGUAGES}
    changes = [
        *(_change(new, names, record, "added") for record in found.added),
        *(_changed(new, names, one) for one in found.changed),
        *(_change(old, names, record, "removed") for record in found.removed),
    ]
    return tuple(one for one in changes if one.kind not in _UNSEEN)


def _change(
    dataset: Dataset, names: dict[str, Names], record: Record, what: str, parts: tuple[ChangedPart, ...] = ()
) -> FrozenChange:
    titles = {language: one.title(record) for language, one in names.items()}
    concepts, bodies = tuple(_concepts(dataset, record)), tuple(dict.fromkeys(_bodies(dataset, record)))
    return FrozenChange(kind_of(record), record.id, what, titles, concepts, bodies, parts)


def _changed(dataset: Dataset, names: dict[str, Names], one: ChangedRecord) -> FrozenChange:
    return _change(dataset, names, one.record, "changed", tuple(_part(names, each) for each in one.differences))


def _concepts(dataset: Dataset, record: Record) -> Iterator[str]:
    if isinstance(record, Duty):
        yield dataset.entries[record.entries[0]].concept
    elif isinstance(concept := getattr(record, "concept", None), str):
        yield concept
    elif kind_of(record) == "concept":
        yield record.id


def _bodies(dataset: Dataset, record: Record) -> Iterator[str]:
    """Whom a record concerns: who is responsible, has the duty or has reported."""
    if isinstance(record, Obligation):
        yield from (one.actor for one in record.responsible if one.actor)
    elif isinstance(record, Progress):
        yield record.reported_by
        yield from _bodies(dataset, dataset.entries[record.measure]) if record.measure in dataset.entries else ()
    elif isinstance(record, Duty):
        yield from record.owed_by
    elif isinstance(record, CitedDocument) and record.issued_by:
        yield record.issued_by
    elif kind_of(record) == "actor":
        yield record.id


def _part(names: dict[str, Names], found: Difference) -> ChangedPart:
    paths = {language: one.path(found.path, found.language) for language, one in names.items()}
    if found.language and isinstance(found.old, str) and isinstance(found.new, str):
        return ChangedPart(paths, found.language, words=tuple(word_parts(found.old, found.new)))
    if isinstance(found.old, tuple) and isinstance(found.new, tuple):
        return ChangedPart(paths, new={language: tell("changes.order", language) for language in names})
    old, new = (_values(names, found, value) for value in (found.old, found.new))
    return ChangedPart(paths, found.language, old, new)


def _values(names: dict[str, Names], found: Difference, value: Any) -> dict[str, str]:
    if value is None:
        return {}
    return {language: shortened(one.value(found.shape, value)) for language, one in names.items()}
