"""The whole data set as JSON, for everybody who wants to do something else with it than read the site."""

from __future__ import annotations

import json
from functools import lru_cache

from konzept.language.inert import inert_json
from konzept.model.dataset import Dataset
from konzept.model.published import published


@lru_cache(maxsize=1)
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
