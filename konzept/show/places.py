"""What leads around a page: its contents, taken from its headings, and where to say that something is wrong with it.

Contents come from the finished text of a page, so that no template keeps a list of its own headings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from html import unescape
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from konzept.plan.pages import HOME, Page, PageKey
from konzept.plan.pairs import NAME, SECOND
from konzept.plan.site import Site

FEWEST_PLACES, FEWEST_WORDS = 3, 400
_CORRECTION = "correction"

_HEADING = re.compile(r'<h([23])(?=[^>]*\sid="([^"]+)")[^>]*>(.*?)</h\1>', re.DOTALL)
_HEAD = re.compile(r'\s*<header class="head[^"]*">.*?</header>\n', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_TWIN = re.compile(r'<span class="twin".*?</span>', re.DOTALL)


class Where(StrEnum):
    """Where a page has room for its contents: in a column beside the text, or folded above it."""

    BESIDE = "beside"
    FOLDED = "folded"


_WHERE = dict.fromkeys(
    (
        "whole", "section", "actor", "actors", "glossary", "laws", "references", "notes", "translations", "evidence",
        "audience", "prose",
    ),
    Where.BESIDE,
) | dict.fromkeys(("field", "duties", "figures", "report", "comparison", "chosen"), Where.FOLDED)  # fmt: skip


class Place(NamedTuple):
    """A heading of the page; `below` another one if it is of the third level."""

    anchor: str
    words: str
    below: bool


@dataclass(frozen=True)
class Contents:
    """A page cut in two, so that its contents can stand after its head; there are none on a short page."""

    head: Markup
    text: Markup
    where: Where | None
    places: tuple[Place, ...]


def contents(page: Page, html: Markup) -> Contents:
    """The contents of what a page shows."""
    where = _WHERE.get(page.key.type)
    places = tuple(_places(html)) if where else ()
    if len(places) < FEWEST_PLACES or len(html.striptags().split()) < FEWEST_WORDS:
        return Contents(Markup(), html, None, ())
    head = _HEAD.match(html)
    end = head.end() if head else 0
    return Contents(html[:end], html[end:], where, places)


def _places(html: Markup) -> list[Place]:
    """The headings of the second level, and of the third if there are too few; in the page's own language."""
    found = [
        Place(anchor, " ".join(unescape(_TAG.sub("", _TWIN.sub("", words))).split()), level == "3")
        for level, anchor, words in _HEADING.findall(html)
    ]
    above = [place for place in found if not place.below]
    return above if len(above) >= FEWEST_PLACES else found


def mailbox(site: Site, page: Page) -> str:
    """The operator's mailbox with a subject that names the page; empty while the operator has none."""
    label, email = site.dataset.label("mend.subject")[site.language.id], site.dataset.operator.email
    # A name that is put in later would not be quoted; an id need not be.
    title = page.title.replace(NAME, SECOND)
    subject = quote(label.format(title=title, file=page.edit or page.address))
    return f"mailto:{email}?subject={subject}" if email else ""


def correction(site: Site) -> tuple[PageKey, str]:
    """The page that says how to report a mistake, and the place on it; the first page while nobody has written that."""
    key = PageKey("prose", "how-to")
    prose = site.pages[key].prose if key in site.pages else None
    return key if prose else HOME, _CORRECTION if prose and f"#{_CORRECTION}" in prose.text else ""
