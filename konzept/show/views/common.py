"""What several views share: locators, kinds, links between entries, cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from konzept.model import (
    Actor,
    Basis,
    Concept,
    Entry,
    Goal,
    Guideline,
    Link,
    LinkType,
    Obligation,
    Precision,
    Quantity,
    Responsibility,
    Text,
)
from konzept.model.accountability import CORRECTED, IN_LONGER_PERIOD, UNKNOWN
from konzept.model.dataset import Dataset, kind_of
from konzept.model.provisos import Qualifier, differing_parts
from konzept.model.values import composed
from konzept.official import LANGUAGE
from konzept.plan.site import Site

# The official texts are German, and so are the names printed in them.
PRINTED = LANGUAGE
LINK_ORDER = {LinkType.IMPLEMENTS: 0, LinkType.CONTRIBUTES: 1, LinkType.AGREES: 2, LinkType.RELATED: 3}


@dataclass(frozen=True)
class LinkEnd:
    """A link seen from one end: the entry at the other end and the link itself."""

    entry: Entry
    link: Link


def locator(dataset: Dataset, entry: Entry, language: str) -> str:
    """Where an entry stands: “section 5.4.1.8”; goals of the Land add their editorial number."""
    words = dataset.label("locator.section")[language].format(number=entry.number or entry.section)
    if _counted(dataset, entry):
        kind = dataset.label(f"kind.{kind_of(entry)}")[language]
        return dataset.label("locator.ordinal")[language].format(
            section=words, kind=kind, ordinal=dataset.ordinal(entry)
        )
    return words


def _counted(dataset: Dataset, entry: Entry) -> bool:
    """Whether the editors number the entry: goals and guidelines of concepts that local ones answer."""
    return is_aim(entry) and not dataset.concepts[entry.concept].level.is_local


def outgoing(dataset: Dataset, entry: Entry) -> tuple[LinkEnd, ...]:
    """The links written at an entry, strongest type first."""
    link_ends = (LinkEnd(dataset.entries[link.to], link) for link in entry.links)
    return tuple(sorted(link_ends, key=lambda link_end: LINK_ORDER[link_end.link.type]))


def incoming(dataset: Dataset, entry: Entry) -> tuple[LinkEnd, ...]:
    """The links that other entries have to this one, in reading order."""
    return tuple(LinkEnd(other, link) for other, link in dataset.links_to.get(entry.id, ()))


def answering(dataset: Dataset, entry: Entry) -> tuple[Concept, ...]:
    """The concepts of which a page says what they do about an entry.

    Those that do link to it, and of an aim those directly below its concept as well.
    """
    linked = {one.entry.concept for one in incoming(dataset, entry)} | {gap.concept for gap in entry.gap}
    below = dataset.below[entry.concept]
    expected = [one.id for one in below if one.parent == entry.concept] if is_aim(entry) else []
    wanted = linked.union(expected)
    own = [dataset.concepts[entry.concept]] if entry.concept in linked else []
    return (*own, *(one for one in below if one.id in wanted))


def nearest_first(dataset: Dataset) -> list[Concept]:
    """The concepts, local ones first, as they are closer to readers."""
    return sorted(dataset.concepts.values(), key=lambda concept: (not concept.level.is_local, concept.order))


TINTS = 6
"""How many colours and shapes there are for local concepts; the name always stands beside them."""


def tint(dataset: Dataset, concept: Concept) -> str:
    """The class that gives a local concept a colour and a shape of its own beside others; nothing for the only one."""
    locals_ = [one.id for one in dataset.local_concepts]
    return f" tint-{locals_.index(concept.id) % TINTS + 1}" if concept.id in locals_ and len(locals_) > 1 else ""


def section_anchor(entry: Entry) -> str:
    """The anchor under which a Land entry's page gathers the links from one local section."""
    return f"from-{entry.concept}-{entry.section}"


def asides(dataset: Dataset, one: Responsibility, language: str) -> list[str]:
    """What is said in brackets behind a responsible body: that the editors infer it, and what its task is tied to."""
    if one.actor is None:
        return []
    inferred = [dataset.label("entry.inferred_short")[language]] if one.basis is Basis.INFERRED else []
    return [*inferred, *tied_to(dataset.actors[one.actor], language)]


def tied_to(actor: Actor, language: str) -> list[str]:
    """What an actor's being in charge is tied to, if it is."""
    return [actor.tied_to[language]] if actor.tied_to else []


def with_asides(dataset: Dataset, name: str, words: Sequence[str], language: str) -> str:
    """A name with what is said in brackets behind it."""
    semicolon = dataset.label("list.semicolon")[language]
    return composed(f"{name} ({f'{semicolon} '.join(words)})", name, *words) if words else name


def standing_label(standing: str) -> str:
    """The name of the label for what a measure counts as in a year, one of `accountability.STANDINGS`."""
    if standing == UNKNOWN:
        return "table.state.unknown"
    return f"{'year_standing' if standing in (CORRECTED, IN_LONGER_PERIOD) else 'progress_state'}.{standing}"


def qualifier_words(dataset: Dataset, one: Qualifier, language: str) -> str:
    """A condition or a time in words; of an inherited one they say where it comes from."""
    if not one.section:
        return one.text[language]
    origin = dataset.label("entry.inherited")[language].format(number=one.section)
    return composed(f"{one.text[language]} ({origin})", one.text[language])


def binding_words(dataset: Dataset, entry: Obligation, language: str) -> str:
    """How binding an entry is, and in brackets how binding those of its parts are that differ."""
    comma, parts = f"{dataset.label('list.comma')[language]} ", differing_parts(entry)
    said = [
        f"{dataset.label(key)[language]} {comma.join(dataset.label(f'bindingness.{one}')[language] for one in values)}"
        for key, values in (("entry.binding_stronger", parts.stronger), ("entry.binding_weaker", parts.weaker))
        if values
    ]
    return with_asides(dataset, dataset.label(f"bindingness.{entry.bindingness}")[language], said, language)


def quantity_words(site: Site, quantity: Quantity) -> str:
    """A quantity in words: “at least 12 places a year”."""
    words = amount_words(site, quantity.value, quantity.unit, quantity.precision)
    per = f"quantity.per.{quantity.per}"
    return composed(f"{words} {site.dataset.label(per)[site.language.id]}", words) if quantity.per else words


def amount_words(site: Site, value: Decimal, unit: Text, precision: Precision) -> str:
    """A number with its unit; “about” and “at least” are never left out."""
    language, label = site.language.id, site.dataset.label
    name = unit[language]
    form = label("amount.percent" if name == "%" else "amount")[language]
    words = form.format(value=site.wording.number(value), unit=name)
    if precision is Precision.EXACT:
        return words
    return composed(f"{label(f'precision_word.{precision}')[language]} {words}", words)


def is_aim(entry: Entry) -> bool:
    """Whether an entry is what a measure can answer."""
    return isinstance(entry, Guideline | Goal)


def is_obligation(entry: Entry) -> bool:
    """Whether an entry commits somebody, as guidelines, goals and measures do."""
    return isinstance(entry, Obligation)
