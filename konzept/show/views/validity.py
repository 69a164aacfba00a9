"""What a concept is in time: nobody may take a plan whose term has ended for what applies today."""

from __future__ import annotations

from dataclasses import dataclass

from konzept.model import Concept
from konzept.model.accountability import Force, force
from konzept.model.days import first_day, last_day
from konzept.plan.pages import PageKey
from konzept.plan.site import Site


@dataclass(frozen=True)
class Validity:
    """A concept and what its term is on the day the pages are made for, in words."""

    concept: Concept
    words: str


def validity(site: Site, concept: Concept) -> Validity:
    """The validity of one concept."""
    label, term = site.dataset.label, concept.term
    if term is None:
        return Validity(concept, label("validity.short.no_term")[site.language.id])
    if force(concept, site.today) is Force.BY_DOCUMENT:
        state = "by_document"
    elif last_day(term.end) < site.today:
        state = "ended"
    else:
        state = "future" if first_day(term.start) > site.today else "running"
    words = label(f"validity.short.{state}")[site.language.id]
    return Validity(concept, words.format(start=site.wording.date(term.start), end=site.wording.date(term.end)))


def validities(site: Site, key: PageKey) -> tuple[Validity, ...]:
    """The validity of the concept that a page is about, or of all."""
    concepts = site.dataset.concepts
    if key.type == "entry":
        key = PageKey("concept", site.dataset.entries[key.subject].concept)
    about = [concepts[key.subject]] if key.subject in concepts else concepts.values()
    return tuple(validity(site, concept) for concept in about)
