"""Rules for the site as a whole: its pages, sitemaps, styles; from all documents to their problems."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping
from functools import cache
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import etree

from tests.site.markup import elements, shown, words
from tests.support.built_site import ADDRESS, BuiltSite, Document

ORIGIN = ADDRESS.rstrip("/")
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def is_missing_page(document: Document) -> bool:
    """Whether this is the page for unknown addresses: it has no address of its own."""
    return document.address.endswith("404.html")


def targets(document: Document) -> Iterator[tuple[str, str, str]]:
    """Address, anchor and shown form of every link and form of a page that stays on the site."""
    for element in elements(document, "a", "form"):
        goal = element.get("href") or element.get("action") or ""
        address, anchor = urldefrag(urljoin(ORIGIN + document.address, goal))
        if address.startswith(ADDRESS):
            yield urlsplit(address).path, unquote(anchor), shown(element)


@cache
def ids(document: Document) -> frozenset[str]:
    """The ids of a page."""
    return frozenset(one.get("id") for one in elements(document) if one.get("id"))


def title(document: Document) -> str:
    return words(document.tree.find("head/title"))


def description(document: Document) -> str:
    return (document.tree.xpath("//head/meta[@name='description']/@content") or [""])[0]


def every_planned_page_is_there(site: BuiltSite) -> Iterator[str]:
    """The site holds every page of the plan in every language, and nothing else."""
    planned = {site.address(language, key) for language, pages in site.plans.items() for key in pages}
    yield from (f"missing: {address}" for address in sorted(planned - set(site.documents)))
    yield from (f"not planned: {address}" for address in sorted(set(site.documents) - planned))


def every_page_has_its_counterpart(site: BuiltSite) -> Iterator[str]:
    """Every language has the same pages by key."""
    every = {key for pages in site.plans.values() for key in pages}
    for language, pages in site.plans.items():
        yield from (f"{language} lacks {key}" for key in sorted(every - set(pages)))


def sitemaps_list_every_page(site: BuiltSite) -> Iterator[str]:
    """A language's sitemap lists each of its pages once, without the page for unknown addresses, and nothing else."""
    for language in site.dataset.languages.values():
        file = site.folder / language.path / "sitemap.xml"
        found = [one.text for one in etree.parse(file).iter(SITEMAP)]
        expected = {ORIGIN + one.address for one in site.of(language.id).values() if not is_missing_page(one)}
        yield from (f"{language.id} lacks {address}" for address in sorted(expected - set(found)))
        yield from (f"{language.id} also lists {address}" for address in sorted(set(found) - expected))
        if len(found) != len(set(found)):
            yield f"{language.id} lists a page twice"


def robots_names_every_sitemap(site: BuiltSite) -> Iterator[str]:
    """robots.txt forbids nothing and names the sitemap of every language."""
    lines = (site.folder / "robots.txt").read_text(encoding="utf-8").splitlines()
    for language in site.dataset.languages.values():
        line = f"Sitemap: {ADDRESS}{language.path + '/' if language.path else ''}sitemap.xml"
        if line not in lines:
            yield f"no “{line}”"
    yield from (f"forbids: {line}" for line in lines if line.startswith("Disallow:") and line != "Disallow:")


def styles_and_scripts_stay_inside(site: BuiltSite) -> Iterator[str]:
    """No style sheet or script names another host or a file that is not there."""
    for file in sorted([*site.folder.rglob("*.css"), *site.folder.rglob("*.js"), *site.folder.rglob("*.svg")]):
        source = file.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
        yield from (f"{file.name}: {one}" for one in re.findall(r"https?://\S{0,60}|@import\b.{0,60}", source))
        for address in re.findall(r"url\(\s*['\"]?([^'\")]+)", source) if file.suffix == ".css" else ():
            if not address.startswith(("data:", "#")) and not (file.parent / address).is_file():
                yield f"{file.name}: url({address})"


SITE_RULES = (
    every_planned_page_is_there,
    every_page_has_its_counterpart,
    sitemaps_list_every_page,
    robots_names_every_sitemap,
    styles_and_scripts_stay_inside,
)


def clicks_from_home(site: BuiltSite, language: str) -> Mapping[str, int]:
    """For every page of a language that can be reached from its first page, the number of clicks it takes."""
    home = site.address(language, "home")
    clicks = {home: 0}
    waiting = deque([home])
    while waiting:
        here = waiting.popleft()
        for address, _, _ in targets(site.documents[here]):
            target = site.documents.get(address)
            if target and target.language == language and address not in clicks:
                clicks[address] = clicks[here] + 1
                waiting.append(address)
    return clicks
