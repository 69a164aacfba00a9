"""All duties as a table: who owes what to whom, when, and what has been reported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konzept.language.alphabet import alphabetical
from konzept.model import Duty, Rhythm
from konzept.model.dataset import Dataset
from konzept.model.days import last_day
from konzept.model.provisos import Qualifier, conditions
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.show.views.common import locator, qualifier_words, tied_to, with_asides
from konzept.show.views.tables import SEMICOLON, Cell, Table, table


def duties_table(site: Site, key: PageKey) -> Table:
    """The table of all duties, in their order."""
    cells = {duty.id: dict(_cells(site, duty)) for duty in site.dataset.duties.values()}
    several = {"concept": ("concept", tuple(site.dataset.concepts))} if len(site.dataset.concepts) > 2 else {}
    filters = several | {"actor": ("owed_by", ()), "to": ("owed_to", ()), "rhythm": ("when", tuple(Rhythm))}
    return table("duties", cells, filters, ("title", "owed_by", "owed_to", "when"), complete=True)


def _cells(site: Site, duty: Duty) -> Iterator[tuple[str, Cell]]:
    dataset, language = site.dataset, site.language.id
    title, rhythm = duty.title[language], dataset.label(f"rhythm.{duty.rhythm}")[language]
    day = last_day(duty.deadline).isoformat() if duty.deadline else "9999-12-31"
    entries = [dataset.entries[one] for one in duty.entries]
    reports = [report.title[language] for report in dataset.documents_on[duty.id]]
    yield "id", Cell((duty.id,))
    yield "title", Cell((title,), key=alphabetical(title))
    yield "owed_by", _actors(site, duty.owed_by, in_charge=True)
    yield "owed_to", _actors(site, duty.owed_to)
    yield "when", Cell((duty.when[language],), {duty.rhythm.value: rhythm}, (day, list(Rhythm).index(duty.rhythm)))
    yield "rhythm", Cell((rhythm,))
    words = [qualifier_words(dataset, one, language) for one in duty_conditions(dataset, duty)]
    yield "conditions", Cell(tuple(words), several=True, separator=SEMICOLON)
    yield "deadline", Cell((duty.deadline or "",))
    concept = dataset.concepts[entries[0].concept]
    yield "concept", Cell((name := concept.short_name[language],), {concept.id: name}, concept.order)
    places = tuple(f"{one.title[language]} ({locator(dataset, one, language)})" for one in entries)
    yield "entries", Cell(places, several=True)
    yield "reports", Cell(tuple(reports) or (dataset.label("duties.no_report")[language],), several=True)


def duty_conditions(dataset: Dataset, duty: Duty) -> tuple[Qualifier, ...]:
    """Every condition of the entries that a duty comes from, each once."""
    return tuple(dict.fromkeys(found for one in duty.entries for found in conditions(dataset, dataset.entries[one])))


def _actors(site: Site, ids: Sequence[str], *, in_charge: bool = False) -> Cell:
    """Actors by their names; where the text names nobody, it is said."""
    actors, language = site.dataset.actors, site.language.id
    values = {one: (actors[one].short_name or actors[one].name)[language] for one in ids}
    asides = {one: tied_to(actors[one], language) if in_charge else [] for one in ids}
    names = [with_asides(site.dataset, values[one], asides[one], language) for one in ids]
    words = tuple(names) or (site.dataset.label("duties.to_nobody")[language],)
    return Cell(words, values, alphabetical(words[0]), several=True)
