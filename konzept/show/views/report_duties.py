"""The part of a report on the duties of the year, and what is known to discharge them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from konzept.model import Calendar, CitedDocument, Duty, Rhythm, Years
from konzept.model.accountability import NOTHING_SAID, DutyState, covered_years, term_of, year_standing, years_in_force
from konzept.model.days import last_day, span
from konzept.show.views.report_blocks import Bullets, Fact, Facts, Part, Run, Runs, Said, said
from konzept.show.views.report_words import ReportWords


@dataclass(frozen=True)
class DueDuty:
    """A duty in the year of the report; without a state it is not known whether it applied."""

    duty: Duty
    state: DutyState | None
    documents: tuple[CitedDocument, ...]


def due(words: ReportWords) -> list[DueDuty]:
    """The concept's duties that the year is asked about."""
    dataset = words.dataset
    ours = (one for one in dataset.duties.values() if dataset.entries[one.entries[0]].concept == words.concept.id)
    return [found for one in ours if (found := _due_in_year(words, one))]


def _due_in_year(words: ReportWords, duty: Duty) -> DueDuty | None:
    """What is known of a duty in the year; nothing of one that is due once, in another year."""
    year, every = int(words.year), words.dataset.documents_on[duty.id]
    if duty.rhythm is Rhythm.ONCE:
        if not duty.deadline or duty.deadline[:4] != words.year:
            return None
        over = last_day(Calendar(duty.deadline)) < words.site.today
        return DueDuty(duty, _state(every, over=over), every)
    documents = tuple(one for one in every if year in covered_years(one.years))
    section = words.dataset.entries[duty.entries[0]].section
    applied = year in years_in_force(words.concept, section, words.site.today)
    over = span(Years(words.year))[1] < words.site.today
    return DueDuty(duty, _state(documents, over=over) if applied or documents else None, documents)


def _state(documents: tuple[CitedDocument, ...], *, over: bool) -> DutyState:
    if documents:
        return DutyState.DISCHARGED
    return DutyState.NO_REPORT if over else DutyState.RUNNING


def parts(words: ReportWords, found: list[DueDuty]) -> Iterator[Part]:
    """Each duty with who owes it to whom, and what is known of it."""
    for one in found:
        duty = one.duty
        facts = [
            Fact(words.t("report.state", year=words.year), tuple(_known(words, one))),
            Fact(words.t("table.owed_by"), (words.listed([(words.actor(by),) for by in duty.owed_by]),)),
        ]
        if duty.owed_to:
            facts.append(Fact(words.t("table.owed_to"), (words.listed([(words.actor(to),) for to in duty.owed_to]),)))
        facts.append(Fact(words.t("entry.when"), (said(words.text(duty.when)),)))
        yield Part(f"duty-{duty.id}", words.text(duty.title), (*words.prose(duty.text), Facts(tuple(facts))))


def _known(words: ReportWords, one: DueDuty) -> Iterator[Said]:
    entry = words.dataset.entries[one.duty.entries[0]]
    term = term_of(words.concept, entry.section)
    if one.documents:
        yield said(words.t("report.discharged_by"), "state")
        yield Bullets(tuple(words.cited(document) for document in one.documents))
    elif one.state is not None:
        yield said(words.t(f"duties.{one.state}"), "state")
    elif term and last_day(term.end).year < int(words.year):
        yield said(words.t("report.term_over", end=words.date(term.end), year=words.year), "state")
    else:
        yield said(words.t("report.no_term", year=words.year), "state")
    if not one.documents and (told := list(_told(words, one.duty))):
        yield said(words.t("report.duty_measure"))
        yield Bullets(tuple(told))


def _told(words: ReportWords, duty: Duty) -> Iterator[Runs]:
    """What is reported on the measures that a duty comes from."""
    for entry in duty.entries:
        found = year_standing(words.dataset, entry, int(words.year)).standing
        if found not in NOTHING_SAID:
            yield (Run(words.text(words.dataset.entries[entry].title), place=entry), Run(f": {words.standing(found)}"))
