"""Every text of the data with the way to it, gathered once for all the rules that read texts."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from konzept.model import Localised, Record
from konzept.problems import FieldPath

_WORD = re.compile(r"\w+")


class Bilingual(NamedTuple):
    """A text in every language of the site; a label of the interface belongs to no record."""

    record: Record | None
    path: FieldPath
    text: Localised


class Written(NamedTuple):
    """One wording as it stands in its file; `language` is empty for a text that is the same in all of them."""

    record: Record | None
    path: FieldPath
    language: str
    text: str


Texts = list[Bilingual | Written]
_known_fields: dict[type[Any], tuple[str, ...]] = {}


@lru_cache(maxsize=16_384)
def words(text: str) -> frozenset[str]:
    """The words of a text in small letters: the quickest way to tell what it does not speak of."""
    return frozenset(_WORD.findall(text.lower()))


def gather(records: Iterable[Record]) -> Texts:
    """Every text of the records, in their order."""
    found: Texts = []
    for record in records:
        for name in _fields(type(record)):
            _gather(getattr(record, name), record, (name,), found)
    return found


def wordings(found: Bilingual | Written) -> tuple[Written, ...]:
    """A text taken apart into its languages."""
    if isinstance(found, Written):
        return (found,)
    record, path, text = found
    return tuple(Written(record, (*path, language), language, wording) for language, wording in text.items())


def _gather(value: object, record: Record, path: FieldPath, found: Texts) -> None:
    if isinstance(value, Localised):
        found.append(Bilingual(record, path, value))
    elif isinstance(value, str):
        found.append(Written(record, path, "", value))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            _gather(item, record, (*path, index), found)
    elif isinstance(value, dict):
        for language, items in value.items():
            found += [Written(record, (*path, language, index), language, item) for index, item in enumerate(items)]
    else:
        for name in _fields(type(value)):
            _gather(getattr(value, name), record, (*path, name), found)


def _fields(kind: type[Any]) -> tuple[str, ...]:
    """The fields that may hold a text; what a file is called is none of them."""
    if kind not in _known_fields:
        fields = dataclasses.fields(kind) if dataclasses.is_dataclass(kind) else ()
        _known_fields[kind] = tuple(field.name for field in fields if field.name not in ("id", "file", "translation"))
    return _known_fields[kind]
