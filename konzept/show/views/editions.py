"""Editions: what the site said on a day, where it can be read for ever, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from konzept.model import Concept, Edition, EditionStatus, FrozenFile
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.show.views.changes import EditionChanges, changes_in
from konzept.show.views.concept import Chapter, concept_view

MARK = Markup("<!-- status -->")
"""Where a frozen page that no longer stands is shown with a notice; a page that stands is shown as it was frozen."""
PAGES, STYLE = ".html", "edition.css"
FILES = "data/editions/"
"""The folder of the files of all editions, below the address of the site."""


@dataclass(frozen=True)
class FrozenConcept:
    """A concept as it is frozen."""

    edition: Edition
    concept: Concept
    chapters: tuple[Chapter, ...]
    mark: Markup


@dataclass(frozen=True)
class EditionView:
    """An edition; `concepts` are those that it shows by id, with their names today, if there are such.

    `downloads` are its files that are for all languages.
    """

    edition: Edition
    concepts: Mapping[str, str]
    downloads: tuple[FrozenFile, ...]
    changes: EditionChanges


def frozen_concept(site: Site, edition: Edition, concept: Concept) -> FrozenConcept:
    """The view of a concept in an edition that is being made."""
    return FrozenConcept(edition, concept, concept_view(site, PageKey("whole", concept.id)).chapters, MARK)


def edition_view(site: Site, key: PageKey) -> EditionView:
    """The view of an edition."""
    edition, dataset = site.dataset.editions[key.subject], site.dataset
    shown = {
        one: dataset.concepts[one].name[site.language.id] if one in dataset.concepts else one
        for one in concepts(site, edition)
    }
    removed = edition.status is EditionStatus.REMOVED
    downloads = () if removed else tuple(one for one in edition.files if is_for_all(one.name))
    return EditionView(edition, shown, downloads, changes_in(site, edition))


def editions_view(site: Site, key: PageKey) -> tuple[Edition, ...]:
    """All editions, the newest first."""
    return tuple(site.dataset.editions.values())


def concepts(site: Site, edition: Edition) -> list[str]:
    """The concepts that an edition shows in a language."""
    above = f"{site.language.id}/"
    names = [one.name for one in edition.files if one.name.startswith(above) and one.name.endswith(PAGES)]
    return [name.removeprefix(above).removesuffix(PAGES) for name in names]


def is_for_all(name: str) -> bool:
    """Whether a file belongs to no language's pages."""
    return not name.endswith(PAGES) and name != STYLE
