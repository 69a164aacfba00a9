"""One guideline, goal, measure or statement: its facts, its links from both ends, and what the editors noted."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from konzept.model import Concept, Duty, Entry, Figure, Note, Obligation, Partner, Reference, Role, Section, Weight
from konzept.model.dataset import World, kind_of
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.show.views.common import Tie, incoming, is_obligation, locator, outgoing, section_anchor
from konzept.show.views.official import OfficialView, official_view


@dataclass(frozen=True)
class AnswerGroup:
    """The links from one local section to a Land entry."""

    anchor: str
    concept: Concept
    section: Section
    ties: tuple[Tie, ...]


@dataclass(frozen=True)
class EntryView:
    """All that an entry's page shows."""

    entry: Entry
    kind: str
    concept: Concept
    section: Section
    locator: str
    is_obligation: bool
    responsibility_missing: bool
    partners: tuple[tuple[Role, tuple[Partner, ...]], ...]
    ties: tuple[Tie, ...]
    answers: tuple[AnswerGroup, ...]
    answerable: bool
    notes: tuple[Note, ...]
    references: tuple[Reference, ...]
    duties: tuple[Duty, ...]
    figures: tuple[Figure, ...]
    official: OfficialView | None
    previous: Entry | None
    following: Entry | None


def entry_view(site: Site, key: PageKey) -> EntryView:
    """The view of one entry."""
    world = site.world
    entry = world.entries[key.subject]
    concept, section = world.concepts[entry.concept], section_of(world, entry)
    previous, following = world.neighbours(entry)
    return EntryView(
        entry=entry,
        kind=kind_of(entry),
        concept=concept,
        section=section,
        locator=locator(world, entry, site.language.id),
        is_obligation=is_obligation(entry),
        responsibility_missing=isinstance(entry, Obligation) and all(not one.actor for one in entry.responsible),
        partners=_partners_by_role(entry),
        ties=outgoing(world, entry),
        answers=_answers(world, entry),
        answerable=concept.parent is None and is_obligation(entry),
        notes=_notes(world, entry),
        references=world.references_in[entry.id],
        duties=world.duties_from[entry.id],
        figures=world.figures_in[entry.id],
        official=official_view(site, concept, section, entry.number),
        previous=previous,
        following=following,
    )


def _notes(world: World, entry: Entry) -> tuple[Note, ...]:
    """The notes on an entry, those that matter most first."""
    weights = list(Weight)
    return tuple(sorted(world.notes_on[entry.id], key=lambda note: weights.index(note.weight)))


def section_of(world: World, entry: Entry) -> Section:
    """The section an entry stands in."""
    return world.sections[entry.concept, entry.section]


def _partners_by_role(entry: Entry) -> tuple[tuple[Role, tuple[Partner, ...]], ...]:
    if not isinstance(entry, Obligation):
        return ()
    groups = ((role, tuple(one for one in entry.partners if one.role is role)) for role in Role)
    return tuple((role, partners) for role, partners in groups if partners)


def _answers(world: World, entry: Entry) -> tuple[AnswerGroup, ...]:
    grouped = groupby(incoming(world, entry), key=lambda tie: (tie.entry.concept, tie.entry.section))
    return tuple(_answer_group(world, tuple(ties)) for _, ties in grouped)


def _answer_group(world: World, ties: tuple[Tie, ...]) -> AnswerGroup:
    first = ties[0].entry
    return AnswerGroup(section_anchor(first), world.concepts[first.concept], section_of(world, first), ties)
