"""Rules about what became of a measure: each statement has its evidence, its time and what its state asks for."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from konzept.checks.subject import problem
from konzept.model import (
    Calendar,
    CitedDocument,
    Concept,
    DocumentAccess,
    DocumentType,
    Evidence,
    Measure,
    Progress,
    ProgressState,
    Record,
    Rhythm,
)
from konzept.model.accountability import UNDONE, Force, covered_years, force
from konzept.model.days import first_day, last_day, span
from konzept.model.values import FieldPath
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem, Value

_NOTHING_MOVED = frozenset({ProgressState.NOT_STARTED, ProgressState.PAUSED, ProgressState.GIVEN_UP})
_LOOKING_BACK = frozenset({DocumentType.REPORT, DocumentType.STATISTICS, DocumentType.MINUTES, DocumentType.PRESS})
_LASTING = frozenset({Rhythm.YEARLY, Rhythm.REGULARLY, Rhythm.CONTINUOUS})


class _Dated(NamedTuple):
    """A day that a record speaks of, and where."""

    record: Record
    path: FieldPath
    day: Calendar


def nothing_lies_in_the_future(partial: PartialDataset, today: datetime.date) -> Iterator[Problem]:
    for record, path, day in _days(partial):
        if first_day(day) > today:
            yield problem(partial, record, path, "date-in-future", date=day, today=today.isoformat())


def _days(partial: PartialDataset) -> Iterator[_Dated]:
    for progress in partial.dataset.progress.values():
        yield _Dated(progress, ("as_of",), progress.as_of)
    for document in partial.dataset.documents.values():
        yield _Dated(document, ("date",), document.date)
        if document.checked_on:
            yield _Dated(document, ("checked_on",), document.checked_on)


def progress_is_about_a_measure_of_its_concept(partial: PartialDataset) -> Iterator[Problem]:
    known = partial.known.names.get("measure", {})
    for progress in partial.dataset.progress.values():
        measure = _measure(partial, progress)
        if progress.measure not in known or (measure and measure.concept != progress.concept):
            hint, values = partial.known.suggestion(("measure",), progress.measure)
            values["missed"] = progress.measure
            if progress.measure in known:
                hint, values = "", {}
            values |= {"id": progress.measure, "concept": progress.concept}
            yield Problem(progress.file, 1, 1, (), "progress-measure", values, hint)


def _measure(partial: PartialDataset, progress: Progress) -> Measure | None:
    """The measure, if it could be read."""
    return partial.dataset.of(Measure).get(progress.measure)


def everything_said_has_evidence(partial: PartialDataset) -> Iterator[Problem]:
    for progress in partial.dataset.progress.values():
        yield from _proved(partial, progress, (), progress.evidence)
    for concept in partial.dataset.concepts.values():
        for index, time in enumerate(concept.in_force):
            yield from _proved(partial, concept, ("in_force", index), time.evidence)


def evidence_is_no_older_than_what_it_proves(partial: PartialDataset, today: datetime.date) -> Iterator[Problem]:
    """A day in the future is one mistake and not a second one beside each document."""
    for progress in partial.dataset.progress.values():
        for index, one in enumerate(progress.evidence):
            document = partial.dataset.documents.get(one.document)
            if document and last_day(document.date) < first_day(progress.as_of) <= today:
                values = {"document": one.document, "date": document.date, "as_of": progress.as_of}
                yield problem(partial, progress, ("evidence", index, "document"), "evidence-older", **values)


def documents_fit_their_dates(partial: PartialDataset, today: datetime.date) -> Iterator[Problem]:
    for document in partial.dataset.documents.values():
        if first_day(document.date) > today:
            continue
        if document.checked_on and not document.address:
            yield problem(partial, document, ("checked_on",), "checked-nowhere")
        elif document.checked_on and last_day(document.checked_on) < first_day(document.date):
            values: dict[str, Value] = {"checked": document.checked_on, "date": document.date}
            yield problem(partial, document, ("checked_on",), "checked-early", **values)
        if document.type in _LOOKING_BACK and last_day(document.date) < span(document.years)[0]:
            values = {"date": document.date, "period": document.years}
            yield problem(partial, document, ("period",), "report-ahead", **values)


def _proved(
    partial: PartialDataset, record: Progress | Concept, path: FieldPath, evidence: tuple[Evidence, ...]
) -> Iterator[Problem]:
    if not evidence:
        yield problem(partial, record, (*path, "evidence"), "evidence-missing")
    for index, one in enumerate(evidence):
        document = partial.dataset.documents.get(one.document)
        if document and document.access is DocumentAccess.INTERNAL:
            place = (*path, "evidence", index, "document")
            yield problem(partial, record, place, "evidence-internal", document=one.document)


def periods_fit_their_place_and_their_concept(partial: PartialDataset) -> Iterator[Problem]:
    for progress in partial.dataset.progress.values():
        first, last = span(progress.years)
        place: FieldPath = ("period",) if progress.period else ()
        if str(last.year) != progress.year:
            yield problem(partial, progress, place, "period-year", period=progress.years, year=progress.year)
        if last_day(progress.as_of) < first:
            yield problem(partial, progress, ("as_of",), "as-of-early", as_of=progress.as_of, period=progress.years)
        concept = partial.dataset.concepts.get(progress.concept)
        if concept and concept.edition and last < first_day(concept.edition):
            values = {"period": progress.years, "edition": concept.edition}
            yield problem(partial, progress, place, "progress-before-edition", **values)
        elif concept and concept.term and _term_is_over(partial, progress, concept, first):
            values = {"period": progress.years, "end": concept.term.end}
            yield problem(partial, progress, place, "progress-after-term", **values)


def _term_is_over(partial: PartialDataset, progress: Progress, concept: Concept, first: datetime.date) -> bool:
    """Whether a period begins after the term that the text gives for the measure, and no document covers it."""
    measure = _measure(partial, progress)
    return measure is not None and force(concept, measure.section, first) is Force.TERM_OVER


def states_have_what_they_ask_for(partial: PartialDataset) -> Iterator[Problem]:
    for progress in partial.dataset.progress.values():
        state, at = progress.state, ("state",)
        if state in _NOTHING_MOVED and progress.obstacle is None:
            yield problem(partial, progress, at, "obstacle-missing", state=state.value)
        if state is ProgressState.REPLACED and progress.replaced_by in (None, progress.measure):
            yield problem(partial, progress, ("replaced_by",), "replacement-missing")
        if state is not ProgressState.REPLACED and progress.replaced_by:
            yield problem(partial, progress, ("replaced_by",), "replacement-unasked", state=state.value)
        heard = any(_reports_on(partial, progress, one) for one in progress.evidence)
        if state is ProgressState.NOT_MENTIONED and not heard:
            yield problem(partial, progress, at, "silence-without-report", year=progress.years)
        measure = _measure(partial, progress)
        if measure:
            yield from _fits_its_measure(partial, progress, measure)


def _reports_on(partial: PartialDataset, progress: Progress, evidence: Evidence) -> bool:
    """Whether a document had to speak of the measure: it discharges a duty for a time of the record's period."""
    document = partial.dataset.documents.get(evidence.document)
    return document is None or bool(document.discharges and _share_a_year(document, progress))


