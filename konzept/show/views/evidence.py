"""The documents that say what became of the concepts, and what rests on each of them."""

from __future__ import annotations

from dataclasses import dataclass

from konzept.language.alphabet import alphabetical
from konzept.model import CitedDocument, Concept, Duty, Evidence, InForce, Measure, Progress
from konzept.model.dataset import Dataset
from konzept.model.days import last_day
from konzept.plan.pages import PageKey
from konzept.plan.site import Site


@dataclass(frozen=True)
class RestingStatement:
    """A statement on a measure and the place in the document that proves it."""

    measure: Measure
    record: Progress
    place: Evidence


@dataclass(frozen=True)
class RestingTerm:
    """A time in which a concept applies according to a document, and the place in it."""

    concept: Concept
    term: InForce
    place: Evidence


@dataclass(frozen=True)
class DocumentView:
    """A document with all that rests on it."""

    document: CitedDocument
    statements: tuple[RestingStatement, ...]
    duties: tuple[Duty, ...]
    terms: tuple[RestingTerm, ...]


@dataclass(frozen=True)
class EvidenceView:
    """All documents under the years of their dates, the newest first; and how many statements rest on them."""

    years: tuple[tuple[str, tuple[DocumentView, ...]], ...]
    documents: int
    statements: int


def evidence_view(site: Site, key: PageKey) -> EvidenceView:
    """The view of all evidence."""
    dataset = site.dataset
    language = site.language.id
    documents = sorted(dataset.documents.values(), key=lambda one: alphabetical(one.title[language]))
    documents.sort(key=lambda one: last_day(one.date), reverse=True)
    years = dict.fromkeys(one.date[:4] for one in documents)
    return EvidenceView(
        years=tuple(
            (year, tuple(_with_all(dataset, one) for one in documents if one.date[:4] == year)) for year in years
        ),
        documents=len(documents),
        statements=len(dataset.progress),
    )


def _with_all(dataset: Dataset, document: CitedDocument) -> DocumentView:
    measures = dataset.of(Measure)
    statements = (
        RestingStatement(measures[record.measure], record, place)
        for record in sorted(dataset.progress.values(), key=lambda one: one.year, reverse=True)
        for place in record.evidence
        if place.document == document.id
    )
    terms = (
        RestingTerm(concept, term, place)
        for concept in dataset.concepts.values()
        for term in concept.in_force
        for place in term.evidence
        if place.document == document.id
    )
    duties = tuple(dataset.duties[one] for one in document.discharges)
    return DocumentView(document, tuple(statements), duties, tuple(terms))
