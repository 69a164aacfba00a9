"""What is derived from the records: each on one day, none of it carried from one year into another."""

from __future__ import annotations

import dataclasses
import datetime
from decimal import Decimal
from typing import Any

import pytest

from konzept.model import (
    Calendar,
    CitedDocument,
    Correction,
    Duty,
    InForce,
    Measure,
    Precision,
    ProgressState,
    Quantity,
    ReportedValue,
    Rhythm,
    Term,
    Text,
    Years,
)
from konzept.model.accountability import (
    STANDINGS,
    UNKNOWN,
    DutyState,
    Force,
    Freshness,
    Timeliness,
    against_target,
    duty_standing,
    force,
    force_at_large,
    freshness,
    missing_years,
    standings,
    state_in,
    states_of,
    timeliness,
    years_in_force,
)
from konzept.model.dataset import Dataset
from tests.support.progress import BOTH, record, with_records

MEASURE, CONCEPT, DUTY, SECTION = "M-5.1.2", "lower", "yearly-report", "5.1"
TODAY = datetime.date(2026, 12, 1)
S = ProgressState


def with_concept(dataset: Dataset, **fields: Any) -> Dataset:
    concept = dataclasses.replace(dataset.concepts[CONCEPT], **fields)
    return dataclasses.replace(dataset, records={**dataset.records, "concept": {**dataset.concepts, CONCEPT: concept}})


def with_measure(dataset: Dataset, **fields: Any) -> tuple[Dataset, Measure]:
    measure = dataclasses.replace(dataset.of(Measure)[MEASURE], **fields)
    return dataclasses.replace(dataset, records={**dataset.records, "measure": {MEASURE: measure}}), measure


def with_duty(
    dataset: Dataset, rhythm: Rhythm, deadline: str | None, *documents: CitedDocument
) -> tuple[Dataset, Duty]:
    duty = dataclasses.replace(dataset.duties[DUTY], rhythm=rhythm, deadline=Calendar(deadline) if deadline else None)
    records = {**dataset.records, "duty": {DUTY: duty}, "document": {one.id: one for one in documents}}
    return dataclasses.replace(dataset, records=records), duty


def document(dataset: Dataset, name: str, date: str, period: str | None = None) -> CitedDocument:
    one = dataset.documents["report-2018"]
    return dataclasses.replace(one, id=name, date=Calendar(date), period=Years(period) if period else None)


def test_without_a_record_the_state_is_unknown_and_not_the_one_of_another_year(small_world: Dataset) -> None:
    world = with_records(small_world, record(small_world, 2018, MEASURE, S.DONE))
    assert state_in(world, MEASURE, "2018").state is S.DONE
    for year in ("2017", "2019", "2026"):
        assert state_in(world, MEASURE, year).state is None
    assert [one.year for one in states_of(world, MEASURE)] == ["2018"]


def test_states_come_the_newest_first_and_one_that_was_corrected_says_by_which(small_world: Dataset) -> None:
    correction = Correction(year=Calendar("2018"), reason=Text(BOTH))
    world = with_records(
        small_world,
        record(small_world, 2018, MEASURE, S.DONE),
        record(small_world, 2020, MEASURE, S.PARTLY, corrects=correction),
    )
    newest, oldest = states_of(world, MEASURE)
    assert (newest.year, newest.corrected_by) == ("2020", None)
    assert (oldest.year, oldest.state, oldest.corrected_by) == ("2018", S.DONE, newest.record)


def test_a_record_that_corrects_itself_is_not_called_corrected(small_world: Dataset) -> None:
    correction = Correction(year=Calendar("2018"), reason=Text(BOTH))
    world = with_records(small_world, record(small_world, 2018, MEASURE, S.PARTLY, corrects=correction))
    assert state_in(world, MEASURE, "2018").corrected_by is None


def test_missing_are_the_years_in_force_that_are_over_and_that_no_period_covers(small_world: Dataset) -> None:
    measure = small_world.of(Measure)[MEASURE]
    assert missing_years(with_records(small_world), measure, TODAY) == (2018, 2019, 2020)
    assert missing_years(with_records(small_world), measure, datetime.date(2020, 12, 31)) == (2018, 2019)
    assert missing_years(small_world, measure, TODAY) == (2019, 2020)
    several = with_records(small_world, record(small_world, 2020, MEASURE, S.PARTLY, period=Years("2019-2020")))
    assert missing_years(several, measure, TODAY) == (2018,)
    school = with_records(small_world, record(small_world, 2019, MEASURE, S.PARTLY, period=Years("2018/2019")))
    assert missing_years(school, measure, TODAY) == (2018, 2020)


