"""`python -m bench.draft`: what `konzept draft` finds in the official documents, beside what people have entered.

Each document is read as if it were new and its draft held against the data: of what it names, how much do the entries
have too (precision), and of what the entries have, how much does it name (recall).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.measure import say
from bench.versions import PROJECT
from konzept.editing.draft import DraftEntry, DraftRequest, draft
from konzept.model import Concept, Entry, Obligation
from konzept.model.dataset import Dataset
from konzept.official import LANGUAGE
from konzept.official.documents import read_documents, sources_folder
from konzept.official.text import letters
from konzept.read.load import load

Counted = Counter[tuple[str, ...]]
HEADING = (
    "| concept | what | in the draft | in the data | in both | precision | recall |\n|---|---|---:|---:|---:|---:|---:|"
)


def rows(data: Path, sources: Path) -> Iterator[str]:
    """One for each concept with a document and each kind of thing."""
    dataset = load(data).partial.dataset
    for concept, document in read_documents(sources, data, tuple(dataset.concepts)).by_concept.items():
        made = draft(document.text, DraftRequest(f"{concept}-new", {"prefix": "NEW"}), dataset, "en")
        sections: Counted = Counter((one.number, letters(one.heading), str(one.page)) for one in made.sections)
        pairs = _pairs(made.entries, dataset, concept)
        drafted, entered = _named(made.entries), _entered({new.id: entry for new, entry in pairs})
        every = {"sections": (sections, _sections(dataset.concepts[concept]))}
        every |= {"entries": (Counter((one.id,) for one in made.entries), _entries(dataset, concept, pairs))}
        every |= {kind: (drafted[kind], entered[kind]) for kind in drafted}
        for what, (found, real) in every.items():
            both = (found & real).total()
            shares = " | ".join(_share(both, whole.total()) for whole in (found, real))
            yield f"| {concept} | {what} | {found.total()} | {real.total()} | {both} | {shares} |"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "–"


def _sections(concept: Concept) -> Counted:
    return Counter((one.number, letters(one.heading[LANGUAGE]), str(one.page)) for one in concept.sections)


def _pairs(entries: tuple[DraftEntry, ...], dataset: Dataset, concept: str) -> list[tuple[DraftEntry, Obligation]]:
    """The drafts with the entries that they stand for: of the same number, or the same place among those of a kind."""
    found = [one for one in dataset.entries.values() if isinstance(one, Obligation) and one.concept == concept]
    numbered = {one.number: one for one in found if one.number}
    pairs = [(new, numbered[new.item.number]) for new in entries if new.item.number in numbered]
    for kind in {new.item.kind for new in entries if not new.item.number}:
        real = sorted((one for one in found if _kind(one) == kind and not one.number), key=_place)
        pairs += zip([new for new in entries if new.item.kind == kind and not new.item.number], real, strict=False)
    return pairs


def _kind(entry: Entry) -> str:
    return type(entry).__name__.lower()


def _place(entry: Entry) -> tuple[str, int]:
    return entry.section, entry.position


def _entries(dataset: Dataset, concept: str, pairs: list[tuple[DraftEntry, Obligation]]) -> Counted:
    """Those that have a draft under its id, the others under their own."""
    ids = {entry.id: new.id for new, entry in pairs}
    every = (one for one in dataset.entries.values() if isinstance(one, Obligation) and one.concept == concept)
    return Counter((ids.get(one.id, one.id),) for one in every)


def _named(entries: tuple[DraftEntry, ...]) -> Mapping[str, Counted]:
    """What the files of a draft hold: of two deadlines or rhythms neither."""
    found: dict[str, Counted] = {kind: Counter() for kind in ("deadline", "rhythm", "quantity", "law", "body")}
    for entry in entries:
        for kind in ("deadline", "rhythm"):
            if one := entry.single(kind):
                found[kind][entry.id, one.value] += 1
        for kind in ("quantity", "law", "body"):
            found[kind].update({(entry.id, one.value) for one in entry.findings if one.kind == kind})
    return found


def _entered(entries: Mapping[str, Obligation]) -> Mapping[str, Counted]:
    found: dict[str, Counted] = {kind: Counter() for kind in ("deadline", "rhythm", "quantity", "law", "body")}
    for new, entry in entries.items():
        if entry.when and entry.when.deadline:
            found["deadline"][new, str(entry.when.deadline)] += 1
        if entry.when and entry.when.rhythm:
            found["rhythm"][new, entry.when.rhythm.value] += 1
        found["quantity"].update({(new, f"{one.value.normalize():f}") for one in entry.quantities})
        found["law"].update({(new, one.law) for one in entry.laws})
        bodies = {one.actor for one in entry.responsible if one.actor} | {one.actor for one in entry.partners}
        found["body"].update({(new, one) for one in bodies | {by for one in entry.commitments for by in one.by}})
    return found


def main() -> int:
    """The exit code: 0 measured, 1 there is no document."""
    data = PROJECT / "data"
    table = list(rows(data, sources_folder(data)))
    if not table:
        say("There is no official document; put them into sources/ or name their folder in KONZEPT_SOURCES.")
        return 1
    print(HEADING, *table, sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
