"""Earlier wordings from the project's history, and what has changed since: for translations that are not recorded only.

A proposal that changed a text and its translation has looked at the translation, and so has one that only mended the
spelling of the text: neither needs a record.  Without git, or without a history that reaches back far enough, there are
no earlier wordings, and nothing fails.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from konzept.model.values import FieldPath
from konzept.read.source import MappingNode, Node, ScalarNode, SequenceNode, parse
from konzept.translation.pages import page_text
from konzept.translation.segments import Segment, SourceType, TranslatedFile, normalised
from konzept.translation.versions import VERSIONS_READ, Project, Version, Versions

SECONDS = 2.0
"""For what only makes messages better."""
CONTEXT = 4
LONGEST = 30
FEWEST_LETTERS = 5
ENDING = 3
_VOWELS = frozenset("aeiouyäöü")
_ELLIPSIS = "…"
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


class LookedAt(NamedTuple):
    """A text whose translation needs no record; `mended` if this proposal only mended its spelling."""

    segment: Segment
    mended: bool = False


class History:
    """Looks things up for one report; all of its questions together take a limited time."""

    def __init__(self, project: Project, source: str, seconds: float = SECONDS) -> None:
        self._data = project.data
        self.source = source
        self.versions = Versions(project, time.monotonic() + seconds)

    def earlier(self, file: TranslatedFile, language: str) -> tuple[Segment, ...]:
        """The texts behind what a file records and no longer has, as far as they can be found."""
        wanted = set(file.unneeded(language))
        found: list[Segment] = []
        for version in self.versions.of(self._source_file(file)) if wanted else ():
            for one in self._texts(file, language, version):
                if one.fingerprint in wanted:
                    wanted.discard(one.fingerprint)
                    found.append(one)
            if not wanted:
                break
        return tuple(found)

    def prefetch(self, files: Iterable[TranslatedFile]) -> None:
        """Reads what these files held before, all at once."""
        self.versions.prefetch(map(self._source_file, files))

    def looked_at(
        self, file: TranslatedFile, language: str, now: Mapping[FieldPath, str], words: Callable[[], frozenset[str]]
    ) -> Iterator[LookedAt]:
        """The texts whose translation has been changed with them or since, or that were only spelt wrongly before.

        Those that are not recorded are looked at.  `now` are the translations by path, `words` all words of the data.
        """
        recorded = file.recorded.get(language, ())
        there = [one for one in file.segments if language not in one.missing and one.fingerprint not in recorded]
        # Each with the wording that it had then, from which only its spelling differs.
        left = [(LookedAt(one), one) for one in there if normalised(now.get(one.path, ""))]
        read = 0
        for version in self.versions.of(self._source_file(file)) if left else ():
            read += 1
            then = self._texts(file, language, version)
            marks = {one.fingerprint for one in then}
            come = [pair for pair in left if pair[1].fingerprint not in marks]
            left = [pair for pair in left if pair[1].fingerprint in marks]
            former = [one for one in then if one.fingerprint not in file.needed]
            for (looked, _), change in zip(come, changes([one for _, one in come], former), strict=True):
                before = change.earlier
                if before and not before.translation and file.type is SourceType.PAGES:
                    continue  # which block it was cannot be told
                if before is None or normalised(before.translation) != normalised(now[looked.segment.path]):
                    yield looked
                elif is_spelling(before.text, change.segment.text, words):
                    mended = looked._replace(mended=looked.mended or read == 1)
                    if before.fingerprint in recorded:
                        yield mended
                    else:
                        left.append((mended, before))
            if not left:
                return
        if read < VERSIONS_READ and self.versions.whole:  # they were there from the first version on
            yield from (looked for looked, _ in left)

    def _source_file(self, file: TranslatedFile) -> Path:
        path = self._data / file.file
        return path.parent.parent / self.source / path.name if file.type is SourceType.PAGES else path

    def _texts(self, file: TranslatedFile, language: str, version: Version) -> tuple[Segment, ...]:
        if file.type is SourceType.PAGES:
            page = page_text(version.text)
            other = page_text(self.versions.beside((self._data / file.file).resolve(), version))
            return tuple(page.segments(other)) if page else ()
        return _texts_of_file(version.text, self.source, language)


@lru_cache(maxsize=4096)
def _texts_of_file(text: str, source: str, language: str) -> tuple[Segment, ...]:
    return tuple(segments_in(parse(text.replace("\r\n", "\n"), "").tree, source, language))


def segments_in(node: Node | None, source: str, language: str, path: FieldPath = ()) -> Iterator[Segment]:
    """The texts of a file as it once was; what the model said then does not matter."""
    if isinstance(node, SequenceNode):
        for index, item in enumerate(node.items):
            yield from segments_in(item, source, language, (*path, index))
    elif isinstance(node, MappingNode):
        original, translated = node.get(source), node.get(language)
        if isinstance(original, ScalarNode):
            yield Segment(path, original.value, translation=getattr(translated, "value", ""))
        else:
            for key, value in node.pairs:
                yield from segments_in(value, source, language, (*path, key.value))


def is_spelling(before: str, after: str, words: Callable[[], frozenset[str]]) -> bool:
    """Whether only the spelling of words was mended: a letter or two, or `ae` for `ä`.

    What was there before must be no word that the data have elsewhere (`words`), since then another may be meant.
    """
    old, new = (normalised(text).split() for text in (before, after))
    if len(old) != len(new):
        return False
    pairs = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    return all(_is_slip(one, other) and _bare(one).casefold() not in words() for one, other in pairs)


def _is_slip(one: str, other: str) -> bool:
    """Whether two words of five letters or more differ in one letter, in two that changed places, or in `ae` for `ä`.

    Never in the first letter, which tells `keinen` from `einen`, near the end, where number and tense are, or by
    another vowel (`helfen`, `halfen`; `mussten`, `müssten`): words that say how firmly a text binds differ in these.
    Punctuation and capital letters may mean something else.
    """
    signs = [word.replace(_bare(word), "", 1) for word in (one, other)]
    one, other = _bare(one).lower(), _bare(other).lower()
    if one == other or signs[0] != signs[1]:
        return False
    if min(len(one), len(other)) < FEWEST_LETTERS or not (one + other).isalpha() or one[0] != other[0]:
        return False
    if one.translate(_UMLAUTS) == other.translate(_UMLAUTS):
        return True
    start, end = _shared(one, other), _shared(one[::-1], other[::-1])
    left, right = (word[start : len(word) - end] for word in (one, other))
    if _VOWELS.issuperset(left) and _VOWELS.issuperset(right) and left and right:
        return False
    return (max(len(left), len(right)) <= 1 and end >= ENDING) or (len(left) == 2 and left == right[::-1])


def _bare(word: str) -> str:
    return word.strip('.,;:!?„“"»«()')


@dataclass(frozen=True)
class ChangedText:
    """A text and what it was before, if that could be found."""

    segment: Segment
    earlier: Segment | None

    @property
    def line(self) -> int:
        """The line of the text that changed first, from 0; the translation has one line for each as well."""
        return _shared(self.earlier.text.splitlines(), self.segment.text.splitlines()) if self.earlier else 0


def changes(segments: Sequence[Segment], earlier: Sequence[Segment]) -> list[ChangedText]:
    """Finds the former wording of each text: one from the same field, of several the most similar, or in its place."""
    pairs = [(one, former) for one in segments for former in earlier if former.address == one.address]
    found: dict[Segment, Segment] = {}
    for one, former in sorted(pairs, key=_likeness, reverse=True):
        if one not in found and former not in found.values():
            found[one] = former
    return [ChangedText(one, found.get(one)) for one in segments]


def _likeness(pair: tuple[Segment, Segment]) -> tuple[float, bool]:
    now, before = (normalised(one.text).split() for one in pair)
    return SequenceMatcher(None, before, now).ratio(), pair[0].path == pair[1].path


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
