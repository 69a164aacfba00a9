"""Rules about who owes what, when and how much: responsible bodies, partners, dates, numbers."""

from __future__ import annotations

from collections.abc import Iterator

from konzept.checks.subject import obligations, problem
from konzept.model import Basis, ChartKind, Concept, Figure, Obligation, Role, Standing
from konzept.model.values import FieldPath
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem


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
    for entry in obligations(partial):
        for index, partner in enumerate(entry.partners):
            actor = partial.dataset.actors.get(partner.actor)
            if actor and partner.role is Role.OBLIGED and actor.standing is Standing.INDEPENDENT:
                yield problem(partial, entry, ("partners", index, "role"), "independent-obliged", actor=actor.id)


def every_duty_comes_from_the_text(partial: PartialDataset) -> Iterator[Problem]:
    for duty in partial.dataset.duties.values():
        for name, items in (("owed_by", duty.owed_by), ("entries", duty.entries)):
            if not items:
                yield problem(partial, duty, (name,), "list-empty")


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
