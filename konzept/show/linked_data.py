"""What a page is about, in the words of schema.org, for search engines and reference managers.

Progress is left out: schema.org's states of an action have none for “unknown”.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from konzept.language.inert import inert_json
from konzept.plan.pages import PageKey
from konzept.plan.site import DATA_FILE, LICENCE, OPEN_DATA, Site

_Node = dict[str, Any]


def linked_data(site: Site, key: PageKey) -> str:
    """The JSON-LD of a page; empty if it is about nothing that has a word there."""
    make = _ABOUT.get(key.type)
    if make is None or not (found := make(site, key)):
        return ""
    return inert_json(json.dumps({"@context": "https://schema.org"} | found, ensure_ascii=False, separators=(",", ":")))


def _entry(site: Site, key: PageKey) -> _Node:
    entry, code = site.dataset.entries[key.subject], site.language.id
    concept = PageKey("concept", entry.concept)
    return _work(site, key, entry.title[code]) | {
        "identifier": entry.id,
        "isPartOf": {"@type": "CreativeWork", "@id": site.absolute(code, concept), "name": site.pages[concept].title},
    }


def _concept(site: Site, key: PageKey) -> _Node:
    concept, code = site.dataset.concepts[key.subject], site.language.id
    found = _work(site, key, concept.title[code]) | {"identifier": concept.id}
    if concept.term and concept.term.section is None:
        found["temporalCoverage"] = f"{concept.term.start}/{concept.term.end}"
    return found


def _terms(site: Site, key: PageKey) -> _Node:
    code, own = site.language.id, site.absolute(site.language.id, key)
    terms = [
        {"@type": "DefinedTerm", "name": one.term[code], "url": f"{own}#term-{one.id}"}
        for one in site.dataset.terms.values()
    ]
    return {"@type": "DefinedTermSet", "@id": own, "name": site.pages[key].title, "hasDefinedTerm": terms}


def _data(site: Site, key: PageKey) -> _Node:
    if key.subject != "data":
        return {}
    files = {DATA_FILE: "application/json", f"{OPEN_DATA}catalog.jsonld": "application/ld+json"}
    downloads = [
        {"@type": "DataDownload", "contentUrl": site.address + name, "encodingFormat": kind}
        for name, kind in files.items()
    ]
    label = site.dataset.label
    return _work(site, key, label("data.title")[site.language.id]) | {
        "@type": "Dataset",
        "description": label("data.description")[site.language.id],
        "distribution": downloads,
    }


def _work(site: Site, key: PageKey, name: str) -> _Node:
    code = site.language.id
    return {
        "@type": "CreativeWork",
        "@id": site.absolute(code, key),
        "name": name,
        "inLanguage": code,
        "license": LICENCE,
    }


_ABOUT: Mapping[str, Callable[[Site, PageKey], _Node]] = {
    "entry": _entry,
    "concept": _concept,
    "glossary": _terms,
    "prose": _data,
}
