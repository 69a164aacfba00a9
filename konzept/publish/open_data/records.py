"""Records one by one, with where readers find them, and the lists that lead to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from konzept.model import VOCABULARIES
from konzept.model.dataset import Dataset
from konzept.model.published import published
from konzept.model.vocabulary import vocabulary_prefix
from konzept.plan.pages import page_of
from konzept.plan.site import LICENCE, Site
from konzept.show.views.open_data import LINKS, open_kinds

VERSION = 1


def one_record(sites: Mapping[str, Site], kind: str, record_id: str) -> dict[str, Any]:
    """A record as in the file of all data, with its id and its page in each language."""
    site = next(iter(sites.values()))
    record = site.dataset.records[kind][record_id]
    key = page_of(record)
    pages = {code: site.absolute(code, key) for code in sites if key in site.plans[code]}
    return {"kind": kind, "id": record_id, "pages": pages, "record": published(site.dataset, record)}


def index(site: Site) -> dict[str, Any]:
    """What there is: by kind its table, its schema and the ids of its records."""
    kinds = {
        kind.name: {
            "folder": folder,
            "table": f"{folder}.csv",
            "schema": f"schemas/{folder}.json",
            "records": list(site.dataset.records[kind.name]),
        }
        for folder, kind in open_kinds().items()
    }
    return {
        "version": VERSION,
        "changed": site.changed.isoformat() if site.changed else None,
        "licence": LICENCE,
        "languages": list(site.dataset.languages),
        "all": "konzept.json",
        "vocabularies": "vocabularies.json",
        "catalogue": "catalog.jsonld",
        "links": f"{LINKS}.csv",
        "kinds": kinds,
    }


def vocabularies(dataset: Dataset) -> dict[str, Any]:
    """By vocabulary and value what the site calls it in each language."""
    return {
        vocabulary_prefix(one): {
            value.value: dict(dataset.label(f"{vocabulary_prefix(one)}.{value}").items()) for value in one
        }
        for one in VOCABULARIES
    }
