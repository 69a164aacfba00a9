"""What became of a measure: a line for each period of which there is a report, and the years of which there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from konzept.model import Measure, Progress, Quantity, ReportedValue, Years
from konzept.model.accountability import (
    Freshness,
    MeasureState,
    Timeliness,
    freshness,
    last_state,
    missing_years,
    states_of,
    timeliness,
)
from konzept.plan.site import Site


@dataclass(frozen=True)
class ReportedQuantity:
    """A reported value, as a quantity, beside what the text names."""

    reported: Quantity
    named: Quantity


@dataclass(frozen=True)
class StateLine:
    """What is reported on one period."""

    record: Progress
    corrected_by: Progress | None
    values: tuple[ReportedQuantity, ...]


@dataclass(frozen=True)
class StateView:
    """The state of a measure: the one last reported, or unknown; the newest line first.

    `missing` are the years that are over and of which no report is known, in words.
    """

    state: str
    lines: tuple[StateLine, ...]
    missing: str
    timeliness: Timeliness
    freshness: Freshness | None


def state_view(site: Site, measure: Measure) -> StateView:
    """The view of one measure's state."""
    dataset = site.dataset
    records = dataset.progress_of[measure.id]
    return StateView(
        state=last_state(dataset, measure.id),
        lines=tuple(line for one in states_of(dataset, measure.id) for line in _lines(measure, one)),
        missing=years_in_words(site, missing_years(dataset, measure, site.today)),
        timeliness=timeliness(dataset, measure, site.today),
        freshness=freshness(records, site.today),
    )


def _lines(measure: Measure, state: MeasureState) -> list[StateLine]:
    if state.record is None:
        return []
    return [StateLine(state.record, state.corrected_by, tuple(_reported(measure, one) for one in state.record.values))]


def _reported(measure: Measure, value: ReportedValue) -> ReportedQuantity:
    named = measure.quantities[value.quantity - 1]
    return ReportedQuantity(Quantity(value=value.value, unit=named.unit, precision=value.precision), named)


def years_in_words(site: Site, years: Sequence[int]) -> str:
    """Years as a reader says them: 2018–2020 and 2022."""
    spans: list[list[int]] = []
    for year in years:
        if spans and year == spans[-1][-1] + 1:
            spans[-1].append(year)
        else:
            spans.append([year])
    named = [Years(f"{one[0]}-{one[-1]}" if len(one) > 1 else str(one[0])) for one in spans]
    return site.wording.listing([site.wording.years(one) for one in named])
