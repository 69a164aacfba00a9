"""The data that can be taken away, as the page about them lists it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from konzept.model import KINDS, Kind, Measure
from konzept.plan.site import Site

LINKS = "links"
"""The table of the links between entries, which are no records of their own."""
_ONLY_HERE = frozenset({"language", "operator", "synonyms", "exception"})
"""Kinds that are for the working of the site."""


@cache
def open_kinds() -> Mapping[str, Kind]:
    """The kinds that are published record by record, by the name of their folder: `measures`."""
    return {_name(kind.folder): kind for kind in KINDS if kind.name not in _ONLY_HERE}


def _name(folder: str) -> str:
    return next(step for step in folder.split("/") if not step.startswith("{"))


@dataclass(frozen=True)
class OpenTable:
    """A table, by the name of its files, and how many rows it has; `schema`: its records are published as well."""

    name: str
    rows: int
    schema: bool


@dataclass(frozen=True)
class OpenDataView:
    """All tables, and the folder and id of a record for examples."""

    tables: tuple[OpenTable, ...]
    example: tuple[str, str]


def open_data_view(site: Site) -> OpenDataView:
    """The view of the data that can be taken away."""
    dataset = site.dataset
    tables = [OpenTable(name, len(dataset.records[kind.name]), schema=True) for name, kind in open_kinds().items()]
    tables.append(OpenTable(LINKS, sum(len(entry.links) for entry in dataset.entries.values()), schema=False))
    name = "measures" if dataset.of(Measure) else "concepts"
    return OpenDataView(tuple(tables), (name, next(iter(dataset.records[open_kinds()[name].name]))))
