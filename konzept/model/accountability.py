"""What became of what the concepts say, derived from the records: none of it is ever stored.

Where the day matters it is given as `today`.  No state is carried from one period into another, and no record means
unknown, which is not the same as “not started”.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from konzept.model import (
    Calendar,
    CitedDocument,
    Concept,
    Duty,
    Measure,
    Precision,
    Progress,
    ProgressState,
    Quantity,
    ReportedValue,
    Rhythm,
    Term,
    Years,
)
from konzept.model.dataset import Dataset
from konzept.model.days import first_day, last_day, span
from konzept.model.provisos import lies_in

UNKNOWN = "unknown"
"""How the want of a record is called where states are called something."""
CORRECTED = "corrected"
"""What a statement counts as that a later one says is wrong."""
IN_LONGER_PERIOD = "in_longer_period"
"""What a year counts as of which only a period speaks that ends later: the period’s state is not the year’s."""
STANDINGS = (*map(str, ProgressState), CORRECTED, IN_LONGER_PERIOD, UNKNOWN)
"""All that a measure may count as in a year: each year of each measure is exactly one of them."""
NOTHING_SAID = (UNKNOWN, CORRECTED, str(ProgressState.NOT_MENTIONED))
"""Standings that say nothing of a measure that holds."""
STALE_AFTER = 18
"""For how many months what was last said of a measure is recent."""
UNDONE = frozenset(
    {
        ProgressState.NOT_STARTED,
        ProgressState.UNDER_WAY,
        ProgressState.PARTLY,
        ProgressState.PAUSED,
        ProgressState.GIVEN_UP,
    }
)
"""States that say of a measure that it is not done."""
_DROPPED = frozenset({ProgressState.GIVEN_UP, ProgressState.REPLACED})


# --- is it in force? ---


class Force(StrEnum):
    """Whether a part of a concept applies: by the text's own term, by a document, or as far as we do not know.

    `NO_TERM`: the text names no time for it, so that nobody can say that it is over.
    """

    BY_TERM = "by_term"
    BY_DOCUMENT = "by_document"
    AHEAD = "ahead"
    TERM_OVER = "term_over"
    NO_TERM = "no_term"


def force(concept: Concept, section: str, day: datetime.date) -> Force:
    """Whether and on what basis what a section says applies on a day; `TERM_OVER` and `NO_TERM`: it is not known."""
    term = term_of(concept, section)
    if term and first_day(term.start) <= day <= last_day(term.end):
        return Force.BY_TERM
    for one in concept.in_force:
        if first_day(one.start) <= day and (one.end is None or day <= last_day(one.end)):
            return Force.BY_DOCUMENT
    if term is None:
        return Force.NO_TERM
    return Force.AHEAD if day < first_day(term.start) else Force.TERM_OVER


def force_at_large(concept: Concept, day: datetime.date) -> Force:
    """The same for the part of a concept that it gives a term for, mostly all of it."""
    return force(concept, (concept.term.section if concept.term else None) or "", day)


def term_of(concept: Concept, section: str) -> Term | None:
    """The term that the text gives for what a section says."""
    term = concept.term
    return term if term and (term.section is None or lies_in(section, term.section)) else None


def years_in_force(concept: Concept, section: str, today: datetime.date) -> tuple[int, ...]:
    """The years up to today in which a section is known to apply, also if only from or until some day in them."""
    starts = [one.start for one in (term_of(concept, section), *concept.in_force) if one]
    first = min((int(start[:4]) for start in starts), default=today.year + 1)
    days = ((year, datetime.date(year, 1, 1), datetime.date(year, 12, 31)) for year in range(first, today.year + 1))
    return tuple(year for year, *both in days if any(is_known(force(concept, section, day)) for day in both))


def is_known(found: Force) -> bool:
    """Whether it is known that something applies."""
    return found in (Force.BY_TERM, Force.BY_DOCUMENT)


# --- what is reported of a measure ---


@dataclass(frozen=True)
class MeasureState:
    """What is known of a measure in one year.  Without a record nothing is known."""

    year: str
    record: Progress | None
    corrected_by: Progress | None = None
    """The later record that says that this one is wrong."""

    @property
    def state(self) -> ProgressState | None:
        return self.record.state if self.record else None


def state_in(dataset: Dataset, measure: str, year: str) -> MeasureState:
    """What the record of this year says, and of no other."""
    records = dataset.progress_of[measure]
    record = next((one for one in records if one.year == year), None)
    later = (one for one in records if one.corrects and one.corrects.year == year and one.year != year)
    return MeasureState(year, record, next(later, None) if record else None)


def states_of(dataset: Dataset, measure: str) -> tuple[MeasureState, ...]:
    """The years of which there is a record, the newest first."""
    return tuple(state_in(dataset, measure, one.year) for one in reversed(dataset.progress_of[measure]))


def last_state(dataset: Dataset, measure: str) -> str:
    """The state that was last reported, or `UNKNOWN`; it is that of its own period, not of today."""
    records = dataset.progress_of[measure]
    return str(records[-1].state) if records else UNKNOWN


def missing_years(dataset: Dataset, measure: Measure, today: datetime.date) -> tuple[int, ...]:
    """The years that are over and of which no record on the measure speaks.

    They are those in which the measure is known to apply, and those between its first record and its last.
    """
    covered = {year for record in dataset.progress_of[measure.id] for year in covered_years(record.years)}
    between = range(min(covered), max(covered)) if covered else ()
    years = {*years_in_force(dataset.concepts[measure.concept], measure.section, today), *between}
    return tuple(year for year in sorted(years - covered) if year < today.year)


def covered_years(period: Years) -> range:
    """The years that a period covers; a school year counts for the one in which it ends."""
    first, last = span(period)
    return range(last.year if "/" in period else first.year, last.year + 1)


@dataclass(frozen=True)
class YearStanding:
    """What a measure counts as in one calendar year, one of `STANDINGS`, and the record that says so.

    Beside `MeasureState`, which is what one file says, this knows of longer periods and of corrections.
    """

    standing: str
    record: Progress | None


def year_standing(dataset: Dataset, measure: str, year: int) -> YearStanding:
    """What a measure counts as in a year."""
    found = state_in(dataset, measure, str(year))
    if found.record:
        return YearStanding(CORRECTED if found.corrected_by else str(found.record.state), found.record)
    longer = next((one for one in dataset.progress_of[measure] if year in covered_years(one.years)), None)
    return YearStanding(IN_LONGER_PERIOD if longer else UNKNOWN, longer)


def years_told(dataset: Dataset, concept: str, today: datetime.date) -> tuple[int, ...]:
    """The years that there is something to say about: those in force so far, and from the first report to the last."""
    measures = measures_of(dataset, concept)
    sections = {one.section for one in measures}
    in_force = {year for one in sections for year in years_in_force(dataset.concepts[concept], one, today)}
    covered = {
        year for one in measures for record in dataset.progress_of[one.id] for year in covered_years(record.years)
    }
    return tuple(sorted(in_force | (set(range(min(covered), max(covered) + 1)) if covered else set())))


def standings(dataset: Dataset, concept: str, year: int) -> Mapping[str, int]:
    """How many measures of a concept count as what in a year, for each of `STANDINGS`: together all its measures."""
    found = Counter(year_standing(dataset, one.id, year).standing for one in measures_of(dataset, concept))
    return {one: found[one] for one in STANDINGS}


def measures_of(dataset: Dataset, concept: str) -> tuple[Measure, ...]:
    """All measures of a concept, in the order of its text."""
    return tuple(one for one in dataset.of(Measure).values() if one.concept == concept)


def is_reported(dataset: Dataset, measure: str) -> bool:
    """Whether some record says something of a measure: more than that a report leaves it out, and not corrected."""
    return bool(_telling(dataset.progress_of[measure]))


@dataclass(frozen=True)
class BodyReports:
    """What a body has reported: statements on measures and documents, the newest first, and when last.

    `measures` are those that it is responsible for, `reported` those of them of which something is reported by
    anybody.  `last` is the day of the newest document that it issued or that its statements rest on.
    """

    statements: tuple[Progress, ...]
    documents: tuple[CitedDocument, ...]
    measures: tuple[Measure, ...]
    reported: tuple[Measure, ...]
    last: Calendar | None


def body_reports(dataset: Dataset, actor: str, among: Collection[str] | None = None) -> BodyReports:
    """What a body has reported, and how much is reported of what it is responsible for.

    With `among`, only of these measures; its documents are the same.
    """
    statements = [
        one for one in dataset.progress.values() if one.reported_by == actor and (among is None or one.measure in among)
    ]
    issued = dataset.documents_by[actor]
    resting = (dataset.documents[item.document] for one in statements for item in one.evidence)
    days = [one.date for one in (*issued, *resting)]
    measures = tuple(
        one
        for one in dataset.of(Measure).values()
        if (among is None or one.id in among) and any(each.actor == actor for each in one.responsible)
    )
    return BodyReports(
        statements=tuple(sorted(statements, key=lambda one: last_day(one.as_of), reverse=True)),
        documents=tuple(sorted(issued, key=lambda one: last_day(one.date), reverse=True)),
        measures=measures,
        reported=tuple(one for one in measures if is_reported(dataset, one.id)),
        last=max(days, key=last_day, default=None),
    )


@dataclass(frozen=True)
class Freshness:
    """The last day that anything speaks of, and whether that is long ago."""

    as_of: Calendar
    stale: bool


def freshness(records: Iterable[Progress], today: datetime.date) -> Freshness | None:
    """How recent the youngest of some records is; nothing where there is none."""
    days = sorted((record.as_of for record in records), key=last_day)
    if not days:
        return None
    last = last_day(days[-1])
    months = (today.year - last.year) * 12 + today.month - last.month
    return Freshness(days[-1], (months, today.day) > (STALE_AFTER, last.day))


# --- in time? ---


class Timeliness(StrEnum):
    """How a measure stands to its deadline.  `OVERDUE` needs a source that it was not done by then."""

    NO_DATE = "no_date"
    AHEAD = "ahead"
    PASSED_UNKNOWN = "passed_unknown"
    OVERDUE = "overdue"
    MET = "met"
    MET_LATE = "met_late"
    MET_SOME_DAY = "met_some_day"
    DROPPED = "dropped"


def timeliness(dataset: Dataset, measure: Measure, today: datetime.date) -> Timeliness:
    """How a measure stands to its deadline, as far as the records tell.

    A day that a record speaks of is not the day on which something was done: what is called done after the deadline
    was late only if a record says that it was not done when the deadline had passed.
    """
    deadline = measure.when.deadline if measure.when else None
    if deadline is None:
        return Timeliness.NO_DATE
    records, end = _telling(dataset.progress_of[measure.id]), last_day(deadline)
    newest = records[-1] if records else None
    undone_then = any(one.state in UNDONE and first_day(one.as_of) >= end for one in records)
    if newest and newest.state in _DROPPED:
        return Timeliness.DROPPED
    if newest and newest.state is ProgressState.DONE:
        return _done(newest, end, undone_then=undone_then)
    if newest and newest.state is ProgressState.CONTINUING and first_day(newest.as_of) >= end:
        return Timeliness.MET
    if today <= end:
        return Timeliness.AHEAD
    return Timeliness.OVERDUE if undone_then else Timeliness.PASSED_UNKNOWN


def _telling(records: Sequence[Progress]) -> list[Progress]:
    """Those that say something of the measure and that none of another year corrects."""
    corrected = {one.corrects.year for one in records if one.corrects and one.corrects.year != one.year}
    return [one for one in records if one.year not in corrected and one.state is not ProgressState.NOT_MENTIONED]


def _done(record: Progress, end: datetime.date, *, undone_then: bool) -> Timeliness:
    if undone_then:
        return Timeliness.MET_LATE
    return Timeliness.MET if last_day(record.as_of) <= end else Timeliness.MET_SOME_DAY


# --- as much as was promised? ---


@dataclass(frozen=True)
class AgainstTarget:
    """A number the text makes checkable beside the one reported; `reached` only where the two can be compared."""

    target: Quantity
    value: ReportedValue
    reached: bool | None


def against_target(measure: Measure, record: Progress) -> tuple[AgainstTarget, ...]:
    """The targets of a measure beside what a record reports on them."""
    return tuple(_compared(measure, record))


def _compared(measure: Measure, record: Progress) -> Iterator[AgainstTarget]:
    for value in record.values:
        if 0 < value.quantity <= len(measure.quantities):
            target = measure.quantities[value.quantity - 1]
            if target.target:
                yield AgainstTarget(target, value, _is_reached(target, value))


def _is_reached(target: Quantity, value: ReportedValue) -> bool | None:
    if value.precision is not Precision.EXACT:
        return None
    if target.precision is Precision.AT_LEAST:
        return value.value >= target.value
    return value.value > target.value if target.precision is Precision.MORE_THAN else None


# --- was it reported at all? ---


class DutyState(StrEnum):
    """Whether a duty is known to be fulfilled for a period; a report that is not known may exist all the same."""

    DISCHARGED = "discharged"
    RUNNING = "running"
    NO_REPORT = "no_report"


@dataclass(frozen=True)
class DutyPeriod:
    """A year of a duty, or the one time that it is due, and the documents that discharge it."""

    year: int | None
    state: DutyState
    documents: tuple[CitedDocument, ...]


@dataclass(frozen=True)
class DutyStanding:
    """What became of a duty.  `others` are documents of no period that is listed.

    `force` says whether it applies today.  What is due once does not end with a term: then it is missing.
    """

    periods: tuple[DutyPeriod, ...]
    others: tuple[CitedDocument, ...]
    force: Force | None


def duty_standing(dataset: Dataset, duty: Duty, today: datetime.date) -> DutyStanding:
    """Which document discharges which duty: year by year if it is a yearly one, once if it is due once."""
    entry = dataset.entries[duty.entries[0]]
    concept, documents = dataset.concepts[entry.concept], dataset.documents_on[duty.id]
    periods: tuple[DutyPeriod, ...] = ()
    if duty.rhythm is Rhythm.YEARLY:
        periods = tuple(_of_year(documents, year, today) for year in years_in_force(concept, entry.section, today))
    elif duty.rhythm is Rhythm.ONCE:
        over = bool(duty.deadline) and last_day(Calendar(duty.deadline or "")) < today
        periods = (DutyPeriod(None, _duty_state(documents, over=over), documents),)
    shown = {one.id for period in periods for one in period.documents}
    others = tuple(one for one in documents if one.id not in shown)
    return DutyStanding(periods, others, None if duty.rhythm is Rhythm.ONCE else force(concept, entry.section, today))


def _of_year(documents: Iterable[CitedDocument], year: int, today: datetime.date) -> DutyPeriod:
    found = tuple(one for one in documents if year in covered_years(one.years))
    return DutyPeriod(year, _duty_state(found, over=year < today.year), found)


def _duty_state(documents: tuple[CitedDocument, ...], *, over: bool) -> DutyState:
    if documents:
        return DutyState.DISCHARGED
    return DutyState.NO_REPORT if over else DutyState.RUNNING
