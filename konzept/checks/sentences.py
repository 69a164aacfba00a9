"""Rules about the sentences of the official texts: each is rendered by one entry, by more only where that is said.

They need no document: the sentences stand as fingerprints in the concept's file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from konzept.checks.structure import without_a_tree
from konzept.checks.subject import entries, problem
from konzept.model import Entry, Statement, StatementType
from konzept.model.claims import Claim, Claims, Unclaimed
from konzept.read.load import PartialDataset
from konzept.read.suggest import nearest
from konzept.report.problem import AllOf, Problem, Value, Verbatim

OPEN_CLAIMS = ("sentence-unclaimed", "sentence-none", "sentence-repeated-only", "sentence-unknown", "sentence-twice")
"""What only says that sentences and entries do not fit yet; `python -m konzept sources` helps with it."""


def claims_of(partial: PartialDataset) -> Iterator[Claims]:
    """The claims of every concept in which entries have begun to name sentences, and whose sections are in order."""
    unclear, known = without_a_tree(partial), entries(partial)
    found = (Claims(concept, known) for concept in partial.dataset.concepts.values() if concept.id not in unclear)
    return (claims for claims in found if claims.begun)


def every_sentence_has_an_entry(partial: PartialDataset) -> Iterator[Problem]:
    for claims in claims_of(partial):
        unclaimed = list(claims.unclaimed())
        silent = [entry for entry in claims.entries if not entry.source and not _renders_headings(claims, entry)]
        for entry in silent:
            yield _silent(partial, entry, [one for one in unclaimed if one.section == entry.section])
        # What is said at an entry needs not be said of the sentences that it lacks.
        said = {entry.section for entry in silent} | {one.entry.section for one in claims.all if one.section is None}
        yield from (_unclaimed(partial, claims, one) for one in unclaimed if one.section not in said)
        for place, found in claims.by_place.items():
            if claims.first(place) is None:
                yield _at(partial, found[0], "sentence-repeated-only", sentence=found[0].sentence.fingerprint)


def sentences_are_claimed_once(partial: PartialDataset) -> Iterator[Problem]:
    for claims in claims_of(partial):
        yield from (_unknown(partial, claims, one) for one in claims.all if one.section is None)
        again = [(claim, first) for claim in claims.all if (first := _before(claims, claim)) is not None]
        for _, pairs in groupby(again, key=lambda pair: (pair[0].entry.id, pair[1].entry.id)):
            yield from _again(partial, list(pairs))


def _renders_headings(claims: Claims, entry: Entry) -> bool:
    """Whether there is no sentence for an entry: it tells how the text is organised, or its section is a heading."""
    if isinstance(entry, Statement) and entry.type is StatementType.STRUCTURE:
        return True
    return all(not one.sentences for one in claims.concept.sections if one.number == entry.section)


def _silent(partial: PartialDataset, entry: Entry, free: list[Unclaimed]) -> Problem:
    sentences = _listed(mark for one in free for mark in one.marks)
    found = problem(partial, entry, ("section",), "sentence-none", section=entry.section, sentences=sentences)
    return found if free else replace(found, hint="sentence-none-left")


def _unclaimed(partial: PartialDataset, claims: Claims, one: Unclaimed) -> Problem:
    index = next(index for index, section in enumerate(claims.concept.sections) if section.number == one.section)
    places = f"{one.first + 1}" if len(one.marks) == 1 else f"{one.first + 1}–{one.last + 1}"
    values: dict[str, Value] = {"section": one.section, "places": places, "sentences": _listed(one.marks)}
    near = AllOf(tuple(entry.id for entry in one.near))
    path = ("sections", index, "sentences", one.first)
    found = problem(partial, claims.concept, path, "sentence-unclaimed", near=near, **values)
    return found if one.near else replace(found, hint="sentence-unclaimed-alone")


def _unknown(partial: PartialDataset, claims: Claims, claim: Claim) -> Problem:
    mark, section = claim.sentence.fingerprint, claim.entry.section
    free = [one for run in claims.unclaimed() if run.section == section for one in run.marks]
    near = nearest(mark, free) or ""
    values: dict[str, Value] = {"sentence": mark, "concept": claims.concept.id, "section": section, "nearest": near}
    found = _at(partial, claim, "sentence-unknown", sentences=_listed(free), **values)
    if near:
        return replace(found, hint="did-you-mean")
    return found if free else replace(found, hint="sentence-unknown-none-left")


def _before(claims: Claims, claim: Claim) -> Claim | None:
    """The claim that makes this one too many: that of another entry, or an earlier one of the same."""
    if claim.place is None:
        return None
    others = claims.by_place[claim.place]
    own = next(one for one in others if one.entry.id == claim.entry.id)
    first = next((one for one in others if not one.sentence.repeated), claim)
    return own if own is not claim else first if first is not claim and not claim.sentence.repeated else None


def _again(partial: PartialDataset, pairs: list[tuple[Claim, Claim]]) -> Iterator[Problem]:
    """The sentences that one entry names again after another, in one problem; those it names twice itself, each."""
    (claim, first), *_ = pairs
    if claim.entry.id == first.entry.id:
        for one, _ in pairs:
            yield _at(partial, one, "repeated-item", value=one.sentence.fingerprint)
    else:
        sentences = _listed(one.sentence.fingerprint for one, _ in pairs)
        yield _at(partial, claim, "sentence-twice", sentences=sentences, entry=first.entry.id)


def _at(partial: PartialDataset, claim: Claim, code: str, **values: Value) -> Problem:
    return problem(partial, claim.entry, ("source", claim.index, "fingerprint"), code, **values)


def _listed(marks: Iterable[str]) -> Verbatim:
    return Verbatim(", ".join(f'"{mark}"' for mark in marks))
