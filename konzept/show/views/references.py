"""The places where the texts themselves point elsewhere, by concept and section."""

from __future__ import annotations

from dataclasses import dataclass

from konzept.model import Concept, Entry, Reference, ReferenceType, Section
from konzept.model.dataset import Dataset, Groups
from konzept.plan.pages import PageKey
from konzept.plan.site import Site


@dataclass(frozen=True)
class ReferenceView:
    """A reference with the entries that carry it."""

    reference: Reference
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class ConceptReferences:
    """The references of one concept under its sections, and how many there are."""

    concept: Concept
    sections: tuple[tuple[Section, tuple[ReferenceView, ...]], ...]
    count: int


@dataclass(frozen=True)
class ReferencesView:
    """All references; `between` are those from one concept to the other."""

    concepts: tuple[ConceptReferences, ...]
    between: tuple[Reference, ...]
    count: int


def references_view(site: Site, key: PageKey) -> ReferencesView:
    """The view of all references."""
    dataset = site.dataset
    references = tuple(dataset.references.values())
    return ReferencesView(
        concepts=tuple(
            found for concept in dataset.concepts.values() if (found := _of_concept(dataset, concept)).count
        ),
        between=tuple(one for one in references if one.type is ReferenceType.BETWEEN),
        count=len(references),
    )


def _of_concept(dataset: Dataset, concept: Concept) -> ConceptReferences:
    own = [
        ReferenceView(one, tuple(dataset.entries[entry] for entry in one.entries))
        for one in dataset.references.values()
        if one.concept == concept.id
    ]
    by_section = Groups(own, lambda one: [one.reference.section])
    sections = ((section, by_section[section.number]) for section in concept.sections)
    return ConceptReferences(concept, tuple((section, found) for section, found in sections if found), len(own))
