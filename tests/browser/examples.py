"""Which pages stand for all: of each type the longest and the shortest, in every language."""

from __future__ import annotations

from konzept.model.dataset import kind_of
from konzept.plan.pages import PageKey
from tests.support.built_site import BuiltSite

# The type of a page is its template; entries and lists look different for each kind.
TYPES = (
    "home", "compare", "field", "matrix", "concept", "whole", "section", "list", "guideline", "goal", "measure",
    "statement",
    "actors", "actor", "search", "duties", "figures", "glossary", "laws", "references", "notes", "contacts", "prose",
    "404", "translations",
)  # fmt: skip


def page_type(site: BuiltSite, key: PageKey) -> str:
    """The type of a page by its key."""
    return kind_of(site.world.entries[key.subject]) if key.type == "entry" else key.type


def pages_of(site: BuiltSite, language: str, wanted: str) -> list[str]:
    """The addresses of all pages of a type, the shortest first."""
    keys = [key for key in site.plans[language] if page_type(site, key) == wanted]
    found = [site.address(language, key) for key in keys]
    assert found, f"no page of the type {wanted}"
    return sorted(found, key=lambda address: (len(site.documents[address].source), address))


def longest(site: BuiltSite, language: str, wanted: str) -> str:
    return pages_of(site, language, wanted)[-1]
