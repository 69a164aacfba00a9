"""All actors by circle, and one actor: what the texts say it owes, takes part in and is owed.

A concept binds its own bodies; everybody else is named as a partner, and the two are never mixed up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from konzept.language.alphabet import alphabetical
from konzept.language.names import NameIndex
from konzept.model import (
    Actor,
    ActorGroup,
    Commitment,
    Concept,
    Duty,
    Entry,
    Figure,
    Obligation,
    Partner,
    Responsibility,
    Role,
    Standing,
    Statement,
)
from konzept.model.accountability import BodyReports, body_reports
from konzept.model.dataset import Dataset
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.show.views.common import PRINTED

# What an actor may have to do with the making of a concept, the closest first; each has its label.
MAKERS: Mapping[str, Callable[[Concept], Sequence[str | None]]] = {
    "own": lambda concept: [concept.body],
    "published": lambda concept: [concept.publisher],
    "drawn_up": lambda concept: concept.drawn_up_by,
    "drafting": lambda concept: concept.drafting,
    "involved": lambda concept: concept.involved,
}


@dataclass(frozen=True)
class Task:
    """What one entry says an actor does, with its roles beside that."""

    entry: Entry
    responsibilities: tuple[Responsibility, ...]
    commitments: tuple[Commitment, ...]
    partners: tuple[Partner, ...]


@dataclass(frozen=True)
class Participation:
    """An entry in which an actor has a role beside the responsible body."""

    entry: Entry
    partner: Partner


@dataclass(frozen=True)
class Occurrence:
    """Where an actor occurs: entries that give it tasks, and entries in which it takes part."""

    tasks: tuple[Task, ...]
    parts: tuple[Participation, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The different entries, those with tasks first."""
        found = [task.entry for task in self.tasks] + [part.entry for part in self.parts]
        return tuple({entry.id: entry for entry in found}.values())

    @property
    def part_count(self) -> int:
        """The number of different entries in which it takes part."""
        return len({part.entry.id for part in self.parts})


@dataclass(frozen=True)
class ActorLine:
    """An actor in the list.  `concept` is the one that binds it."""

    actor: Actor
    concept: Concept | None
    occurrence: Occurrence


@dataclass(frozen=True)
class ActorsView:
    """All actors by circle, those with the most to do first; then all by alphabet."""

    groups: tuple[tuple[ActorGroup, tuple[ActorLine, ...]], ...]
    by_name: tuple[Actor, ...]
    count: int
    bound_count: int


@dataclass(frozen=True)
class ActorView:
    """All that an actor's page shows."""

    actor: Actor
    concept: Concept | None
    bound: bool
    parent: Actor | None
    units: tuple[Actor, ...]
    variants: tuple[str, ...]
    made: tuple[tuple[str, tuple[Concept, ...]], ...]
    """What the actor has to do with the making of concepts, by the name of its part in it."""
    tasks: tuple[Task, ...]
    parts: tuple[tuple[Role, tuple[Participation, ...]], ...]
    duties: tuple[Duty, ...]
    owed: tuple[Duty, ...]
    reports: BodyReports
    figures: tuple[Figure, ...]
    mentions: tuple[Entry, ...]
    only_mentioned: bool


def actors_view(site: Site, key: PageKey) -> ActorsView:
    """The list of all actors."""
    dataset, language = site.dataset, site.language.id
    lines = [
        ActorLine(actor, binding_concept(dataset, actor), occurrence(dataset, actor))
        for actor in sorted(dataset.actors.values(), key=lambda actor: alphabetical(actor.name[language]))
    ]
    busiest = sorted(lines, key=_busy, reverse=True)
    groups = ((group, tuple(line for line in busiest if line.actor.group is group)) for group in ActorGroup)
    filled = [(group, members) for group, members in groups if members]
    return ActorsView(
        groups=tuple(sorted(filled, key=lambda group: sum(_busy(line)[0] for line in group[1]), reverse=True)),
        by_name=tuple(line.actor for line in lines),
        count=len(lines),
        bound_count=sum(is_bound(line.actor) for line in lines),
    )


def _busy(line: ActorLine) -> tuple[int, int]:
    """How much an actor has to do: in how many entries it has tasks, and in how many it takes part."""
    return len(line.occurrence.tasks), line.occurrence.part_count


