"""The sentences of a section as they are recorded beside those that its document has now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from konzept.model import SentenceMark
from konzept.official.sentences import Piece


@dataclass(frozen=True)
class SentenceChange:
    """A place where recorded sentences are gone, others have come, or both; `beside` are those before and after it."""

    gone: tuple[SentenceMark, ...]
    come: tuple[Piece, ...]
    beside: tuple[SentenceMark, ...]


@dataclass(frozen=True)
class SentenceComparison:
    """All places that differ; `moved`: sentences that are still there stand in another order."""

    changes: tuple[SentenceChange, ...]
    moved: bool


def compare(recorded: Sequence[SentenceMark], now: Sequence[Piece]) -> SentenceComparison:
    """What became of the recorded sentences; one that only stands elsewhere in the section is neither gone nor new."""
    marks = [piece.mark for piece in now]
    changes, moved = [], False
    for tag, begin, end, first, last in SequenceMatcher(None, recorded, marks, autojunk=False).get_opcodes():
        if tag != "equal":
            gone = tuple(mark for mark in recorded[begin:end] if mark not in marks)
            come = tuple(piece for piece in now[first:last] if piece.mark not in recorded)
            moved = moved or len(gone) < end - begin
            if gone or come:
                beside = (*recorded[max(0, begin - 1) : begin], *recorded[end : end + 1])
                changes.append(SentenceChange(gone, come, beside))
    return SentenceComparison(tuple(changes), moved)
