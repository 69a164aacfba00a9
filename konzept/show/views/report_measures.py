"""The part of a report that goes through the measures: what the concept says, and what is known of the year."""

from __future__ import annotations

from collections.abc import Iterator

from konzept.model import Measure, Progress, Quantity, Years
from konzept.model.accountability import CORRECTED, state_in, states_of, year_standing
from konzept.model.provisos import Qualifier, conditions, times
from konzept.plan.pages import PageKey
from konzept.show.views.common import asides, binding_words, qualifier_words, quantity_words, with_asides
from konzept.show.views.report_blocks import Bullets, Fact, Facts, Paragraph, Part, Run, Runs, Said, plain, said
from konzept.show.views.report_words import ReportWords


def sections(words: ReportWords) -> Iterator[Part]:
    """The sections that hold measures, in the order of the text."""
    for (concept, number), section in words.dataset.sections.items():
        found = [one for one in words.measures if (one.concept, one.section) == (concept, number)]
        if found:
            parts = tuple(_measure(words, one) for one in found)
            yield Part(f"section-{number}", f"{number} {words.text(section.heading)}", (), parts)


def _measure(words: ReportWords, measure: Measure) -> Part:
    comma = f"{words.t('list.comma')} "
    place = words.t("locator.section", number=measure.number or measure.section)
    where = Paragraph((Run(measure.id, PageKey("entry", measure.id)), Run(f"{comma}{place}")))
    facts = (
        Fact(words.t("report.state", year=words.year), tuple(_state(words, measure))),
        Fact(words.t("entry.responsible"), (words.listed(list(_responsible(words, measure))),)),
        Fact(words.t("report.planned"), tuple(_planned(words, measure))),
        Fact(words.t("entry.id"), (where,)),
    )
    return Part(measure.id, words.text(measure.title), (Facts(facts),), entry=measure.id)


def _responsible(words: ReportWords, measure: Measure) -> Iterator[Runs]:
    for one in measure.responsible:
        if one.actor is None:
            yield plain(words.t("entry.nobody_named"))
            continue
        aside = with_asides(words.dataset, "", asides(words.dataset, one, words.language), words.language)
        yield (words.actor(one.actor), Run(aside)) if aside else (words.actor(one.actor),)


def _planned(words: ReportWords, measure: Measure) -> Iterator[Said]:
    """What the concept says, how firmly, when and on what condition."""
    points = tuple(plain(words.text(one.text)) for one in measure.commitments)
    yield Bullets(points) if points else said(words.text(measure.summary))
    dataset = words.dataset
    terms = {
        "entry.quantity": [quantity_words(words.site, one) for one in measure.quantities],
        "entry.when": [_qualified(words, one) for one in times(dataset, measure)],
        "entry.binding": [binding_words(dataset, measure, words.language)],
        "entry.conditions": [_qualified(words, one) for one in conditions(dataset, measure)],
    }
    semicolon = f"{words.t('list.semicolon')} "
    yield said(" ".join(f"{words.t(key)}: {semicolon.join(found)}." for key, found in terms.items() if found))


def _qualified(words: ReportWords, one: Qualifier) -> str:
    return qualifier_words(words.dataset, one, words.language)


def _state(words: ReportWords, measure: Measure) -> Iterator[Said]:
    """What is known of the year; of other years only that something is, never as if it went on."""
    dataset, wording = words.dataset, words.site.wording
    record, corrected_by = year_standing(dataset, measure.id, int(words.year)).record, None
    if record is None:
        yield said(words.t("report.unknown", year=words.year), "state")
    else:
        corrected_by = state_in(dataset, measure.id, record.year).corrected_by
        yield from _reported(words, measure, record, corrected=corrected_by is not None)
    if corrected_by:
        yield said(words.t("state.corrected", year=wording.years(corrected_by.years)))
    others = [one.record for one in states_of(dataset, measure.id) if one.record and one.record != record]
    if others:
        years = [wording.years(one.years) for one in reversed(others)]
        yield said(words.t("report.other_years", years=wording.listing(years)))


def _reported(words: ReportWords, measure: Measure, record: Progress, *, corrected: bool) -> Iterator[Said]:
    """What a record says; its state is that of its own period, and if it was wrong, that is said first."""
    state = words.t(f"progress_state.{record.state}")
    if corrected:
        state = f"{words.standing(CORRECTED)}: {state}"
    if record.year != words.year:
        yield said(words.t("report.no_state", year=words.year), "state")
    if record.years != Years(words.year):
        state = f"{words.site.wording.years(record.years)}: {state}"
    yield said(state, "state")
    yield from words.prose(record.text)
    for value in record.values:
        named = measure.quantities[value.quantity - 1]
        reported = Quantity(value=value.value, unit=named.unit, precision=value.precision)
        amounts = {name: quantity_words(words.site, one) for name, one in (("value", reported), ("named", named))}
        yield said(words.t("state.value", **amounts))
    if record.obstacle:
        yield said(f"{words.t('state.obstacle')}: {words.text(record.obstacle)}")
    if record.replaced_by:
        yield Paragraph((Run(f"{words.t('state.replaced_by')}: "), words.entry(record.replaced_by)))
    if record.corrects:
        correction = words.t("state.corrects", year=words.date(record.corrects.year))
        yield said(f"{correction} {words.text(record.corrects.reason)}")
    yield _origin(words, record)


def _origin(words: ReportWords, record: Progress) -> Paragraph:
    """The day that is spoken of, who reports, and where it can be read."""
    told = f"{words.t('state.as_of', date=words.date(record.as_of))} {words.t('entry.reported_by')} "
    proofs = words.listed([words.proof(one) for one in record.evidence]).runs
    evidence = Run(f". {words.t('state.evidence')}: ")
    return Paragraph((Run(told), words.actor(record.reported_by), evidence, *proofs, Run(".")))
