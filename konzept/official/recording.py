"""Records that the entries have been compared with the official texts: their fingerprints in the concepts' files."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from konzept.language.modals import modals
from konzept.model.dataset import Dataset
from konzept.official.documents import SIZE_LIMIT
from konzept.official.modal_record import record_modals
from konzept.official.record import SectionMarks, record
from konzept.official.segmentation import SectionText, Segmentation
from konzept.official.sentences import sentences
from konzept.read.rewriting import replace_file
from konzept.read.safe_text import decoded, raw
from konzept.report.problem import Problem, Verbatim

Words = Mapping[str, tuple[str, ...]]
"""The words of sentences by their fingerprints."""


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


def words_that_bind(segmentations: Mapping[str, Segmentation], sections: Collection[str]) -> Mapping[str, Words]:
    """For each concept the words that say how firmly its sentences bind, in sections by `concept/section`."""
    return {
        concept: {
            piece.mark: modals(piece.text)
            for number, passage in segmentation.sections.items()
            for piece in sentences(passage)
            if piece.mark and f"{concept}/{number}" in sections
        }
        for concept, segmentation in segmentations.items()
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


def write_words(dataset: Dataset, concept: str, words: Words, data: Path) -> list[RecordingOutcome]:
    """Writes the words of their sentences into the files of a concept's entries; what became of those that changed."""
    return [
        outcome
        for entry in dataset.entries_of[concept]
        if any(words.get(one.fingerprint, one.modals) != one.modals for one in entry.source)
        for outcome in [_write_words(entry.file, words, data)]
    ]


def _write_words(file: str, words: Words, data: Path) -> RecordingOutcome:
    source = raw(data / file, file, data, SIZE_LIMIT)
    text = source if isinstance(source, Problem) else decoded(source, file)
    if isinstance(text, Problem):
        return RecordingOutcome(file, 0, (text,))
    recorded = record_modals(text, words)
    if recorded.changed:
        replace_file(data / file, recorded.text.encode("utf-8"))
    by_hand = (
        Problem(file, line, 1, ("source",), "words-by-hand", {"field": Verbatim(field)})
        for line, field in recorded.unwritten
    )
    return RecordingOutcome(file, recorded.changed, tuple(by_hand))
