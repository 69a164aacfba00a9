"""All guidelines, goals, measures or statements of a concept as a table, each under every field it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from konzept.language.alphabet import alphabetical
from konzept.model import Bindingness, Concept, Entry, Measure, Obligation, ProgressState, Rhythm
from konzept.model.accountability import UNKNOWN
from konzept.model.dataset import Dataset, kind_of
from konzept.model.days import last_day
from konzept.model.provisos import Qualifier, conditions, differing_parts, times
from konzept.plan.pages import ENTRY_FOLDERS, PageKey
from konzept.plan.site import Site
from konzept.show.views.common import asides, locator, qualifier_words, with_asides
from konzept.show.views.tables import COMMA, SEMICOLON, Cell, Table, table

TERMS = ("differing", "conditions")
"""Columns that a page shows together with how binding something is."""
NUMBERED, UNNUMBERED = "yes", "no"
NOBODY = "nobody"


@dataclass(frozen=True)
class ListView:
    """All entries of one kind in a concept, in the order of its text."""

    concept: Concept
    table: Table
    columns: tuple[str, ...]
    """Those that the page shows."""
    bindingness: tuple[Bindingness, ...]
    """How binding an obligation may be, the strongest first; none for a list of statements."""
    sheet: bool
    """Whether there is a sheet for reports on these entries."""


@dataclass(frozen=True)
class SheetView:
    """A concept's measures with room for a report on each; `states` are the words for what became of one."""

    concept: Concept
    table: Table
    columns: tuple[str, ...]
    states: tuple[str, ...]


def list_view(site: Site, key: PageKey) -> ListView:
    """The view of all entries of a kind; the key's part is the kind's folder."""
    found = entries_table(site, key)
    # Beside who and when there is no room for what an entry is about; its title has to do.
    left_out = {"id", "section", *TERMS, *(["summary"] if "responsible" in found.columns else [])}
    return ListView(
        concept=site.dataset.concepts[key.subject],
        table=found,
        columns=tuple(one for one in found.columns if one not in left_out),
        bindingness=tuple(Bindingness) if "bindingness" in found.columns else (),
        sheet="state" in found.columns,
    )


def sheet_view(site: Site, key: PageKey) -> SheetView:
    """The view of the sheet for reports on a concept's measures."""
    dataset = site.dataset
    found = entries_table(site, PageKey("list", key.subject, ENTRY_FOLDERS["measure"]))
    shown = ("number", "title", "responsible", "when", "bindingness")
    columns = tuple(one for one in shown if one in found.columns)
    states = tuple(dataset.label(f"progress_state.{one}")[site.language.id] for one in ProgressState)
    return SheetView(dataset.concepts[key.subject], found, columns, states)


def entries_table(site: Site, key: PageKey) -> Table:
    """The table of a list; the key's part is the kind's folder."""
    dataset = site.dataset
    every = [entry for entry in dataset.entries.values() if ENTRY_FOLDERS[kind_of(entry)] == key.part]
    found = [entry for entry in every if entry.concept == key.subject]
    filters = {
        "field": ("fields", tuple(dataset.fields)),
        "actor": ("responsible", ()),
        "bindingness": ("bindingness", tuple(Bindingness)),
        "number": ("number", (NUMBERED, UNNUMBERED)),
        "state": ("state", (UNKNOWN, *ProgressState)),
    }
    sortable = ("title", "responsible", "when", "bindingness", "state")
    cells = {entry.id: dict(_Cells(site, entry).all()) for entry in found}
    return table(key.part, cells, filters, sortable, complete=len(found) == len(every))


