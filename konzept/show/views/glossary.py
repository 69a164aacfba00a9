"""The glossary by the alphabet of the page's language, with the entries in which each term occurs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from konzept.language.alphabet import alphabetical, initial
from konzept.language.markdown import to_html
from konzept.model import Entry, GlossaryTerm, Language
from konzept.plan.pages import PageKey
from konzept.plan.site import Site


@dataclass(frozen=True)
class TermView:
    """A term with its name in the other languages and the entries whose text uses it."""

    term: GlossaryTerm
    elsewhere: tuple[tuple[Language, str], ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class GlossaryView:
    """The terms under their letters."""

    letters: tuple[tuple[str, tuple[TermView, ...]], ...]
    count: int


def glossary_view(site: Site, key: PageKey) -> GlossaryView:
    """The view of the glossary."""
    language = site.language.id
    uses = _uses(site)
    ordered = sorted(site.dataset.terms.values(), key=lambda term: alphabetical(term.term[language]))
    terms = (TermView(term, _elsewhere(site, term), uses.get(term.id, ())) for term in ordered)
    grouped = groupby(terms, key=lambda one: initial(one.term.term[language]))
    return GlossaryView(tuple((letter, tuple(members)) for letter, members in grouped), len(ordered))


def _elsewhere(site: Site, term: GlossaryTerm) -> tuple[tuple[Language, str], ...]:
    own = site.language.id
    return tuple((language, term.term[code]) for code, language in site.dataset.languages.items() if code != own)


def _uses(site: Site) -> Mapping[str, tuple[Entry, ...]]:
    """For each term, the entries whose text uses it, in reading order."""
    found: dict[str, list[Entry]] = {}
    for entry in site.dataset.entries.values():
        seen: set[str] = set()
        site.terms.link(to_html(entry.text[site.language.id]), seen, entry.id)
        for term in seen:
            found.setdefault(term, []).append(entry)
    return {term: tuple(entries) for term, entries in found.items()}
