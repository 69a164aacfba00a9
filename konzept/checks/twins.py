"""Rules about what stands there twice: records under two ids, items of a list, places in an order."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Iterator
from difflib import SequenceMatcher
from functools import cache
from typing import Any, cast

from konzept.checks.subject import entries, problem
from konzept.model import (
    Actor,
    Audience,
    CitedDocument,
    Duty,
    Entry,
    FieldOfAction,
    Figure,
    GlossaryTerm,
    Law,
    Localised,
    Record,
    Reference,
)
from konzept.model.values import FieldPath
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem

_AS_ALIKE = 0.95
"""How alike two texts of one section are, of 1, to be the same text."""
_NAMES: dict[type[Record], str] = {
    Actor: "name",
    Law: "name",
    GlossaryTerm: "term",
    FieldOfAction: "title",
    Audience: "title",
    Duty: "title",
    Figure: "title",
    CitedDocument: "title",
}
"""The field that a record of a kind is known by."""


def nothing_is_recorded_twice(partial: PartialDataset) -> Iterator[Problem]:
    seen: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries(partial):
        beside = seen.setdefault((entry.concept, entry.section), [])
        other = next((one for one in beside if _is_same(one, entry)), None)
        if other:
            yield problem(partial, entry, ("title",), "record-twice", other=other.id, file=other.file)
        beside.append(entry)
    for kind, name in _NAMES.items():
        known: dict[tuple[object, ...], Record] = {}
        for record in partial.dataset.of(kind).values():
            for key in _keys(record, name):
                other_record = known.setdefault(key, record)
                if other_record is not record:
                    values = {"other": other_record.id, "file": other_record.file}
                    yield problem(partial, record, (name,), "record-twice", **values)
                    break
    yield from _references_twice(partial)


def _is_same(one: Entry, other: Entry) -> bool:
    """Whether two entries of one section say the same, or are called the same."""
    shared = [language for language in one.text if language in other.text]
    if any(_plain(one.title[language]) == _plain(other.title[language]) for language in shared):
        return True
    return any(_are_alike(one.text[language], other.text[language]) for language in shared)


def _are_alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    # The first two are quick and say at least how much.
    return all(ratio() >= _AS_ALIKE for ratio in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio))


def _keys(record: Record, name: str) -> Iterator[tuple[object, ...]]:
    text: Localised = getattr(record, name)
    # Documents and figures of the same name are told apart by their time and their population.
    beside = tuple(getattr(record, field, None) for field in ("date", "number", "concept", "as_of", "period"))
    yield from ((language, _plain(wording), *beside) for language, wording in text.items())


def _references_twice(partial: PartialDataset) -> Iterator[Problem]:
    known: dict[tuple[object, ...], Reference] = {}
    for one in partial.dataset.references.values():
        other = known.setdefault((one.concept, one.section, _plain(one.printed), one.target, one.entries), one)
        if other is not one:
            yield problem(partial, one, ("printed",), "record-twice", other=other.id, file=other.file)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .")


# What an item of a list is about: one body has one role, one document proves something at one place.
_ABOUT = {
    "responsible": ("actor",),
    "partners": ("actor",),
    "evidence": ("document", "at"),
    "laws": ("law", "provision"),
    "commitments": ("text", "by"),
    "quantities": ("value", "unit", "per"),
    "parts": ("title",),
    "unknowns": ("title",),
    "in_force": ("start",),
}


def lists_name_everything_once(partial: PartialDataset) -> Iterator[Problem]:
    for records in partial.dataset.records.values():
        for record in records.values():
            for path in _repeated(record, ()):
                if path[-2] == "gap":
                    continue  # a rule of its own knows which concept is named twice
                yield problem(partial, record, path, "item-twice", list=str(path[-2]))


def _repeated(value: Any, path: FieldPath) -> Iterator[FieldPath]:
    """The items of lists of blocks and texts that an earlier one of the same list is about."""
    for name in _lists(cast(Hashable, type(value))):
        seen: set[object] = set()
        for index, item in enumerate(getattr(value, name)):
            if not isinstance(item, Localised) and not dataclasses.is_dataclass(item):
                break  # ids and words have their own message
            about = tuple(getattr(item, field) for field in _ABOUT.get(name, ()))
            key = about if any(about) else item
            if key in seen:
                yield (*path, name, index)
            seen.add(key)
            if dataclasses.is_dataclass(item):
                yield from _repeated(item, (*path, name, index))


@cache
def _lists(model: Any) -> tuple[str, ...]:
    """The fields of a model that hold a list; the sections of a concept and links have rules of their own."""
    named = ((field.name, str(field.type)) for field in dataclasses.fields(model))
    return tuple(name for name, kind in named if kind.startswith("tuple[") and name not in _WITH_RULES)


_WITH_RULES = ("links", "source", "values", "files", "renderings", "avoid")


def orders_are_unique(partial: PartialDataset) -> Iterator[Problem]:
    for records in partial.dataset.records.values():
        first: dict[int, Record] = {}
        for record in records.values():
            order = getattr(record, "order", None)
            if order is None:
                break
            other = first.setdefault(order, record)
            if other is not record:
                free = max(getattr(one, "order", 0) for one in records.values()) + 1
                yield problem(partial, record, ("order",), "order-taken", order=order, file=other.file, free=free)
    for record in (one for records in partial.dataset.records.values() for one in records.values()):
        for name in ("order", "position"):
            if getattr(record, name, None) == 0:
                yield problem(partial, record, (name,), "place-zero", field=name)


def words_mean_one_thing(partial: PartialDataset) -> Iterator[Problem]:
    """Bodies are left out: in every county's concept, „Landratsamt“ is its own."""
    known: dict[tuple[str, str], GlossaryTerm] = {}
    for term in partial.dataset.terms.values():
        for language, word in term.term.items():
            known.setdefault((language, _plain(word)), term)
    for term in partial.dataset.terms.values():
        for language, forms in term.forms.items():
            for index, form in enumerate(forms):
                other = known.setdefault((language, _plain(form)), term)
                if other is not term and other.term != term.term:
                    path: FieldPath = ("forms", language, index)
                    yield problem(partial, term, path, "form-taken", form=form, other=other.id, file=other.file)
