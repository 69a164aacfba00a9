"""How the entries cover the official texts, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from konzept.model import Concept, Entry, Section
from konzept.model.claims import Claims
from konzept.model.dataset import Dataset
from konzept.plan.site import Site


@dataclass(frozen=True)
class RenderedSentences:
    """Which sentences of a section an entry renders, of how many; `places` count from 1, those in a row as `3–5`."""

    section: Section
    places: tuple[str, ...]
    count: int
    all: int


@dataclass(frozen=True)
class SectionCoverage:
    """How many sentences a section has, how many of them entries render, and how many entries those are."""

    section: Section
    sentences: int
    rendered: int
    entries: int


@dataclass(frozen=True)
class Coverage:
    """The same for a whole concept; `again` counts the sentences that another entry repeats.

    `headings` are the entries without a sentence: they tell how the text is organised.
    """

    concept: Concept
    sentences: int
    rendered: int
    entries: int
    again: int
    headings: tuple[Entry, ...]
    sections: tuple[SectionCoverage, ...]

    @property
    def percent(self) -> int:
        """How much is rendered, rounded down: 100 only if that is all."""
        return self.rendered * 100 // self.sentences


def coverage_view(site: Site) -> tuple[Coverage, ...]:
    """The coverage of every concept whose entries name sentences."""
    dataset = site.dataset
    concepts = (concept for concept in dataset.concepts.values() if dataset.claims[concept.id].begun)
    return tuple(_coverage(dataset, concept) for concept in concepts)


def _coverage(dataset: Dataset, concept: Concept) -> Coverage:
    claims = dataset.claims[concept.id]
    sections = tuple(_section(claims, section) for section in concept.sections if section.sentences)
    return Coverage(
        concept=concept,
        sentences=sum(one.sentences for one in sections),
        rendered=sum(one.rendered for one in sections),
        entries=sum(bool(entry.source) for entry in claims.entries),
        again=sum(len(found) > 1 for found in claims.by_place.values()),
        headings=tuple(entry for entry in claims.entries if not entry.source),
        sections=sections,
    )


def _section(claims: Claims, section: Section) -> SectionCoverage:
    found = [claims.by_place.get((section.number, mark), ()) for mark in section.sentences]
    entries = {claim.entry.id for one in found for claim in one}
    return SectionCoverage(section, len(found), sum(map(bool, found)), len(entries))


def rendered_sentences(dataset: Dataset, entry: Entry) -> tuple[RenderedSentences, ...] | None:
    """The sentences of an entry by their sections, its own first; None if nobody has named any in its concept."""
    claims = dataset.claims[entry.concept]
    if not claims.begun:
        return None
    own = [claim for claim in claims.of_entry.get(entry.id, ()) if claim.section]
    numbers = dict.fromkeys(claim.section for claim in own if claim.section)
    found = []
    for number in sorted(numbers, key=lambda number: number != entry.section):
        section = dataset.sections[entry.concept, number]
        places = sorted(
            section.sentences.index(claim.sentence.fingerprint) + 1 for claim in own if claim.section == number
        )
        found.append(RenderedSentences(section, tuple(_runs(places)), len(places), len(section.sentences)))
    return tuple(found)


def _runs(places: Sequence[int]) -> Iterator[str]:
    """Numbers in a row as one: `3–5`."""
    for _, run in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in run]
        yield str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
