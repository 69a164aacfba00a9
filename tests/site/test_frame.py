"""The frame is the same on every page: the same ways on, in the same order, at the same place."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

import pytest

from tests.site.markup import words
from tests.support.built_site import LANGUAGES, Document

pytestmark = pytest.mark.data


def ways(document: Document) -> Iterator[tuple[str, str]]:
    """Where the frame's links lead and their words; the language switch has each page's own."""
    for part in ("header", "footer"):
        for link in document.tree.xpath(f"/html/body/{part}//a[not(@hreflang)]"):
            yield urljoin(f"https://site.example{document.address}", link.get("href")), words(link)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_the_same_ways_in_the_same_order(real_site, language):
    expected = list(ways(real_site.page(language, "home")))
    assert len(expected) > 10
    for address, document in real_site.of(language).items():
        assert list(ways(document)) == expected, address


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_control_is_named_from_the_interfaces_wordings(real_site, language):
    said = {text[language] for text in real_site.dataset.labels.values()}
    for document in real_site.of(language).values():
        for name in ("data-auto", "data-light", "data-dark", "data-failed", "placeholder"):
            assert {one.get(name) for one in document.tree.xpath(f"//*[@{name}]")} <= said, document.address
        for label in document.tree.xpath("//form//label | //button/span[@class='visually-hidden']"):
            assert words(label) in said, document.address
