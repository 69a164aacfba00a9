"""Rules about translations: none falls silently behind the text it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from konzept.checks.addresses import labels_belong_to_a_value, vocabularies_have_labels
from konzept.model.shape import TRANSLATION
from konzept.model.values import FieldPath
from konzept.read.load import Draft
from konzept.read.source import Mapping
from konzept.report.problem import Problem, Value, Verbatim, field_address
from konzept.translation.difference import Change, changes, difference
from konzept.translation.history import History
from konzept.translation.ledger import Ledger, State, ledger
from konzept.translation.pages import content_beside
from konzept.translation.sheets import Sheet, Shelf, source_language


def translations_are_current(draft: Draft) -> Iterator[Problem]:
    source = source_language(draft.world) or ""
    kept = ledger(draft.world, content_beside(draft.folder))
    history = History(draft.folder, source)
    # What belongs to a label that is lost or misspelt only looks new, or unneeded.
    unclear = any(vocabularies_have_labels(draft)) or any(labels_belong_to_a_value(draft))
    for sheet in kept.sheets:
        if unclear and sheet.shelf is Shelf.LABELS:
            continue
        for language in dict.fromkeys((*sheet.languages, *sheet.recorded)):
            if language in sheet.languages and sheet.is_current(language):
                continue
            if language in sheet.languages:
                yield from _translation(draft, kept, sheet, language, history)
            if language in sheet.recorded:
                yield from _unneeded(draft, kept, sheet, language)


def _translation(draft: Draft, kept: Ledger, sheet: Sheet, language: str, history: History) -> Iterator[Problem]:
    found = list(kept.findings(sheet, language))
    if any(one.state is State.UNRECORDED for one in found):
        yield _unrecorded(draft, sheet, language)
    outdated = [one.passage for one in found if one.state is State.OUTDATED]
    known = list(changes(outdated, history.earlier(sheet, language) if outdated else ()))
    for change, former in zip(known, _former(sheet, language, known), strict=True):
        yield _outdated(draft, _Case(sheet, language, change, former), history.source)


def _former(sheet: Sheet, language: str, found: list[Change]) -> Iterator[str]:
    """The fingerprint that each new one takes the place of: by the history, or because as many are left over.

    Which of those is whose does not matter then: in the end all of them have been replaced.
    """
    said = {change.earlier.fingerprint for change in found if change.earlier}
    left = [mark for mark in sheet.unneeded(language) if mark not in said]
    unclear = sum(not change.earlier for change in found)
    spare = iter(left if len(left) == unclear else ())
    for change in found:
        yield change.earlier.fingerprint if change.earlier else next(spare, "")


def _unneeded(draft: Draft, kept: Ledger, sheet: Sheet, language: str) -> Iterator[Problem]:
    path = _ledger_path(sheet, language)
    for mark in _left_over(kept, sheet, language):
        values = _instructions(sheet, language) | {"mark": mark}
        yield Problem(sheet.file, _line(draft, sheet, language, mark), 1, path, "translation-unneeded", values)


def _left_over(kept: Ledger, sheet: Sheet, language: str) -> tuple[str, ...]:
    """What can go; while a text of the sheet is outdated, its former fingerprint still tells which."""
    if language not in sheet.languages:
        return sheet.recorded[language]
    outdated = any(one.state is State.OUTDATED for one in kept.findings(sheet, language))
    return () if outdated else sheet.unneeded(language)


@dataclass(frozen=True)
class _Case:
    """An outdated translation; `former` is the fingerprint that the new one takes the place of, if that is known."""

    sheet: Sheet
    language: str
    change: Change
    former: str


def _outdated(draft: Draft, case: _Case, source: str) -> Problem:
    earlier, passage = case.change.earlier, case.change.passage
    old, new = difference(earlier.text if earlier else "", passage.text)
    values = _instructions(case.sheet, case.language) | {
        "source": source,
        "field": field_address(passage.path),
        "mark": passage.fingerprint,
        "former": case.former,
        "line": _line(draft, case.sheet, case.language, case.former),
        "old": Verbatim(old),
        "new": Verbatim(new),
    }
    code = "translation-outdated" if earlier else "translation-unsure"
    hint = "translation-replace" if case.former else "translation-add"
    path, line, column = _place(draft, case)
    return Problem(case.sheet.file, line, column, path, code, values, hint)


def _unrecorded(draft: Draft, sheet: Sheet, language: str) -> Problem:
    """One problem for the whole file: somebody has added it, or the language, and recorded nothing yet."""
    marks = ", ".join(dict.fromkeys(one.fingerprint for one in sheet.passages if language not in one.missing))
    started = _has_ledger(draft, sheet)
    line = f"{language}: [{marks}]" if started else f"{TRANSLATION}: {{{language}: [{marks}]}}"
    hint = "translation-begin-language" if started else "translation-begin"
    if sheet.shelf is Shelf.PAGES:
        line, hint = f"{TRANSLATION}: [{marks}]", "translation-begin-page"
    values = _instructions(sheet, language) | {"pasted": Verbatim(line)}
    path = _ledger_path(sheet, language) if started else (TRANSLATION,)
    return Problem(sheet.file, _line(draft, sheet, language, ""), 1, path, "translation-unrecorded", values, hint)


def _instructions(sheet: Sheet, language: str) -> dict[str, Value]:
    return {"name": sheet.name, "language": language}


def _has_ledger(draft: Draft, sheet: Sheet) -> bool:
    tree = draft.trees.get(sheet.file)
    return isinstance(tree, Mapping) and tree.get(TRANSLATION) is not None


def _ledger_path(sheet: Sheet, language: str) -> tuple[str, ...]:
    return (TRANSLATION,) if sheet.shelf is Shelf.PAGES else (TRANSLATION, language)


def _line(draft: Draft, sheet: Sheet, language: str, mark: str) -> int:
    """The line of a fingerprint, or of the list it belongs into."""
    marks = sheet.recorded.get(language, ())
    index = marks.index(mark) if mark in marks else 0
    if sheet.shelf is Shelf.PAGES:
        return sheet.lines[index] if sheet.lines else 1
    path: FieldPath = _ledger_path(sheet, language)
    return draft.place(sheet.file, (*path, index) if mark in marks else path)[0]


def _place(draft: Draft, case: _Case) -> tuple[FieldPath, int, int]:
    """Where the translation stands: the way to it, its line and its column."""
    passage = case.change.passage
    if case.sheet.shelf is Shelf.PAGES:
        return passage.path, passage.line, 1
    path = (*passage.path, case.language)
    return (path, *draft.place(case.sheet.file, path, case.change.line))
