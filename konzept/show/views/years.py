"""A concept's measures year by year: what each counts as, how many count as what, and who reported when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from konzept.model import Actor, Concept, Measure
from konzept.model.accountability import (
    NOTHING_SAID,
    STANDINGS,
    UNKNOWN,
    BodyReports,
    Force,
    YearStanding,
    body_reports,
    force_at_large,
    measures_of,
    standings,
    year_standing,
    years_told,
)
from konzept.plan.pages import PageKey
from konzept.plan.site import Site


@dataclass(frozen=True)
class Segment:
    """A part of a year's bar: where it begins, how wide it is, and where its middle is, in per cent of the bar.

    `rest` is where it begins when the reading begins at the right.
    """

    standing: str
    count: int
    x: str
    width: str
    middle: str
    rest: str


@dataclass(frozen=True)
class YearColumn:
    """One year: how many measures count as what, and its bar; `told`: of how many something is said that stands."""

    year: int
    counts: dict[str, int]
    segments: tuple[Segment, ...]
    told: int


@dataclass(frozen=True)
class BodyLine:
    """A body that is responsible for measures of the concept or reported on them."""

    actor: Actor
    reports: BodyReports


@dataclass(frozen=True)
class YearsView:
    """All measures by years.  `used` are the standings that occur in some year, and unknown in any case."""

    concept: Concept
    columns: tuple[YearColumn, ...]
    rows: tuple[tuple[Measure, tuple[YearStanding, ...]], ...]
    used: tuple[str, ...]
    standings: tuple[str, ...]
    bodies: tuple[BodyLine, ...]
    nothing: bool
    """Whether there is no report at all."""
    term_over: bool


def years_view(site: Site, key: PageKey) -> YearsView:
    """The view of a concept's measures by years."""
    dataset, concept = site.dataset, site.dataset.concepts[key.subject]
    measures = measures_of(dataset, concept.id)
    years = years_told(dataset, concept.id, site.today)
    columns = tuple(_column(year, dict(standings(dataset, concept.id, year))) for year in years)
    return YearsView(
        concept=concept,
        columns=columns,
        rows=tuple((one, tuple(year_standing(dataset, one.id, year) for year in years)) for one in measures),
        used=tuple(one for one in STANDINGS if one == UNKNOWN or any(column.counts[one] for column in columns)),
        standings=STANDINGS,
        bodies=tuple(_bodies(site, concept, measures)),
        nothing=not any(dataset.progress_of[one.id] for one in measures),
        term_over=force_at_large(concept, site.today) is Force.TERM_OVER,
    )


def _column(year: int, counts: dict[str, int]) -> YearColumn:
    total = sum(counts.values())
    return YearColumn(year, counts, tuple(_segments(counts, total)), total - sum(counts[one] for one in NOTHING_SAID))


def _segments(counts: dict[str, int], total: int) -> Iterator[Segment]:
    begin = 0
    for standing, count in counts.items():
        if count:
            x, width = 100 * begin / total, 100 * count / total
            yield Segment(standing, count, *map(_per_cent, (x, width, x + width / 2, 100 - x - width)))
            begin += count


def _per_cent(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"


def _bodies(site: Site, concept: Concept, measures: tuple[Measure, ...]) -> Iterator[BodyLine]:
    """Those with the most measures first."""
    here = {one.id for one in measures}
    named = {each.actor for one in measures for each in one.responsible if each.actor}
    named |= {one.reported_by for one in site.dataset.progress.values() if one.concept == concept.id}
    found = [
        (site.dataset.actors[one], body_reports(site.dataset, one, here)) for one in site.dataset.actors if one in named
    ]
    for actor, reports in sorted(found, key=lambda one: len(one[1].measures), reverse=True):
        yield BodyLine(actor, reports)
