"""Earlier wordings from the project's history, and what has changed since: for translations that are outdated only.

Without git, or without a history that reaches back far enough, there are no earlier wordings, and nothing fails.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from konzept.model.values import FieldPath
from konzept.read.source import MappingNode, Node, ScalarNode, SequenceNode, parse
from konzept.translation.pages import page_text
from konzept.translation.segments import Segment, SourceType, TranslatedFile, normalised

VERSIONS_READ = 40
SECONDS = 2.0
CONTEXT = 4
LONGEST = 30
_ELLIPSIS = "…"


class History:
    """Looks things up for one report; all of its questions together take a limited time."""

    def __init__(self, data: Path, source: str, seconds: float = SECONDS) -> None:
        self._data = data
        self.source = source
        self._until = time.monotonic() + seconds

    def earlier(self, file: TranslatedFile, language: str) -> tuple[Segment, ...]:
        """The texts behind what a file records and no longer has, as far as they can be found."""
        wanted = set(file.unneeded(language))
        found: list[Segment] = []
        for text in versions(self._source_file(file), self._until) if wanted else ():
            for one in self._texts(file, language, text):
                if one.fingerprint in wanted:
                    wanted.discard(one.fingerprint)
                    found.append(one)
            if not wanted:
                break
        return tuple(found)

    def _source_file(self, file: TranslatedFile) -> Path:
        path = self._data / file.file
        return path.parent.parent / self.source / path.name if file.type is SourceType.PAGES else path

    def _texts(self, file: TranslatedFile, language: str, text: str) -> Iterator[Segment]:
        if file.type is SourceType.PAGES:
            page = page_text(text)
            return page.segments() if page else iter(())
        return segments_in(parse(text.replace("\r\n", "\n"), file.file).tree, self.source, language)


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


def versions(file: Path, until: float) -> Iterator[str]:
    """What a file once held, the newest first; `until` is when to stop asking (`time.monotonic`)."""
    file = file.resolve()
    with suppress(OSError, subprocess.SubprocessError, ValueError):
        log = _git(file.parent, until, "log", f"-{VERSIONS_READ}", "--format=%H", "--", file.name)
        for commit in log.split():
            with suppress(UnicodeDecodeError):
                yield _git(file.parent, until, "cat-file", "blob", f"{commit.decode()}:./{file.name}").decode()


def _git(folder: Path, until: float, *arguments: str) -> bytes:
    """What git answers; raises if it takes too long, does not know the file or is not there."""
    command = ["git", "-C", str(folder), *arguments]
    seconds = until - time.monotonic()
    if seconds <= 0:
        raise subprocess.TimeoutExpired(command, 0)
    # A hook of git's own sets these for the commit it belongs to.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(command, capture_output=True, check=True, timeout=seconds, env=environment).stdout


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
    """Finds the former wording of each text: one from the same field, and of several the most similar."""
    pairs = [(one, former) for one in segments for former in earlier if former.address == one.address]
    found: dict[Segment, Segment] = {}
    for one, former in sorted(pairs, key=_likeness, reverse=True):
        if one not in found and former not in found.values():
            found[one] = former
    return [ChangedText(one, found.get(one)) for one in segments]


def _likeness(pair: tuple[Segment, Segment]) -> float:
    now, before = (normalised(one.text).split() for one in pair)
    return SequenceMatcher(None, before, now).ratio()


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
