"""The figures of the texts: those that are drawn, and all others, each with what it counts and when."""

from __future__ import annotations

from dataclasses import dataclass

from konzept.model import Chart, ChartKind, Concept, Entry, Figure, Section
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.show.charts import Amount, Drawing, bar_chart, share_chart

_DRAW = {ChartKind.SHARE: share_chart, ChartKind.BARS: bar_chart}


@dataclass(frozen=True)
class FigureView:
    """A figure with the place it comes from."""

    figure: Figure
    concept: Concept
    section: Section
    entry: Entry


@dataclass(frozen=True)
class ChartView:
    """A chart with its drawing; `figures` are its bars from top to bottom and the rows of its table.

    `described` are those of them that no chart before it has described.
    """

    chart: Chart
    drawing: Drawing
    figures: tuple[FigureView, ...]
    described: tuple[FigureView, ...]
    concept: Concept


@dataclass(frozen=True)
class FiguresView:
    """All that the page of figures shows: a figure stands in a chart or among the others."""

    charts: tuple[ChartView, ...]
    others: tuple[FigureView, ...]
    count: int


def figures_view(site: Site, key: PageKey) -> FiguresView:
    """The view of all figures."""
    dataset = site.dataset
    drawn: set[str] = set()
    return FiguresView(
        charts=tuple(_chart(site, chart, drawn) for chart in dataset.charts.values()),
        others=tuple(_figure(site, figure) for figure in dataset.figures.values() if figure.id not in drawn),
        count=len(dataset.figures),
    )


def _chart(site: Site, chart: Chart, drawn: set[str]) -> ChartView:
    """A chart's view; a single bar needs no label, for the chart's title names it.  `drawn` collects the figures."""
    language = site.language.id
    figures = tuple(site.dataset.figures[one] for one in chart.figures)
    whole = site.dataset.label("figures.whole")[language]
    single = len(figures) == 1
    amounts = [
        Amount(
            figure.value,
            "" if single else figure.title[language],
            whole.format(population=figure.population[language]) if chart.kind is ChartKind.SHARE else "",
        )
        for figure in figures
    ]
    views = tuple(_figure(site, figure) for figure in figures)
    described = tuple(one for one in views if one.figure.id not in drawn)
    drawn.update(chart.figures)
    return ChartView(chart, _DRAW[chart.kind](amounts), views, described, views[0].concept)


def _figure(site: Site, figure: Figure) -> FigureView:
    concept = site.dataset.concepts[figure.concept]
    section = site.dataset.sections[figure.concept, figure.section]
    return FigureView(figure, concept, section, site.dataset.entries[figure.entry])
