"""The concepts side by side: one row for each entry of a concept above with its answers by concept, gaps as places."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from konzept.model import Concept, Entry, Extent, FieldOfAction, Gap, Goal, Guideline, Measure, Statement
from konzept.model.dataset import Dataset
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.show.views.common import LINK_ORDER, LinkEnd, answering, incoming, is_aim, locator


@dataclass(frozen=True)
class Card:
    """An entry as it stands in a row.  `repeated` entries were shown in full further up the page."""

    entry: Entry
    locator: str
    repeated: bool = False
    from_other_field: bool = False


@dataclass(frozen=True)
class Answer:
    """An entry on the far side of a row, with the link that puts it there."""

    card: Card
    link_end: LinkEnd


@dataclass(frozen=True)
class Side:
    """What one concept does about an entry of a concept above it.

    `answers` are ordered by the type of their links, strongest first.
    `elsewhere` are its links from entries of other fields.  `without_measure` marks a gap to be shown as a place.
    """

    concept: Concept
    answers: tuple[Answer, ...]
    elsewhere: tuple[LinkEnd, ...]
    gap: Gap | None
    without_measure: bool


@dataclass(frozen=True)
class ComparedRow:
    """An entry that others answer, and what each concept does about it in this field.

    `silent` are the concepts of which nothing more is known than that none of their entries is linked.
    """

    land: Card
    sides: tuple[Side, ...]
    silent: tuple[Concept, ...]

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Those of all concepts."""
        return tuple(answer for side in self.sides for answer in side.answers)


@dataclass(frozen=True)
class ConceptCounts:
    """What one concept has in a field."""

    concept: Concept
    guidelines: int
    goals: int
    measures: int


@dataclass(frozen=True)
class FieldCounts:
    """What a field holds, counted once for every page that names a number.  `links` are those its page shows.

    Guidelines and goals are those of the concepts above, measures those of the local ones.
    """

    upper: tuple[ConceptCounts, ...]
    local: tuple[ConceptCounts, ...]
    links: int

    @property
    def guidelines(self) -> int:
        return sum(one.guidelines for one in self.upper)

    @property
    def goals(self) -> int:
        return sum(one.goals for one in self.upper)

    @property
    def measures(self) -> int:
        return sum(one.measures for one in self.local)


@dataclass(frozen=True)
class FieldView:
    """A field of action with its rows: answered entries, those of other fields, those without answers.

    `alone` are entries that could answer something and do not, by the nearest concept above theirs, if there is one.
    """

    field: FieldOfAction
    answered: tuple[ComparedRow, ...]
    foreign: tuple[ComparedRow, ...]
    unanswered: tuple[ComparedRow, ...]
    alone: tuple[tuple[Concept | None, tuple[Card, ...]], ...]
    statements: tuple[Card, ...]
    counts: FieldCounts
    previous: FieldOfAction | None
    following: FieldOfAction | None


def field_view(site: Site, key: PageKey) -> FieldView:
    """The view of one field of action."""
    return _Layout(site, key.subject).view()


