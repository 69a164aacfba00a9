"""The state of every translation, derived from what each file records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from konzept.model.dataset import Dataset
from konzept.model.values import FieldPath
from konzept.translation.pages import translated_pages
from konzept.translation.segments import Segment, SourceType, TranslatedFile, translated_files


class State(StrEnum):
    """How a translation relates to the text in the language at `/`.

    `UNRECORDED`: its file records nothing for the language yet, so nothing can be said.
    """

    CURRENT = "current"
    OUTDATED = "outdated"
    UNRECORDED = "unrecorded"
    MISSING = "missing"


@dataclass(frozen=True)
class Finding:
    """One text in one language and its state."""

    file: TranslatedFile
    language: str
    segment: Segment
    state: State


@dataclass(frozen=True)
class Ledger:
    """All files of a site.  A type of file is kept in a language once anything is recorded for it there."""

    files: tuple[TranslatedFile, ...]

    @cached_property
    def kept(self) -> frozenset[tuple[SourceType, str]]:
        return frozenset(
            (file.type, language) for file in self.files for language, marks in file.recorded.items() if marks
        )

    def findings(self, file: TranslatedFile, language: str) -> Iterator[Finding]:
        """The state of each text of a file; nothing for a type that is not kept in the language."""
        if (file.type, language) in self.kept:
            recorded = file.agreed(language)
            for segment in file.segments:
                yield Finding(file, language, segment, _state(segment, language, recorded))

    @cached_property
    def every(self) -> tuple[Finding, ...]:
        """All texts in all languages that are translated into."""
        pairs = ((file, language) for file in self.files for language in file.languages)
        return tuple(finding for file, language in pairs for finding in self.findings(file, language))

    @cached_property
    def _by_name(self) -> Mapping[str, TranslatedFile]:
        return {file.file: file for file in self.files}

    def outdated_in(self, file: str, language: str) -> tuple[Finding, ...]:
        """The outdated texts of the file at a path from the data folder, in one language."""
        found = self._by_name.get(file)
        return self.outdated(found, language) if found and language in found.languages else ()

    def outdated(self, file: TranslatedFile, language: str) -> tuple[Finding, ...]:
        """The outdated texts of one file in one language."""
        if file.is_current(language):
            return ()
        return tuple(one for one in self.findings(file, language) if one.state is State.OUTDATED)

    def count(self, language: str) -> Counter[State]:
        """How many texts of a language are in each state."""
        return Counter(finding.state for finding in self.every if finding.language == language)


def _state(segment: Segment, language: str, recorded: frozenset[str]) -> State:
    if language in segment.missing:
        return State.MISSING
    if segment.fingerprint in recorded:
        return State.CURRENT
    return State.OUTDATED if recorded else State.UNRECORDED


def ledger(dataset: Dataset) -> Ledger:
    """The ledger of the data and the hand-written pages."""
    return Ledger((*translated_files(dataset), *translated_pages(dataset)))


@lru_cache(maxsize=1)
def outdated_texts(dataset: Dataset) -> frozenset[tuple[SourceType, str, FieldPath, str]]:
    """The outdated texts of records and labels: type, file (empty for a label), path of the text, and language."""
    found = Ledger(translated_files(dataset))
    findings = (one for file in found.files for language in file.languages for one in found.outdated(file, language))
    return frozenset(
        (one.file.type, "" if one.file.type is SourceType.LABELS else one.file.file, one.segment.path, one.language)
        for one in findings
    )
