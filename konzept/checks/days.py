"""Rules about the days of the calendar: each follows from what the text says."""

from __future__ import annotations

from collections.abc import Iterator

from konzept.checks.subject import entries, problem
from konzept.checks.times import silent_on
from konzept.model import Rhythm
from konzept.model.days import first_day, last_day, names_a_day
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem


def days_follow_from_the_text(partial: PartialDataset) -> Iterator[Problem]:
    found = {entry.id: entry for entry in entries(partial)}
    for duty in partial.dataset.duties.values():
        if duty.day is None:
            continue
        if not names_a_day(duty.day):
            yield problem(partial, duty, ("day",), "day-inexact", day=duty.day)
        elif duty.rhythm not in (Rhythm.YEARLY, Rhythm.ONCE):
            yield problem(partial, duty, ("day",), "day-without-date", day=duty.day, rhythm=duty.rhythm.value)
        elif duty.deadline and not first_day(duty.deadline) <= first_day(duty.day) <= last_day(duty.deadline):
            # A deadline that no word of the text says has its own message.
            if not silent_on(duty.deadline, duty, found):
                yield problem(partial, duty, ("day",), "day-not-in-deadline", day=duty.day, deadline=duty.deadline)
        elif duty.rhythm is Rhythm.YEARLY and duty.day.endswith("-02-29"):
            yield problem(partial, duty, ("day",), "day-inexact", day=duty.day)