class _Layout:
    """Lays out one field's rows and remembers which entries were already shown."""

    def __init__(self, site: Site, field_id: str) -> None:
        self.site = site
        self.dataset = site.dataset
        self.field = site.dataset.fields[field_id]
        self.shown: set[str] = set()
        self.entries = self.dataset.entries_about[field_id]
        shown = [entry for entry in self.entries if not self._is_background(entry)]
        self.upper = sorted((entry for entry in shown if self._is_answerable(entry)), key=self._relevance)
        rows = {entry.id for entry in self.upper}
        self.lower = [entry for entry in shown if entry.links or entry.id not in rows]
        self.here = {entry.id for entry in self.lower}
        self.background = [entry for entry in self.entries if self._is_background(entry)]

    def view(self) -> FieldView:
        rows = [self._row(entry) for entry in self.upper]
        answered = tuple(row for row in rows if row.answers)
        foreign = tuple(self._foreign_rows())
        fields = list(self.dataset.fields.values())
        index = fields.index(self.field)
        return FieldView(
            field=self.field,
            answered=answered,
            foreign=foreign,
            unanswered=tuple(row for row in rows if not row.answers),
            alone=self._alone(),
            statements=tuple(self._card(entry) for entry in self.background),
            counts=self._counts(answered + foreign),
            previous=fields[index - 1] if index else None,
            following=fields[index + 1] if index + 1 < len(fields) else None,
        )

    def _counts(self, rows: tuple[ComparedRow, ...]) -> FieldCounts:
        found = [(concept, self._count(concept)) for concept in self.dataset.concepts.values()]
        return FieldCounts(
            upper=tuple(counts for concept, counts in found if not concept.level.is_local),
            local=tuple(counts for concept, counts in found if concept.level.is_local),
            links=sum(len(row.answers) for row in rows),
        )

    def _count(self, concept: Concept) -> ConceptCounts:
        own = [entry for entry in self.entries if entry.concept == concept.id]
        guidelines, goals, measures = (sum(isinstance(one, kind) for one in own) for kind in (Guideline, Goal, Measure))
        return ConceptCounts(concept, guidelines, goals, measures)

    def _relevance(self, entry: Entry) -> tuple[int, int, bool]:
        """By concept, goals before guidelines before others; among each, those that have this field first."""
        rank = next((rank for rank, kind in enumerate((Goal, Guideline)) if isinstance(entry, kind)), 2)
        return self.dataset.concepts[entry.concept].order, rank, entry.fields[0] != self.field.id

    def _is_answerable(self, entry: Entry) -> bool:
        """Whether the entry has a row: what others answer or could, and all of a concept with nothing above it."""
        if incoming(self.dataset, entry):
            return True
        if self.dataset.above(entry.concept):
            return is_aim(entry) and bool(self.dataset.below[entry.concept])
        return not entry.links

    def _is_background(self, entry: Entry) -> bool:
        linked = entry.links or incoming(self.dataset, entry)
        return isinstance(entry, Statement) and not linked

    def _alone(self) -> tuple[tuple[Concept | None, tuple[Card, ...]], ...]:
        found: dict[str, list[Card]] = {}
        for entry in self.lower:
            if not entry.links:
                found.setdefault(entry.concept, []).append(self._card(entry))
        return tuple((next(iter(self.dataset.above(one)), None), tuple(cards)) for one, cards in found.items())

    def _row(self, land: Entry, only: Collection[str] | None = None) -> ComparedRow:
        """The row of an entry; `only` are the entries that a row of another field shows."""
        card = self._card(land, foreign=only is not None)
        ends = sorted(incoming(self.dataset, land), key=lambda link_end: LINK_ORDER[link_end.link.type])
        sides = [self._side(land, concept, ends, only) for concept in answering(self.dataset, land)]
        sides = [side for side in sides if side.answers or only is None]
        silent = tuple(side.concept for side in sides if not (side.answers or side.elsewhere or side.gap))
        return ComparedRow(card, tuple(side for side in sides if side.concept not in silent), silent)

    def _side(self, land: Entry, concept: Concept, ends: Iterable[LinkEnd], only: Collection[str] | None) -> Side:
        own = [one for one in ends if one.entry.concept == concept.id]
        here = self.here if only is None else only
        gap = land.gap_in(concept.id)
        return Side(
            concept=concept,
            answers=tuple(Answer(self._card(one.entry), one) for one in own if one.entry.id in here),
            elsewhere=() if only else tuple(one for one in own if one.entry.id not in self.here),
            gap=gap,
            without_measure=(gap is not None and gap.extent is Extent.WHOLE) or not own,
        )

    def _foreign_rows(self) -> Iterable[ComparedRow]:
        """The rows of entries that answer nothing in this field: what they answer stands in others."""
        waiting = [entry for entry in self.lower if entry.id not in self.shown and entry.links]
        targets = {link.to for entry in waiting for link in entry.links}
        for target in sorted((self.dataset.entries[one] for one in targets), key=self.dataset.reading_order):
            yield self._row(target, only={entry.id for entry in waiting})

    def _card(self, entry: Entry, foreign: bool = False) -> Card:
        repeated = entry.id in self.shown
        self.shown.add(entry.id)
        return Card(entry, locator(self.dataset, entry, self.site.language.id), repeated, foreign)


@dataclass(frozen=True)
class FoundGap:
    """An entry and what it says of a concept without a counterpart; nothing where it says nothing."""

    entry: Entry
    gap: Gap | None


@dataclass(frozen=True)
class GapGroup:
    """What has nothing on the other side: what `upper` aims for in `local`, or the other way round."""

    upper: Concept
    local: Concept
    gaps: tuple[FoundGap, ...]


@dataclass(frozen=True)
class CompareView:
    """The overview of all fields, and the entries with nothing on the other side, by the two concepts.

    `gaps` are those of the concepts above, `local_gaps` what they do not mention.
    """

    fields: tuple[tuple[FieldOfAction, FieldCounts], ...]
    gaps: tuple[GapGroup, ...]
    local_gaps: tuple[GapGroup, ...]


def compare_view(site: Site, key: PageKey) -> CompareView:
    """The overview of the fields of action."""
    dataset = site.dataset
    return CompareView(
        fields=tuple((field, _Layout(site, field.id).view().counts) for field in dataset.fields.values()),
        gaps=tuple(_gap_groups(dataset, upwards=False)),
        local_gaps=tuple(_gap_groups(dataset, upwards=True)),
    )


def _gap_groups(dataset: Dataset, upwards: bool) -> Iterable[GapGroup]:
    for local in dataset.concepts.values():
        for distance, upper in enumerate(dataset.above(local.id)):
            source, other = (local, upper) if upwards else (upper, local)
            found = [FoundGap(entry, entry.gap_in(other.id)) for entry in dataset.entries_of[source.id]]
            missing = not upwards and not distance
            if gaps := tuple(one for one in found if one.gap or (missing and is_silent(dataset, one.entry, local))):
                yield GapGroup(upper, local, gaps)


def is_silent(dataset: Dataset, aim: Entry, concept: Concept) -> bool:
    """Whether no measure of a concept is linked to an aim of the one above it."""
    return is_aim(aim) and not any(
        isinstance(one.entry, Measure) and one.entry.concept == concept.id for one in incoming(dataset, aim)
    )
