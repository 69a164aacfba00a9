"""Rules for the site as a whole: links, anchors, counterparts, sitemaps; from all documents to their problems."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from functools import cache
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import etree

from tests.site.lint import elements, shown, words
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


def links_and_anchors_resolve(site: BuiltSite, document: Document) -> Iterator[str]:
    """Every link of the site to itself finds its page, and its anchor there; so does every file a page loads."""
    for address, anchor, element in targets(document):
        target = site.documents.get(address)
        if target is None and not (site.folder / address.lstrip("/")).is_file():
            yield f"no page {address}: {element}"
        elif target is not None and anchor and anchor not in ids(target):
            yield f"no anchor #{anchor} on {address}: {element}"
    for element in elements(document, "link", "script", "img"):
        address = urlsplit(urljoin(ORIGIN + document.address, element.get("href") or element.get("src") or ""))
        file = site.folder / address.path.lstrip("/")
        if element.get("rel") not in ("canonical", "alternate") and not file.is_file():
            yield f"no file {address.path}: {shown(element)}"


def alternates(document: Document) -> dict[str, str]:
    """The addresses a page gives for each language (and `x-default`)."""
    found = document.tree.xpath("//head/link[@rel='alternate'][@hreflang]")
    return {one.get("hreflang"): one.get("href") for one in found}


def counterparts_are_declared(site: BuiltSite, document: Document) -> Iterator[str]:
    """A page names itself as canonical and in its own language, its counterparts in all others, and the default."""
    if is_missing_page(document):
        return
    found = alternates(document)
    canonical = document.tree.xpath("//head/link[@rel='canonical']/@href")
    if canonical != [ORIGIN + document.address]:
        yield f"canonical {canonical}"
    if found.get(document.language) != ORIGIN + document.address:
        yield f"its own hreflang is {found.get(document.language)}"
    if set(found) != {*site.world.languages, "x-default"}:
        yield f"hreflang for {sorted(found)}"
    if found.get("x-default") != found.get(next(iter(site.world.languages))):
        yield f"x-default is {found.get('x-default')}"
    for language, address in found.items():
        other = site.documents.get(urlsplit(address).path)
        if other is None or not address.startswith(ADDRESS):
            yield f"hreflang {language} leads nowhere: {address}"
        elif alternates(other) != found:
            yield f"{address} names other counterparts"


def social_address_is_the_own_one(site: BuiltSite, document: Document) -> Iterator[str]:
    """The address in the preview text is that of the page."""
    found = document.tree.xpath("//head/meta[@property='og:url']/@content")
    if found != [ORIGIN + document.address]:
        yield f"og:url {found}"


def switch(document: Document) -> dict[str, str]:
    """Where the language switch leads, by language."""
    found = document.tree.xpath("//header//a[@hreflang]")
    return {one.get("hreflang"): urljoin(ORIGIN + document.address, one.get("href")) for one in found}


def switch_leads_to_the_counterpart(site: BuiltSite, document: Document) -> Iterator[str]:
    """The language switch leads to the same page in every language, and marks its own."""
    found = switch(document)
    if set(found) != set(site.world.languages):
        yield f"the switch offers {sorted(found)}"
    expected = {code: address for code, address in alternates(document).items() if code != "x-default"}
    if is_missing_page(document):
        expected = {code: ORIGIN + site.address(code, "404") for code in site.world.languages}
    if found != expected:
        yield f"the switch leads to {found}"
    current = document.tree.xpath("//header//a[@hreflang][@aria-current]/@hreflang")
    if current != [document.language]:
        yield f"the switch marks {current}"


PAGE_RULES = (
    links_and_anchors_resolve,
    counterparts_are_declared,
    social_address_is_the_own_one,
    switch_leads_to_the_counterpart,
)


def title(document: Document) -> str:
    return words(document.tree.find("head/title"))


def description(document: Document) -> str:
    return (document.tree.xpath("//head/meta[@name='description']/@content") or [""])[0]


def heads_are_unique(site: BuiltSite) -> Iterator[str]:
    """No two pages of a language share their title or their description."""
    for part in (title, description):
        for language in site.world.languages:
            found = defaultdict(list)
            for document in site.of(language).values():
                found[part(document)].append(document.address)
            yield from (f"{part.__name__} “{name}”: {same}" for name, same in found.items() if len(same) > 1)


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
    for language in site.world.languages.values():
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
    for language in site.world.languages.values():
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
    heads_are_unique,
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
