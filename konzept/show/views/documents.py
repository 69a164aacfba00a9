"""Everything a reader may look for, as documents with a title and texts: for the search and for the register."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from typing import Any

from konzept.language.markdown import page_html, to_html
from konzept.model import Concept, Entry, Localised, Measure, Obligation, Text
from konzept.model.accountability import last_state
from konzept.model.dataset import kind_of
from konzept.plan.pages import Page, PageKey
from konzept.plan.site import Site
from konzept.show.views.common import PRINTED, locator

# Pages without records of their own: they are found by title and description.
_PAGES = (
    "compare",
    "matrix",
    "choice",
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
_HEADING = re.compile("^#+ ", re.MULTILINE)
_BLOCK = re.compile(r"<(p|ul|ol|table|blockquote)>(.*?)</\1>", re.DOTALL)
_TAG = re.compile("<[^>]+>")
_PART = re.compile(r"<(?:li|tr)>(.*?)</(?:li|tr)>", re.DOTALL)
_CELL = re.compile(r"</t[dh]>\s*<t[dh]>")

# What is shown below its title alone; everything else has a summary, or its first sentence is one.
BARE = frozenset({"note", "reference", "section"})

Document = dict[str, Any]


def without_macros(source: str) -> str:
    """The text of a hand-written page without the calls of macros and without the names of its headings."""
    return _MACRO.sub(" ", source)


def sentences(*sources: str, render: Callable[[str], str] = to_html) -> str:
    """The words of texts in Markdown with a sentence in each line; a list ends the sentence that announces it."""
    found: list[str] = []
    for kind, block in (match.groups() for source in sources for match in _BLOCK.finditer(render(source))):
        parts = block.split("\n") if kind in {"p", "blockquote"} else _PART.findall(_CELL.sub(", ", block))
        lines = [line for part in parts if (line := " ".join(unescape(_TAG.sub("", part)).split()))]
        if kind in {"ul", "ol"} and found and found[-1].endswith(":") and not any(map(_ended, lines[:-1])):
            found[-1] += " " + ", ".join(line.rstrip(",;.") for line in lines) + "."
        else:
            found += lines
    return "\n".join(found)


def _ended(line: str) -> bool:
    return line.endswith((".", "!", "?"))


def documents(site: Site) -> Iterator[Document]:
    """Everything that can be found, in one language: `id`, `kind`, `title`, `summary`, `text`, `also`, `url`.

    `text` has a sentence in each line.
    `also` are names a document is found by without showing them in its text: laws, variants, identifiers;
    the names of its `fields` and `actors` come from the index's facets.
    """
    yield from (_entry(site, entry) for entry in site.dataset.entries.values())
    yield from _fields(site)
    yield from _actors(site)
    yield from _audiences(site)
    yield from _terms(site)
    yield from _figures(site)
    yield from _duties(site)
    yield from _laws(site)
    yield from _evidence(site)
    yield from _remarks(site)
    yield from _concepts(site)
    yield from _reports(site)
    yield from _prose(site)


def _entry(site: Site, entry: Entry) -> Document:
    dataset, language = site.dataset, site.language.id
    also = [entry.id]
    later = [text for one in dataset.progress_of[entry.id] for text in (one.text, one.obstacle)]
    texts = (entry.text, *(gap.text for gap in entry.gap), *later)
    document = _document(site, PageKey("entry", entry.id), kind_of(entry), entry.title, entry.summary, *texts)
    also += _proofs(site, (one.document for record in dataset.progress_of[entry.id] for one in record.evidence))
    place = locator(dataset, entry, language)
    document |= {"id": entry.id, "concept": entry.concept, "place": place, "fields": list(entry.fields)}
    if isinstance(entry, Obligation):
        actors = [one.actor for one in entry.responsible if one.actor] + [one.actor for one in entry.partners]
        document |= {"actors": sorted(set(actors)), "bindingness": entry.bindingness.value}
        also += [text[language] for text in entry.addressees]
    # Before the first report all measures are in one state, and there is nothing to choose between.
    if isinstance(entry, Measure) and dataset.progress:
        document |= {"state": last_state(dataset, entry.id)}
    also += [
        law.provision[language] if law.provision else dataset.laws[law.law].citation[language] for law in entry.laws
    ]
    return document | {"also": also}


def _proofs(site: Site, ids: Iterable[str]) -> Iterator[str]:
    """The titles and numbers of documents, which have no page of their own: found where they prove something."""
    for document in (site.dataset.documents[id_] for id_ in dict.fromkeys(ids)):
        yield from filter(None, (document.title[site.language.id], document.number))


def _document(
    site: Site,
    key: PageKey,
    kind: str,
    title: Localised,
    summary: Localised | None,
    *texts: Localised | None,
    anchor: str = "",
) -> Document:
    language = site.language.id
    url = site.pages[key].address + (f"#{anchor}" if anchor else "")
    text = sentences(*(text[language] for text in texts if text))
    first, _, rest = ("", "", text) if summary or kind in BARE else text.partition("\n")
    return {
        "id": anchor.replace("-", ":", 1) if anchor else f"{key.type}:{key.subject}",
        "kind": kind,
        "title": title[language],
        "summary": summary[language] if summary else first,
        "text": rest,
        "url": url,
        "place": "",
        "also": [],
    }


def _fields(site: Site) -> Iterator[Document]:
    for field in site.dataset.fields.values():
        texts = (field.summary, field.text, field.plain)
        document = _document(site, PageKey("field", field.id), "field", field.title, field.question, *texts)
        yield document | {"fields": [field.id]}


def _actors(site: Site) -> Iterator[Document]:
    language = site.language.id
    for actor in site.dataset.actors.values():
        short = [actor.short_name[language]] if actor.short_name else []
        document = _document(site, PageKey("actor", actor.id), "actor", actor.name, None, actor.text, actor.note)
        also = [*short, *(actor.variants if language == PRINTED else ()), actor.id]
        yield document | {"actors": [actor.id], "also": also}


def _audiences(site: Site) -> Iterator[Document]:
    """The pages on whom a group of readers can ask: found by its name, its question and the answer."""
    for one in site.dataset.audiences.values():
        yield _document(site, PageKey("audience", one.id), "page", one.title, one.question, one.text)


def _terms(site: Site) -> Iterator[Document]:
    for term in site.dataset.terms.values():
        texts, language = (term.explanation, term.note), site.language.id
        document = _document(site, PageKey("glossary"), "term", term.term, None, *texts, anchor=f"term-{term.id}")
        yield document | {"also": [*term.forms.get(language, ()), *term.bound_forms.get(language, ())]}


def _figures(site: Site) -> Iterator[Document]:
    language, key = site.language.id, PageKey("figures")
    for one in site.dataset.figures.values():
        document = _document(site, key, "figure", one.title, one.text, one.note, anchor=f"figure-{one.id}")
        also = [f"{site.wording.number(one.value)} {one.unit[language]}", one.population[language]]
        yield document | {"concept": one.concept, "also": also}


def _duties(site: Site) -> Iterator[Document]:
    for duty in site.dataset.duties.values():
        texts = (duty.text, duty.note)
        document = _document(site, PageKey("duties"), "duty", duty.title, None, *texts, anchor=f"duty-{duty.id}")
        actors = [*duty.owed_by, *duty.owed_to]
        proofs = _proofs(site, (one.id for one in site.dataset.documents_on[duty.id]))
        yield document | {"actors": actors, "also": [duty.id, duty.when[site.language.id], *proofs]}


def _laws(site: Site) -> Iterator[Document]:
    language = site.language.id
    for law in site.dataset.laws.values():
        provisions = dict.fromkeys(
            one.provision[language]
            for entry in site.dataset.entries.values()
            for one in entry.laws
            if one.law == law.id and one.provision
        )
        document = _document(site, PageKey("laws"), "law", law.name, None, law.text, law.note, anchor=f"law-{law.id}")
        yield document | {"also": [law.citation[language], *provisions]}


def _evidence(site: Site) -> Iterator[Document]:
    """The documents that prove what became of something."""
    language, dataset = site.language.id, site.dataset
    for one in dataset.documents.values():
        found = _document(site, PageKey("evidence"), "document", one.title, None, anchor=f"document-{one.id}")
        place = ", ".join((dataset.label(f"document_type.{one.type}")[language], site.wording.date(one.date)))
        issuer = [one.issued_by] if one.issued_by else []
        also = [one.id, *([one.number] if one.number else [])]
        yield found | {"place": place, "actors": issuer, "also": also}


def _remarks(site: Site) -> Iterator[Document]:
    """The editors' notes, and what the texts refer to; in the language of print both are found by what is printed."""
    for note in site.dataset.notes.values():
        printed, anchor = _printed(site, note.printed), f"note-{note.id}"
        document = _document(
            site, PageKey("notes"), "note", note.title, None, note.text, note.reading, printed, anchor=anchor
        )
        yield document | {"concept": note.concept, "also": [note.id]}
    for one in site.dataset.references.values():
        printed, anchor = _printed(site, one.printed), f"reference-{one.id}"
        document = _document(
            site, PageKey("references"), "reference", one.target, None, one.note, printed, anchor=anchor
        )
        yield document | {"concept": one.concept, "also": [one.id]}