def test_without_a_term_only_years_between_two_records_are_missing(small_world: Dataset) -> None:
    world = with_concept(small_world, term=None)
    measure = world.of(Measure)[MEASURE]
    assert missing_years(with_records(world), measure, TODAY) == ()
    reported = [record(world, year, MEASURE, S.CONTINUING) for year in (2019, 2022)]
    assert missing_years(with_records(world, *reported), measure, TODAY) == (2020, 2021)


def test_standings_count_every_measure_and_unknown_ones_as_such(real_world: Dataset) -> None:
    measures = [one.id for one in real_world.of(Measure).values() if one.concept == "nordhausen"]
    nothing = standings(with_records(real_world), "nordhausen", 2019)
    assert nothing[UNKNOWN] == len(measures)
    world = with_records(
        real_world,
        record(real_world, 2019, measures[0], S.DONE),
        record(real_world, 2018, measures[1], S.DONE),
    )
    found = standings(world, "nordhausen", 2019)
    assert (found["done"], found[UNKNOWN]) == (1, len(measures) - 1)
    assert sum(found.values()) == len(measures)
    assert tuple(found) == STANDINGS


@pytest.mark.parametrize(
    ("today", "stale"),
    [((2019, 10, 31), False), ((2020, 4, 30), False), ((2020, 5, 1), True), ((2026, 1, 1), True)],
)
def test_what_is_more_than_eighteen_months_old_is_stale(
    small_world: Dataset, today: tuple[int, int, int], stale: bool
) -> None:
    records = [
        record(small_world, 2018, MEASURE, S.PARTLY, as_of=Calendar(day))
        for day in ("2018-10-31", "2018-09", "2018-01")
    ]
    assert freshness(records, datetime.date(*today)) == Freshness(Calendar("2018-10-31"), stale)
    assert freshness([], datetime.date(*today)) is None


DEADLINE = "2020-06"  # of the measure in the small world


@pytest.mark.parametrize(
    ("today", "states", "expected"),
    [
        ((2020, 6, 30), [], Timeliness.AHEAD),
        ((2020, 7, 1), [], Timeliness.PASSED_UNKNOWN),
        ((2020, 7, 1), [(2019, S.PARTLY, "2019-12-31")], Timeliness.PASSED_UNKNOWN),
        ((2021, 7, 1), [(2020, S.NOT_MENTIONED, "2020-12-31")], Timeliness.PASSED_UNKNOWN),
        # “2020” does not say on which side of the deadline
        ((2021, 7, 1), [(2020, S.PARTLY, "2020")], Timeliness.PASSED_UNKNOWN),
        ((2021, 7, 1), [(2020, S.PARTLY, "2020-12-31")], Timeliness.OVERDUE),
        ((2021, 7, 1), [(2020, S.NOT_STARTED, "2020-06-30")], Timeliness.OVERDUE),
        ((2021, 7, 1), [(2019, S.DONE, "2019-12-31")], Timeliness.MET),
        ((2019, 7, 1), [(2018, S.DONE, "2018-12-31")], Timeliness.MET),
        ((2021, 7, 1), [(2019, S.DONE, "2019"), (2020, S.NOT_MENTIONED, "2020-12-31")], Timeliness.MET),
        ((2022, 7, 1), [(2020, S.PARTLY, "2020-07-01"), (2021, S.DONE, "2021-12-31")], Timeliness.MET_LATE),
        ((2022, 7, 1), [(2020, S.GIVEN_UP, "2020-12-31"), (2021, S.DONE, "2021-12-31")], Timeliness.MET_LATE),
        ((2022, 7, 1), [(2021, S.DONE, "2021-12-31")], Timeliness.MET_SOME_DAY),
        ((2021, 7, 1), [(2020, S.CONTINUING, "2020-12-31")], Timeliness.MET),
        ((2021, 7, 1), [(2019, S.CONTINUING, "2019-12-31")], Timeliness.PASSED_UNKNOWN),
        ((2021, 7, 1), [(2019, S.GIVEN_UP, "2019-12-31")], Timeliness.DROPPED),
        ((2019, 7, 1), [(2018, S.REPLACED, "2018-12-31")], Timeliness.DROPPED),
    ],
)  # fmt: skip
def test_overdue_is_only_what_a_source_says_was_not_done_by_then(
    small_world: Dataset, today: tuple[int, int, int], states: list[tuple[int, S, str]], expected: Timeliness
) -> None:
    records = (record(small_world, year, MEASURE, state, as_of=Calendar(day)) for year, state, day in states)
    world = with_records(small_world, *records)
    measure = world.of(Measure)[MEASURE]
    assert measure.when is not None
    assert measure.when.deadline == DEADLINE
    assert timeliness(world, measure, datetime.date(*today)) is expected


