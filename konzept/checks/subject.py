"""What every rule works with: the draft of the data, its entries, and a problem at the place of a field."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import cast

from konzept.convert import TRANSLATION
from konzept.load import Draft
from konzept.model import ENTRY_KINDS, Entry, Localised, Obligation, Record
from konzept.problems import FieldPath, Problem, Value

Texts = Iterator[tuple[FieldPath, str]]


def problem(draft: Draft, record: Record, path: FieldPath, code: str, **values: Value) -> Problem:
    """A problem with one field of a record, at the line where the field stands."""
    line, column = draft.place(record.file, path)
    return Problem(record.file, line, column, path, code, values)


def entries(draft: Draft) -> list[Entry]:
    """All entries that could be read, of every kind."""
    return [cast(Entry, entry) for kind in ENTRY_KINDS for entry in draft.world.records[kind].values()]


def obligations(draft: Draft) -> list[Obligation]:
    """All entries that commit somebody."""
    return [entry for entry in entries(draft) if isinstance(entry, Obligation)]


def texts(value: object, path: FieldPath = ()) -> Texts:
    """Every text of a record with the way to it, also inside its lists and parts."""
    if isinstance(value, Localised):
        yield from (((*path, language), wording) for language, wording in value.items())
    elif isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from texts(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(item, (*path, key))
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if not (isinstance(value, Record) and field.name == TRANSLATION):
                yield from texts(getattr(value, field.name), (*path, field.name))
