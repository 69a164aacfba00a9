"""The fewest pages that hold every shape of element of a site between them: what a browser looks at after each change.

A shape is what styles, scripts and screen readers tell elements apart by; where a page's faults depend on its words,
the rules of `konzept/lint/` look at every page, without a browser.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from lxml.html import HtmlElement

from tests.support.built_site import Document

ANCESTORS = 3
Part = tuple[str, frozenset[str], frozenset[str]]
Shape = tuple[Part, ...]


def shapes(document: Document) -> frozenset[Shape]:
    """The shape of every element of a page."""
    return frozenset(_below(document.tree, ()))


def _below(element: HtmlElement, above: Shape) -> Iterator[Shape]:
    shape = (_part(element), *above[:ANCESTORS])
    yield shape
    for child in element.iterchildren("*"):
        yield from _below(child, shape)


def _part(element: HtmlElement) -> Part:
    """Tag, classes, and the names of the attributes for screen readers."""
    told = frozenset(name for name in element.attrib if name == "role" or name.startswith("aria-"))
    return str(element.tag), frozenset((element.get("class") or "").split()), told


def cover(documents: Mapping[str, Document]) -> list[str]:
    """The addresses of a few pages that hold every shape, the page with the most new ones first.

    Of pages with equally many, the one in the language that has been chosen less often.
    """
    found = {address: shapes(document) for address, document in documents.items()}
    missing = set().union(*found.values())
    chosen: list[str] = []
    languages: Counter[str] = Counter()
    while missing:
        best = min(found, key=lambda one: (-len(found[one] & missing), languages[documents[one].language], one))
        chosen.append(best)
        languages[documents[best].language] += 1
        missing -= found[best]
    return chosen
