"""What the calendar holds: duties that bind and have a day, while it is known that they apply; and what it lacks."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from konzept.model import Bindingness, Calendar, Duty, Obligation, Rhythm
from konzept.model.accountability import force, is_known
from konzept.model.dataset import Dataset
from konzept.model.days import first_day, names_a_day
from konzept.model.provisos import Qualifier
from konzept.plan.site import Site
from konzept.show.views.duty_table import duty_conditions

_FIRM = frozenset({Bindingness.MANDATE, Bindingness.COMMITMENT})


@dataclass(frozen=True)
class CalendarDay:
    """The last day on which a duty can still be fulfilled.  `editorial`: the text does not name the day itself."""

    duty: Duty
    day: datetime.date
    editorial: bool
    conditions: tuple[Qualifier, ...]


@dataclass(frozen=True)
class WithoutDay:
    """A duty that is not in the calendar; `why` is the end of the key of the reason."""

    duty: Duty
    why: str


@dataclass(frozen=True)
class CalendarView:
    """The days in order of time, and the duties without any; `file` is the name of the calendar beside its page."""

    days: tuple[CalendarDay, ...]
    others: tuple[WithoutDay, ...]
    file: str


def calendar_view(site: Site) -> CalendarView:
    """The view of the calendar; the site's day decides up to when yearly duties are known to apply."""
    dataset, duties = site.dataset, site.dataset.duties.values()
    days = sorted((one for duty in duties for one in _days(site, duty)), key=lambda one: (one.day, one.duty.order))
    listed = {one.duty.id for one in days}
    others = tuple(WithoutDay(duty, _why(dataset, duty)) for duty in duties if duty.id not in listed)
    return CalendarView(tuple(days), others, f"{dataset.label('route.calendar')[site.language.id]}.ics")


def _days(site: Site, duty: Duty) -> Iterator[CalendarDay]:
    dataset, first = site.dataset, _day(duty)
    if first is None or not _binds(dataset, duty):
        return
    exact, terms = duty.deadline == first, duty_conditions(dataset, duty)
    for day in _repeated(site, duty, first_day(first)):
        yield CalendarDay(duty, day, not exact, terms)


def _repeated(site: Site, duty: Duty, first: datetime.date) -> Iterator[datetime.date]:
    """What is due once is due, whatever the term; a yearly day counts in years in which the text is known to apply."""
    if duty.rhythm is not Rhythm.YEARLY:
        yield first
        return
    entry = site.dataset.entries[duty.entries[0]]
    concept = site.dataset.concepts[entry.concept]
    for year in range(first.year, site.today.year + 2):
        day = first.replace(year=year)
        if is_known(force(concept, entry.section, day)):
            yield day


def _day(duty: Duty) -> Calendar | None:
    exact = duty.deadline if duty.deadline and names_a_day(duty.deadline) else None
    return duty.day or exact


def _binds(dataset: Dataset, duty: Duty) -> bool:
    entries = (dataset.entries[one] for one in duty.entries)
    return any(isinstance(one, Obligation) and one.bindingness in _FIRM for one in entries)


def _why(dataset: Dataset, duty: Duty) -> str:
    if _day(duty) is None:
        return "no_day"
    return "not_in_force" if _binds(dataset, duty) else "not_binding"
