"""One guideline, goal, measure or statement: its facts, its links from both ends, and what the editors noted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from konzept.language.search_terms import terms
from konzept.model import (
    Concept,
    Duty,
    Entry,
    Figure,
    Gap,
    Measure,
    Note,
    Obligation,
    Partner,
    Reference,
    Role,
    Section,
    Weight,
)
from konzept.model.accountability import is_reported
from konzept.model.dataset import Dataset, kind_of
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.show.views.common import LinkEnd, answering, incoming, is_obligation, locator, outgoing, section_anchor
from konzept.show.views.coverage import RenderedSentences, rendered_sentences
from konzept.show.views.official import OfficialView, entry_wording
from konzept.show.views.state import StateView, state_view

LONGER_WORD, STEM = 5, 6


@dataclass(frozen=True)
class AnswerGroup:
    """The links from one section to an entry of a concept above."""

    anchor: str
    section: Section
    link_ends: tuple[LinkEnd, ...]


@dataclass(frozen=True)
class LinkedReports:
    """Of how many of a concept's measures that answer an entry something is reported."""

    reported: int
    measures: int


@dataclass(frozen=True)
class ConceptAnswers:
    """What one concept does about an entry: nothing, if there are no groups.  `own`: it is the entry's own concept."""

    concept: Concept
    own: bool
    groups: tuple[AnswerGroup, ...]
    gap: Gap | None
    report: LinkedReports | None


@dataclass(frozen=True)
class EntryView:
    """All that an entry's page shows.  `said_once`: its only point says nothing that its text has not said."""

    entry: Entry
    kind: str
    concept: Concept
    section: Section
    locator: str
    is_obligation: bool
    said_once: bool
    responsibility_missing: bool
    partners: tuple[tuple[Role, tuple[Partner, ...]], ...]
    link_ends: tuple[tuple[Concept, tuple[LinkEnd, ...]], ...]
    answers: tuple[ConceptAnswers, ...]
    gaps: tuple[tuple[Concept, Gap], ...]
    notes: tuple[Note, ...]
    references: tuple[Reference, ...]
    duties: tuple[Duty, ...]
    figures: tuple[Figure, ...]
    state: StateView | None
    extract_of: tuple[Entry, ...]
    rendered: tuple[RenderedSentences, ...] | None
    official: OfficialView | None
    previous: Entry | None
    following: Entry | None


def entry_view(site: Site, key: PageKey) -> EntryView:
    """The view of one entry."""
    dataset = site.dataset
    entry = dataset.entries[key.subject]
    concept, section = dataset.concepts[entry.concept], section_of(dataset, entry)
    previous, following = dataset.neighbours(entry)
    return EntryView(
        entry=entry,
        kind=kind_of(entry),
        concept=concept,
        section=section,
        locator=locator(dataset, entry, site.language.id),
        is_obligation=is_obligation(entry),
        said_once=says_once(entry),
        responsibility_missing=isinstance(entry, Obligation) and all(not one.actor for one in entry.responsible),
        partners=_partners_by_role(entry),
        link_ends=tuple(_targets(dataset, entry)),
        answers=tuple(_answers(dataset, entry, one) for one in answering(dataset, entry)),
        gaps=tuple((one, gap) for one in dataset.above(concept.id) if (gap := entry.gap_in(one.id))),
        notes=_notes(dataset, entry),
        references=dataset.references_in[entry.id],
        duties=dataset.duties_from[entry.id],
        figures=dataset.figures_in[entry.id],
        state=state_view(site, entry) if isinstance(entry, Measure) else None,
        extract_of=dataset.claims[concept.id].extract_of(entry),
        rendered=rendered_sentences(dataset, entry),
        official=entry_wording(site, entry),
        previous=previous,
        following=following,
    )


def says_once(entry: Entry) -> bool:
    """Whether an entry has one point, all but one of whose longer words its text says too, in every language."""
    if not isinstance(entry, Obligation) or len(entry.commitments) != 1:
        return False
    for language, words in entry.commitments[0].text.items():
        text = f"{entry.title[language]} {entry.summary[language]} {entry.text[language]}"
        point, said = (
            {word[:STEM] for word in terms(one, language) if len(word) >= LONGER_WORD} for one in (words, text)
        )
        if len(point - said) > 1:
            return False
    return True


def _notes(dataset: Dataset, entry: Entry) -> tuple[Note, ...]:
    """The notes on an entry, those that matter most first."""
    weights = list(Weight)
    return tuple(sorted(dataset.notes_on[entry.id], key=lambda note: weights.index(note.weight)))


def section_of(dataset: Dataset, entry: Entry) -> Section:
    """The section an entry stands in."""
    return dataset.sections[entry.concept, entry.section]


def _partners_by_role(entry: Entry) -> tuple[tuple[Role, tuple[Partner, ...]], ...]:
    if not isinstance(entry, Obligation):
        return ()
    groups = ((role, tuple(one for one in entry.partners if one.role is role)) for role in Role)
    return tuple((role, partners) for role, partners in groups if partners)


def _targets(dataset: Dataset, entry: Entry) -> Iterator[tuple[Concept, tuple[LinkEnd, ...]]]:
    """What the entry answers, by concept, the nearest first; before them what it serves in its own."""
    ends = outgoing(dataset, entry)
    for concept in (dataset.concepts[entry.concept], *dataset.above(entry.concept)):
        if found := tuple(one for one in ends if one.entry.concept == concept.id):
            yield concept, found


def _answers(dataset: Dataset, entry: Entry, concept: Concept) -> ConceptAnswers:
    found = [one for one in incoming(dataset, entry) if one.entry.concept == concept.id]
    groups = groupby(found, key=lambda link_end: link_end.entry.section)
    return ConceptAnswers(
        concept=concept,
        own=concept.id == entry.concept,
        groups=tuple(_answer_group(dataset, tuple(link_ends)) for _, link_ends in groups),
        gap=entry.gap_in(concept.id),
        report=_report(dataset, found),
    )


def _report(dataset: Dataset, found: list[LinkEnd]) -> LinkedReports | None:
    own = {one.entry.id for one in found if isinstance(one.entry, Measure)}
    return LinkedReports(sum(is_reported(dataset, id_) for id_ in own), len(own)) if own else None


def _answer_group(dataset: Dataset, link_ends: tuple[LinkEnd, ...]) -> AnswerGroup:
    first = link_ends[0].entry
    return AnswerGroup(section_anchor(first), section_of(dataset, first), link_ends)
