"""Records that the entries have been compared with the official texts: their fingerprints in the concepts' files."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from konzept.model.dataset import Dataset
from konzept.official.documents import SIZE_LIMIT
from konzept.official.record import record
from konzept.official.segmentation import Segmentation
from konzept.read.rewriting import replace_file
from konzept.read.safe_text import decoded, raw
from konzept.report.problem import Problem


def fingerprints(segmentations: Mapping[str, Segmentation]) -> Mapping[str, str]:
    """The fingerprint of each passage at hand, by `concept/section`."""
    return {
        f"{concept}/{number}": passage.fingerprint
        for concept, segmentation in segmentations.items()
        for number, passage in segmentation.sections.items()
    }


def chosen(fingerprints: Mapping[str, str], wanted: Collection[str]) -> Mapping[str, str]:
    """Those of the passages whose concept or `concept/section` is named, or all if none is."""
    return {
        key: mark
        for key, mark in fingerprints.items()
        if not wanted or key in wanted or key.partition("/")[0] in wanted
    }


@dataclass(frozen=True)
class RecordingOutcome:
    """What became of a concept's file: how many fingerprints in it are new, and which it could not take."""

    file: str
    changed: int
    problems: tuple[Problem, ...]


def write(dataset: Dataset, concept: str, marks: Mapping[str, str], data: Path) -> RecordingOutcome:
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
        Problem(file, one.line, one.column, ("sections",), "record-by-hand", {"fingerprint": own[one.number]})
        for one in recorded.unwritten
    )
    return RecordingOutcome(file, recorded.changed, tuple(by_hand))
