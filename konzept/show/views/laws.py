"""The laws the texts name, with every passage that cites them."""

from __future__ import annotations

from dataclasses import dataclass

from konzept.model import Citation, Entry, Law, Reference
from konzept.model.dataset import Groups
from konzept.plan.pages import PageKey
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


def laws_view(site: Site, key: PageKey) -> LawsView:
    """The view of all laws."""
    dataset = site.dataset
    cited = ((entry, citation) for entry in dataset.entries.values() for citation in entry.laws)
    citations = Groups(cited, lambda pair: [pair[1].law])
    references = Groups(dataset.references.values(), lambda reference: [reference.law] if reference.law else [])
    return LawsView(
        tuple(
            LawView(
                law=law,
                citations=citations[law.id],
                references=references[law.id],
            )
            for law in dataset.laws.values()
        )
    )