def test_a_state_that_was_corrected_does_not_count_for_the_deadline(small_world: Dataset) -> None:
    world = with_records(
        small_world,
        record(small_world, 2019, MEASURE, S.DONE),
        record(
            small_world, 2020, MEASURE, S.NOT_MENTIONED, corrects=Correction(year=Calendar("2019"), reason=Text(BOTH))
        ),
    )
    assert timeliness(world, world.of(Measure)[MEASURE], TODAY) is Timeliness.PASSED_UNKNOWN


def test_without_a_deadline_nothing_is_in_time_or_late(small_world: Dataset) -> None:
    world, measure = with_measure(with_records(small_world, record(small_world, 2018, MEASURE, S.DONE)), when=None)
    assert timeliness(world, measure, TODAY) is Timeliness.NO_DATE


@pytest.mark.parametrize(
    ("named", "reported", "how", "reached"),
    [
        (Precision.AT_LEAST, "12", Precision.EXACT, True),
        (Precision.AT_LEAST, "10", Precision.EXACT, False),
        (Precision.AT_LEAST, "13", Precision.ABOUT, None),
        (Precision.MORE_THAN, "12", Precision.EXACT, False),
        (Precision.ABOUT, "12", Precision.EXACT, None),
    ],
)
def test_a_value_stands_beside_its_target_and_is_judged_only_where_it_can_be(
    small_world: Dataset, named: Precision, reported: str, how: Precision, reached: bool | None
) -> None:
    target = Quantity(value=Decimal(12), unit=Text(BOTH), precision=named, target=True)
    world, measure = with_measure(small_world, quantities=(target,))
    value = ReportedValue(value=Decimal(reported), precision=how)
    (found,) = against_target(measure, record(world, 2018, MEASURE, S.PARTLY, values=(value,)))
    assert (found.target, found.value, found.reached) == (target, value, reached)


def test_a_number_that_is_no_target_is_not_compared(small_world: Dataset) -> None:
    quantity = Quantity(value=Decimal(12), unit=Text(BOTH), precision=Precision.EXACT)
    world, measure = with_measure(small_world, quantities=(quantity,))
    values = (ReportedValue(value=Decimal(1)), ReportedValue(value=Decimal(1), quantity=2))
    assert against_target(measure, record(world, 2018, MEASURE, S.PARTLY, values=values)) == ()


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ((2017, 12, 31), Force.AHEAD),
        ((2018, 1, 1), Force.BY_TERM),
        ((2020, 12, 31), Force.BY_TERM),
        ((2021, 1, 1), Force.TERM_OVER),
        ((2022, 6, 30), Force.BY_DOCUMENT),
        ((2023, 1, 1), Force.TERM_OVER),
        ((2025, 1, 1), Force.BY_DOCUMENT),
    ],
)
def test_a_concept_is_in_force_by_its_term_or_by_a_document_or_as_far_as_we_know_not(
    small_world: Dataset, day: tuple[int, int, int], expected: Force
) -> None:
    known = (
        InForce(start=Calendar("2022-06"), end=Calendar("2022"), evidence=()),
        InForce(start=Calendar("2025"), evidence=()),
    )
    world = with_concept(small_world, in_force=known)
    assert force(world.concepts[CONCEPT], SECTION, datetime.date(*day)) is expected
    assert years_in_force(world.concepts[CONCEPT], SECTION, TODAY) == (2018, 2019, 2020, 2022, 2025, 2026)


def test_a_concept_that_names_no_term_is_not_said_to_be_over(small_world: Dataset) -> None:
    concept = with_concept(small_world, term=None).concepts[CONCEPT]
    assert force(concept, SECTION, TODAY) is Force.NO_TERM
    assert force_at_large(concept, TODAY) is Force.NO_TERM
    assert years_in_force(concept, SECTION, TODAY) == ()
    goes_on = dataclasses.replace(concept, in_force=(InForce(start=Calendar("2025"), evidence=()),))
    assert force_at_large(goes_on, TODAY) is Force.BY_DOCUMENT
    assert years_in_force(goes_on, SECTION, TODAY) == (2025, 2026)


def test_a_term_that_is_given_for_a_part_is_none_of_the_others(small_world: Dataset) -> None:
    term = Term(start=Calendar("2018"), end=Calendar("2020"), section="5.1")
    concept = with_concept(small_world, term=term).concepts[CONCEPT]
    for section, expected in (("5.1", Force.TERM_OVER), ("5.1.2", Force.TERM_OVER), ("5", Force.NO_TERM)):
        assert force(concept, section, TODAY) is expected
    assert force_at_large(concept, TODAY) is Force.TERM_OVER
    assert years_in_force(concept, "5.1", TODAY) == (2018, 2019, 2020)
    assert years_in_force(concept, "5.10", TODAY) == ()


