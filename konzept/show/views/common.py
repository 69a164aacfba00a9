"""What several views share: locators, kinds, links between entries, cards."""

from __future__ import annotations

from dataclasses import dataclass

from konzept.model import Entry, Goal, Guideline, Link, LinkType, Obligation
from konzept.model.dataset import World, kind_of
from konzept.official import LANGUAGE

# The official texts are German, and so are the names printed in them.
PRINTED = LANGUAGE
LINK_ORDER = {LinkType.IMPLEMENTS: 0, LinkType.CONTRIBUTES: 1, LinkType.RELATED: 2}


@dataclass(frozen=True)
class Tie:
    """A link seen from one end: the entry at the other end and the link itself."""

    entry: Entry
    link: Link


def locator(world: World, entry: Entry, language: str) -> str:
    """Where an entry stands: “section 5.4.1.8”; goals of the Land add their editorial number."""
    words = world.label("locator.section")[language].format(number=entry.number or entry.section)
    if _counted(world, entry):
        kind = world.label(f"kind.{kind_of(entry)}")[language]
        return world.label("locator.ordinal")[language].format(section=words, kind=kind, ordinal=world.ordinal(entry))
    return words


def _counted(world: World, entry: Entry) -> bool:
    """Whether the editors number the entry: goals and guidelines of a concept that others answer."""
    return isinstance(entry, Guideline | Goal) and world.concepts[entry.concept].parent is None


def outgoing(world: World, entry: Entry) -> tuple[Tie, ...]:
    """The links written at an entry, strongest type first."""
    ties = (Tie(world.entries[link.to], link) for link in entry.links)
    return tuple(sorted(ties, key=lambda tie: LINK_ORDER[tie.link.type]))


def incoming(world: World, entry: Entry) -> tuple[Tie, ...]:
    """The links that other entries have to this one, in reading order."""
    return tuple(Tie(other, link) for other, link in world.links_to.get(entry.id, ()))


def section_anchor(entry: Entry) -> str:
    """The anchor under which a Land entry's page gathers the links from one local section."""
    return f"from-{entry.concept}-{entry.section}"


def is_obligation(entry: Entry) -> bool:
    """Whether an entry commits somebody, as guidelines, goals and measures do."""
    return isinstance(entry, Obligation)
