"""Every text of the data with its path, gathered once for all the rules that read texts."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, NamedTuple, cast

from konzept.model import Localised, Record
from konzept.model.values import FieldPath, Fingerprint, SentenceMark

_BETWEEN_WORDS = re.compile(r"\W+")


class LocalisedText(NamedTuple):
    """A text in every language of the site; a label of the interface belongs to no record."""

    record: Record | None
    path: FieldPath
    text: Localised


class Written(NamedTuple):
    """One wording as it is written in its file; `language` is empty for a text that is the same in all of them."""

    record: Record | None
    path: FieldPath
    language: str
    text: str


Texts = list[LocalisedText | Written]
_Taker = Callable[[Any, Record, FieldPath, Texts], None]


@lru_cache(maxsize=16_384)
def words(text: str) -> frozenset[str]:
    """The words of a text in small letters: the quickest way to tell what it does not speak of.

    The empty word is among them where a sign begins or ends the text: to split is a third quicker than to look for
    words, and taking it out would cost that again.
    """
    return frozenset(_BETWEEN_WORDS.split(text.lower()))


def gather(records: Iterable[Record]) -> Texts:
    """Every text of the records, in their order."""
    found: Texts = []
    for record in records:
        _take_fields(record, record, (), found)
    return found


def wordings(texts: Iterable[LocalisedText | Written]) -> Iterator[Written]:
    """The texts taken apart into their languages."""
    for found in texts:
        if isinstance(found, Written):
            yield found
        else:
            record, path, text = found
            for language, wording in text.items():
                yield Written(record, (*path, language), language, wording)


def _take_fields(value: object, record: Record, path: FieldPath, found: Texts) -> None:
    for name in _fields(cast(Hashable, type(value))):
        inner = getattr(value, name)
        if take := _taker(cast(Hashable, type(inner))):
            take(inner, record, (*path, name), found)


def _take_localised(value: Localised, record: Record, path: FieldPath, found: Texts) -> None:
    found.append(LocalisedText(record, path, value))


def _take_string(value: str, record: Record, path: FieldPath, found: Texts) -> None:
    found.append(Written(record, path, "", value))


def _take_items(value: tuple[object, ...], record: Record, path: FieldPath, found: Texts) -> None:
    for index, item in enumerate(value):
        if take := _taker(cast(Hashable, type(item))):
            take(item, record, (*path, index), found)


def _take_lists(value: dict[str, tuple[str, ...]], record: Record, path: FieldPath, found: Texts) -> None:
    for language, items in value.items():
        found += [Written(record, (*path, language, index), language, item) for index, item in enumerate(items)]


@cache
def _taker(kind: Any) -> _Taker | None:
    """How the texts in a value of this type are found; a choice from a vocabulary and a fingerprint hold none."""
    if issubclass(kind, StrEnum | SentenceMark | Fingerprint):
        return None
    takers: tuple[tuple[type[Any], _Taker], ...] = (
        (Localised, _take_localised),
        (str, _take_string),
        (tuple, _take_items),
        (dict, _take_lists),
    )
    found = next((take for known, take in takers if issubclass(kind, known)), None)
    return found or (_take_fields if dataclasses.is_dataclass(kind) else None)


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    """The fields that may hold a text of ours; names and hashes of files and words of the official text are none."""
    names = (field.name for field in dataclasses.fields(kind))
    return tuple(name for name in names if name not in ("id", "file", "translation", "modals", "sha256"))
