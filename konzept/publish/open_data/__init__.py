"""Open data of one version, below `data/v1/`: what there is, and what gives each file.

The page about the data (`content/*/data.md`) says what is promised of a version.  What breaks that gets a new number.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from konzept.language.inert import inert_json
from konzept.model.dataset import Dataset
from konzept.plan.site import OPEN_DATA, Site
from konzept.publish.export_json import to_json
from konzept.publish.open_data.catalogue import CATALOGUE, catalogue
from konzept.publish.open_data.manifest import with_manifest
from konzept.publish.open_data.record_schema import record_schema
from konzept.publish.open_data.records import index, one_record, vocabularies
from konzept.publish.open_data.tables import described, links_table, record_table, written
from konzept.show.views.open_data import LINKS, open_kinds


def open_data(sites: Mapping[str, Site]) -> Mapping[str, Callable[[], bytes]]:
    """What gives each file, by its place below the root of the site.  `sites` are those of all languages."""
    site = next(iter(sites.values()))
    dataset = site.dataset
    found: dict[str, Callable[[], bytes]] = {
        "index.json": lambda: _json(index(site)),
        "konzept.json": lambda: to_json(dataset).encode(),
        "vocabularies.json": lambda: _json(vocabularies(dataset)),
        CATALOGUE: lambda: _json(catalogue(sites)),
        f"{LINKS}.csv": lambda: written(links_table(dataset)),
        f"{LINKS}.csv-metadata.json": lambda: _json(described(dataset, links_table(dataset))),
    }
    for folder, kind in open_kinds().items():
        found[f"{folder}.csv"] = partial(_table, dataset, folder)
        found[f"{folder}.csv-metadata.json"] = partial(_about_table, dataset, folder)
        found[f"schemas/{folder}.json"] = partial(_schema, dataset, folder)
        for record in dataset.records[kind.name].values():
            found[f"{folder}/{record.id}.json"] = partial(_record, sites, folder, record.id)
    return {OPEN_DATA + name: make for name, make in with_manifest(found).items()}


def _table(dataset: Dataset, folder: str) -> bytes:
    return written(record_table(dataset, folder))


def _about_table(dataset: Dataset, folder: str) -> bytes:
    return _json(described(dataset, record_table(dataset, folder)))


def _schema(dataset: Dataset, folder: str) -> bytes:
    return _json(record_schema(dataset, open_kinds()[folder]))


def _record(sites: Mapping[str, Site], folder: str, record: str) -> bytes:
    return _json(one_record(sites, open_kinds()[folder].name, record))


def _json(value: Any) -> bytes:
    # On one line: with line breaks, Python's own writer would take ten times as long.
    return (inert_json(json.dumps(value, ensure_ascii=False)) + "\n").encode()
