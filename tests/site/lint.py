"""Rules for one finished page: pure functions from a document to its problems; each docstring is the rule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urlsplit

import html5lib
from lxml.html import HtmlElement

from tests.site.lint_names import (
    charts_have_texts_and_tables,
    images_have_names,
    landmarks_have_names,
    landmarks_have_names_of_their_own,
    links_have_words,
    table_rows_are_equally_long,
    tables_have_headers,
)
from tests.site.markup import Rule, elements, shown, words
from tests.support.built_site import ADDRESS, Document

PLACEHOLDERS = re.compile(
    r"\b(TODO|FIXME|XXX|Lorem|undefined|NaN)\b|\bNone\b(?! of\b)|Localised\(|Decimal\(|<konzept|\[\]"
)
TEMPLATE_MARKS = ("{{", "}}", "{%", "%}", "{#", "data-slot")
NEVER_EMPTY = (
    "a", "article", "aside", "blockquote", "button", "caption", "cite", "code", "dd", "details", "div", "dl", "dt",
    "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "label", "legend", "li",
    "main", "nav", "ol", "option", "p", "q", "section", "strong", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "title", "tr", "ul",
)  # fmt: skip
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
PHRASING_ONLY = (
    *HEADINGS, "abbr", "b", "button", "cite", "code", "em", "i", "label", "p", "q", "small", "span", "strong", "sub",
    "sup", "time",
)  # fmt: skip
BLOCKS = (
    *HEADINGS, "article", "aside", "blockquote", "details", "div", "dl", "figure", "footer", "header", "hr", "main",
    "nav", "ol", "p", "pre", "section", "table", "ul",
)  # fmt: skip
ALLOWED_CHILDREN = {
    "ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd", "div"}, "table": {"caption", "colgroup", "thead", "tbody", "tfoot"},
    "thead": {"tr"}, "tbody": {"tr"}, "tfoot": {"tr"}, "tr": {"th", "td"},
}  # fmt: skip
NEEDED_PARENTS = {
    "li": {"ul", "ol"}, "dt": {"dl", "div"}, "dd": {"dl", "div"}, "tr": {"thead", "tbody", "tfoot"},
    "caption": {"table"}, "summary": {"details"}, "figcaption": {"figure"}, "legend": {"fieldset"},
}  # fmt: skip
OBSOLETE = ("align", "bgcolor", "border", "cellpadding", "cellspacing", "valign")
ID_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "for", "headers")
LOADING = {
    "src": ("audio", "embed", "iframe", "img", "input", "script", "source", "track", "video"), "data": ("object",),
    "poster": ("video",), "action": ("form",), "formaction": ("button", "input"), "background": ("body",),
    "href": ("base", "link", "image", "use"), "srcset": ("img", "source"),
}  # fmt: skip
FILLED_BY_SCRIPT = ("listbox", "status")
SHOWN_BY_SCRIPT = ("data-palette", "data-results")
SHOWN_ON_PAPER = "addresses"
# Link relations that name an address without loading it.
NAMING_RELATIONS = {"alternate", "canonical"}


def texts(document: Document) -> Iterator[str]:
    """Everything a reader sees, hears or finds: text nodes outside code, and the attributes that are read out."""
    for element in elements(document):
        if element.tag in ("script", "style"):
            continue
        if element.tag != "code" and element.text:
            yield element.text
        if element.tail:
            yield element.tail
        for name in ("alt", "aria-label", "title", "placeholder", "content"):
            if element.get(name):
                yield element.get(name)


def has_one_h1(document: Document) -> Iterator[str]:
    """Every page has exactly one `h1`, and it stands in `main`."""
    found = list(elements(document, "h1"))
    if len(found) != 1:
        yield f"{len(found)} h1: {[words(one) for one in found]}"
    elif not any(one.tag == "main" for one in found[0].iterancestors()):
        yield "the h1 stands outside main"


def headings_do_not_skip_a_level(document: Document) -> Iterator[str]:
    """A heading is at most one level below the one before it, and the first is the `h1`."""
    found = [(int(one.tag[1]), one) for one in elements(document, *HEADINGS)]
    if found and found[0][0] != 1:
        yield f"the first heading is {shown(found[0][1])}"
    for (above, _), (level, heading) in pairwise(found):
        if level > above + 1:
            yield f"h{level} after h{above}: {words(heading)}"


def headings_have_something_below_them(document: Document) -> Iterator[str]:
    """Between a heading and the next of its level or above stands more than headings."""
    open_headings: list[HtmlElement] = []
    for element in document.main.iter():
        if element.tag in HEADINGS:
            yield from _closed(open_headings, int(element.tag[1]))
            open_headings.append(element)
        elif open_headings and _speaks(element):
            open_headings.clear()
    yield from _closed(open_headings, 1)


def _closed(open_headings: list[HtmlElement], level: int) -> Iterator[str]:
    while open_headings and int(open_headings[-1].tag[1]) >= level:
        yield f"nothing below the heading {shown(open_headings.pop())}"


def _speaks(element: HtmlElement) -> bool:
    """Whether an element outside a heading has text of its own or is an image."""
    if any(one.tag in HEADINGS for one in element.iterancestors()):
        return False
    own = (element.text or "") if isinstance(element.tag, str) else ""
    return element.tag in ("img", "svg") or bool((own + "".join(child.tail or "" for child in element)).strip())


def ids_are_unique(document: Document) -> Iterator[str]:
    """No id occurs twice, and none is empty or holds a space."""
    found = Counter(one.get("id") for one in elements(document) if one.get("id") is not None)
    yield from (f"id “{name}” {count} times" for name, count in found.items() if count > 1)
    yield from (f"id “{name}” is none" for name in found if not name or re.search(r"\s", name))


def id_references_resolve(document: Document) -> Iterator[str]:
    """Every id that an attribute refers to is on the page."""
    ids = {one.get("id") for one in elements(document)}
    for element in elements(document):
        for name in ID_REFERENCES:
            for target in (element.get(name) or "").split():
                if target not in ids:
                    yield f'{name}="{target}" leads nowhere: {shown(element)}'


def language_is_declared(document: Document) -> Iterator[str]:
    """The page says its language and direction, and no `lang` is empty."""
    root = document.tree
    if root.get("lang") != document.language:
        yield f"lang is {root.get('lang')!r}, not {document.language!r}"
    if root.get("dir") not in ("ltr", "rtl"):
        yield f"dir is {root.get('dir')!r}"
    yield from (f"empty lang: {shown(one)}" for one in elements(document) if one.get("lang") == "")


def nothing_of_the_machinery_shows(document: Document) -> Iterator[str]:
    """No template marks, no placeholder and no value of the programming language stands in the page."""
    yield from (f"“{mark}” in the source" for mark in TEMPLATE_MARKS if mark in document.source)
    for text in texts(document):
        if match := PLACEHOLDERS.search(text):
            yield f"“{match[0]}” in: {text.strip()[:80]}"


def nothing_is_empty(document: Document) -> Iterator[str]:
    """No element that should hold words is empty; a drawing inside counts, and a script may fill what it shows."""
    for element in elements(document, *NEVER_EMPTY):
        if any(_waits_for_script(one) for one in (element, *element.iterancestors())):
            continue
        drawn = any(child.tag in ("svg", "img", "path", "rect") for child in element.iter())
        if not words(element) and not drawn and element.get("aria-hidden") != "true":
            yield f"empty: {shown(element)} in {shown(element.getparent())}"


def children_fit_their_parents(document: Document) -> Iterator[str]:
    """Lists hold items, tables rows, `details` begins with its `summary`, and no block stands in running text."""
    for element in elements(document):
        parent = element.getparent()
        if parent is None:
            continue
        if parent.tag in ALLOWED_CHILDREN and element.tag not in ALLOWED_CHILDREN[parent.tag]:
            yield f"{element.tag} in {parent.tag}: {shown(element)}"
        if element.tag in NEEDED_PARENTS and parent.tag not in NEEDED_PARENTS[element.tag]:
            yield f"{element.tag} in {parent.tag}: {shown(element)}"
        if element.tag in BLOCKS and (outer := _running_text_around(element)):
            yield f"{element.tag} inside {outer}: {shown(element)}"
    for details in elements(document, "details"):
        if len(details) == 0 or details[0].tag != "summary" or len(details) == 1:
            yield f"details need a summary and more: {shown(details)}"


def _running_text_around(element: HtmlElement) -> str:
    return next((one.tag for one in element.iterancestors() if one.tag in PHRASING_ONLY), "")


def controls_do_not_nest(document: Document) -> Iterator[str]:
    """No link, button or summary holds another."""
    controls = ("a", "button", "summary", "input", "select", "textarea")
    for element in elements(document, *controls):
        outer = next((one for one in element.iterancestors() if one.tag in controls), None)
        if outer is not None:
            yield f"{element.tag} in {outer.tag}: {shown(outer)}"


def nothing_is_obsolete(document: Document) -> Iterator[str]:
    """No presentational attribute or element of old HTML."""
    for element in elements(document):
        yield from (f"{name} at {shown(element)}" for name in OBSOLETE if element.get(name) is not None)
    yield from (shown(one) for one in elements(document, "center", "font", "big", "strike", "tt", "marquee"))


def html_is_valid(document: Document) -> Iterator[str]:
    """A strict HTML parser finds nothing to complain about."""
    parser = html5lib.HTMLParser()
    parser.parse(document.source)
    for (line, _), code, values in parser.errors:
        yield f"line {line}: {code} {values}: {document.source.splitlines()[line - 1].strip()[:100]}"


def nothing_is_inline(document: Document) -> Iterator[str]:
    """No script, style or event handler stands in the page itself: a strict content security policy holds."""
    yield from ("an inline script" for one in elements(document, "script") if not one.get("src"))
    yield from ("an inline style" for _ in elements(document, "style"))
    for element in elements(document):
        for name in element.attrib:
            if name == "style" or name.lower().startswith("on"):
                yield f"{name}= at {shown(element)}"


def nothing_comes_from_elsewhere(document: Document) -> Iterator[str]:
    """No part of the page is loaded from another host."""
    for element in elements(document):
        for attribute, names in LOADING.items():
            if element.tag not in names or element.get(attribute) is None:
                continue
            if element.tag == "link" and NAMING_RELATIONS & set(element.get("rel", "").split()):
                continue
            if re.search(r"(^|[\s,])\s*(?:[a-z][a-z0-9+.-]*:)?//", element.get(attribute), re.IGNORECASE):
                yield f"{attribute} leads away: {element.get(attribute)}"
    if any(one.get("http-equiv", "").lower() == "refresh" for one in elements(document, "meta")):
        yield "a refresh"


def links_stay_inside(document: Document) -> Iterator[str]:
    """The frame leads to pages of the site only, what editors write to any host besides; no link runs a script."""
    for element in elements(document, "a"):
        address = urlsplit(element.get("href", ""))
        if address.scheme not in ("", "http", "https", "mailto"):
            yield f"scheme {address.scheme}: {shown(element)}"
        away = address.netloc and not element.get("href").startswith(ADDRESS)
        if away and not any(one.tag == "main" for one in element.iterancestors()):
            yield f"host {address.netloc}: {shown(element)}"


def head_is_complete(document: Document) -> Iterator[str]:
    """Title, description, viewport, icon and the texts for a preview are there and filled."""
    head = document.tree.find("head")
    if len(head.findall("title")) != 1:
        yield f"{len(head.findall('title'))} titles"
    for name in ("description", "viewport"):
        yield from _one_meta(head, "name", name)
    for name in ("og:title", "og:description", "og:url", "og:type", "og:locale", "og:site_name"):
        yield from _one_meta(head, "property", name)
    if not head.xpath("link[@rel='icon']/@href"):
        yield "no icon"
    if head.find("meta").get("charset", "").lower() != "utf-8":
        yield "the character set is not the first thing said"


def _one_meta(head: HtmlElement, attribute: str, name: str) -> Iterator[str]:
    found = [one for one in head.findall("meta") if one.get(attribute) == name]
    if len(found) != 1 or not found[0].get("content", "").strip():
        yield f"{len(found)} filled meta {name}"


def nothing_is_hidden_for_good(document: Document) -> Iterator[str]:
    """`hidden` is only what a script shows because it needs one (the palette's button, hits) and what paper shows."""
    for element in elements(document):
        if element.get("hidden") is not None and not (_waits_for_script(element) or _is_for_paper(element)):
            yield f"hidden: {shown(element)}"


def _waits_for_script(element: HtmlElement) -> bool:
    """Whether an element is one that a script fills or shows."""
    return element.get("role") in FILLED_BY_SCRIPT or bool(set(SHOWN_BY_SCRIPT) & set(element.attrib))


def _is_for_paper(element: HtmlElement) -> bool:
    return element.get("class") == SHOWN_ON_PAPER


def quotes_suit_the_language(document: Document) -> Iterator[str]:
    """No straight quotation mark stands in visible text, and no double space or lone hyphen as a dash."""
    for text in texts(document):
        if '"' in text:
            yield f"straight quotes: {text.strip()[:80]}"
        if re.search(r"\w - \w", text):
            yield f"a hyphen as a dash: {text.strip()[:80]}"


RULES: tuple[Rule, ...] = (
    has_one_h1,
    headings_do_not_skip_a_level,
    headings_have_something_below_them,
    ids_are_unique,
    id_references_resolve,
    language_is_declared,
    nothing_of_the_machinery_shows,
    nothing_is_empty,
    landmarks_have_names,
    landmarks_have_names_of_their_own,
    charts_have_texts_and_tables,
    links_have_words,
    images_have_names,
    tables_have_headers,
    table_rows_are_equally_long,
    children_fit_their_parents,
    controls_do_not_nest,
    nothing_is_obsolete,
    nothing_is_inline,
    nothing_comes_from_elsewhere,
    links_stay_inside,
    head_is_complete,
    nothing_is_hidden_for_good,
    quotes_suit_the_language,
)
