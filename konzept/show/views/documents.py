"""Everything a reader may look for, as documents with a title and texts: for the search and for the register."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from konzept.language.dialect import to_plain
from konzept.language.markdown import page_words
from konzept.model import Entry, Localised, Measure, Obligation
from konzept.model.accountability import last_state
from konzept.model.dataset import kind_of
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.show.views.common import PRINTED, locator

# Pages without records of their own: they are found by title and description.
_PAGES = (
    "compare",
    "matrix",
    "actors",
    "duties",
    "evidence",
    "figures",
    "glossary",
    "laws",
    "references",
    "notes",
    "contacts",
)
# Pages of the operator: their many words about servers and offices would only stand in the way.
_LEGAL = ("imprint", "privacy", "accessibility")
_MACRO = re.compile(r"\{\{.*?\}\}|\{:?\s*#.*?\}", re.DOTALL)

Document = dict[str, Any]


def without_macros(source: str) -> str:
    """The text of a hand-written page without the calls of macros and without the names of its headings."""
    return _MACRO.sub(" ", source)


def documents(site: Site) -> Iterator[Document]:
    """Everything that can be found, in one language: `id`, `kind`, `title`, `summary`, `text`, `also`, `url`.

    `also` are names a document is found by without showing them in its text: laws, variants, identifiers;
    the names of its `fields` and `actors` come from the index's facets.
    """
    yield from (_entry(site, entry) for entry in site.dataset.entries.values())
    yield from _fields(site)
    yield from _actors(site)
    yield from _audiences(site)
    yield from _terms(site)
    yield from _figures_duties_laws(site)
    yield from _evidence(site)
    yield from _sections(site)
    yield from _prose(site)


def _entry(site: Site, entry: Entry) -> Document:
    dataset, language = site.dataset, site.language.id
    also = [entry.id]
    text = to_plain(entry.text[language])
    document = _document(site, PageKey("entry", entry.id), kind_of(entry), entry.title, entry.summary, text)
    place = locator(dataset, entry, language)
    document |= {"id": entry.id, "concept": entry.concept, "place": place, "fields": list(entry.fields)}
    if isinstance(entry, Obligation):
        actors = [one.actor for one in entry.responsible if one.actor] + [one.actor for one in entry.partners]
        document |= {"actors": sorted(set(actors)), "bindingness": entry.bindingness.value}
        also += [text[language] for text in entry.addressees]
    if isinstance(entry, Measure):
        document |= {"state": last_state(dataset, entry.id)}
    also += [
        law.provision[language] if law.provision else dataset.laws[law.law].citation[language] for law in entry.laws
    ]
    return document | {"also": also}


def _document(
    site: Site, key: PageKey, kind: str, title: Localised, summary: Localised | None, text: str, anchor: str = ""
) -> Document:
    language = site.language.id
    url = site.pages[key].address + (f"#{anchor}" if anchor else "")
    return {
        "id": f"{key.type}:{key.subject}",
        "kind": kind,
        "title": title[language],
        "summary": summary[language] if summary else "",
        "text": text,
        "url": url,
        "place": "",
        "also": [],
    }


def _fields(site: Site) -> Iterator[Document]:
    language = site.language.id
    for field in site.dataset.fields.values():
        text = f"{field.summary[language]} {to_plain(field.text[language])}"
        document = _document(site, PageKey("field", field.id), "field", field.title, field.question, text)
        yield document | {"fields": [field.id]}


def _actors(site: Site) -> Iterator[Document]:
    language = site.language.id
    for actor in site.dataset.actors.values():
        text = to_plain(actor.text[language]) if actor.text else ""
        short = [actor.short_name[language]] if actor.short_name else []
        document = _document(site, PageKey("actor", actor.id), "actor", actor.name, None, text)
        yield document | {"actors": [actor.id], "also": [*short, *(actor.variants if language == PRINTED else ())]}


def _audiences(site: Site) -> Iterator[Document]:
    """The pages on whom a group of readers can ask: found by its name, its question and the answer."""
    for one in site.dataset.audiences.values():
        text = to_plain(one.text[site.language.id])
        yield _document(site, PageKey("audience", one.id), "page", one.title, one.question, text)


def _terms(site: Site) -> Iterator[Document]:
    language = site.language.id
    for term in site.dataset.terms.values():
        text = to_plain(term.explanation[language])
        document = _document(site, PageKey("glossary"), "term", term.term, None, text, f"term-{term.id}")
        forms = (*term.forms.get(language, ()), *term.bound_forms.get(language, ()))
        yield document | {"id": f"term:{term.id}", "also": list(forms)}


def _figures_duties_laws(site: Site) -> Iterator[Document]:
    language, dataset = site.language.id, site.dataset
    for figure in dataset.figures.values():
        also = [f"{site.wording.number(figure.value)} {figure.unit[language]}", figure.population[language]]
        document = _document(site, PageKey("figures"), "figure", figure.title, figure.text, "", f"figure-{figure.id}")
        yield document | {"id": f"figure:{figure.id}", "concept": figure.concept, "also": also}
    for duty in dataset.duties.values():
        actors = [*duty.owed_by, *duty.owed_to]
        document = _document(
            site, PageKey("duties"), "duty", duty.title, None, to_plain(duty.text[language]), f"duty-{duty.id}"
        )
        yield document | {"id": f"duty:{duty.id}", "actors": actors, "also": [duty.id, duty.when[language]]}
    for law in dataset.laws.values():
        text = to_plain(law.text[language]) if law.text else ""
        provisions = dict.fromkeys(
            one.provision[language]
            for entry in dataset.entries.values()
            for one in entry.laws
            if one.law == law.id and one.provision
        )
        document = _document(site, PageKey("laws"), "law", law.name, None, text, f"law-{law.id}")
        yield document | {"id": f"law:{law.id}", "also": [law.citation[language], *provisions]}


def _evidence(site: Site) -> Iterator[Document]:
    """The documents that prove what became of something."""
    language, dataset = site.language.id, site.dataset
    for one in dataset.documents.values():
        found = _document(site, PageKey("evidence"), "document", one.title, None, "", f"document-{one.id}")
        place = ", ".join((dataset.label(f"document_type.{one.type}")[language], site.wording.date(one.date)))
        issuer = [one.issued_by] if one.issued_by else []
        also = [one.id, *([one.number] if one.number else [])]
        yield found | {"id": f"document:{one.id}", "place": place, "actors": issuer, "also": also}


def _sections(site: Site) -> Iterator[Document]:
    for concept in site.dataset.concepts.values():
        yield _document(
            site,
            PageKey("concept", concept.id),
            "concept",
            concept.name,
            concept.summary,
            to_plain(concept.text[site.language.id]),
        ) | {"concept": concept.id}
        for section in concept.sections:
            key = PageKey("section", concept.id, section.number)
            document = _document(site, key, "section", section.heading, None, "")
            place = site.dataset.label("locator.section")[site.language.id].format(number=section.number)
            yield document | {
                "id": f"section:{concept.id}/{section.number}",
                "concept": concept.id,
                "place": place,
                "also": [section.number],
            }


def _prose(site: Site) -> Iterator[Document]:
    for page in site.pages.values():
        prose, name = page.prose if page.key.type == "prose" else None, page.key.subject or page.key.type
        if prose or name in _PAGES:
            text = page_words(without_macros(prose.text)) if prose and name not in _LEGAL else ""
            yield {
                "id": f"page:{name}",
                "kind": "page",
                "title": page.title,
                "summary": page.description,
                "text": text,
                "url": page.address,
                "place": "",
                "also": [],
            }
