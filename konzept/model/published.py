"""A record as it is given away: the fields as in its file, without those not given."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from konzept.model import Entry, Localised, Record
from konzept.model.dataset import Dataset
from konzept.model.provisos import Qualifier, conditions, times

_NOT_EXPORTED = ("id", "file", "translation")
_OF_WORK = ("source", "paraphrased")
"""Fields of an entry in which the editors keep track of their work."""


def published(dataset: Dataset, record: Record) -> dict[str, Any]:
    """One record, as it stands among all data."""
    return _fields(record) | _gaps(record) | _inherited(dataset, record)


def state_of(dataset: Dataset, entry: Entry) -> str:
    """Stands for all that readers see of an entry and its progress: 16 hexadecimal digits."""
    own = {name: value for name, value in published(dataset, entry).items() if name not in _OF_WORK}
    said = [own, *(published(dataset, one) for one in dataset.progress_of[entry.id])]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def _gaps(record: Record) -> dict[str, Any]:
    """What has no counterpart: `gap` the first of them, as when there were two concepts, and `gaps` every one."""
    gaps = [_fields(gap) for gap in record.gap] if isinstance(record, Entry) else []
    return {"gap": gaps[0], "gaps": gaps} if gaps else {}


def _inherited(dataset: Dataset, record: Record) -> dict[str, Any]:
    if not isinstance(record, Entry):
        return {}
    found = {"conditions": conditions(dataset, record), "when": times(dataset, record)}
    passed_on = {name: [_origin(one) for one in every if one.section] for name, every in found.items()}
    given = {name: every for name, every in passed_on.items() if every}
    return {"inherited": given} if given else {}


def _origin(one: Qualifier) -> dict[str, Any]:
    """An inherited condition or time with its section, and the entry that states it if one does."""
    stated = {"stated_in": one.stated_in} if one.stated_in else {}
    return {"text": _value(one.text), "section": one.section} | stated


def _value(value: Any) -> Any:
    if isinstance(value, Localised):
        return dict(value.items())
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _fields(value)
    if isinstance(value, Mapping):
        return {str(key): _value(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_value(item) for item in value]
    if value is None or isinstance(value, bool | int):
        return value
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _fields(value: Any) -> dict[str, Any]:
    names = [field.name for field in dataclasses.fields(value)]
    given = {name: getattr(value, name) for name in names if not (isinstance(value, Record) and name in _NOT_EXPORTED)}
    return {name: _value(item) for name, item in given.items() if item is not None and item not in ((), {})}
