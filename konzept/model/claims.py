"""Which sentences of an official text the entries of its concept say that they render."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from konzept.model.entries import Entry
from konzept.model.parts import SourceSentence
from konzept.model.records import Concept
from konzept.model.values import SentenceMark

Place = tuple[str, SentenceMark]
"""A sentence by the number of its section and its fingerprint."""


@dataclass(frozen=True)
class Claim:
    """An entry's word that it renders a sentence, the `index`-th in its list; there is none such without `section`."""

    entry: Entry
    index: int
    sentence: SourceSentence
    section: str | None

    @property
    def place(self) -> Place | None:
        return None if self.section is None else (self.section, self.sentence.fingerprint)


@dataclass(frozen=True)
class Unclaimed:
    """Sentences of a section in a row that no entry renders: from the `first` to the `last`, counted from 0.

    `near` are the entries that render the sentences before and after them.
    """

    section: str
    first: int
    marks: tuple[SentenceMark, ...]
    near: tuple[Entry, ...]

    @property
    def last(self) -> int:
        return self.first + len(self.marks) - 1


class Claims:
    """The sentences of a concept, and what its entries say that they render."""

    def __init__(self, concept: Concept, entries: Iterable[Entry]) -> None:
        self.concept = concept
        order = {section.number: index for index, section in enumerate(concept.sections)}
        known = [entry for entry in entries if entry.concept == concept.id]
        self.entries = sorted(known, key=lambda entry: (order.get(entry.section, len(order)), entry.position))

    @property
    def begun(self) -> bool:
        """Whether there is something to compare: sentences on one side, and an entry that names some on the other."""
        return any(section.sentences for section in self.concept.sections) and any(one.source for one in self.entries)

    @cached_property
    def all(self) -> tuple[Claim, ...]:
        return tuple(
            Claim(entry, index, sentence, self._section(entry, sentence.fingerprint))
            for entry in self.entries
            for index, sentence in enumerate(entry.source)
        )

    @cached_property
    def of_entry(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of each entry that has some, by its id."""
        return {id_: tuple(found) for id_, found in groupby(self.all, key=lambda claim: claim.entry.id)}

    @cached_property
    def by_place(self) -> Mapping[Place, tuple[Claim, ...]]:
        """The claims of each sentence that is claimed, in the order of the text."""
        found: dict[Place, list[Claim]] = {}
        for claim in self.all:
            if claim.place:
                found.setdefault(claim.place, []).append(claim)
        return {place: tuple(claims) for place, claims in found.items()}

    def first(self, place: Place) -> Entry | None:
        """The entry that renders a sentence in the first place."""
        claims = self.by_place.get(place, ())
        return next((claim.entry for claim in claims if not claim.sentence.repeated), None)

    def renderer(self, place: Place) -> Entry | None:
        """The same, or one that only repeats it as long as there is no other."""
        return self.first(place) or next((claim.entry for claim in self.by_place.get(place, ())), None)

    def extract_of(self, entry: Entry) -> tuple[Entry, ...]:
        """The entries that an entry repeats, if all its sentences are repeats."""
        own = self.of_entry.get(entry.id, ())
        if not own or not all(claim.sentence.repeated for claim in own):
            return ()
        firsts = [first for claim in own if claim.place and (first := self.first(claim.place))]
        return tuple({first.id: first for first in firsts}.values())

    def unclaimed(self) -> Iterator[Unclaimed]:
        """The sentences that no entry renders, those that stand in a row together."""
        for section in self.concept.sections:
            marks = section.sentences
            left = [index for index, mark in enumerate(marks) if (section.number, mark) not in self.by_place]
            for _, run in groupby(enumerate(left), key=lambda pair: pair[1] - pair[0]):
                indexes = [index for _, index in run]
                near = self._near(section.number, marks, indexes[0], indexes[-1])
                yield Unclaimed(section.number, indexes[0], marks[indexes[0] : indexes[-1] + 1], near)

    def _near(self, section: str, marks: tuple[SentenceMark, ...], first: int, last: int) -> tuple[Entry, ...]:
        beside = (*marks[max(0, first - 1) : first], *marks[last + 1 : last + 2])
        entries = (self.renderer((section, mark)) for mark in beside)
        return tuple({entry.id: entry for entry in entries if entry}.values())

    def _section(self, entry: Entry, mark: SentenceMark) -> str | None:
        """Where a sentence stands: in the entry's own section, if it can, else in the first that has it."""
        places = self._places.get(mark, ())
        return entry.section if entry.section in places else next(iter(places), None)

    @cached_property
    def _places(self) -> Mapping[SentenceMark, tuple[str, ...]]:
        found: dict[SentenceMark, tuple[str, ...]] = {}
        for section in self.concept.sections:
            for mark in section.sentences:
                found[mark] = (*found.get(mark, ()), section.number)
        return found
