"""The state of every translation, derived from what each file records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
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
    incomplete: frozenset[str] = frozenset()

    @cached_property
    def kept(self) -> frozenset[tuple[SourceType, str]]:
        return frozenset(
            (file.type, language) for file in self.files for language, marks in file.recorded.items() if marks
        )

    def findings(self, file: TranslatedFile, language: str) -> Iterator[Finding]:
        """The state of each text of a file; for a type that is not kept in the language, only what is missing."""
        kept = (file.type, language) in self.kept
        if kept or language in self.incomplete:
            recorded = file.agreed(language)
            for segment in file.segments:
                state = _state(segment, language, recorded)
                if kept or state is State.MISSING:
                    yield Finding(file, language, segment, state)

    @cached_property
    def every(self) -> tuple[Finding, ...]:
        """All texts in all languages that are translated into."""
        pairs = ((file, language) for file in self.files for language in file.languages)
        return tuple(finding for file, language in pairs for finding in self.findings(file, language))

    def missing(self, languages: Collection[str]) -> Iterator[Finding]:
        """The texts that are missing from these languages, or from any; records of the language need not be kept."""
        for file in self.files:
            for segment in file.segments:
                for language in file.languages:
                    if language in segment.missing and (not languages or language in languages):
                        yield Finding(file, language, segment, State.MISSING)

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
    incomplete = frozenset(language.id for language in dataset.languages.values() if not language.complete)
    return Ledger((*translated_files(dataset), *translated_pages(dataset)), incomplete)


@lru_cache(maxsize=1)
def outdated_texts(dataset: Dataset) -> frozenset[tuple[SourceType, str, FieldPath, str]]:
    """The outdated texts of records and labels: type, file (empty for a label), path of the text, and language."""
    found = Ledger(translated_files(dataset))
    findings = (one for file in found.files for language in file.languages for one in found.outdated(file, language))
    return frozenset(
        (one.file.type, "" if one.file.type is SourceType.LABELS else one.file.file, one.segment.path, one.language)
        for one in findings
    )
