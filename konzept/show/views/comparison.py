"""Any two concepts side by side, field by field, and what both do about the guidelines and goals above them.

A page is made of parts, each about one concept alone.  Where a page is put together when it is asked for, the parts of
the second concept are files of their own, and directives stand in their places.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from markupsafe import Markup

from konzept.model import Bindingness, Concept, Entry, FieldOfAction, Gap, Obligation
from konzept.model.dataset import Dataset, kind_of
from konzept.plan.pages import CHOICE, ENTRY_FOLDERS, PageKey
from konzept.plan.pairs import NAME, put_together
from konzept.plan.site import Site
from konzept.show.views.common import LINK_ORDER, LinkEnd, answering, incoming, is_aim, nearest_first
from konzept.show.views.validity import Validity, validity


@dataclass(frozen=True)
class Head:
    """What a concept is, and how many entries of each kind it has, by the folder of the kind."""

    kind: ClassVar[str] = "head"
    concept: Concept
    validity: Validity
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Column:
    """What a concept says in a field, in the order of its text: what commits somebody, then the rest."""

    kind: ClassVar[str] = "column"
    concept: Concept
    field: FieldOfAction
    counts: Mapping[str, int]
    obligations: tuple[Entry, ...]
    statements: tuple[Entry, ...]


@dataclass(frozen=True)
class Cell:
    """What a concept does about an entry; `own`: it is one of its own."""

    kind: ClassVar[str] = "cell"
    concept: Concept
    entry: Entry
    own: bool
    answers: tuple[LinkEnd, ...]
    gap: Gap | None


@dataclass(frozen=True)
class Named:
    """A concept's mark, its name alone, the classes that give it its colour, or its term in words."""

    kind: str
    concept: Concept
    validity: Validity


Part = Head | Column | Cell | Named
COLUMN, CELL = "field-", "entry-"
"""What the names of parts begin with; the id follows."""


