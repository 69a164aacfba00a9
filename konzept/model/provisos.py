"""On what terms an entry commits somebody: every condition and every time, with what it inherits from its sections.

Whoever states how binding something is asks here, so that no condition gets lost on the way to a page or a file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from konzept.model import Bindingness, Commitment, Entry, Obligation, Proviso, Section, Text
from konzept.model.dataset import Dataset


@dataclass(frozen=True)
class Qualifier:
    """A condition or a time of an entry.

    One that is inherited names the `section` of the `concept` that it comes from, and the entry that says so if one
    does.
    """

    text: Text
    concept: str = ""
    section: str = ""
    stated_in: str = ""


@dataclass(frozen=True)
class DifferingParts:
    """How binding those parts of an entry are that bind more, or less, than its label says; the firmest first."""

    stronger: tuple[Bindingness, ...]
    weaker: tuple[Bindingness, ...]


def conditions(dataset: Dataset, entry: Entry, without: Collection[Commitment] = ()) -> tuple[Qualifier, ...]:
    """Every condition of an entry, each once: its own, those of its points, those of its sections.

    `without` are points that say their own where they stand.
    """
    if not isinstance(entry, Obligation):
        return ()
    own = [*entry.conditions, *(one.condition for one in entry.commitments if one.condition and one not in without)]
    found = list(map(Qualifier, own))
    for section in above(dataset, entry):
        found += section_conditions(dataset, entry.concept, section)
    return tuple(dict.fromkeys(found))


def times(dataset: Dataset, entry: Entry) -> tuple[Qualifier, ...]:
    """Every time an entry has: its own, then those of its sections."""
    if not isinstance(entry, Obligation):
        return ()
    found = [Qualifier(entry.when.text)] if entry.when else []
    for section in above(dataset, entry):
        found += section_times(dataset, entry.concept, section)
    return tuple(dict.fromkeys(found))


def section_conditions(dataset: Dataset, concept: str, section: Section) -> tuple[Qualifier, ...]:
    """What a section sets as conditions, as the entries below have them."""
    return tuple(_inherited(dataset, concept, section, one) for one in section.conditions)


def section_times(dataset: Dataset, concept: str, section: Section) -> tuple[Qualifier, ...]:
    """What a section sets as a time, as the entries below have it."""
    return (_inherited(dataset, concept, section, section.when),) if section.when else ()


def above(dataset: Dataset, entry: Entry) -> Iterator[Section]:
    """The sections that an entry stands in, from the top of the tree to its own."""
    parts = entry.section.split(".")
    for length in range(1, len(parts) + 1):
        yield dataset.sections[entry.concept, ".".join(parts[:length])]


def lies_in(number: str, section: str) -> bool:
    """Whether a section is another one, or lies in it."""
    return f"{number}.".startswith(f"{section}.")


def differing_parts(entry: Obligation) -> DifferingParts:
    """The parts of an entry that do not bind as its label says."""
    order = list(Bindingness)
    found = sorted({one.bindingness for one in entry.commitments if one.bindingness}, key=order.index)
    label = order.index(entry.bindingness)
    return DifferingParts(
        stronger=tuple(one for one in found if order.index(one) < label),
        weaker=tuple(one for one in found if order.index(one) > label),
    )


def _inherited(dataset: Dataset, concept: str, section: Section, proviso: Proviso) -> Qualifier:
    """A proviso as the entries below have it; it comes from where it is stated, which may be another section."""
    if proviso.stated_in is None:
        return Qualifier(proviso.text, concept, section.number)
    return Qualifier(proviso.text, concept, dataset.entries[proviso.stated_in].section, proviso.stated_in)
