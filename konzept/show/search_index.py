"""The index of one language: every document a reader may look for, as data for the script in the browser.

The script makes the vocabulary from these texts when they arrive (about 20,000 words, some milliseconds),
so one file of plain texts serves finding, ranking and showing the matching passage.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from konzept.language.search_terms import terms
from konzept.model import ProgressState
from konzept.model.accountability import UNKNOWN
from konzept.plan.site import Site
from konzept.show.views.documents import Document, documents
from konzept.show.views.validity import validity

_ABBREVIATION = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜ]*[A-ZÄÖÜ]\w*( [IVX]+)?")


def index_json(site: Site) -> str:
    """The index of one language as JSON: documents, labels of the result page, synonyms and stop words."""
    language = site.language.id
    labels = {
        key.removeprefix("search."): text[language]
        for key, text in site.dataset.labels.items()
        if key.startswith("search.") and language in text
    } | {"comma": site.dataset.label("list.comma")[language]}
    index = {
        "language": language,
        "locale": site.language.locale.replace("_", "-"),
        "labels": labels,
        "stop": sorted({term for word in site.language.stop_words for term in terms(word, language)}),
        "synonyms": list(_synonyms(site)),
        "facets": _facets(site),
        "levels": {one.id: one.level.value for one in site.dataset.concepts.values()},
        "languages": {code: site.wording.language(other.locale) for code, other in site.dataset.languages.items()},
        "documents": [_compact(document, language) for document in documents(site)],
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def _compact(document: Document, language: str) -> Document:
    """A document without what is empty, and without the names that its title or its id says already."""
    said = set(terms(document["title"], language))
    names = [name for name in document["also"] if name != document["id"] and not said.issuperset(terms(name, language))]
    return {key: value for key, value in (document | {"also": list(dict.fromkeys(names))}).items() if value}


def _synonyms(site: Site) -> Iterator[tuple[list[list[str]], list[list[str]]]]:
    """What people type, as terms, with the terms the texts have instead; abbreviations come from the glossary."""
    language = site.language.id
    for group in site.dataset.synonyms.values():
        words, means = ([terms(one, language) for one in each.get(language, ())] for each in (group.words, group.means))
        if words and means:
            yield words, means
    for term in site.dataset.terms.values():
        if short := [terms(form, language) for form in term.forms.get(language, ()) if _ABBREVIATION.fullmatch(form)]:
            yield short, [terms(re.sub(r"\(.*?\)", "", term.term[language]), language)]


def _facets(site: Site) -> dict[str, dict[str, str]]:
    """The values of each filter with their labels, in the order to show them; fields and actors are documents.

    And what each concept's term is, in words.
    """
    dataset, language = site.dataset, site.language.id
    bindings = [key for key in dataset.labels if key.startswith("bindingness.")]
    kinds = (
        "guideline",
        "goal",
        "measure",
        "statement",
        "field",
        "actor",
        "term",
        "figure",
        "duty",
        "document",
        "law",
        "section",
        "concept",
        "page",
    )
    return {
        "term": {one.id: validity(site, one).words for one in dataset.concepts.values()},
        "concept": {one.id: one.short_name[language] for one in dataset.concepts.values()},
        "kind": {kind: dataset.label(f"kind.{kind}")[language] for kind in kinds},
        "bindingness": {key.removeprefix("bindingness."): dataset.label(key)[language] for key in bindings},
        "state": {UNKNOWN: dataset.label("table.state.unknown")[language]}
        | {str(one): dataset.label(f"progress_state.{one}")[language] for one in ProgressState},
    }
