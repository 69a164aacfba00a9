"""Rules about who owes what, when and how much: responsible bodies, partners, dates, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from konzept.checks.subject import obligations, problem
from konzept.model import Actor, Basis, ChartKind, Concept, Duty, Figure, Obligation, Prose, Role, Standing
from konzept.model.values import FieldPath
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem, Value


def responsibility_is_stated(partial: PartialDataset) -> Iterator[Problem]:
    for entry in obligations(partial):
        if not entry.responsible:
            yield problem(partial, entry, ("responsible",), "responsible-empty")
        for index, item in enumerate(entry.responsible):
            if item.basis is Basis.NONE and len(entry.responsible) > 1:
                yield problem(partial, entry, ("responsible", index), "none-not-alone")
            yield from _responsibility_is_complete(partial, entry, index)


def _responsibility_is_complete(partial: PartialDataset, entry: Obligation, index: int) -> Iterator[Problem]:
    item = entry.responsible[index]
    path = ("responsible", index)
    if item.basis is Basis.NONE and item.actor:
        yield problem(partial, entry, (*path, "actor"), "none-with-actor", actor=item.actor)
    if item.basis is not Basis.NONE and not item.actor:
        yield problem(partial, entry, path, "actor-missing", basis=item.basis.value)
    if item.basis is not Basis.EXPLICIT and not item.reason:
        yield problem(partial, entry, path, "reason-missing", basis=item.basis.value)


def independent_bodies_are_not_obliged(partial: PartialDataset) -> Iterator[Problem]:
    independent = {
        actor.id: actor for actor in partial.dataset.actors.values() if actor.standing is Standing.INDEPENDENT
    }
    for entry in obligations(partial):
        for index, partner in enumerate(entry.partners):
            if partner.role is Role.OBLIGED and partner.actor in independent:
                yield problem(partial, entry, ("partners", index, "role"), "independent-obliged", actor=partner.actor)
        for path, actor in _bound_by(entry):
            if actor in independent:
                yield problem(partial, entry, path, "independent-bound", actor=actor)
    for body in independent.values():
        yield from _said_to_be_bound(partial, body)


def _bound_by(entry: Obligation) -> Iterator[tuple[FieldPath, str]]:
    """Whoever an entry makes responsible, and whose commitments it lists, each with its place."""
    for index, item in enumerate(entry.responsible):
        if item.actor:
            yield ("responsible", index, "actor"), item.actor
    for index, commitment in enumerate(entry.commitments):
        for number, actor in enumerate(commitment.by):
            yield ("commitments", index, "by", number), actor


_MUST = {
    "de": re.compile(r"\b(?:muss|müssen)\b(?! (?:sich )?(?:nicht|kein))", re.IGNORECASE),
    "en": re.compile(r"\b(?:must|ha(?:s|ve) to|needs? to)\b", re.IGNORECASE),
}
# How a clause about something else begins (“where integration has to succeed”), unless it goes on with the body.
_ASIDE = {
    "de": re.compile(
        r"^(?:(?:(?:in|an|auf|bei|mit|zu|von|unter|über|nach) )?(?:denen|deren|dessen|dem)"
        r"|wo\w*|dass|damit|weil|wenn|was) (?!(?:er|sie|es)\b)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:where|that|so that|because|when|if|whose|what) (?!(?:it|they)\b)(?:\w+ ){1,4}$",
        re.IGNORECASE,
    ),
}
_CLAUSE = re.compile(r"[,.;:–()]\s*")


def _said_to_be_bound(partial: PartialDataset, actor: Actor) -> Iterator[Problem]:
    for field, text in (("text", actor.text), ("note", actor.note)):
        for language, found, below in _musts(text) if text else ():
            path = (field, language)
            line, column = partial.place(actor.file, path, below)
            values: dict[str, Value] = {"actor": actor.id, "found": found}
            yield Problem(actor.file, line, column, path, "independent-must", values)


def _musts(text: Prose) -> Iterator[tuple[str, str, int]]:
    """The clauses in which a text says that somebody must: language, words, and the line they stand on, from 0."""
    for language, wording in text.items():
        if language in _MUST and _MUST[language].search(wording):
            for below, line in enumerate(wording.split("\n")):
                for clause in _CLAUSE.split(line):
                    if _binds(clause, language):
                        yield language, clause, below


def _binds(clause: str, language: str) -> bool:
    match = _MUST[language].search(clause)
    if match is None:
        return False
    return not _ASIDE[language].search(clause if language == "de" else clause[: match.start()])


def every_duty_comes_from_the_text(partial: PartialDataset) -> Iterator[Problem]:
    for duty in partial.dataset.duties.values():
        for name, items in (("owed_by", duty.owed_by), ("entries", duty.entries)):
            if not items:
                yield problem(partial, duty, (name,), "list-empty")


def duties_name_their_recipient(partial: PartialDataset) -> Iterator[Problem]:
    found = {entry.id: entry for entry in obligations(partial)}
    for duty in partial.dataset.duties.values():
        for index, id_ in enumerate(duty.entries if not duty.owed_to else ()):
            if actor := _recipient(partial, duty, found.get(id_)):
                path = ("entries", index)
                yield problem(partial, duty, path, "duty-recipient", entry=id_, actor=actor)


def _recipient(partial: PartialDataset, duty: Duty, entry: Obligation | None) -> str | None:
    """Whom the entry names as the recipient; else the body among several that another of them is a part of.

    A council that prepares a paper for the assembly which it belongs to owes it to that assembly.
    """
    named = [partner.actor for partner in entry.partners if partner.role is Role.RECIPIENT] if entry else []
    return next(iter((*named, *_above(partial, duty.owed_by))), None)


def _above(partial: PartialDataset, bodies: Sequence[str]) -> Iterator[str]:
    for body in bodies:
        actor = partial.dataset.actors.get(body)
        if actor and actor.part_of and actor.part_of in bodies:
            yield actor.part_of


def spans_run_forward(partial: PartialDataset) -> Iterator[Problem]:
    for concept in partial.dataset.concepts.values():
        if concept.term and _ends_early(concept.term.start, concept.term.end):
            yield _span(partial, concept, ("term", "end"), concept.term.start, concept.term.end)
        for index, time in enumerate(concept.in_force):
            if time.end and _ends_early(time.start, time.end):
                yield _span(partial, concept, ("in_force", index, "end"), time.start, time.end)
    for figure in partial.dataset.figures.values():
        if figure.period and _ends_early(figure.period.start, figure.period.end):
            yield _span(partial, figure, ("period", "end"), figure.period.start, figure.period.end)
    for entry in obligations(partial):
        when = entry.when
        if when and when.since and when.deadline and _ends_early(when.since, when.deadline):
            yield _span(partial, entry, ("when", "deadline"), when.since, when.deadline)


def _span(
    partial: PartialDataset, record: Concept | Figure | Obligation, path: FieldPath, start: str, end: str
) -> Problem:
    return problem(partial, record, path, "span-backwards", start=start, end=end)


def _ends_early(start: str, end: str) -> bool:
    """Compares as far as both dates go: 2018-06 does not end before 2018."""
    shared = min(len(start), len(end))
    return end[:shared] < start[:shared]


def numbers_make_sense(partial: PartialDataset) -> Iterator[Problem]:
    for figure in partial.dataset.figures.values():
        if figure.value < 0:
            yield problem(partial, figure, ("value",), "number-negative", value=str(figure.value))
    for entry in obligations(partial):
        for index, quantity in enumerate(entry.quantities):
            if quantity.value <= 0:
                path = ("quantities", index, "value")
                yield problem(partial, entry, path, "number-negative", value=str(quantity.value))


def charts_can_be_drawn(partial: PartialDataset) -> Iterator[Problem]:
    for chart in partial.dataset.charts.values():
        if not chart.figures:
            yield problem(partial, chart, ("figures",), "list-empty")
        known = [(index, partial.dataset.figures.get(id_)) for index, id_ in enumerate(chart.figures)]
        figures = [(index, figure) for index, figure in known if figure]
        for index, figure in figures:
            path = ("figures", index)
            if chart.kind is ChartKind.SHARE and not 0 <= figure.value <= 100:
                yield problem(partial, chart, path, "chart-share", figure=figure.id, value=str(figure.value))
            if chart.kind is ChartKind.BARS and figure.unit != figures[0][1].unit:
                yield problem(partial, chart, path, "chart-unit", figure=figure.id, first=figures[0][1].id)
