"""The two concepts side by side: one row for each Land entry with its local answers, gaps as visible places."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from konzept.model import Concept, Entry, Extent, FieldOfAction, Goal, Guideline, Measure, Statement
from konzept.model.dataset import Dataset
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.show.views.common import LINK_ORDER, LinkEnd, incoming, locator


@dataclass(frozen=True)
class Card:
    """An entry as it stands in a row.  `repeated` entries were shown in full further up the page."""

    entry: Entry
    locator: str
    repeated: bool = False
    from_other_field: bool = False


@dataclass(frozen=True)
class Answer:
    """A local entry on the far side of a row, with the link that puts it there."""

    card: Card
    link_end: LinkEnd


@dataclass(frozen=True)
class ComparedRow:
    """A Land entry and what the local concepts do about it in this field.

    `answers` are ordered by the type of their links, strongest first.
    `elsewhere` are its links from entries of other fields.  `without_measure` marks a gap to be shown as a place.
    """

    land: Card
    answers: tuple[Answer, ...]
    elsewhere: tuple[LinkEnd, ...]
    without_measure: bool


@dataclass(frozen=True)
class FieldCounts:
    """What a field holds, counted once for every page that names a number.  `links` are those its page shows."""

    guidelines: int
    goals: int
    local_goals: int
    measures: int
    links: int


@dataclass(frozen=True)
class FieldView:
    """A field of action with its rows: answered Land entries, those of other fields, those without answers.

    `heads` is the first concept of each level: what stands on either side.  `alone` are local entries without links.
    """

    field: FieldOfAction
    heads: tuple[Concept, ...]
    answered: tuple[ComparedRow, ...]
    foreign: tuple[ComparedRow, ...]
    unanswered: tuple[ComparedRow, ...]
    alone: tuple[Card, ...]
    statements: tuple[Card, ...]
    counts: FieldCounts
    previous: FieldOfAction | None
    following: FieldOfAction | None


def field_view(site: Site, key: PageKey) -> FieldView:
    """The view of one field of action."""
    return _Layout(site, key.subject).view()


class _Layout:
    """Lays out one field's rows and remembers which local entries were already shown."""

    def __init__(self, site: Site, field_id: str) -> None:
        self.site = site
        self.dataset = site.dataset
        self.field = site.dataset.fields[field_id]
        self.shown: set[str] = set()
        entries = self.dataset.entries_about[field_id]
        self.land = sorted(
            (entry for entry in entries if not self._is_local(entry) and not self._is_background(entry)),
            key=self._relevance,
        )
        self.local = [entry for entry in entries if self._is_local(entry) and not self._is_background(entry)]
        self.here = {entry.id for entry in self.local}
        self.background = [entry for entry in entries if self._is_background(entry)]

    def view(self) -> FieldView:
        rows = [self._row(entry) for entry in self.land]
        answered = tuple(row for row in rows if row.answers)
        foreign = tuple(self._foreign_rows())
        fields = list(self.dataset.fields.values())
        index = fields.index(self.field)
        return FieldView(
            field=self.field,
            heads=_heads(self.dataset),
            answered=answered,
            foreign=foreign,
            unanswered=tuple(row for row in rows if not row.answers),
            alone=tuple(self._card(entry) for entry in self.local if not entry.links),
            statements=tuple(self._card(entry) for entry in self.background),
            counts=self._counts(answered + foreign),
            previous=fields[index - 1] if index else None,
            following=fields[index + 1] if index + 1 < len(fields) else None,
        )

    def _counts(self, rows: tuple[ComparedRow, ...]) -> FieldCounts:
        return FieldCounts(
            guidelines=sum(isinstance(entry, Guideline) for entry in self.land),
            goals=sum(isinstance(entry, Goal) for entry in self.land),
            local_goals=sum(isinstance(entry, Goal) for entry in self.local),
            measures=sum(isinstance(entry, Measure) for entry in self.local),
            links=sum(len(row.answers) for row in rows),
        )

    def _relevance(self, entry: Entry) -> tuple[int, bool]:
        """Goals before guidelines before statements; among each, those that have this field first."""
        rank = next((rank for rank, kind in enumerate((Goal, Guideline)) if isinstance(entry, kind)), 2)
        return rank, entry.fields[0] != self.field.id

    def _is_local(self, entry: Entry) -> bool:
        return self.dataset.concepts[entry.concept].parent is not None

    def _is_background(self, entry: Entry) -> bool:
        linked = entry.links or incoming(self.dataset, entry)
        return isinstance(entry, Statement) and not linked

    def _row(self, land: Entry, only: Collection[str] | None = None) -> ComparedRow:
        """The row of a Land entry; `only` are the local entries that a row of another field shows."""
        link_ends = sorted(incoming(self.dataset, land), key=lambda link_end: LINK_ORDER[link_end.link.type])
        here = [one for one in link_ends if one.entry.id in (self.here if only is None else only)]
        elsewhere = () if only else tuple(one for one in link_ends if one.entry.id not in self.here)
        whole_gap = land.gap is not None and land.gap.extent is Extent.WHOLE
        return ComparedRow(
            land=self._card(land, foreign=only is not None),
            answers=tuple(Answer(self._card(one.entry), one) for one in here),
            elsewhere=elsewhere,
            without_measure=whole_gap or not link_ends,
        )

    def _foreign_rows(self) -> Iterable[ComparedRow]:
        """The rows of local entries that answer nothing in this field: what they answer stands in others."""
        waiting = [entry for entry in self.local if entry.id not in self.shown]
        targets = {link.to for entry in waiting for link in entry.links}
        for target in sorted((self.dataset.entries[one] for one in targets), key=self.dataset.reading_order):
            yield self._row(target, only={entry.id for entry in waiting})

    def _card(self, entry: Entry, foreign: bool = False) -> Card:
        repeated = entry.id in self.shown
        self.shown.add(entry.id)
        return Card(entry, locator(self.dataset, entry, self.site.language.id), repeated, foreign)


@dataclass(frozen=True)
class CompareView:
    """The overview of all fields, and the entries with nothing on the other side.  `heads` as in `FieldView`."""

    heads: tuple[Concept, ...]
    fields: tuple[tuple[FieldOfAction, FieldCounts], ...]
    gaps: tuple[Entry, ...]
    local_gaps: tuple[Entry, ...]


def compare_view(site: Site, key: PageKey) -> CompareView:
    """The overview of the fields of action."""
    dataset = site.dataset
    gaps = tuple(entry for entry in dataset.entries.values() if entry.gap)
    return CompareView(
        heads=_heads(dataset),
        fields=tuple((field, _Layout(site, field.id).view().counts) for field in dataset.fields.values()),
        gaps=tuple(entry for entry in gaps if not dataset.concepts[entry.concept].parent),
        local_gaps=tuple(entry for entry in gaps if dataset.concepts[entry.concept].parent),
    )


def _heads(dataset: Dataset) -> tuple[Concept, ...]:
    """The first concept of each level, from the top: what stands on either side."""
    return tuple({one.level: one for one in [*dataset.concepts.values()][::-1]}.values())[::-1]