def _printed(site: Site, words: str | None) -> Text | None:
    return Text({PRINTED: words}) if words and site.language.id == PRINTED else None


def _concepts(site: Site) -> Iterator[Document]:
    for concept in site.dataset.concepts.values():
        unknown = [text for one in concept.unknowns for text in (one.title, one.text)]
        texts = (concept.text, concept.plain, *unknown, *(part.note for part in concept.parts))
        key = PageKey("concept", concept.id)
        yield _document(site, key, "concept", concept.name, concept.summary, *texts) | {"concept": concept.id}
        yield from _sections(site, concept)


def _sections(site: Site, concept: Concept) -> Iterator[Document]:
    for section in concept.sections:
        key = PageKey("section", concept.id, section.number)
        document = _document(site, key, "section", section.heading, None)
        place = site.dataset.label("locator.section")[site.language.id].format(number=section.number)
        yield document | {
            "id": f"section:{concept.id}/{section.number}",
            "concept": concept.id,
            "place": place,
            "also": [section.number],
        }


def _reports(site: Site) -> Iterator[Document]:
    for record in site.dataset.reports.values():
        page = site.pages[PageKey("report", record.concept, record.year)]
        foreword = sentences(record.foreword[site.language.id]) if record.foreword else ""
        yield _page(page, f"report/{record.id}", foreword) | {"concept": record.concept, "also": [record.year]}


def _page(page: Page, name: str, text: str) -> Document:
    """A page that is found by its title and description, and by its text."""
    shown = {"title": page.title, "summary": page.description, "text": text, "url": page.address}
    return {"id": f"page:{name}", "kind": "page", **shown, "place": "", "also": []}


def _prose(site: Site) -> Iterator[Document]:
    for page in site.pages.values():
        prose, name = page.prose if page.key.type == "prose" else None, page.key.subject or page.key.type
        if prose or name in _PAGES:
            source = without_macros(prose.text) if prose and name not in _LEGAL else ""
            yield _page(page, name, sentences(_HEADING.sub("", source), render=page_html))
