"""Whom can I ask: the groups of readers, and for each the entries meant for it and the bodies named there."""

from __future__ import annotations

from dataclasses import dataclass

from konzept.model import Audience, Concept, Obligation
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.show.views.common import nearest_first


@dataclass(frozen=True)
class AudienceView:
    """A group of readers with the entries for it by concept, local ones first, and all other groups."""

    audience: Audience
    offers: tuple[tuple[Concept, tuple[Obligation, ...]], ...]
    others: tuple[Audience, ...]


def contacts_view(site: Site, key: PageKey) -> tuple[Audience, ...]:
    """All groups of readers, in their own order."""
    return tuple(site.dataset.audiences.values())


def audience_view(site: Site, key: PageKey) -> AudienceView:
    """The view of what one group of readers can ask, and whom."""
    dataset = site.dataset
    found = [
        entry for entry in dataset.entries.values() if isinstance(entry, Obligation) and key.subject in entry.audiences
    ]
    concepts = nearest_first(dataset)
    return AudienceView(
        audience=dataset.audiences[key.subject],
        offers=tuple((one, own) for one in concepts if (own := tuple(e for e in found if e.concept == one.id))),
        others=tuple(one for one in dataset.audiences.values() if one.id != key.subject),
    )
