"""The whole data set as JSON, for everybody who wants to do something else with it than read the site."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from konzept.language.inert import inert_json
from konzept.model import Entry, Localised, Record
from konzept.model.dataset import Dataset
from konzept.model.provisos import Qualifier, conditions, times

_NOT_EXPORTED = ("id", "file", "translation")


def to_json(dataset: Dataset) -> str:
    """An object by kind, in it one by id, in it the fields as in the YAML files, without those not given.

    What an entry inherits from its sections stands in it under `inherited`, with where it comes from, so that nobody
    reads how binding it is without that.
    Keys are sorted, numbers with decimals are strings as typed; the text stays text wherever it is pasted.
    """
    records = {
        kind: {record_id: published(dataset, record) for record_id, record in found.items()}
        for kind, found in dataset.records.items()
    }
    return inert_json(json.dumps(records, ensure_ascii=False, indent=1, sort_keys=True)) + "\n"


def published(dataset: Dataset, record: Record) -> dict[str, Any]:
    """One record, as it stands among all data."""
    return _fields(record) | _inherited(dataset, record)


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
