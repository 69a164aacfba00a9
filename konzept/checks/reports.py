"""Rules about published reports: each is named after a concept with measures and a year it can be about."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from konzept.checks.subject import entries, problem
from konzept.model import Measure
from konzept.model.days import first_day, last_day
from konzept.read.files import YEAR
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem


def reports_are_named_after_a_concept_and_a_year(partial: PartialDataset) -> Iterator[Problem]:
    known = sorted({one.concept for one in entries(partial) if isinstance(one, Measure)})
    for record in partial.dataset.reports.values():
        # A concept has measures, for all we know, while some file of theirs cannot be read.
        unread = partial.known.names.get("measure", {}).keys() - partial.dataset.of(Measure).keys()
        has_measures = record.concept in known or (unread and record.concept in partial.known.names.get("concept", {}))
        if not has_measures or not YEAR.fullmatch(record.year):
            example = f"{known[0] if known else '…'}-2018"
            yield Problem(record.file, 1, 1, (), "report-name", {"id": record.id, "example": example})


def reports_are_about_a_time_that_has_begun(partial: PartialDataset, today: datetime.date) -> Iterator[Problem]:
    for record in partial.dataset.reports.values():
        concept = partial.dataset.concepts.get(record.concept)
        if concept is None or not YEAR.fullmatch(record.year):
            continue
        day = last_day(record.published)
        if first_day(record.published) > today:
            values = {"date": record.published, "today": today.isoformat()}
            yield problem(partial, record, ("published",), "report-in-future", **values)
        elif day.year < int(record.year):
            values = {"date": record.published, "year": record.year}
            yield problem(partial, record, ("published",), "report-early", **values)
        if concept.edition and record.year < concept.edition[:4]:
            values = {"year": record.year, "edition": concept.edition}
            yield Problem(record.file, 1, 1, (), "report-before-edition", values)
