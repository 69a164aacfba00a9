"""Which pages the hub has: an index, one for each field of action and for each entry of the Land, all in parts.

Every part shows the same counties in the same order, so that pages grow with the counties, and never with pairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from konzept.model import Entry
from konzept.model.dataset import Dataset
from konzept.model.entries import Obligation
from konzept.plan.pages import HOME, Page, PageKey

COUNTIES_A_PAGE = 50
SEARCH = PageKey("hub-search")
OTHER = PageKey("hub-other")
"""The page of what the counties plan in fields that the Land does not have."""


def parts(counties: int) -> int:
    """How many pages show all counties."""
    return max(1, -(-counties // COUNTIES_A_PAGE))


def field_page(field: str) -> PageKey:
    return PageKey("hub-field", field)


def entry_page(entry: str) -> PageKey:
    return PageKey("hub-entry", entry)


def entries_above(dataset: Dataset) -> list[Entry]:
    """The entries that counties answer: guidelines, goals and measures of the concepts above them."""
    found = dataset.entries.values()
    return [one for one in found if isinstance(one, Obligation) and not dataset.concepts[one.concept].level.is_local]


def plan(dataset: Dataset, language: str, counties: int, *, searched: bool) -> Mapping[PageKey, Page]:
    """Every page of one language by key."""
    found = _first_pages(dataset, language)
    made = {page.key: page for first in found for page in _in_parts(dataset, language, first, parts(counties))}
    if searched:
        label = partial(_label, dataset, language)
        made[SEARCH] = _page(
            dataset, language, SEARCH, f"{label('route.search')}/", label("hub.search.title"),
            label("hub.search.description"),
        )  # fmt: skip
    return made


def part_of(key: PageKey, number: int) -> PageKey:
    """One part of a page; the first has no number."""
    return key._replace(part=str(number) if number > 1 else "")


def number_of(key: PageKey) -> int:
    return int(key.part or 1)


def _first_pages(dataset: Dataset, language: str) -> Iterator[Page]:
    label, page = partial(_label, dataset, language), partial(_page, dataset, language)
    yield page(HOME, "", label("hub.title"), label("hub.description"))
    fields = f"{label('route.compare')}/"
    for field in dataset.fields.values():
        title = label("hub.field.title", field=field.title[language])
        description = label("hub.field.description", field=field.title[language])
        yield page(field_page(field.id), f"{fields}{field.slug[language]}/", title, description)
    yield page(OTHER, f"{label('hub.other.route')}/", label("hub.other.title"), label("hub.other.description"))
    for entry in entries_above(dataset):
        title = label("hub.entry.title", title=entry.title[language])
        description = label("hub.entry.description", id=entry.id, title=entry.title[language])
        yield page(entry_page(entry.id), f"{entry.concept}/{entry.id}/", title, description)


def _in_parts(dataset: Dataset, language: str, first: Page, count: int) -> Iterator[Page]:
    yield first
    for number in range(2, count + 1):
        more = _label(dataset, language, "hub.part", number=str(number), count=str(count))
        title, description = f"{first.title} ({more})", f"{first.description} ({more})"
        key = part_of(first.key, number)
        yield _page(dataset, language, key, f"{first.address}{number}/", title, description)


def _page(dataset: Dataset, language: str, key: PageKey, address: str, title: str, description: str) -> Page:
    window = f"{title} · {_label(dataset, language, 'hub.name')}"
    return Page(key, address, title, window, description, None if key == HOME else HOME)


def _label(dataset: Dataset, language: str, key: str, **values: str) -> str:
    wording = dataset.label(key)[language]
    return wording.format(**values) if values else wording
