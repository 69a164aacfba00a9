"""The report on what became of a concept's measures in one year, as one document in a language.

A page, a PDF, a text document and a table are made of the same.  What is not known is said, every state has its
evidence, and every count is out of all measures.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from konzept.model import Calendar, CitedDocument, Concept, Measure, Progress, ProgressState
from konzept.model.accountability import (
    CORRECTED,
    IN_LONGER_PERIOD,
    STANDINGS,
    UNKNOWN,
    DutyState,
    standings,
    state_in,
    year_standing,
)
from konzept.model.days import first_day, last_day
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.show.views import report_duties, report_measures
from konzept.show.views.report_blocks import Bar, Bars, Block, Bullets, Fact, Facts, Grid, Part, Run, Said, plain, said
from konzept.show.views.report_words import PLACE_OF_DOCUMENT, ReportWords

_MEANINGS = {one: f"year_standing_meaning.{one}" for one in (CORRECTED, IN_LONGER_PERIOD)}


@dataclass(frozen=True)
class ReportView:
    """A whole report.  `lead` stands before the contents; `day` is the one up to which anything could be known."""

    concept: Concept
    year: str
    title: str
    subtitle: str
    lead: tuple[Said, ...]
    contents: str
    parts: tuple[Part, ...]
    day: Calendar


@dataclass(frozen=True)
class _Count:
    """How many measures count as what in the year, one of `STANDINGS`."""

    key: str
    word: str
    meaning: str
    number: int


def report_view(site: Site, key: PageKey) -> ReportView:
    """The view of a report; the key's subject is the concept, its part the year.

    A published one is of its own day for ever, any other of the site's.
    """
    concept = site.dataset.concepts[key.subject]
    record = site.dataset.reports.get(f"{concept.id}-{key.part}")
    day = record.published if record else Calendar(site.today.isoformat())
    words = ReportWords(dataclasses.replace(site, today=last_day(day)), concept, key.part)
    values = {"concept": words.text(concept.name), "year": key.part}
    foreword = words.prose(record.foreword) if record and record.foreword else ()
    due = report_duties.due(words)
    return ReportView(
        concept=concept,
        year=key.part,
        title=words.t("page.report.title", **values),
        subtitle=words.text(concept.title),
        lead=(said(words.t("report.day", date=words.date(day))), *_added_since(words, day), *foreword),
        contents=words.t("report.contents"),
        parts=(
            Part("summary", words.t("report.summary"), tuple(_summary(words, due))),
            Part("numbers", words.t("report.numbers"), tuple(_numbers(words))),
            Part(
                "duties",
                words.t("report.duties"),
                (said(words.t("report.duties_lead" if due else "report.no_duties", year=key.part)),),
                tuple(report_duties.parts(words, due)),
            ),
            Part(
                "measures",
                words.t("report.measures"),
                (said(words.t("report.measures_lead")),),
                tuple(report_measures.sections(words)),
            ),
            _evidence(words),
            Part("about", words.t("report.about"), tuple(_about(words))),
        ),
        day=day,
    )


def _added_since(words: ReportWords, day: Calendar) -> Iterator[Said]:
    """That the report tells what it could not know on its day: what was reported or corrected later."""
    dataset = words.dataset
    told = list(_records(words))
    found = [record for _, record in told]
    found += [by for one, record in told if (by := state_in(dataset, one.id, record.year).corrected_by)]
    days = [dataset.documents[proof.document].date for record in found for proof in record.evidence]
    later = [one for one in days if first_day(one) > last_day(day)]
    if later:
        yield said(words.t("report.added_since", date=words.date(max(later, key=last_day))))


def _counts(words: ReportWords) -> list[_Count]:
    """What measures count as, as on the page of years, then unknown, which is counted even where there is none."""
    found = standings(words.dataset, words.concept.id, int(words.year))
    told = [
        _Count(one, words.standing(one), words.t(_MEANINGS.get(one, f"progress_state_meaning.{one}")), found[one])
        for one in STANDINGS
        if one != UNKNOWN and found[one]
    ]
    return [*told, _Count(UNKNOWN, words.standing(UNKNOWN), words.t("report.unknown_meaning"), found[UNKNOWN])]


def _summary(words: ReportWords, due: list[report_duties.DueDuty]) -> Iterator[Block]:
    """What there is to know, in plain language."""
    counts = {one.key: one for one in _counts(words)}
    unknown, total = counts.pop(UNKNOWN).number, len(words.measures)
    aside = (ProgressState.NOT_MENTIONED, CORRECTED, IN_LONGER_PERIOD)
    silent, corrected, longer = (counts.pop(one).number if one in counts else 0 for one in aside)
    yield said(words.plural("report.has_measures", total, concept=words.text(words.concept.name)), "lead")
    yield said(words.plural("report.known", sum(one.number for one in counts.values()), year=words.year), "lead")
    if counts:
        sentences = (words.plural("report.in_state", one.number, state=one.word) for one in counts.values())
        yield Bullets(tuple(map(plain, sentences)))
    if silent:
        yield said(words.plural("report.silent", silent))
    if corrected:
        yield said(words.plural("report.corrected", corrected))
    if longer:
        yield said(words.plural("report.in_longer_period", longer, year=words.year))
    if unknown:
        yield said(words.plural("report.not_known", unknown, year=words.year), "lead")
    if due:
        met, open_ = (sum(one.state is state for one in due) for state in (DutyState.DISCHARGED, None))
        total_words = words.site.wording.number(len(due))
        yield said(words.plural("report.duties_met", met, total=total_words, year=words.year))
        if open_:
            yield said(words.plural("report.duties_open", open_, year=words.year))


def _numbers(words: ReportWords) -> Iterator[Block]:
    counts, number = _counts(words), words.site.wording.number
    total = len(words.measures)
    of_all = {one.key: words.t("report.of", count=number(one.number), total=number(total)) for one in counts}
    bars = tuple(Bar(one.key, one.word, one.number, of_all[one.key]) for one in counts)
    in_words = f"{words.t('list.semicolon')} ".join(f"{one.label}: {one.words}" for one in bars)
    yield Bars(words.t("report.chart", year=words.year), words.t("report.chart_says", counts=in_words), total, bars)
    rows = [(one.word, one.meaning, number(one.number)) for one in counts]
    head = (words.t("table.state"), words.t("report.meaning"), words.t("report.how_many"))
    yield Grid(
        words.t("report.table", year=words.year),
        head,
        (*rows, (words.t("report.total"), words.t("report.total_meaning"), number(total))),
    )


def _evidence(words: ReportWords) -> Part:
    """The documents that anything in the report rests on, by their day."""
    found = sorted(_documents(words), key=lambda one: (one.date, one.id))
    lead = words.t("report.evidence_lead" if found else "report.no_evidence", year=words.year)
    return Part("evidence", words.t("report.evidence"), (said(lead),), tuple(_document(words, one) for one in found))


def _documents(words: ReportWords) -> set[CitedDocument]:
    dataset = words.dataset
    proofs = {proof.document for _, record in _records(words) for proof in record.evidence}
    discharging = {document.id for one in report_duties.due(words) for document in one.documents}
    return {dataset.documents[one] for one in proofs | discharging}


def _records(words: ReportWords) -> Iterator[tuple[Measure, Progress]]:
    """The measures of which something is said, and the record that says it."""
    for one in words.measures:
        if record := year_standing(words.dataset, one.id, int(words.year)).record:
            yield one, record


def _document(words: ReportWords, document: CitedDocument) -> Part:
    facts = []
    if document.address:
        where = [Run(document.address, address=document.address)]
        if document.checked_on:
            where.append(Run(f" ({words.t('report.seen', date=words.date(document.checked_on))})"))
        facts.append(Fact(words.t("report.read_at"), (words.listed([tuple(where)]),)))
    resting = [
        (Run(words.text(one.title), place=one.id),)
        for one, record in _records(words)
        if any(proof.document == document.id for proof in record.evidence)
    ]
    resting += [
        (Run(words.text(one.duty.title), place=f"duty-{one.duty.id}"),)
        for one in report_duties.due(words)
        if document in one.documents
    ]
    facts.append(Fact(words.t("report.rests"), (Bullets(tuple(resting)),)))
    place = PLACE_OF_DOCUMENT.format(id=document.id)
    return Part(place, words.text(document.title), (words.described(document), Facts(tuple(facts))))


def _about(words: ReportWords) -> Iterator[Block]:
    for key in ("report.about_source", "report.about_unknown", "report.about_states"):
        yield said(words.t(key, year=words.year))
    if words.site.has_address:
        address = words.site.root(words.language)
        yield words.listed([(Run(words.t("report.about_site")), Run(" "), Run(address, address=address))])