def test_a_concept_whose_term_begins_amid_a_year_is_in_force_in_that_year(small_world: Dataset) -> None:
    term = Term(start=Calendar("2018-07"), end=Calendar("2019-06"))
    assert years_in_force(with_concept(small_world, term=term).concepts[CONCEPT], SECTION, TODAY) == (2018, 2019)


def test_a_yearly_duty_is_told_year_by_year_up_to_the_end_of_the_term(small_world: Dataset) -> None:
    late, of_two = (
        document(small_world, "late", "2019-03-01", "2018"),
        document(small_world, "two", "2020-05", "2019-2020"),
    )
    world, duty = with_duty(small_world, Rhythm.YEARLY, None, late)
    found = duty_standing(world, duty, TODAY)
    states = [(one.year, one.state, [paper.id for paper in one.documents]) for one in found.periods]
    assert states == [
        (2018, DutyState.DISCHARGED, ["late"]),
        (2019, DutyState.NO_REPORT, []),
        (2020, DutyState.NO_REPORT, []),
    ]
    assert (found.others, found.force) == ((), Force.TERM_OVER)
    running = duty_standing(world, duty, datetime.date(2020, 12, 31))
    assert [one.state for one in running.periods] == [DutyState.DISCHARGED, DutyState.NO_REPORT, DutyState.RUNNING]
    assert running.force is Force.BY_TERM
    world, duty = with_duty(small_world, Rhythm.YEARLY, None, of_two)
    states = [one.state for one in duty_standing(world, duty, TODAY).periods]
    assert states == [DutyState.NO_REPORT, DutyState.DISCHARGED, DutyState.DISCHARGED]


def test_a_report_of_a_year_after_the_term_is_shown_without_a_claim_that_the_duty_goes_on(small_world: Dataset) -> None:
    later = document(small_world, "later", "2024-03-01")
    world, duty = with_duty(small_world, Rhythm.YEARLY, None, later)
    found = duty_standing(world, duty, TODAY)
    assert ([one.year for one in found.periods], found.others) == ([2018, 2019, 2020], (later,))
    assert found.force is Force.TERM_OVER


def test_a_document_that_says_the_concept_goes_on_lets_its_duties_go_on(small_world: Dataset) -> None:
    world, duty = with_duty(small_world, Rhythm.YEARLY, None)
    world = with_concept(world, in_force=(InForce(start=Calendar("2021"), evidence=()),))
    found = duty_standing(world, duty, datetime.date(2022, 6, 1))
    assert [(one.year, one.state) for one in found.periods][-2:] == [
        (2021, DutyState.NO_REPORT),
        (2022, DutyState.RUNNING),
    ]
    assert found.force is Force.BY_DOCUMENT


@pytest.mark.parametrize(
    ("deadline", "dated", "expected"),
    [
        ("2020", [], DutyState.NO_REPORT),
        ("2027", [], DutyState.RUNNING),
        (None, [], DutyState.RUNNING),
        ("2020", ["2021-03-01"], DutyState.DISCHARGED),
    ],
)
def test_what_is_due_once_is_told_once_and_does_not_end_with_the_term(
    small_world: Dataset, deadline: str | None, dated: list[str], expected: DutyState
) -> None:
    documents = [document(small_world, day, day) for day in dated]
    world, duty = with_duty(small_world, Rhythm.ONCE, deadline, *documents)
    found = duty_standing(world, duty, TODAY)
    assert [(one.year, one.state) for one in found.periods] == [(None, expected)]
    assert (found.others, found.force) == ((), None)


def test_a_duty_without_periods_has_its_documents_alone(small_world: Dataset) -> None:
    paper = document(small_world, "paper", "2019-03-01")
    world, duty = with_duty(small_world, Rhythm.REGULARLY, None, paper)
    found = duty_standing(world, duty, TODAY)
    assert (found.periods, found.others, found.force) == ((), (paper,), Force.TERM_OVER)


def test_a_yearly_duty_of_which_the_text_gives_no_time_has_no_years(small_world: Dataset) -> None:
    paper = document(small_world, "paper", "2019-03-01")
    world, duty = with_duty(small_world, Rhythm.YEARLY, None, paper)
    found = duty_standing(with_concept(world, term=None), duty, TODAY)
    assert (found.periods, found.others, found.force) == ((), (paper,), Force.NO_TERM)
