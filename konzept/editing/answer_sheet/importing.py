"""A filled answer sheet becomes files: all of them, after every rule has looked at them, or none."""

from __future__ import annotations

import datetime
import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from konzept.checks.run import Checked, check
from konzept.editing.answer_sheet.answers import Answer, answers
from konzept.editing.answer_sheet.columns import Column, column_of, heading
from konzept.editing.answer_sheet.record_text import record_text
from konzept.editing.answer_sheet.rows import RowWriter
from konzept.editing.answer_sheet.table import CellProblem, SheetTable, read_table
from konzept.model.dataset import Dataset
from konzept.plan.site import NO_ADDRESS, sites
from konzept.read.pages import content_beside
from konzept.read.rewriting import replace_files
from konzept.report.formats import statement
from konzept.report.problem import Problem, Severity
from konzept.texts import LANGUAGES

_RECORDED_LATER = "translation-"
"""What the rules say of translations that nobody has recorded yet."""
_FIELD = re.compile("[„“](as_of|reported_by|state|period|replaced_by|corrects)[“”]")
"""A name of a field in the words of a rule, where a column has a heading for it."""
_IN_WORDS_OF_THE_SHEET = {
    "obstacle-missing": ("obstacle", "no-obstacle"),
    "replacement-missing": ("replaced_by", "no-replacement"),
}
"""What a rule would say with names of fields that nobody sees in a sheet, by its code: the column and the problem."""


@dataclass(frozen=True)
class Imported:
    """What came of a sheet: the files that changed, or what is wrong; `same` counts rows that say nothing new.

    `others` are problems that the answers would cause in other files, `warnings` what is only suspicious.
    """

    files: tuple[str, ...] = ()
    same: int = 0
    problems: tuple[CellProblem, ...] = ()
    others: tuple[Problem, ...] = ()
    warnings: tuple[CellProblem, ...] = ()


def import_sheet(file: Path, data: Path, before: Checked, today: datetime.date, language: str) -> Imported:
    """Reads a sheet and writes its records below `data`, which is in order, or nothing.

    Raises `Refused` where the file is no sheet, `OSError` where a file cannot be written; then all is as it was.
    """
    dataset = before.dataset
    assert dataset is not None  # noqa: S101 – whoever calls has looked
    table = read_table(file, dataset, language)
    found = answers(table, dataset)
    new = [one for one in found.found if not _says_the_same(dataset, one)]
    files = {one.record.file: record_text(one.record).encode() for one in new}
    wrong = [one for one in _caused(data, files, before, today) if not one.code.startswith(_RECORDED_LATER)]
    rows = {one.record.file: one for one in new}
    mine = [(one, _in_sheet(table, rows[one.file], one, dataset, language)) for one in wrong if one.file in rows]
    errors = [*found.problems, *(cell for one, cell in mine if one.severity is Severity.ERROR)]
    others = tuple(one for one in wrong if one.file not in rows and one.severity is Severity.ERROR)
    if found.problems:
        # Rows that cannot be read yet may be what other files then lack.
        others = ()
    if errors or others:
        return Imported(problems=_in_order(errors), others=others)
    replace_files({data / name: content for name, content in files.items()})
    warnings = _in_order([cell for one, cell in mine if one.severity is Severity.WARNING])
    return Imported(tuple(files), len(found.found) - len(new), warnings=warnings)


def _in_order(problems: Sequence[CellProblem]) -> tuple[CellProblem, ...]:
    return tuple(sorted(problems, key=lambda one: (one.row, -1 if one.index is None else one.index)))


def _says_the_same(dataset: Dataset, answer: Answer) -> bool:
    """Whether the record that is there has the same cells."""
    record = dataset.progress.get(answer.record.id)
    if record is None:
        return False
    site = sites(dataset, NO_ADDRESS, datetime.date.min, {})[dataset.root_language.id]
    return RowWriter(site).answered(record) == RowWriter(site).answered(answer.record)


def _caused(data: Path, files: Mapping[str, bytes], before: Checked, today: datetime.date) -> list[Problem]:
    """What every rule says of the data with these files, and did not say without them."""
    if not files:
        return []
    with tempfile.TemporaryDirectory(prefix="konzept-sheet-") as folder:
        copy = Path(folder) / data.name
        shutil.copytree(data, copy)
        replace_files({copy / name: content for name, content in files.items()})
        after = check(copy, content=content_beside(data), today=today)
    known = {(one.file, one.field, one.code) for one in before.problems if one.file not in files}
    return [one for one in after.problems if (one.file, one.field, one.code) not in known]


def _in_sheet(table: SheetTable, answer: Answer, problem: Problem, dataset: Dataset, language: str) -> CellProblem:
    """A problem with a record, at the cell that it comes from."""
    if problem.code in _IN_WORDS_OF_THE_SHEET:
        name, code = _IN_WORDS_OF_THE_SHEET[problem.code]
        spelt = dataset.label(f"progress_state.{answer.record.state}")[table.language]
        return table.problem(answer.row, _first(table, name), code, state=spelt)
    quantities = [value.quantity for value in answer.record.values]
    column: Column = column_of(problem.field, quantities, tuple(dataset.languages))
    said = {one: statement(problem, one) if not problem.field else problem.message(one) for one in LANGUAGES}
    texts = {"message": said[language], "advice": problem.advice(language) or "–"}
    values = {name: _with_headings(text, dataset, language) for name, text in texts.items()}
    return table.problem(answer.row, column, "rule", **values)


def _with_headings(text: str, dataset: Dataset, language: str) -> str:
    """A rule's words with the headings of columns in place of the names of fields."""
    return _FIELD.sub(lambda found: found[0].replace(found[1], heading(dataset, (found[1],), language)), text)


def _first(table: SheetTable, name: str) -> Column:
    """The first column of a name."""
    found = [column for column in table.places if column[0] == name]
    return min(found, key=table.places.__getitem__, default=(name,))
