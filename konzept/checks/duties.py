"""Rules about who owes what, when and how much: responsible bodies, partners, dates, numbers."""

from __future__ import annotations

from collections.abc import Iterator

from konzept.checks.subject import obligations, problem
from konzept.model import Basis, ChartKind, Concept, Figure, Obligation, Role, Standing
from konzept.model.values import FieldPath
from konzept.read.load import Draft
from konzept.report.problem import Problem


def responsibility_is_stated(draft: Draft) -> Iterator[Problem]:
    for entry in obligations(draft):
        if not entry.responsible:
            yield problem(draft, entry, ("responsible",), "responsible-empty")
        for index, item in enumerate(entry.responsible):
            if item.basis is Basis.NONE and len(entry.responsible) > 1:
                yield problem(draft, entry, ("responsible", index), "none-not-alone")
            yield from _responsibility_is_complete(draft, entry, index)


def _responsibility_is_complete(draft: Draft, entry: Obligation, index: int) -> Iterator[Problem]:
    item = entry.responsible[index]
    path = ("responsible", index)
    if item.basis is Basis.NONE and item.actor:
        yield problem(draft, entry, (*path, "actor"), "none-with-actor", actor=item.actor)
    if item.basis is not Basis.NONE and not item.actor:
        yield problem(draft, entry, path, "actor-missing", basis=item.basis.value)
    if item.basis is not Basis.EXPLICIT and not item.reason:
        yield problem(draft, entry, path, "reason-missing", basis=item.basis.value)


def independent_bodies_are_not_obliged(draft: Draft) -> Iterator[Problem]:
    for entry in obligations(draft):
        for index, partner in enumerate(entry.partners):
            actor = draft.world.actors.get(partner.actor)
            if actor and partner.role is Role.OBLIGED and actor.standing is Standing.INDEPENDENT:
                yield problem(draft, entry, ("partners", index, "role"), "independent-obliged", actor=actor.id)


def every_duty_comes_from_the_text(draft: Draft) -> Iterator[Problem]:
    for duty in draft.world.duties.values():
        for name, items in (("owed_by", duty.owed_by), ("entries", duty.entries)):
            if not items:
                yield problem(draft, duty, (name,), "list-empty")


def spans_run_forward(draft: Draft) -> Iterator[Problem]:
    for concept in draft.world.concepts.values():
        if concept.term and _ends_early(concept.term.start, concept.term.end):
            yield _span(draft, concept, ("term", "end"), concept.term.start, concept.term.end)
    for figure in draft.world.figures.values():
        if figure.period and _ends_early(figure.period.start, figure.period.end):
            yield _span(draft, figure, ("period", "end"), figure.period.start, figure.period.end)
    for entry in obligations(draft):
        when = entry.when
        if when and when.since and when.deadline and _ends_early(when.since, when.deadline):
            yield _span(draft, entry, ("when", "deadline"), when.since, when.deadline)


def _span(draft: Draft, record: Concept | Figure | Obligation, path: FieldPath, start: str, end: str) -> Problem:
    return problem(draft, record, path, "span-backwards", start=start, end=end)


def _ends_early(start: str, end: str) -> bool:
    """Compares as far as both dates go: 2018-06 does not end before 2018."""
    shared = min(len(start), len(end))
    return end[:shared] < start[:shared]


def numbers_make_sense(draft: Draft) -> Iterator[Problem]:
    for figure in draft.world.figures.values():
        if figure.value < 0:
            yield problem(draft, figure, ("value",), "number-negative", value=str(figure.value))
    for entry in obligations(draft):
        for index, quantity in enumerate(entry.quantities):
            if quantity.value <= 0:
                path = ("quantities", index, "value")
                yield problem(draft, entry, path, "number-negative", value=str(quantity.value))


def charts_can_be_drawn(draft: Draft) -> Iterator[Problem]:
    for chart in draft.world.charts.values():
        if not chart.figures:
            yield problem(draft, chart, ("figures",), "list-empty")
        known = [(index, draft.world.figures.get(id_)) for index, id_ in enumerate(chart.figures)]
        figures = [(index, figure) for index, figure in known if figure]
        for index, figure in figures:
            path = ("figures", index)
            if chart.kind is ChartKind.SHARE and not 0 <= figure.value <= 100:
                yield problem(draft, chart, path, "chart-share", figure=figure.id, value=str(figure.value))
            if chart.kind is ChartKind.BARS and figure.unit != figures[0][1].unit:
                yield problem(draft, chart, path, "chart-unit", figure=figure.id, first=figures[0][1].id)