class _Cells:
    """The cells of one entry."""

    def __init__(self, site: Site, entry: Entry) -> None:
        self.site = site
        self.dataset: Dataset = site.dataset
        self.language = site.language.id
        self.entry = entry

    def label(self, key: str) -> str:
        return self.dataset.label(key)[self.language]

    def all(self) -> Iterator[tuple[str, Cell]]:
        """By column; what the Land's concept says of who and when is hardly ever more than “the government”."""
        entry = self.entry
        yield "id", Cell((entry.id,))
        yield "number", self.number()
        yield "section", Cell((entry.section,))
        title = entry.title[self.language]
        yield "title", Cell((title,), key=alphabetical(title))
        yield "summary", Cell((entry.summary[self.language],))
        if isinstance(entry, Obligation):
            if self.dataset.concepts[entry.concept].level.is_local or isinstance(entry, Measure):
                yield "responsible", self.responsible(entry)
                yield "when", self.when(entry)
            yield "bindingness", self.bindingness(entry.bindingness)
            yield "differing", self.differing(entry)
            yield "conditions", self.qualifiers(conditions(self.dataset, entry))
        yield "fields", self.fields()
        if isinstance(entry, Measure):
            yield "state", self.state(entry)

    def number(self) -> Cell:
        value = NUMBERED if self.entry.number else UNNUMBERED
        values = {value: self.label(f"table.number.{value}")}
        return Cell((self.entry.number or "",), values, instead=locator(self.dataset, self.entry, self.language))

    def responsible(self, entry: Obligation) -> Cell:
        """The bodies; of one that the editors have inferred it is said."""
        words, values = [], {}
        for one in entry.responsible:
            actor = self.dataset.actors[one.actor] if one.actor else None
            name = (actor.short_name or actor.name)[self.language] if actor else self.label("entry.nobody_named")
            values[one.actor or NOBODY] = name
            words.append(with_asides(self.dataset, name, asides(self.dataset, one, self.language), self.language))
        return Cell(tuple(words), values, alphabetical(words[0]), several=True)

    def when(self, entry: Obligation) -> Cell:
        """What the entry says itself and what it inherits; sorted by its own day, then by how often."""
        when = entry.when
        day = last_day(when.deadline).isoformat() if when and when.deadline else "9999-12-31"
        rhythm = list(Rhythm).index(when.rhythm) if when and when.rhythm else len(Rhythm) + (when is None)
        found = self.qualifiers(times(self.dataset, entry)).words or (self.label("table.no_time"),)
        return Cell((f"{self.label(SEMICOLON)} ".join(found),), key=(day, rhythm))

    def qualifiers(self, found: Iterable[Qualifier]) -> Cell:
        words = tuple(qualifier_words(self.dataset, one, self.language) for one in found)
        return Cell(words, several=True, separator=SEMICOLON)

    def differing(self, entry: Obligation) -> Cell:
        """How binding parts of the entry are that bind more, or less, than its label says."""
        parts = differing_parts(entry)
        words = tuple(
            f"{self.label(f'entry.binding_{name}')} {f'{self.label(COMMA)} '.join(map(self.binding_word, values))}"
            for name, values in (("stronger", parts.stronger), ("weaker", parts.weaker))
            if values
        )
        return Cell(words, several=True, separator=SEMICOLON)

    def binding_word(self, value: Bindingness) -> str:
        return self.label(f"bindingness.{value}")

    def bindingness(self, value: Bindingness) -> Cell:
        words = self.binding_word(value)
        return Cell((words,), {value.value: words}, list(Bindingness).index(value))

    def fields(self) -> Cell:
        values = {one: self.dataset.fields[one].title[self.language] for one in self.entry.fields}
        return Cell(tuple(values.values()), values, several=True)

    def state(self, measure: Measure) -> Cell:
        """What the newest report says, with its period, and unknown without any."""
        newest = next(reversed(self.dataset.progress_of[measure.id]), None)
        value = newest.state.value if newest else UNKNOWN
        words = self.label(f"progress_state.{value}" if newest else "table.state.unknown")
        shown = f"{words} ({self.site.wording.years(newest.years)})" if newest else words
        return Cell((shown,), {value: words}, [UNKNOWN, *ProgressState].index(value))