class Side:
    """One concept on a page with two; each part of it is made when it is asked for."""

    placeholder = False

    def __init__(self, site: Site, concept: Concept) -> None:
        self.site, self.concept = site, concept
        self.name = concept.short_name[site.language.id]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all its parts but those of entries that nothing of it is linked to."""
        fields = (f"{COLUMN}{field}" for field in self.site.dataset.fields)
        cells = (f"{CELL}{entry.id}" for _, found in rows(self.site.dataset, self.concept) for entry in found)
        return (
            "name",
            "mark",
            "classes",
            "term",
            "head",
            *fields,
            *(name for name in cells if self._says(self.part(name))),
        )

    def _says(self, part: Part) -> bool:
        return isinstance(part, Cell) and (part.own or bool(part.answers) or part.gap is not None)

    def part(self, name: str) -> Part:
        dataset = self.site.dataset
        if name.startswith(COLUMN):
            return self._column(dataset.fields[name.removeprefix(COLUMN)])
        if name.startswith(CELL):
            return self.cell(dataset.entries[name.removeprefix(CELL)])
        found = validity(self.site, self.concept)
        if name == "head":
            return Head(self.concept, found, counts(dataset.entries_of[self.concept.id]))
        return Named(name, self.concept, found)

    def _column(self, field: FieldOfAction) -> Column:
        own = [entry for entry in self.site.dataset.entries_about[field.id] if entry.concept == self.concept.id]
        obligations = tuple(entry for entry in own if isinstance(entry, Obligation))
        statements = tuple(entry for entry in own if not isinstance(entry, Obligation))
        return Column(self.concept, field, counts(own), obligations, statements)

    def cell(self, entry: Entry) -> Cell:
        own = [one for one in incoming(self.site.dataset, entry) if one.entry.concept == self.concept.id]
        answers = tuple(sorted(own, key=lambda one: LINK_ORDER[one.link.type]))
        gap = entry.gap_in(self.concept.id)
        return Cell(self.concept, entry, entry.concept == self.concept.id, answers, gap)


class Room:
    """Room for the second concept on a page that is put together when it is asked for."""

    placeholder = True
    name = NAME
    id = Markup('<!--# echo var="konzept_second" encoding="none" -->')

    def part(self, name: str) -> Markup:
        """The directive that a server follows."""
        return Markup(f'<!--# include virtual="$konzept_up/$konzept_second/{name}.shtml" -->')  # noqa: S704 – an id


@dataclass(frozen=True)
class ComparisonView:
    """Two concepts side by side: the fields, and the aims of each concept above, by whose entries are linked to them.

    The name of a group is empty where the second concept is not known yet.
    """

    first: Side
    second: Side | Room
    fields: tuple[FieldOfAction, ...]
    rows: tuple[tuple[Concept, tuple[tuple[str, tuple[Entry, ...]], ...]], ...]
    bindingness: tuple[str, ...] = tuple(Bindingness)


def comparison_view(site: Site, key: PageKey) -> ComparisonView:
    """The view of two concepts."""
    concepts = site.dataset.concepts
    first = Side(site, concepts[key.subject])
    second = Side(site, concepts[key.part]) if key.part in concepts else Room()
    found = ((upper, tuple(_groups(first, second, entries))) for upper, entries in rows(site.dataset, first.concept))
    return ComparisonView(first, second, tuple(site.dataset.fields.values()), tuple(found))


GROUPS = {(True, True): "both", (True, False): "first", (False, True): "second", (False, False): "neither"}
"""What a group is called, by whether something of the first concept, and of the second, is linked to its entries."""


def _groups(first: Side, second: Side | Room, entries: tuple[Entry, ...]) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    if isinstance(second, Room):
        yield "", entries
        return
    linked = {entry.id: (bool(first.cell(entry).answers), bool(second.cell(entry).answers)) for entry in entries}
    for which, name in GROUPS.items():
        if found := tuple(entry for entry in entries if linked[entry.id] == which):
            yield name, found


@dataclass(frozen=True)
class ChosenView:
    """A concept, and those that can stand beside it.  `side`, with the fields: where a page shows the concept alone."""

    concept: Concept
    others: tuple[Concept, ...]
    side: Side | None
    fields: tuple[FieldOfAction, ...]
    bindingness: tuple[str, ...] = tuple(Bindingness)


def chosen_view(site: Site, key: PageKey) -> ChosenView:
    """The view of one concept that another one is chosen for."""
    concept = site.dataset.concepts[key.subject]
    others = tuple(one for one in nearest_first(site.dataset) if one.id != concept.id)
    side = Side(site, concept) if put_together(site.dataset) else None
    return ChosenView(concept, others, side, tuple(site.dataset.fields.values()))


@dataclass(frozen=True)
class ChoiceView:
    """What can be compared: every pair once while they are few, else the concepts to begin with."""

    pairs: tuple[tuple[Concept, Concept], ...]
    concepts: tuple[Concept, ...]


def choice_view(site: Site, key: PageKey) -> ChoiceView:
    """The view of what can be compared."""
    found = tuple(nearest_first(site.dataset))
    if put_together(site.dataset):
        return ChoiceView((), found)
    return ChoiceView(tuple((one, other) for place, one in enumerate(found) for other in found[place + 1 :]), ())


def rows(dataset: Dataset, concept: Concept) -> Iterator[tuple[Concept, tuple[Entry, ...]]]:
    """The aims that a concept is expected to answer or does, and its own, by the concept they are of."""
    for upper in (concept, *dataset.above(concept.id)):
        if upper.level.is_local:
            continue
        found = tuple(
            entry
            for entry in dataset.entries_of[upper.id]
            if is_aim(entry) and (upper.id == concept.id or concept in answering(dataset, entry))
        )
        if found:
            yield upper, found


def counts(entries: tuple[Entry, ...] | list[Entry]) -> Mapping[str, int]:
    """How many entries there are of each kind that there are, by the folder of the kind."""
    found = {folder: sum(kind_of(entry) == kind for entry in entries) for kind, folder in ENTRY_FOLDERS.items()}
    return {folder: count for folder, count in found.items() if count}


def way_to_others(site: Site, key: PageKey) -> tuple[PageKey, str] | None:
    """Where a page of a field, or of an aim above, leads for what others do about it; nowhere if there is one alone."""
    dataset, local = site.dataset, site.dataset.local_concepts
    entry = dataset.entries.get(key.subject) if key.type == "entry" else None
    if len(local) < 2 or not (key.type == "field" or (entry and is_aim(entry) and _is_above(dataset, entry))):
        return None
    if len(local) > 2:
        return CHOICE, ""
    first, second = local
    there = entry is None or any(entry in found for _, found in rows(dataset, first))
    return PageKey("comparison", first.id, second.id), f"{CELL if entry else COLUMN}{key.subject}" if there else ""


def _is_above(dataset: Dataset, entry: Entry) -> bool:
    return not dataset.concepts[entry.concept].level.is_local
