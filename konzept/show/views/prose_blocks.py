"""The parts made of data inside hand-written pages: counts, what is missing, and entries for one group of readers.

No number about the data is typed into a hand-written page, so none can go stale.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from konzept.model import Basis, Bindingness, Concept, LinkType, Measure, NoteType, Obligation, Part, Unknown
from konzept.model.dataset import Dataset, kind_of
from konzept.plan.pages import ENTRY_FOLDERS
from konzept.plan.site import Site
from konzept.show.views.common import LINK_ORDER, nearest_first

V = TypeVar("V", bound=str)

MIGRANT_ORGANISATIONS = "migrant-organisations"


@dataclass(frozen=True)
class Contents:
    """How much of each kind a concept holds; `numbered` counts the measures with a printed number."""

    concept: Concept
    counts: Mapping[str, int]
    numbered: int
    unnumbered: int


@dataclass(frozen=True)
class EditionStatistics:
    """Both concepts in numbers, and what the edition adds; `shared` counts by the page that shows it."""

    concepts: tuple[Contents, ...]
    shared: Mapping[str, int]


@dataclass(frozen=True)
class Missing:
    """What a concept announces and the edition does not have, and what its text does not say."""

    concept: Concept
    parts: tuple[Part, ...]
    unknowns: tuple[Unknown, ...]


@dataclass(frozen=True)
class CountedValue:
    """One value of a vocabulary, the keys of its name and its meaning (empty if the name says it), and its count."""

    label: str
    meaning: str
    count: int


@dataclass(frozen=True)
class Offers:
    """What one concept offers a group of readers, in the order of its text."""

    concept: Concept
    offers: tuple[Obligation, ...]


def statistics_view(site: Site) -> EditionStatistics:
    """What the edition contains, counted."""
    dataset = site.dataset
    shared = {
        "compare": len(dataset.fields),
        "matrix": sum(len(entry.links) for entry in dataset.entries.values()),
        "actors": len(dataset.actors),
        "duties": len(dataset.duties),
        "figures": len(dataset.figures),
        "laws": len(dataset.laws),
        "references": len(dataset.references),
        "glossary": len(dataset.terms),
        "notes": len(dataset.notes),
    }
    return EditionStatistics(tuple(_contents(dataset, concept) for concept in dataset.concepts.values()), shared)


def _contents(dataset: Dataset, concept: Concept) -> Contents:
    entries = dataset.entries_of[concept.id]
    counts = {folder: sum(kind_of(entry) == kind for entry in entries) for kind, folder in ENTRY_FOLDERS.items()}
    measures = [entry for entry in entries if isinstance(entry, Measure)]
    numbered = sum(measure.number is not None for measure in measures)
    return Contents(
        concept, {folder: count for folder, count in counts.items() if count}, numbered, len(measures) - numbered
    )


def missing_view(site: Site) -> tuple[Missing, ...]:
    """What is not there, by concept."""
    return tuple(
        Missing(concept, tuple(part for part in concept.parts if not part.available), concept.unknowns)
        for concept in site.dataset.concepts.values()
    )


def link_types_view(site: Site) -> tuple[CountedValue, ...]:
    """The types of links, strongest first."""
    counts = Counter(link.type for entry in site.dataset.entries.values() for link in entry.links)
    kinds = sorted(LinkType, key=LINK_ORDER.__getitem__)
    return tuple(_row(kind, "link_type", "about.link_type", counts) for kind in kinds)


def bindingness_view(site: Site) -> tuple[CountedValue, ...]:
    """How strongly the texts bind whoever they name."""
    counts = Counter(entry.bindingness for entry in _obligations(site.dataset))
    return tuple(_row(value, "bindingness", "bindingness_meaning", counts) for value in Bindingness)


def bases_view(site: Site) -> tuple[CountedValue, ...]:
    """On what ground bodies are shown as responsible; an entry with several bodies counts once for each basis."""
    counts = Counter(
        basis for entry in _obligations(site.dataset) for basis in {one.basis for one in entry.responsible}
    )
    return tuple(_row(value, "basis", "about.basis", counts) for value in Basis)


def note_types_view(site: Site) -> tuple[CountedValue, ...]:
    """What the editorial notes are about, the most frequent first."""
    counts = Counter(note.type for note in site.dataset.notes.values())
    return tuple(_row(kind, "note_type", "", counts) for kind in sorted(NoteType, key=lambda kind: -counts[kind]))


def _row(value: V, names: str, meanings: str, counts: Counter[V]) -> CountedValue:
    return CountedValue(f"{names}.{value}", f"{meanings}.{value}" if meanings else "", counts[value])


def _obligations(dataset: Dataset) -> list[Obligation]:
    return [entry for entry in dataset.entries.values() if isinstance(entry, Obligation)]


def migrant_organisations_view(site: Site) -> tuple[Offers, ...]:
    """What the concepts offer migrant organisations; local concepts come first, as they are closer."""
    dataset = site.dataset
    entries = [entry for entry in _obligations(dataset) if MIGRANT_ORGANISATIONS in entry.audiences]
    concepts = nearest_first(dataset)
    groups = (Offers(concept, tuple(entry for entry in entries if entry.concept == concept.id)) for concept in concepts)
    return tuple(group for group in groups if group.offers)
