"""What the macros of hand-written pages show: a view for each one that konzept.plan.macros declares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, TypeVar

from konzept.model import Audience, Entry, FieldOfAction, Figure, GlossaryTerm, Obligation
from konzept.model.dataset import kind_of
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.show.views import BLOCKS
from konzept.show.views.actors import occurrence
from konzept.show.views.common import locator
from konzept.show.views.compare import Card, FieldView, field_view
from konzept.show.views.concept import ConceptView, concept_view

T = TypeVar("T")


@dataclass(frozen=True)
class BlockView:
    """A part of a page that a template of its own shows; `view` is what that template needs."""

    template: str
    view: Any


def _limited(found: Iterable[T], limit: int) -> tuple[T, ...]:
    return tuple(islice(found, limit or None))


def card(site: Site, entry: str) -> Card:
    return _card(site, site.dataset.entries[entry])


def _card(site: Site, entry: Entry) -> Card:
    return Card(entry, locator(site.dataset, entry, site.language.id))


def cards(
    site: Site,
    concept: str = "",
    kind: str = "",
    field: str = "",
    actor: str = "",
    bindingness: str = "",
    limit: int = 0,
) -> tuple[Card, ...]:
    dataset = site.dataset
    named = {entry.id for entry in occurrence(dataset, dataset.actors[actor]).entries} if actor else set()
    found = (
        entry
        for entry in dataset.entries.values()
        if (not concept or entry.concept == concept)
        and (not kind or kind_of(entry) == kind)
        and (not field or field in entry.fields)
        and (not actor or entry.id in named)
        and (not bindingness or (isinstance(entry, Obligation) and entry.bindingness == bindingness))
    )
    return _limited((_card(site, entry) for entry in found), limit)


def side_by_side(site: Site, field: str, limit: int = 0) -> FieldView:
    view = field_view(site, PageKey("field", field))
    if not limit:
        return view
    rows = _limited(view.answered + view.unanswered, limit)
    answered, unanswered = (tuple(row for row in rows if bool(row.answers) is wanted) for wanted in (True, False))
    return replace(view, answered=answered, unanswered=unanswered, foreign=(), alone=())


def concepts(site: Site) -> tuple[ConceptView, ...]:
    return tuple(concept_view(site, PageKey("concept", concept)) for concept in site.dataset.concepts)


def questions(site: Site) -> tuple[FieldOfAction, ...]:
    return tuple(site.dataset.fields.values())


def audiences(site: Site) -> tuple[Audience, ...]:
    return tuple(site.dataset.audiences.values())


def figures(site: Site, concept: str = "", limit: int = 0) -> tuple[Figure, ...]:
    return _limited((one for one in site.dataset.figures.values() if concept in ("", one.concept)), limit)


def block(site: Site, name: str) -> BlockView:
    return BlockView(name, BLOCKS[name](site))


def figure(site: Site, figure: str) -> Figure:
    return site.dataset.figures[figure]


def count(site: Site, what: str, concept: str = "", field: str = "") -> int:
    dataset = site.dataset
    entries = dataset.entries_of[concept] if concept else dataset.entries.values()
    found = [entry for entry in entries if not field or field in entry.fields]
    if what == "link":
        return sum(len(entry.links) for entry in found)
    if what in ("guideline", "goal", "measure", "statement"):
        return sum(kind_of(entry) == what for entry in found)
    records = dataset.records[what].values()
    return sum(not concept or getattr(record, "concept", concept) == concept for record in records)


def term(site: Site, term: str) -> GlossaryTerm:
    return site.dataset.terms[term]


VIEWS: Mapping[str, Callable[..., Any]] = {
    view.__name__: view
    for view in (card, cards, side_by_side, concepts, questions, audiences, figures, block, figure, count, term)
}
