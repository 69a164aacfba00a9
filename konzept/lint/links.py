"""Rules for a finished page in its site: where its links lead, and what it says of itself in other languages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote, urljoin

from konzept.lint.markup import DATA_TYPE, Document, Tag
from konzept.plan.pages import MISSING, PageKey
from konzept.plan.site import Site


class Link(NamedTuple):
    """A link or a form, with the absolute address it leads to and the anchor there."""

    tag: Tag
    address: str
    anchor: str


@dataclass(frozen=True)
class SitePage:
    """A finished page and its place.

    `there` are the absolute addresses of everything that is made, `files` those of what is no page.
    """

    document: Document
    site: Site
    key: PageKey
    there: Collection[str]
    files: Collection[str]

    @cached_property
    def address(self) -> str:
        return self.site.absolute(self.site.language.id, self.key)

    @cached_property
    def counterparts(self) -> dict[str, str]:
        """The address of the page in every language."""
        return {code: self.site.absolute(code, self.key) for code in self.site.dataset.languages}

    @cached_property
    def declared(self) -> list[str]:
        """What the page names as its own address: nothing, while the site has none."""
        return [self.address] if self.site.has_address else []

    @cached_property
    def links(self) -> list[Link]:
        tags = (tag for tag in self.document.tags if tag.name in ("a", "form"))
        return [Link(tag, *self.target(tag.get("href") or tag.get("action"))) for tag in tags]

    @cached_property
    def _folders(self) -> list[str]:
        """The addresses of the page's folder, of the one above it, and so on, up to the site's own."""
        steps = self.address.split("/")
        above = self.site.address.count("/") - 1
        return ["/".join(steps[:count]) + "/" for count in range(len(steps) - 1, above, -1)]

    def target(self, address: str) -> tuple[str, str]:
        """The absolute address that one on the page means, and the anchor there."""
        path, _, anchor = address.partition("#")
        up = path.count("../")
        if not path:
            found = self.address
        elif path.startswith("https://"):
            found = path
        elif up < len(self._folders) and (near := self._folders[up] + path[3 * up :]) in self.there:
            found = near  # as nearly all are written, and three times as fast
        else:
            found = urljoin(self.address, path)
        return found, unquote(anchor) if anchor else ""


def links_lead_to_pages(page: SitePage) -> Iterator[str]:
    for link in page.links:
        if link.address not in page.there and link.address.startswith(page.site.address):
            yield str(link.tag)


def frame_stays_inside(page: SitePage) -> Iterator[str]:
    for link in page.document.of("a"):
        address = link.tag.get("href")
        if "//" in address and not address.startswith(page.site.address) and not link.stands_in("main"):
            yield str(link.tag)


def anchors_are_there(page: SitePage) -> Iterator[str]:
    """Those on other pages are looked for when all are made."""
    own = (link for link in page.links if link.anchor and link.address == page.address)
    yield from (str(link.tag) for link in own if link.anchor not in page.document.ids)


def files_are_there(page: SitePage) -> Iterator[str]:
    for element in page.document.of("link", "script", "img"):
        tag = element.tag
        if tag.get("rel") not in ("canonical", "alternate") and tag.get("type") != DATA_TYPE:
            address, _ = page.target(tag.get("href") or tag.get("src"))
            if address not in page.files:
                yield str(tag)


def counterparts_are_declared(page: SitePage) -> Iterator[str]:
    """Where the site has an address: a search engine takes no path."""
    if page.key == MISSING:
        return
    tags = [element.tag for element in page.document.of("link")]
    canonical = [tag.get("href") for tag in tags if tag.get("rel") == "canonical"]
    if canonical != page.declared:
        yield f"canonical {canonical}"
    found = {tag.get("hreflang"): tag.get("href") for tag in tags if tag.get("rel") == "alternate"}
    there = page.counterparts | {"x-default": page.counterparts[page.site.dataset.root_language.id]}
    if found != (there if page.declared else {}):
        yield f"alternate {found}"


def preview_has_the_own_address(page: SitePage) -> Iterator[str]:
    metas = [element.tag for element in page.document.of("meta")]
    found = [tag.get("content") for tag in metas if tag.get("property") == "og:url"]
    if found != page.declared:
        yield f"og:url {found}"


def switch_leads_to_the_counterparts(page: SitePage) -> Iterator[str]:
    links = [one for one in page.document.of("a") if "hreflang" in one.tag.attributes and one.stands_in("header")]
    found = {one.tag.get("hreflang"): page.target(one.tag.get("href"))[0] for one in links}
    if found != page.counterparts:
        yield str(found)
    marked = [one.tag.get("hreflang") for one in links if "aria-current" in one.tag.attributes]
    if marked != [page.document.language]:
        yield f"aria-current {marked}"


RULES: tuple[Callable[[SitePage], Iterator[str]], ...] = (
    links_lead_to_pages,
    frame_stays_inside,
    anchors_are_there,
    files_are_there,
    counterparts_are_declared,
    preview_has_the_own_address,
    switch_leads_to_the_counterparts,
)
