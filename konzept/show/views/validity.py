"""What a concept is in time: nobody may take a plan whose term has ended for what applies today.

A text that dates a part of itself alone has no term as a whole, and none is claimed for its other parts.
"""

from __future__ import annotations

from dataclasses import dataclass

from konzept.model import Concept, Term
from konzept.model.accountability import Force, force_at_large
from konzept.model.days import first_day, last_day
from konzept.model.provisos import lies_in
from konzept.model.values import composed
from konzept.plan.pages import PageKey
from konzept.plan.site import Site


@dataclass(frozen=True)
class Validity:
    """A concept and what its term is on the day the pages are made for, in words."""

    concept: Concept
    words: str


def validity(site: Site, concept: Concept, section: str = "") -> Validity:
    """The validity of one concept, or of a section of it."""
    term = concept.term
    if term is None:
        return Validity(concept, _said(site, "validity.short.no_term"))
    if term.section is None:
        return Validity(concept, _said(site, f"validity.short.{_state(site, concept, term)}", **_years(site, term)))
    words = [_said(site, "validity.edition", date=site.wording.date(concept.edition))] if concept.edition else []
    covers = _covered(site, term)
    words.append(_said(site, f"validity.part.{_state(site, concept, term)}", covers=covers, **_years(site, term)))
    if section and not lies_in(section, term.section):
        words.append(_said(site, "validity.outside", number=section))
    return Validity(concept, composed(f"{_said(site, 'list.semicolon')} ".join(words), *words))


def term_words(site: Site, concept: Concept) -> str:
    """The years that a concept gives, and what it gives them for."""
    term = concept.term
    if term is None:
        return _said(site, "concept.no_term")
    if term.section is None:
        return _said(site, "concept.years", **_years(site, term))
    return _said(site, "concept.years_of", covers=_covered(site, term), **_years(site, term))


def validities(site: Site, key: PageKey) -> tuple[Validity, ...]:
    """The validity of what a page is about: an entry, a section, a concept, or of all concepts."""
    dataset, section = site.dataset, key.part if key.type == "section" else ""
    if key.type == "entry":
        entry = dataset.entries[key.subject]
        key, section = PageKey("concept", entry.concept), entry.section
    concepts = dataset.concepts
    named = (key.subject, key.part if key.type == "comparison" else "")
    about = [concepts[one] for one in named if one in concepts] or concepts.values()
    return tuple(validity(site, concept, section) for concept in about)


def _state(site: Site, concept: Concept, term: Term) -> str:
    if force_at_large(concept, site.today) is Force.BY_DOCUMENT:
        return "by_document"
    if last_day(term.end) < site.today:
        return "ended"
    return "future" if first_day(term.start) > site.today else "running"


def _years(site: Site, term: Term) -> dict[str, str]:
    return {"start": site.wording.date(term.start), "end": site.wording.date(term.end)}


def _covered(site: Site, term: Term) -> str:
    """What a term of a part is given for; without a name, its section."""
    return term.covers[site.language.id] if term.covers else _said(site, "locator.section", number=term.section)


def _said(site: Site, key: str, **values: object) -> str:
    return site.dataset.label(key)[site.language.id].format(**values)
