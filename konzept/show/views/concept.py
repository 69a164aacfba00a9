"""A concept as a document: its contents, and each section in the order of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from konzept.model import Concept, Entry, Note, PublishedReport, Section
from konzept.model.accountability import Force, force_at_large
from konzept.model.dataset import Dataset, kind_of
from konzept.model.provisos import Qualifier, section_conditions, section_times
from konzept.plan.pages import ENTRY_FOLDERS, PageKey
from konzept.plan.site import Site
from konzept.show.views.common import locator
from konzept.show.views.official import OfficialView, section_wording


@dataclass(frozen=True)
class Chapter:
    """A section, its depth in the tree (0 for the top), its subsections and its entries in the order of the text.

    `conditions` and `times` are what it sets for all that it and its subsections commit somebody to.
    """

    section: Section
    depth: int
    children: tuple[Section, ...]
    entries: tuple[Entry, ...]
    conditions: tuple[Qualifier, ...]
    times: tuple[Qualifier, ...]


@dataclass(frozen=True)
class ConceptView:
    """The first page of a concept: what it is, its contents and what is not known about it.

    `term_over`: its term has ended, and nothing says that it goes on.
    """

    concept: Concept
    chapters: tuple[Chapter, ...]
    counts: Mapping[str, int]
    term_over: bool
    extracts: Mapping[str, tuple[Entry, ...]]
    notes: tuple[Note, ...]
    reports: tuple[PublishedReport, ...]


@dataclass(frozen=True)
class SectionView:
    """One section as a page to read, with the way to the sections around it."""

    concept: Concept
    chapter: Chapter
    parents: tuple[Section, ...]
    locators: Mapping[str, str]
    kinds: Mapping[str, str]
    extracts: Mapping[str, tuple[Entry, ...]]
    notes: tuple[Note, ...]
    official: OfficialView | None
    previous: Section | None
    following: Section | None


def concept_view(site: Site, key: PageKey) -> ConceptView:
    """The view of a concept."""
    dataset = site.dataset
    concept = dataset.concepts[key.subject]
    counts = Counter(kind_of(entry) for entry in dataset.entries_of[concept.id])
    return ConceptView(
        concept=concept,
        chapters=tuple(_chapter(dataset, concept, section) for section in concept.sections),
        term_over=force_at_large(concept, site.today) is Force.TERM_OVER,
        counts={folder: counts[kind] for kind, folder in ENTRY_FOLDERS.items() if counts[kind]},
        extracts=_extracts(dataset, dataset.entries_of[concept.id]),
        notes=dataset.notes_of[concept.id],
        reports=tuple(one for one in dataset.reports.values() if one.concept == concept.id),
    )


def section_view(site: Site, key: PageKey) -> SectionView:
    """The view of a section; the key's part is its number."""
    dataset, number = site.dataset, key.part
    concept = dataset.concepts[key.subject]
    sections = concept.sections
    index = next(index for index, section in enumerate(sections) if section.number == number)
    chapter = _chapter(dataset, concept, sections[index])
    return SectionView(
        concept=concept,
        chapter=chapter,
        parents=tuple(section for section in sections if number.startswith(section.number + ".")),
        locators={entry.id: locator(dataset, entry, site.language.id) for entry in chapter.entries},
        kinds={entry.id: kind_of(entry) for entry in chapter.entries},
        extracts=_extracts(dataset, chapter.entries),
        notes=tuple(note for note in dataset.notes_of[concept.id] if number in note.sections),
        official=section_wording(site, concept, chapter.section),
        previous=sections[index - 1] if index else None,
        following=sections[index + 1] if index + 1 < len(sections) else None,
    )


def _extracts(dataset: Dataset, entries: Iterable[Entry]) -> Mapping[str, tuple[Entry, ...]]:
    """What each entry only repeats, if it does, by its id."""
    return {entry.id: dataset.claims[entry.concept].extract_of(entry) for entry in entries}


def _chapter(dataset: Dataset, concept: Concept, section: Section) -> Chapter:
    return Chapter(
        section=section,
        depth=section.number.count("."),
        children=tuple(one for one in concept.sections if _is_child(one.number, section.number)),
        entries=dataset.entries_in[concept.id, section.number],
        conditions=section_conditions(dataset, concept.id, section),
        times=section_times(dataset, concept.id, section),
    )


def _is_child(number: str, parent: str) -> bool:
    return number.startswith(parent + ".") and number.count(".") == parent.count(".") + 1