def actor_view(site: Site, key: PageKey) -> ActorView:
    """The view of one actor."""
    dataset, id_ = site.dataset, key.subject
    actor = dataset.actors[id_]
    found = occurrence(dataset, actor)
    roles = ((role, tuple(part for part in found.parts if part.partner.role is role)) for role in Role)
    return ActorView(
        actor=actor,
        concept=binding_concept(dataset, actor),
        bound=is_bound(actor),
        parent=dataset.actors[actor.part_of] if actor.part_of else None,
        units=dataset.units_of[id_],
        variants=tuple(name for name in actor.variants if name != actor.name[site.language.id]),
        made=tuple((part, made) for part in MAKERS if (made := _made(dataset, id_, part))),
        tasks=found.tasks,
        parts=tuple((role, parts) for role, parts in roles if parts),
        duties=dataset.duties_of[id_],
        owed=dataset.duties_to[id_],
        reports=body_reports(dataset, id_),
        figures=dataset.figures_by[id_],
        mentions=tuple(_mentions(dataset, actor, found)),
        only_mentioned=not found.entries,
    )


def _made(dataset: Dataset, actor: str, part: str) -> tuple[Concept, ...]:
    """The concepts in whose making an actor has this part."""
    return tuple(one for one in dataset.concepts.values() if actor in MAKERS[part](one))


def is_bound(actor: Actor) -> bool:
    """Whether a concept binds the actor, instead of naming it as a partner."""
    return actor.standing is Standing.BOUND


def occurrence(dataset: Dataset, actor: Actor) -> Occurrence:
    """The entries in which an actor has a task or a role, each entry in one place only."""
    return _occurrences(dataset).get(actor.id, Occurrence((), ()))


@lru_cache(maxsize=4)
def _occurrences(dataset: Dataset) -> Mapping[str, Occurrence]:
    """Where each actor occurs, by its id."""
    tasks: dict[str, list[Task]] = {}
    parts: dict[str, list[Participation]] = {}
    for entry in dataset.entries.values():
        if isinstance(entry, Obligation):
            for id_ in _named_in(entry):
                task = _task(entry, id_)
                if task.responsibilities or task.commitments:
                    tasks.setdefault(id_, []).append(task)
                else:
                    parts.setdefault(id_, []).extend(Participation(entry, partner) for partner in task.partners)
    return {id_: Occurrence(tuple(tasks.get(id_, ())), tuple(parts.get(id_, ()))) for id_ in {*tasks, *parts}}


def _named_in(entry: Obligation) -> set[str]:
    """The actors with a task or a role in an entry."""
    responsible = {one.actor for one in entry.responsible if one.actor}
    return responsible.union((one.actor for one in entry.partners), *(one.by for one in entry.commitments))


def _task(entry: Obligation, actor: str) -> Task:
    return Task(
        entry=entry,
        responsibilities=tuple(one for one in entry.responsible if one.actor == actor),
        commitments=tuple(one for one in entry.commitments if actor in one.by),
        partners=tuple(one for one in entry.partners if one.actor == actor),
    )


def binding_concept(dataset: Dataset, actor: Actor) -> Concept | None:
    """The concept that binds an actor: the one that gives it tasks, or else the one in which it occurs."""
    if not is_bound(actor):
        return None
    return next(_concepts_of(dataset, actor), None)


def _concepts_of(dataset: Dataset, actor: Actor) -> Iterator[Concept]:
    """The concepts in which an actor occurs, those first that say most about it."""
    yield from (dataset.concepts[entry.concept] for entry in occurrence(dataset, actor).entries)
    yield from (one for part in MAKERS for one in _made(dataset, actor.id, part))
    yield from (dataset.concepts[entry.concept] for entry in _mentions(dataset, actor, Occurrence((), ())))


def _mentions(dataset: Dataset, actor: Actor, found: Occurrence) -> Iterator[Entry]:
    """Entries that only mention an actor: background passages, and any passage where it has no place elsewhere."""
    shown = {entry.id for entry in found.entries}
    names = {actor.name[PRINTED], *actor.variants} | ({actor.short_name[PRINTED]} if actor.short_name else set())
    for id_ in _texts(dataset).naming(names):
        entry = dataset.entries[id_]
        if id_ not in shown and (not shown or isinstance(entry, Statement)):
            yield entry


@lru_cache(maxsize=4)
def _texts(dataset: Dataset) -> NameIndex:
    return NameIndex({entry.id: entry.text[PRINTED] for entry in dataset.entries.values()})
