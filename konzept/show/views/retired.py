"""What was to be found under an address, and where to go instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from konzept.model import Localised, Record, Retired
from konzept.model.dataset import Dataset, kind_of
from konzept.plan.pages import PageKey, anchor_of, former_name, page_of, shared_page
from konzept.plan.site import Site


@dataclass(frozen=True)
class Successor:
    """A record that has come in the place of another: its name and where it is."""

    name: str
    page: PageKey
    anchor: str


@dataclass(frozen=True)
class RetiredView:
    """What has gone, the id it had, and what has come in its place."""

    record: Retired
    name: str
    anchor: str
    successors: tuple[Successor, ...]


def retired_view(site: Site, key: PageKey) -> RetiredView:
    """The view of what stands where something was."""
    return _view(site, site.dataset.retired[key.subject])


def retired_from(site: Site, key: PageKey) -> tuple[RetiredView, ...]:
    """What had its place on a page that many records share, and is no longer there."""
    found = site.dataset.retired.values()
    return tuple(_view(site, one) for one in found if shared_page(one.kind) == key)


def _view(site: Site, record: Retired) -> RetiredView:
    found = tuple(_successor(site, one) for id_ in record.replaced_by if (one := successor(site.dataset, record, id_)))
    return RetiredView(record, former_name(record), anchor_of(record.kind, record.id), found)


def _successor(site: Site, record: Record) -> Successor:
    page, kind = page_of(record), kind_of(record)
    anchor = anchor_of(kind, record.id) if page == shared_page(kind) else ""
    return Successor(_name(record, site.language.id), page, anchor)


def _name(record: Record, language: str) -> str:
    named = (getattr(record, field, None) for field in ("title", "name", "term", "target"))
    found = next((name for name in named if isinstance(name, Localised)), None)
    return found[language] if found else record.id


def successor(dataset: Dataset, record: Retired, id_: str) -> Record | None:
    """The record that an id under `replaced_by` means: one of the same kind before any other."""
    return next((found for found in _called(dataset, record, id_)), None)


def _called(dataset: Dataset, record: Retired, id_: str) -> Iterator[Record]:
    kinds = [record.kind.value, *(kind.value for kind in type(record.kind))]
    for kind in kinds:
        if found := dataset.records.get(kind, {}).get(id_):
            yield found
