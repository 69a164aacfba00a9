"""Rules about what nobody would ever see: sections without entries, and records that nothing refers to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from konzept.checks.structure import without_a_tree
from konzept.checks.subject import entries, problem
from konzept.model import Actor, Audience, GlossaryTerm, Law, Record
from konzept.model.texts import words
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem

Orphan = Actor | Law | Audience
_CODES: Mapping[type[Record], str] = {Actor: "actor-unused", Law: "law-unused", Audience: "audience-unused"}


def sections_have_entries(partial: PartialDataset) -> Iterator[Problem]:
    filled = {(entry.concept, number) for entry in entries(partial) for number in _above(entry.section)}
    unclear = without_a_tree(partial)
    for concept in (one for one in partial.dataset.concepts.values() if one.id not in unclear):
        for index, section in enumerate(concept.sections):
            if (concept.id, section.number) not in filled:
                path = ("sections", index, "number")
                yield problem(partial, concept, path, "section-empty", section=section.number)


def _above(section: str) -> Iterator[str]:
    """The section itself and every section it lies in: 5.4.1, 5.4, 5."""
    while section:
        yield section
        section = section.rpartition(".")[0]


def actors_laws_and_audiences_are_used(partial: PartialDataset) -> Iterator[Problem]:
    dataset = partial.dataset
    ids = {written.text for written in partial.written if not written.language}
    records: tuple[Orphan, ...] = (*dataset.actors.values(), *dataset.laws.values(), *dataset.audiences.values())
    unnamed = {record.id: record for record in records if record.id not in ids}
    names = {record.id: set(_names(record)) for record in unnamed.values()}
    for id_ in _unseen(partial, (Actor, Law, Audience), names):
        yield problem(partial, unnamed[id_], (), _CODES[type(unnamed[id_])], id=id_)


def _names(record: Orphan) -> Iterator[str]:
    if isinstance(record, Audience):
        return
    for text in (record.name, record.short_name if isinstance(record, Actor) else record.citation):
        yield from (wording for _, wording in text.items()) if text else ()
    yield from record.variants if isinstance(record, Actor) else ()


def documents_prove_something(partial: PartialDataset) -> Iterator[Problem]:
    dataset = partial.dataset
    cited = {one.document for progress in dataset.progress.values() for one in progress.evidence}
    times = (time for concept in dataset.concepts.values() for time in concept.in_force)
    cited |= {one.document for time in times for one in time.evidence}
    for document in dataset.documents.values():
        if document.id not in cited and not document.discharges:
            yield problem(partial, document, (), "document-unused", id=document.id)


def terms_are_used(partial: PartialDataset) -> Iterator[Problem]:
    terms = partial.dataset.terms
    for id_ in _unseen(partial, (GlossaryTerm,), {term.id: set(_forms(term)) for term in terms.values()}):
        yield problem(partial, terms[id_], (), "term-unused", term=dict(terms[id_].term.items()))


def bound_forms_stand_where_they_are_bound(partial: PartialDataset) -> Iterator[Problem]:
    texts = {entry.id: entry.text for entry in entries(partial)}
    for term in partial.dataset.terms.values():
        if bool(term.bound_to) is not any(term.bound_forms.values()):
            given, missing = ("bound_to", "bound_forms") if term.bound_to else ("bound_forms", "bound_to")
            yield problem(partial, term, (given,), "form-half-bound", given=given, missing=missing)
            continue
        for language, forms in term.bound_forms.items():
            bound = [
                texts[one][language].casefold() for one in term.bound_to if one in texts and language in texts[one]
            ]
            for index, form in enumerate(forms):
                if not any(form.casefold() in text for text in bound):
                    values = {"form": form, "entries": ", ".join(term.bound_to)}
                    yield problem(partial, term, ("bound_forms", language, index), "form-nowhere", **values)


def _forms(term: GlossaryTerm) -> Iterator[str]:
    for language, word in term.term.items():
        yield from (word, *term.forms.get(language, ()), *term.bound_forms.get(language, ()))


def _unseen(partial: PartialDataset, without: tuple[type[Record], ...], names: Mapping[str, set[str]]) -> list[str]:
    """The ids of those whose names no text of another kind mentions, in their order.

    A name is looked for where its longest word stands, and no longer once another name of the same was found.
    """
    waiting: dict[str, list[tuple[str, str]]] = {}
    for id_, known in names.items():
        for name in {name.lower() for name in known}:
            waiting.setdefault(max(words(name), key=len, default=""), []).append((id_, name))
    left, unseen = set(waiting), set(names)
    for written in partial.written:
        if left.isdisjoint(words(written.text)) or not written.record or isinstance(written.record, without):
            continue
        text = written.text.lower()
        for word in left & words(written.text):
            unseen -= {id_ for id_, name in waiting[word] if name in text}
            waiting[word] = [(id_, name) for id_, name in waiting[word] if id_ in unseen]
            if not waiting[word]:
                left.discard(word)
    return [id_ for id_ in names if id_ in unseen]
