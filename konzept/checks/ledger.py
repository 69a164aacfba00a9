"""Rules about translations: none falls silently behind the text it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from konzept.checks.addresses import labels_belong_to_a_value, vocabularies_have_labels
from konzept.checks.labels import labels_are_unclear
from konzept.model.shape import TRANSLATION
from konzept.model.values import FieldPath
from konzept.read.load import PartialDataset
from konzept.read.source import MappingNode
from konzept.report.problem import Problem, Value, Verbatim, field_address
from konzept.translation.history import ChangedText, History, changes, difference
from konzept.translation.ledger import Ledger, State, ledger
from konzept.translation.segments import SourceType, TranslatedFile, source_language
from konzept.translation.versions import Project

ASKING = frozenset(("translation-outdated", "translation-unsure", "translation-unrecorded"))
"""The codes of what asks somebody to look at a translation."""


def translations_are_current(partial: PartialDataset) -> Iterator[Problem]:
    source = source_language(partial.dataset) or ""
    kept = ledger(partial.dataset)
    history = History(Project(partial.folder), source)
    # What belongs to a label that is lost or misspelt only looks new, or unneeded.
    unclear = any(vocabularies_have_labels(partial)) or any(labels_belong_to_a_value(partial))
    unclear = unclear or labels_are_unclear(partial)
    for file in kept.files:
        if unclear and file.type is SourceType.LABELS:
            continue
        if strangers := [language for language in file.recorded if language not in file.languages]:
            # What is recorded under it is missing elsewhere, and nothing else is wrong.
            yield from (_not_translated_into(partial, file, language) for language in strangers)
            continue
        for language in file.languages:
            if file.is_current(language):
                continue
            yield from _translation(partial, kept, file, language, history)
            if language in file.recorded:
                yield from _unneeded(partial, kept, file, language)


def _translation(
    partial: PartialDataset, kept: Ledger, file: TranslatedFile, language: str, history: History
) -> Iterator[Problem]:
    found = list(kept.findings(file, language))
    if any(one.state is State.UNRECORDED for one in found):
        yield _unrecorded(partial, file, language)
    outdated = [one.segment for one in found if one.state is State.OUTDATED]
    known = list(changes(outdated, history.earlier(file, language) if outdated else ()))
    for change, former in zip(known, _former(file, language, known), strict=True):
        yield _outdated(partial, _Case(file, language, change, former), history.source)


def _former(file: TranslatedFile, language: str, found: list[ChangedText]) -> Iterator[str]:
    """The fingerprint that each new one takes the place of: by the history, or because as many are left over.

    Which of those is whose does not matter then: in the end all of them have been replaced.
    """
    said = {change.earlier.fingerprint for change in found if change.earlier}
    left = [mark for mark in file.unneeded(language) if mark not in said]
    unclear = sum(not change.earlier for change in found)
    spare = iter(left if len(left) == unclear else ())
    for change in found:
        yield change.earlier.fingerprint if change.earlier else next(spare, "")


def _not_translated_into(partial: PartialDataset, file: TranslatedFile, language: str) -> Problem:
    path = _ledger_path(file, language)
    values: dict[str, Value] = {"language": language, "languages": ", ".join(file.languages), "name": file.name}
    return Problem(file.file, partial.place(file.file, path)[0], 1, path, "translation-of-source", values)


def _unneeded(partial: PartialDataset, kept: Ledger, file: TranslatedFile, language: str) -> Iterator[Problem]:
    path = _ledger_path(file, language)
    for mark in _left_over(kept, file, language):
        values = _instructions(file, language) | {"mark": mark}
        yield Problem(file.file, _line(partial, file, language, mark), 1, path, "translation-unneeded", values)


def _left_over(kept: Ledger, file: TranslatedFile, language: str) -> tuple[str, ...]:
    """What can go; while a text of the file is outdated, its former fingerprint still tells which."""
    return () if kept.outdated(file, language) or file.reviewed.get(language) else file.unneeded(language)


@dataclass(frozen=True)
class _Case:
    """An outdated translation; `former` is the fingerprint that the new one takes the place of, if that is known."""

    file: TranslatedFile
    language: str
    change: ChangedText
    former: str


def _outdated(partial: PartialDataset, case: _Case, source: str) -> Problem:
    earlier, segment = case.change.earlier, case.change.segment
    old, new = difference(earlier.text if earlier else "", segment.text)
    values = _instructions(case.file, case.language) | {
        "source": source,
        "field": field_address(segment.path),
        "mark": segment.fingerprint,
        "former": case.former,
        "line": _line(partial, case.file, case.language, case.former),
        "old": Verbatim(old),
        "new": Verbatim(new),
    }
    code = "translation-outdated" if earlier else "translation-unsure"
    hint = "translation-replace" if case.former else "translation-add"
    path, line, column = _place(partial, case)
    return Problem(case.file.file, line, column, path, code, values, hint)


def _unrecorded(partial: PartialDataset, file: TranslatedFile, language: str) -> Problem:
    """One problem for the whole file: somebody has added it, or the language, and recorded nothing yet."""
    marks = ", ".join(dict.fromkeys(one.fingerprint for one in file.segments if language not in one.missing))
    started = _has_ledger(partial, file)
    line = f"{language}: [{marks}]" if started else f"{TRANSLATION}: {{{language}: [{marks}]}}"
    hint = "translation-begin-language" if started else "translation-begin"
    if file.type is SourceType.PAGES:
        line, hint = f"{TRANSLATION}: [{marks}]", "translation-begin-page"
    values = _instructions(file, language) | {"pasted": Verbatim(line)}
    path = _ledger_path(file, language) if started else (TRANSLATION,)
    return Problem(file.file, _line(partial, file, language, ""), 1, path, "translation-unrecorded", values, hint)


def _instructions(file: TranslatedFile, language: str) -> dict[str, Value]:
    return {"name": file.name, "language": language}


def _has_ledger(partial: PartialDataset, file: TranslatedFile) -> bool:
    tree = partial.trees.get(file.file)
    return isinstance(tree, MappingNode) and tree.get(TRANSLATION) is not None


def _ledger_path(file: TranslatedFile, language: str) -> tuple[str, ...]:
    return (TRANSLATION,) if file.type is SourceType.PAGES else (TRANSLATION, language)


def _line(partial: PartialDataset, file: TranslatedFile, language: str, mark: str) -> int:
    """The line of a fingerprint, or of the list it belongs into."""
    marks = file.recorded.get(language, ())
    index = marks.index(mark) if mark in marks else 0
    if file.type is SourceType.PAGES:
        return file.lines[index] if file.lines else 1
    path: FieldPath = _ledger_path(file, language)
    return partial.place(file.file, (*path, index) if mark in marks else path)[0]


def _place(partial: PartialDataset, case: _Case) -> tuple[FieldPath, int, int]:
    """Where the translation stands: the way to it, its line and its column."""
    segment = case.change.segment
    if case.file.type is SourceType.PAGES:
        return segment.path, segment.line, 1
    path = (*segment.path, case.language)
    return (path, *partial.place(case.file.file, path, case.change.line))
