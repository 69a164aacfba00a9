"""The index of one language: every document a reader may look for, as data for the script in the browser.

It finds everything by itself: titles, names and summaries as they are, the words of the texts as a list that says in
which documents each stands.  The texts are a file of their own, for the passages that a list shows; most searches
end before anybody has come to a hit that needs one.
"""

from __future__ import annotations

import json
import re
import string
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from konzept.language.search_terms import stem, terms
from konzept.language.spoken_words import DERIVED, SOUNDS
from konzept.model import ProgressState
from konzept.model.accountability import UNKNOWN
from konzept.plan.site import Site
from konzept.show.views.common import tint
from konzept.show.views.documents import Document, documents
from konzept.show.views.validity import validity

_ABBREVIATION = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜ]*[A-ZÄÖÜ]\w*( [IVX]+)?")
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7", "VIII": "8", "IX": "9",
          "X": "10", "XI": "11", "XII": "12"}  # fmt: skip
_SUSPENDED = re.compile(r"((?:\b[^\W\d_]{3,}-,? (?:und |oder |bzw\. |sowie )?)+)([^\W\d_]{6,})")
_WORD = re.compile(r"[^\W_]+")
# The signs that numbers are written with: those before _BASE end one, those after say that more follows.
_SIGNS = string.digits + string.ascii_uppercase + string.ascii_lowercase
_BASE = 31


def index_json(site: Site) -> str:
    """The index of one language as JSON: documents, words of their texts, labels, synonyms and stop words."""
    return as_json(head(site) | body(site, completed(site, list(documents(site)))))


def texts_json(site: Site) -> str:
    """The text of each document in the order of the index, as JSON."""
    return as_json([document["text"] for document in documents(site)])


def as_json(value: object) -> str:
    """As short as it can be written."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def head(site: Site) -> dict[str, Any]:
    """What an index says besides its documents and their words."""
    language = site.language.id
    labels = {
        key.removeprefix("search."): text[language]
        for key, text in site.dataset.labels.items()
        if key.startswith("search.") and language in text
    } | {"comma": site.dataset.label("list.comma")[language]}
    return {
        "language": language,
        "locale": site.language.locale.replace("_", "-"),
        "labels": labels,
        "stop": " ".join(_stop_words(site)),
        "synonyms": list(_synonyms(site)),
        "derived": DERIVED.get(language, ()),
        "sounds": SOUNDS.get(language, ()),
        "uncovered": "|".join(site.language.uncovered),
        "facets": _facets(site),
        "levels": {one.id: f"{one.level}{tint(site.dataset, one)}" for one in site.dataset.concepts.values()},
        "languages": {code: site.wording.language(other.locale) for code, other in site.dataset.languages.items()},
    }


def body(site: Site, found: Sequence[Document]) -> dict[str, Any]:
    """Documents, and the words of their texts, if there are any, with the places of those that hold them."""
    language = site.language.id
    made: dict[str, Any] = {"documents": [compact(document, language) for document in found]}
    if words := list(_words(found, language, frozenset(_stop_words(site)))):
        made |= {"words": " ".join(word for word, _ in words), "places": " ".join(places for _, places in words)}
    return made


def _stop_words(site: Site) -> list[str]:
    language = site.language.id
    return sorted({term for word in site.language.stop_words for term in terms(word, language)})


def completed(site: Site, found: Sequence[Document]) -> list[Document]:
    """The documents with the names that a hyphen stands for: “Grund- und Regelschulen” are Grundschulen as well."""
    language = site.language.id
    known = {stem(term, language) for one in found for term in terms(f"{_shown(one)} {one['text']}", language)}
    return [
        one | {
            "also": list(dict.fromkeys([*one["also"], *_suspended(_shown(one), known, language)])),
            "text": "\n".join([one["text"], *_suspended(one["text"], known, language)]),
        }
        for one in found
    ]  # fmt: skip


def _suspended(text: str, known: set[str], language: str) -> Iterator[str]:
    for beginnings, last in _SUSPENDED.findall(text):
        ends = (last[cut:] for cut in range(3, len(last) - 3))
        if end := next((end for end in ends if stem("".join(terms(end, language)), language) in known), None):
            yield from (beginning + end for beginning in re.findall(r"(\w+)-", beginnings))


def _shown(document: Document) -> str:
    return " ".join((document["title"], document["summary"], *document["also"]))


def _words(found: Sequence[Document], language: str, stop: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Each term that only texts hold, spelt as there, with the documents: how many to go on from the last one."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    spelt: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for place, document in enumerate(found):
        for term in set(terms(document["text"], language)).difference(terms(_shown(document), language)):
            if term not in stop:
                places[term].append(place)
        for word in _WORD.findall(document["text"]):
            if len(one := terms(word, language)) == 1:
                spelt[one[0]][word] += 1
    for term in sorted(places):
        word = max(spelt[term], key=lambda word, of=spelt[term]: (of[word], word)) if term in spelt else term  # type: ignore[misc]
        yield word, "".join(_gaps(places[term]))


def _gaps(places: Iterable[int]) -> Iterator[str]:
    last = -1
    for place in places:
        number, written = place - last - 1, ""
        while number >= _BASE:
            written += _SIGNS[_BASE + number % _BASE]
            number //= _BASE
        yield written + _SIGNS[number]
        last = place


def compact(document: Document, language: str) -> Document:
    """A document without its text, what is empty, and the names that its title or its id says already."""
    said = set(terms(document["title"], language))
    names = [name for name in document["also"] if name != document["id"] and not said.issuperset(terms(name, language))]
    compact = document | {"also": list(dict.fromkeys(names)), "text": ""}
    return {key: value for key, value in compact.items() if value}


def _synonyms(site: Site) -> Iterator[tuple[str, str]]:
    """What people type, and what the texts have instead, with `|` between; abbreviations come from the glossary."""
    language = site.language.id
    for group in site.dataset.synonyms.values():
        words, means = ("|".join(each.get(language, ())) for each in (group.words, group.means))
        if words and means:
            yield words, means
    for term in site.dataset.terms.values():
        if short := [form for form in term.forms.get(language, ()) if _ABBREVIATION.fullmatch(form)]:
            name = re.sub(r"\(.*?\)", "", term.term[language]).strip()
            yield "|".join([*short, *filter(None, map(_in_digits, [*short, name]))]), name


def _in_digits(name: str) -> str | None:
    """`SGB 2` for `SGB II`."""
    before, _, number = name.rpartition(" ")
    return f"{before} {_ROMAN[number]}" if before and number in _ROMAN else None


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
        "reference",
        "note",
    )
    return {
        "term": {one.id: validity(site, one).words for one in dataset.concepts.values()},
        "concept": {one.id: one.short_name[language] for one in dataset.concepts.values()},
        "kind": {kind: dataset.label(f"kind.{kind}")[language] for kind in kinds},
        "bindingness": {key.removeprefix("bindingness."): dataset.label(key)[language] for key in bindings},
        "state": {UNKNOWN: dataset.label("table.state.unknown")[language]}
        | {str(one): dataset.label(f"progress_state.{one}")[language] for one in ProgressState},
    }
