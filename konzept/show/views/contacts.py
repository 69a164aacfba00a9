"""Whom can I ask: the groups of readers, and for each the entries meant for it and the bodies named there."""

from __future__ import annotations

from dataclasses import dataclass

from konzept.model import Audience, Obligation
from konzept.plan.pages import PageKey
from konzept.plan.site import Site


@dataclass(frozen=True)
class AudienceView:
    """A group of readers with the local entries for it, those of the parent concept, and all other groups."""

    audience: Audience
    local: tuple[Obligation, ...]
    parent: tuple[Obligation, ...]
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
    return AudienceView(
        audience=dataset.audiences[key.subject],
        local=tuple(entry for entry in found if dataset.concepts[entry.concept].parent),
        parent=tuple(entry for entry in found if not dataset.concepts[entry.concept].parent),
        others=tuple(one for one in dataset.audiences.values() if one.id != key.subject),
    )
