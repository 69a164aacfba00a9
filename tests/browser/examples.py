"""Which pages stand for all: those that hold every shape of element, and the longest of each type."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pytest
from _pytest.mark.structures import ParameterSet

from konzept.model.dataset import kind_of
from konzept.plan.pages import PageKey
from tests.support.built_site import LANGUAGES, BuiltSite
from tests.support.cover import cover

NIGHTLY = pytest.mark.nightly

# The type of a page is its template; entries and lists look different for each kind.
TYPES = (
    "home", "compare", "field", "matrix", "choice", "chosen", "comparison", "concept", "whole", "section", "list",
    "sheet", "years", "guideline", "goal", "measure", "statement",
    "actors", "actor", "search", "duties", "evidence", "figures", "glossary", "laws", "references", "notes", "contacts",
    "audience",
    "prose", "404", "translations", "editions", "changes",
)  # fmt: skip


def page_type(site: BuiltSite, key: PageKey) -> str:
    """The type of a page by its key."""
    return kind_of(site.dataset.entries[key.subject]) if key.type == "entry" else key.type


def pages_of(site: BuiltSite, language: str, wanted: str) -> list[str]:
    """The addresses of all pages of a type, the shortest first."""
    keys = [key for key in site.plans[language] if page_type(site, key) == wanted]
    found = [site.address(language, key) for key in keys]
    assert found, f"no page of the type {wanted}"
    return sorted(found, key=lambda address: (len(site.documents[address].source), address))


def longest(site: BuiltSite, language: str, wanted: str) -> str:
    return pages_of(site, language, wanted)[-1]


def visited(site: BuiltSite) -> list[str]:
    """A few pages that hold every shape of element."""
    return cover(site.documents)


# By day, where a page of every type would be opened for one question that its template hardly changes.
FEW_TYPES = ("home", "field", "whole", "measure", "actors", "prose")


def alternately(names: Iterable[str], by_day: Collection[str] = ()) -> list[ParameterSet]:
    """Each name with one language, in turn, of those `by_day` if any are given; all others nightly."""
    return [
        pytest.param(language, name, id=f"{name}-{language}", marks=[] if daily else NIGHTLY)
        for number, name in enumerate(names)
        for place, language in enumerate(LANGUAGES)
        for daily in [place == number % len(LANGUAGES) and (not by_day or name in by_day)]
    ]


def daily(*chosen: object, of: Iterable[object] = LANGUAGES) -> list[ParameterSet]:
    """All of these, by default the languages; those not chosen nightly."""
    return [pytest.param(one, marks=[] if one in chosen else NIGHTLY) for one in of]
