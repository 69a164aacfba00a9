"""The elements of a finished page, their words, and what a strict parser says."""

from __future__ import annotations

from collections.abc import Iterator

import html5lib
from lxml.html import HtmlElement

from tests.support.built_site import Document


def elements(document: Document, *names: str) -> Iterator[HtmlElement]:
    """The elements of these names (all without one) in the order of the page, comments left out."""
    return (one for one in document.tree.iter(*names) if isinstance(one.tag, str))


def words(element: HtmlElement) -> str:
    """An element's text with single spaces, without its twins in other languages, which are hidden at first."""
    if element.xpath('ancestor-or-self::*[@class="twin"]'):
        return " ".join(element.text_content().split())
    own = element.xpath('.//text()[not(ancestor::*[@class="twin"])]')
    return " ".join("".join(own).split())


def shown(element: HtmlElement) -> str:
    """The opening tag and the beginning of the text, to find the place again."""
    attributes = "".join(f' {name}="{element.get(name)}"' for name in ("id", "class", "href") if element.get(name))
    return f"<{element.tag}{attributes}> {words(element)[:60]}".rstrip()


def html_errors(document: Document) -> Iterator[str]:
    """What a strict HTML parser complains about."""
    parser = html5lib.HTMLParser()
    parser.parse(document.source)
    for (line, _), code, values in parser.errors:
        yield f"line {line}: {code} {values}: {document.source.splitlines()[line - 1].strip()[:100]}"
