"""Whom can I ask: for each group of readers, the entries meant for it and the bodies named there."""

from __future__ import annotations

from dataclasses import dataclass

from konzept.model import Audience, Obligation
from konzept.model.dataset import Dataset
from konzept.plan.pages import PageKey
from konzept.plan.site import Site


@dataclass(frozen=True)
class AudienceView:
    """A group of readers with the local entries for it, then those of the parent concept."""

    audience: Audience
    local: tuple[Obligation, ...]
    parent: tuple[Obligation, ...]


@dataclass(frozen=True)
class ContactsView:
    """All groups of readers in their own order."""

    audiences: tuple[AudienceView, ...]


def contacts_view(site: Site, key: PageKey) -> ContactsView:
    """The view of the page “Whom can I ask?”."""
    dataset = site.dataset
    return ContactsView(tuple(_audience(dataset, audience) for audience in dataset.audiences.values()))


def _audience(dataset: Dataset, audience: Audience) -> AudienceView:
    entries = [
        entry for entry in dataset.entries.values() if isinstance(entry, Obligation) and audience.id in entry.audiences
    ]
    return AudienceView(
        audience=audience,
        local=tuple(entry for entry in entries if dataset.concepts[entry.concept].parent),
        parent=tuple(entry for entry in entries if not dataset.concepts[entry.concept].parent),
    )
