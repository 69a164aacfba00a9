"""The two concepts side by side: one row for each Land entry with its local answers, gaps as visible places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from konzept.model import Concept, Entry, Extent, FieldOfAction, Goal, Measure, Obligation, Statement
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
class LinkedCard:
    """A local entry on the right of a row, with the link that puts it there."""

    card: Card
    link_end: LinkEnd


@dataclass(frozen=True)
class ComparedRow:
    """A Land entry and what the local concepts do about it in this field.

    `elsewhere` are its links from entries of other fields.  `without_measure` marks a gap to be shown as a place.
    """

    land: Card
    answers: tuple[LinkedCard, ...]
    elsewhere: tuple[LinkEnd, ...]
    without_measure: bool


@dataclass(frozen=True)
class FieldView:
    """A field of action with its rows: its own Land entries, those of other fields, local entries without any.

    `heads` is the first concept of each level: what stands on either side.
    """

    field: FieldOfAction
    heads: tuple[Concept, ...]
    own: tuple[ComparedRow, ...]
    foreign: tuple[ComparedRow, ...]
    alone: tuple[Card, ...]
    statements: tuple[Card, ...]
    land_count: int
    goal_count: int
    measure_count: int
    link_count: int
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
        self.land = [entry for entry in entries if not self._is_local(entry) and not self._is_background(entry)]
        self.local = [entry for entry in entries if self._is_local(entry) and not self._is_background(entry)]
        self.here = {entry.id for entry in self.local}
        self.background = [entry for entry in entries if self._is_background(entry)]

    def view(self) -> FieldView:
        own = tuple(self._row(entry, foreign=False) for entry in self.land)
        foreign = tuple(self._foreign_rows())
        alone = tuple(self._card(entry) for entry in self.local if not entry.links)
        fields = list(self.dataset.fields.values())
        index = fields.index(self.field)
        return FieldView(
            field=self.field,
            heads=_heads(self.dataset),
            own=own,
            foreign=foreign,
            alone=alone,
            statements=tuple(self._card(entry) for entry in self.background),
            land_count=sum(isinstance(entry, Obligation) for entry in self.land),
            goal_count=sum(isinstance(entry, Goal) for entry in self.local),
            measure_count=sum(isinstance(entry, Measure) for entry in self.local),
            link_count=sum(len(row.answers) for row in own + foreign),
            previous=fields[index - 1] if index else None,
            following=fields[index + 1] if index + 1 < len(fields) else None,
        )

    def _is_local(self, entry: Entry) -> bool:
        return self.dataset.concepts[entry.concept].parent is not None

    def _is_background(self, entry: Entry) -> bool:
        linked = entry.links or incoming(self.dataset, entry)
        return isinstance(entry, Statement) and not linked

    def _row(self, land: Entry, foreign: bool) -> ComparedRow:
        link_ends = sorted(incoming(self.dataset, land), key=lambda link_end: LINK_ORDER[link_end.link.type])
        answers = tuple(
            LinkedCard(self._card(link_end.entry), link_end) for link_end in link_ends if link_end.entry.id in self.here
        )
        elsewhere = tuple(link_end for link_end in link_ends if link_end.entry.id not in self.here)
        whole_gap = land.gap is not None and land.gap.extent is Extent.WHOLE
        return ComparedRow(self._card(land, foreign), answers, elsewhere, whole_gap or not link_ends)

    def _foreign_rows(self) -> Iterable[ComparedRow]:
        own = {entry.id for entry in self.land}
        targets = {link.to for entry in self.local if entry.id not in self.shown for link in entry.links} - own
        for target in sorted((self.dataset.entries[one] for one in targets), key=self.dataset.reading_order):
            yield self._row(target, foreign=True)

    def _card(self, entry: Entry, foreign: bool = False) -> Card:
        repeated = entry.id in self.shown
        self.shown.add(entry.id)
        return Card(entry, locator(self.dataset, entry, self.site.language.id), repeated, foreign)


@dataclass(frozen=True)
class FieldSummary:
    """A field of action at a glance."""

    field: FieldOfAction
    land: tuple[Entry, ...]
    measures: tuple[Entry, ...]
    link_count: int


@dataclass(frozen=True)
class CompareView:
    """The overview of all fields, and the entries with nothing on the other side.  `heads` as in `FieldView`."""

    heads: tuple[Concept, ...]
    fields: tuple[FieldSummary, ...]
    gaps: tuple[Entry, ...]
    local_gaps: tuple[Entry, ...]


def compare_view(site: Site, key: PageKey) -> CompareView:
    """The overview of the fields of action."""
    dataset = site.dataset
    gaps = tuple(entry for entry in dataset.entries.values() if entry.gap)
    return CompareView(
        heads=_heads(dataset),
        fields=tuple(field_summary(dataset, field) for field in dataset.fields.values()),
        gaps=tuple(entry for entry in gaps if not dataset.concepts[entry.concept].parent),
        local_gaps=tuple(entry for entry in gaps if dataset.concepts[entry.concept].parent),
    )


def _heads(dataset: Dataset) -> tuple[Concept, ...]:
    return tuple({one.level: one for one in [*dataset.concepts.values()][::-1]}.values())[::-1]


def field_summary(dataset: Dataset, field: FieldOfAction) -> FieldSummary:
    """What one field holds on either side."""
    entries = dataset.entries_about[field.id]
    local = [entry for entry in entries if dataset.concepts[entry.concept].parent]
    return FieldSummary(
        field=field,
        land=tuple(one for one in entries if not dataset.concepts[one.concept].parent and isinstance(one, Obligation)),
        measures=tuple(entry for entry in local if isinstance(entry, Measure)),
        link_count=sum(len(entry.links) for entry in local),
    )
