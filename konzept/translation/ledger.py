"""The state of every translation, derived from what each file records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from konzept.model.dataset import World
from konzept.model.values import FieldPath
from konzept.translation.pages import page_sheets
from konzept.translation.sheets import Passage, Sheet, Shelf, sheets


class State(StrEnum):
    """How a translation stands to the text in the language at `/`.

    `UNRECORDED`: its file records nothing for the language yet, so nothing can be said.
    """

    CURRENT = "current"
    OUTDATED = "outdated"
    UNRECORDED = "unrecorded"
    MISSING = "missing"


@dataclass(frozen=True)
class Finding:
    """One text in one language and its state."""

    sheet: Sheet
    language: str
    passage: Passage
    state: State


@dataclass(frozen=True)
class Ledger:
    """All sheets of a site.  A shelf is kept in a language once anything on it is recorded in that language."""

    sheets: tuple[Sheet, ...]

    @cached_property
    def kept(self) -> frozenset[tuple[Shelf, str]]:
        return frozenset(
            (sheet.shelf, language) for sheet in self.sheets for language, marks in sheet.recorded.items() if marks
        )

    def findings(self, sheet: Sheet, language: str) -> Iterator[Finding]:
        """The state of each text of a sheet; nothing for a shelf that is not kept in the language."""
        if (sheet.shelf, language) in self.kept:
            recorded = frozenset(sheet.recorded.get(language, ()))
            for passage in sheet.passages:
                yield Finding(sheet, language, passage, _state(passage, language, recorded))

    @cached_property
    def every(self) -> tuple[Finding, ...]:
        """All texts in all languages that are translated into."""
        pairs = ((sheet, language) for sheet in self.sheets for language in sheet.languages)
        return tuple(finding for sheet, language in pairs for finding in self.findings(sheet, language))

    @cached_property
    def by_file(self) -> Mapping[tuple[str, str], tuple[Finding, ...]]:
        """The outdated texts by file and language."""
        found: dict[tuple[str, str], list[Finding]] = {}
        for finding in self.every:
            if finding.state is State.OUTDATED:
                found.setdefault((finding.sheet.file, finding.language), []).append(finding)
        return {key: tuple(findings) for key, findings in found.items()}

    def count(self, language: str) -> Counter[State]:
        """How many texts of a language are in each state."""
        return Counter(finding.state for finding in self.every if finding.language == language)


def _state(passage: Passage, language: str, recorded: frozenset[str]) -> State:
    if language in passage.missing:
        return State.MISSING
    if passage.fingerprint in recorded:
        return State.CURRENT
    return State.OUTDATED if recorded else State.UNRECORDED


def ledger(world: World, content: Path) -> Ledger:
    """The ledger of the data and the hand-written pages."""
    return Ledger((*_sheets_of(world), *page_sheets(world, content)))


Outdated = frozenset[tuple[Shelf, str, FieldPath, str]]


def outdated_texts(world: World) -> Outdated:
    """The outdated texts of records and labels: shelf, file (empty for a label), way to the text, and language."""
    return _memory_of(world)[1]


_last: list[tuple[World, tuple[tuple[Sheet, ...], Outdated]]] = []


def _sheets_of(world: World) -> tuple[Sheet, ...]:
    return _memory_of(world)[0]


def _memory_of(world: World) -> tuple[tuple[Sheet, ...], Outdated]:
    """The sheets of the last world asked for, and what is outdated; several rules ask for the same one."""
    if not _last or _last[0][0] is not world:
        found = tuple(sheets(world))
        _last[:] = [(world, (found, frozenset(_outdated(found))))]
    return _last[0][1]


def _outdated(found: tuple[Sheet, ...]) -> Iterator[tuple[Shelf, str, FieldPath, str]]:
    kept = Ledger(found)
    for sheet in found:
        for language in sheet.languages:
            if sheet.is_current(language):
                continue
            for one in kept.findings(sheet, language):
                if one.state is State.OUTDATED:
                    yield sheet.shelf, sheet.file if sheet.shelf is Shelf.RECORDS else "", one.passage.path, language
