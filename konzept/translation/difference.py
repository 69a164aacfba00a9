"""Where two versions of a text part, for a reader who wants to see what changed and not read both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from konzept.translation.fingerprints import normalised
from konzept.translation.history import Earlier
from konzept.translation.sheets import Passage

CONTEXT = 4
LONGEST = 30
_ELLIPSIS = "…"


def difference(old: str, new: str) -> tuple[str, str]:
    """The part of each text that differs, with a few words around it."""
    before, after = normalised(old).split(), normalised(new).split()
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    return _excerpt(before, start, len(before) - end), _excerpt(after, start, len(after) - end)


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with."""
    pairs = zip(one, other, strict=False)
    return next((index for index, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))


def _excerpt(words: Sequence[str], start: int, end: int) -> str:
    first, last = max(0, start - CONTEXT), min(len(words), end + CONTEXT)
    shown = list(words[first:last])
    if len(shown) > LONGEST:
        shown[LONGEST // 2 : len(shown) - LONGEST // 2] = [_ELLIPSIS]
    return " ".join([*([_ELLIPSIS] if first else []), *shown, *([_ELLIPSIS] if last < len(words) else [])])


@dataclass(frozen=True)
class Change:
    """A text and what it was before, if that could be found."""

    passage: Passage
    earlier: Earlier | None

    @property
    def line(self) -> int:
        """The line of the text that changed first, from 0; the translation has one line for each as well."""
        return _shared(self.earlier.text.splitlines(), self.passage.text.splitlines()) if self.earlier else 0


def changes(passages: Sequence[Passage], earlier: Sequence[Earlier]) -> list[Change]:
    """Finds the former wording of each text: one from the same field, and of several the most similar."""
    pairs = sorted(
        (
            (_likeness(passage, one), passage, one)
            for passage in passages
            for one in earlier
            if one.address == passage.address
        ),
        key=lambda pair: -pair[0],
    )
    found: dict[Passage, Earlier] = {}
    for _, passage, one in pairs:
        if passage not in found and one not in found.values():
            found[passage] = one
    return [Change(passage, found.get(passage)) for passage in passages]


def _likeness(passage: Passage, earlier: Earlier) -> float:
    return SequenceMatcher(None, normalised(earlier.text).split(), normalised(passage.text).split()).ratio()
