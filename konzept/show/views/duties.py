"""Duties and deadlines: the dated ones as a line through time, the recurring ones by rhythm, and all other times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from konzept.model import Calendar, CitedDocument, Concept, Duty, Entry, Obligation, Prose, Rhythm, Years
from konzept.model.accountability import DutyStanding, DutyState, duty_standing
from konzept.model.days import last_day
from konzept.model.provisos import Qualifier
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.show.views.calendar import CalendarView, calendar_view
from konzept.show.views.duty_table import duties_table, duty_conditions
from konzept.show.views.state import years_in_words
from konzept.show.views.tables import Table


@dataclass(frozen=True)
class DutyLine:
    """What is known of a duty for the years that `when` names, or without them."""

    when: str
    state: DutyState
    documents: tuple[CitedDocument, ...]


@dataclass(frozen=True)
class DutyItem:
    """A duty with what became of it and the conditions of the entries that it comes from.

    `note` is missing where it stands above the whole group.
    """

    duty: Duty
    concept: Concept
    entries: tuple[Entry, ...]
    standing: DutyStanding
    lines: tuple[DutyLine, ...]
    conditions: tuple[Qualifier, ...]
    note: Prose | None


@dataclass(frozen=True)
class DatedDuty:
    """A duty on the line through time."""

    item: DutyItem
    deadline: Calendar
    past: bool


@dataclass(frozen=True)
class RhythmGroup:
    """Duties of one rhythm, with the notes that several of them share."""

    rhythm: Rhythm
    items: tuple[DutyItem, ...]
    notes: tuple[Prose, ...]


@dataclass(frozen=True)
class TimedEntry:
    """An entry with a time that no duty covers."""

    entry: Obligation
    past: bool


@dataclass(frozen=True)
class DutiesView:
    """All that the page of duties shows."""

    dated: tuple[DatedDuty, ...]
    recurring: tuple[RhythmGroup, ...]
    others: tuple[TimedEntry, ...]
    count: int
    table: Table
    calendar: CalendarView


def duties_view(site: Site, key: PageKey) -> DutiesView:
    """The view of all duties; the site's day decides what is past."""
    dataset = site.dataset
    duties = list(dataset.duties.values())
    dated = sorted(
        ((duty.deadline, duty) for duty in duties if duty.deadline), key=lambda pair: (last_day(pair[0]), pair[1].order)
    )
    undated = [duty for duty in duties if not duty.deadline]
    groups = ((rhythm, [duty for duty in undated if duty.rhythm is rhythm]) for rhythm in Rhythm)
    return DutiesView(
        dated=tuple(
            DatedDuty(_item(site, duty, duty.note), deadline, is_past(site, deadline)) for deadline, duty in dated
        ),
        recurring=tuple(_group(site, rhythm, members) for rhythm, members in groups if members),
        others=tuple(_timed(site)),
        count=len(duties),
        table=duties_table(site, key),
        calendar=calendar_view(site),
    )


def is_past(site: Site, deadline: Calendar) -> bool:
    """Whether the last day a date covers is over."""
    return last_day(deadline) < site.today


def _group(site: Site, rhythm: Rhythm, duties: Sequence[Duty]) -> RhythmGroup:
    counts = Counter(duty.note for duty in duties if duty.note)
    shared = tuple(note for note, count in counts.items() if count > 1)
    items = tuple(_item(site, duty, None if duty.note in shared else duty.note) for duty in duties)
    return RhythmGroup(rhythm, items, shared)


def _item(site: Site, duty: Duty, note: Prose | None) -> DutyItem:
    dataset = site.dataset
    entries = tuple(dataset.entries[one] for one in duty.entries)
    standing = duty_standing(dataset, duty, site.today)
    lines = tuple(_lines(site, standing))
    concept, terms = dataset.concepts[entries[0].concept], duty_conditions(dataset, duty)
    return DutyItem(duty, concept, entries, standing, lines, terms, note)


def _lines(site: Site, standing: DutyStanding) -> Iterator[DutyLine]:
    """A line for each year with documents and for the one that runs, then one for all years without."""
    for period in standing.periods:
        if period.documents or period.state is DutyState.RUNNING or period.year is None:
            when = site.wording.years(Years(str(period.year))) if period.year else ""
            yield DutyLine(when, period.state, period.documents)
    missing = [one.year for one in standing.periods if one.state is DutyState.NO_REPORT and one.year]
    if missing:
        yield DutyLine(years_in_words(site, missing), DutyState.NO_REPORT, ())
    if standing.others or not standing.periods:
        yield DutyLine("", DutyState.DISCHARGED if standing.others else DutyState.NO_REPORT, standing.others)


def _timed(site: Site) -> list[TimedEntry]:
    """Every time an entry names that no duty covers: dated ones first, then by rhythm."""
    dataset = site.dataset
    covered = {entry for duty in dataset.duties.values() for entry in duty.entries}
    found = [
        entry
        for entry in dataset.entries.values()
        if isinstance(entry, Obligation) and entry.when and entry.id not in covered
    ]
    timed = [
        TimedEntry(entry, bool(entry.when and entry.when.deadline and is_past(site, entry.when.deadline)))
        for entry in found
    ]
    return sorted(timed, key=_urgency)


def _urgency(timed: TimedEntry) -> tuple[str, int]:
    when = timed.entry.when
    rhythms = list(Rhythm)
    if when is None:
        return ("9999", len(rhythms))
    return (when.deadline or "9999", rhythms.index(when.rhythm) if when.rhythm else len(rhythms))