def _share_a_year(document: CitedDocument, progress: Progress) -> bool:
    return not set(covered_years(document.years)).isdisjoint(covered_years(progress.years))


def _fits_its_measure(partial: PartialDataset, progress: Progress, measure: Measure) -> Iterator[Problem]:
    told: set[int] = set()
    for index, value in enumerate(progress.values):
        if value.quantity in told:
            yield problem(partial, progress, ("values", index), "value-twice", quantity=value.quantity)
        told.add(value.quantity)
        if value.value < 0:
            yield problem(partial, progress, ("values", index, "value"), "value-negative", value=str(value.value))
        if not 0 < value.quantity <= len(measure.quantities):
            values: dict[str, Value] = {"quantity": value.quantity, "count": len(measure.quantities)}
            yield problem(partial, progress, ("values", index), "value-without-quantity", measure=measure.id, **values)
    when = measure.when
    if progress.state is ProgressState.DONE and when and when.rhythm in _LASTING and not when.deadline:
        yield problem(partial, progress, ("state",), "done-but-lasting", measure=measure.id, rhythm=str(when.rhythm))


def what_was_done_stays_done_or_is_corrected(partial: PartialDataset) -> Iterator[Problem]:
    for records in partial.dataset.progress_of.values():
        done: Progress | None = None
        for progress in records:
            corrected = progress.corrects.year if progress.corrects else ""
            if corrected and corrected not in {one.year for one in records if one.year <= progress.year}:
                values = {"year": corrected, "measure": progress.measure}
                yield problem(partial, progress, ("corrects", "year"), "correction-of-nothing", **values)
            if done and progress.state in UNDONE and corrected != done.year:
                values = {"state": progress.state.value, "year": done.year, "file": done.file}
                yield problem(partial, progress, ("state",), "done-undone", **values)
            if progress.state is ProgressState.DONE:
                done = progress
            elif done and corrected == done.year:
                done = None
