"""Feeds (Atom, RFC 4287) of what changed: all, corrections, per concept and per body, in each language."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from konzept.plan.identifiers import lasting
from konzept.plan.site import Site
from konzept.show.views.changes import Announcement, FeedFile, announcements, feed_files

_ATOM = "http://www.w3.org/2005/Atom"
_MIDNIGHT = "T00:00:00Z"
_NEVER = "1970-01-01"
"""When a feed in which nothing has been announced was last renewed: it does not change with every build."""


def feeds(site: Site) -> Mapping[str, Callable[[], bytes]]:
    """What gives each feed, by its place below the language's root."""
    dataset = site.dataset
    wanted: list[dict[str, Any]] = [{}, {"corrections": True}]
    wanted += [{"concept": one} for one in dataset.concepts] + [{"body": one} for one in dataset.actors]
    return {one.place: partial(feed, site, one, what) for one, what in zip(feed_files(site), wanted, strict=True)}


def feed(site: Site, file: FeedFile, what: Mapping[str, Any]) -> bytes:
    """One feed; the same bytes until something in it changes."""
    code, label = site.language.id, site.dataset.label
    told = announcements(site, **what)
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": code})
    _add(root, "id", lasting("feed", code, *(f"{name}={value}" for name, value in what.items())).urn)
    _add(root, "title", label("changes.feed")[code].format(site=label("site.name")[code], about=file.title))
    _add(root, "updated", (told[0].day if told else _NEVER) + _MIDNIGHT)
    operator = site.dataset.operator.name
    _add(ET.SubElement(root, "author"), "name", (operator or label("site.name"))[code])
    ET.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": site.root(code) + file.place})
    _add(root, "rights", label("footer.licence")[code])
    for one in told:
        _entry(site, root, one)
    written: bytes = ET.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + written + b"\n"


def _entry(site: Site, root: ET.Element, one: Announcement) -> None:
    code, entry = site.language.id, ET.SubElement(root, "entry")
    _add(entry, "id", lasting(one.kind, one.id, code).urn)
    _add(entry, "title", _title(site, one))
    _add(entry, "updated", one.day + _MIDNIGHT)
    anchor = f"#{one.anchor}" if one.anchor else ""
    ET.SubElement(entry, "link", {"href": site.absolute(code, one.key) + anchor})
    if one.named:
        ET.SubElement(entry, "category", {"term": one.named.change.kind.value})
    _add(entry, "summary", "\n".join(_lines(site, one)))


def _title(site: Site, one: Announcement) -> str:
    code, label = site.language.id, site.dataset.label
    if one.named:
        return f"{label(f'change_kind.{one.named.change.kind}')[code]}: {one.named.change.what[code]}"
    return one.edition.title[code] if one.edition else ""


def _lines(site: Site, one: Announcement) -> Iterator[str]:
    code, label = site.language.id, site.dataset.label
    if one.named:
        yield one.named.change.why[code]
        yield from (f"– {entry.title[code]} ({entry.id})" for entry in one.named.entries)
    for found in one.found:
        yield f"– {found.kind}: {found.title} ({found.id}): {label(f'changes.{found.what}')[code]}"
    if one.edition and not one.found:
        yield label("changes.nothing_compared")[code]


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text
