"""The first page: what this is, the ways in, and both concepts at a glance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from konzept.model import Audience, Duty, Figure
from konzept.model.dataset import kind_of
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.show.views.compare import FieldSummary, field_summary
from konzept.show.views.concept import ConceptView, concept_view

_KEY_FIGURES = 4


@dataclass(frozen=True)
class HomeView:
    """All that the first page shows."""

    concepts: tuple[ConceptView, ...]
    fields: tuple[FieldSummary, ...]
    audiences: tuple[Audience, ...]
    figures: tuple[Figure, ...]
    dated: tuple[Duty, ...]
    counts: Mapping[str, int]
    link_count: int
    how_to: tuple[PageKey, ...]


def home_view(site: Site, key: PageKey) -> HomeView:
    """The view of the first page."""
    world = site.world
    entries = list(world.entries.values())
    kinds = ("guideline", "goal", "measure")
    local_figures = [figure for figure in world.figures.values() if world.concepts[figure.concept].parent]
    return HomeView(
        concepts=tuple(concept_view(site, PageKey("concept", concept)) for concept in world.concepts),
        fields=tuple(field_summary(world, field) for field in world.fields.values()),
        audiences=tuple(world.audiences.values()),
        figures=tuple(local_figures[:_KEY_FIGURES]),
        dated=tuple(duty for duty in world.duties.values() if duty.deadline),
        counts={kind: sum(kind_of(entry) == kind for entry in entries) for kind in kinds},
        link_count=sum(len(entry.links) for entry in entries),
        how_to=tuple(key for key in [PageKey("prose", "how-to")] if key in site.pages),
    )
