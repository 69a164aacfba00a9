"""The laws the texts name, with every passage that cites them."""

from __future__ import annotations

from dataclasses import dataclass

from konzept.model import Citation, Entry, Law, Reference
from konzept.plan.site import Site


@dataclass(frozen=True)
class LawView:
    """A law with the entries that cite it and the references that name it."""

    law: Law
    citations: tuple[tuple[Entry, Citation], ...]
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class LawsView:
    """All laws in their own order."""

    laws: tuple[LawView, ...]


def laws_view(site: Site, subject: str) -> LawsView:
    """The view of all laws."""
    world = site.world
    return LawsView(
        tuple(
            LawView(
                law=law,
                citations=tuple(
                    (entry, citation)
                    for entry in world.entries.values()
                    for citation in entry.laws
                    if citation.law == law.id
                ),
                references=tuple(one for one in world.references.values() if one.law == law.id),
            )
            for law in world.laws.values()
        )
    )
