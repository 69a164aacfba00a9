"""Records that the entries have been compared with the official texts: their fingerprints in the concepts' files."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from konzept.model.dataset import Dataset
from konzept.official.claim_record import RecordedModals, record_modals
from konzept.official.documents import SIZE_LIMIT
from konzept.official.modals import modals
from konzept.official.record import SectionMarks, record
from konzept.official.segmentation import SectionText, Segmentation
from konzept.official.sentences import sentences
from konzept.read.rewriting import replace_file
from konzept.read.safe_text import decoded, raw
from konzept.report.problem import Problem, Verbatim


def fingerprints(segmentations: Mapping[str, Segmentation]) -> Mapping[str, SectionMarks]:
    """The fingerprints of each passage at hand and of its sentences, by `concept/section`."""
    return {
        f"{concept}/{number}": SectionMarks(passage.fingerprint, marks(passage))
        for concept, segmentation in segmentations.items()
        for number, passage in segmentation.sections.items()
    }


def marks(passage: SectionText) -> tuple[str, ...]:
    """The fingerprints of the sentences of a passage, in their order."""
    return tuple(piece.mark for piece in sentences(passage) if piece.mark)


def chosen(fingerprints: Mapping[str, SectionMarks], wanted: Collection[str]) -> Mapping[str, SectionMarks]:
    """Those of the passages whose concept or `concept/section` is named, or all if none is."""
    return {
        key: mark
        for key, mark in fingerprints.items()
        if not wanted or key in wanted or key.partition("/")[0] in wanted
    }


@dataclass(frozen=True)
class RecordingOutcome:
    """What became of a concept's file: in how many sections fingerprints are new, and which it could not take."""

    file: str
    changed: int
    problems: tuple[Problem, ...]


def write(dataset: Dataset, concept: str, marks: Mapping[str, SectionMarks], data: Path) -> RecordingOutcome:
    """Writes those of the fingerprints, by `concept/section`, that belong to a concept into its file."""
    own = {key.removeprefix(f"{concept}/"): mark for key, mark in marks.items() if key.startswith(f"{concept}/")}
    file = dataset.concepts[concept].file
    source = raw(data / file, file, data, SIZE_LIMIT)
    text = source if isinstance(source, Problem) else decoded(source, file)
    if isinstance(text, Problem):
        return RecordingOutcome(file, 0, (text,))
    recorded = record(text, own)
    if recorded.changed:
        replace_file(data / file, recorded.text.encode("utf-8"))
    by_hand = (
        Problem(
            file, one.line, one.column, ("sections",), "record-by-hand", {"fields": Verbatim(own[one.number].inline)}
        )
        for one in recorded.unwritten
    )
    return RecordingOutcome(file, recorded.changed, tuple(by_hand))


def write_modals(
    dataset: Dataset, concept: str, segmentation: Segmentation, sections: Collection[str], data: Path
) -> int:
    """Writes into the entries which words of their sentences bind, where these stand in one of the sections.

    Gives how many entries have others now; a sentence that the document does not have keeps those it has.
    """
    claims = dataset.claims[concept]
    texts = {
        (number, piece.mark): piece.text
        for number in sections
        for piece in sentences(segmentation.sections[number])
        if piece.mark
    }
    changed = 0
    for own in claims.of_entry.values():
        wanted = {claim.index: modals(texts[claim.place]) for claim in own if claim.place in texts and claim.place}
        if any(claim.sentence.modals != wanted.get(claim.index, claim.sentence.modals) for claim in own):
            changed += bool(_rewrite(own[0].entry.file, wanted, data).changed)
    return changed


def _rewrite(file: str, wanted: Mapping[int, tuple[str, ...]], data: Path) -> RecordedModals:
    recorded = record_modals((data / file).read_bytes().decode("utf-8"), wanted)
    if recorded.changed:
        replace_file(data / file, recorded.text.encode("utf-8"))
    return recorded
