"""The part of a report on the duties of the year, and what is known to discharge them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from konzept.model import Calendar, CitedDocument, Duty, Rhythm, Years
from konzept.model.accountability import DutyState, covered_years, duty_standing
from konzept.model.days import last_day, span
from konzept.show.views.report_blocks import Bullets, Fact, Facts, Part, Said, said
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
    if duty.rhythm is Rhythm.YEARLY:
        periods = duty_standing(words.dataset, duty, words.site.today).periods
        applied = any(one.year == year for one in periods)
    else:
        applied = _within_term(words, year)
    over = span(Years(words.year))[1] < words.site.today
    return DueDuty(duty, _state(documents, over=over) if applied or documents else None, documents)


def _within_term(words: ReportWords, year: int) -> bool:
    term = words.concept.term
    return term is None or year <= last_day(term.end).year


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
    term = words.concept.term
    if one.documents:
        yield said(words.t("report.discharged_by"), "state")
        yield Bullets(tuple(words.cited(document) for document in one.documents))
    elif one.state is not None:
        yield said(words.t(f"duties.{one.state}"), "state")
    elif term and not _within_term(words, int(words.year)):
        yield said(words.t("report.term_over", end=words.date(term.end), year=words.year), "state")
    else:
        yield said(words.t("report.no_term", year=words.year), "state")
