"""From the bytes of a CSV file, whatever spreadsheet wrote it, to rows of cells under known columns."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from konzept.editing.answer_sheet.columns import GIVEN, Column, columns, heading, known_headings, letters, plain
from konzept.editing.answer_sheet.rows import REMARK
from konzept.model.dataset import Dataset
from konzept.read.suggest import nearest
from konzept.report.problem import harmless, printable
from konzept.report.progress import Refused
from konzept.texts import LANGUAGES, tell

SIZE_LIMIT = 4_000_000
ROW_LIMIT = 5_000
_SEPARATORS = ";,\t"
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WHOLE = frozenset({"allowed", "message", "advice"})
"""Values that are never cut: they have to be read to the end."""
_ARCHIVES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")


@dataclass(frozen=True)
class CellProblem:
    """What is wrong in a row, counted from 1 as spreadsheets do, and in which of its cells, counted from 0."""

    row: int
    index: int | None
    heading: str
    code: str
    values: Mapping[str, str]

    def text(self, language: str) -> str:
        """The problem with its place, and below it what to do."""
        place = tell("sheet.place.row", language, row=self.row)
        if self.index is not None:
            shown = printable(self.heading)
            place = tell("sheet.place.cell", language, row=self.row, column=letters(self.index), heading=shown)
        values = {name: harmless(value) if name in _WHOLE else printable(value) for name, value in self.values.items()}
        said = [tell(f"sheet.problems.{self.code}.{part}", language, **values) for part in ("message", "hint")]
        return f"{place}: {said[0]}\n    {said[1]}"


@dataclass(frozen=True)
class SheetRow:
    """A row with answers: its number, and its cells as they stand, by column."""

    number: int
    cells: Mapping[Column, str]


@dataclass(frozen=True)
class SheetTable:
    """A sheet as it stands in the file; `language` is that of its headings."""

    language: str
    places: Mapping[Column, int]
    headings: Sequence[str]
    rows: tuple[SheetRow, ...]
    problems: tuple[CellProblem, ...]

    def problem(self, row: int, column: Column, code: str, /, **values: str) -> CellProblem:
        """A problem with a cell, or with its row where the sheet has no such column."""
        index = self.places.get(column)
        return CellProblem(row, index, "" if index is None else self.headings[index], code, values)


def read_table(file: Path, dataset: Dataset, language: str) -> SheetTable:
    """The table in a file.  Raises `Refused`, in a working language, where there is no table at all."""
    text = _decoded(_bytes(file, language), file, language)
    known = known_headings(dataset)
    lines = _lines(text, known, file, language)
    if not lines:
        raise Refused(tell("sheet.refused.empty", language, file=file))
    start = 1 if lines[0] and lines[0][0].lower().startswith("sep=") else 0
    head = lines[start] if len(lines) > start else []
    found = [known.get(plain(cell)) for cell in head]
    if ("id",) not in found and sum(one is not None for one in found) < 2:
        raise Refused(tell("sheet.refused.no_head", language, file=file, found=printable("; ".join(head))))
    problems = list(_wrong_head(head, found, dataset, start + 1, language))
    places = {column: index for index, column in reversed(list(enumerate(found))) if column}
    rows = []
    for number, cells in enumerate(lines[start + 1 :], start=start + 2):
        if not cells or cells[0].strip().startswith(REMARK) or not any(cell.strip() for cell in cells):
            continue
        problems += _too_long(number, cells, head)
        answers = {column: cells[index] if index < len(cells) else "" for column, index in places.items()}
        rows.append(SheetRow(number, answers))
    return SheetTable(_language(head, dataset), places, head, tuple(rows), tuple(problems))


def _bytes(file: Path, language: str) -> bytes:
    if not file.is_file():
        raise Refused(tell("sheet.refused.missing", language, file=file))
    with file.open("rb") as opened:
        data = opened.read(SIZE_LIMIT + 1)
    if len(data) > SIZE_LIMIT:
        raise Refused(tell("sheet.refused.too_big", language, file=file, limit=SIZE_LIMIT // 1_000_000))
    if data.startswith(_ARCHIVES):
        raise Refused(tell("sheet.refused.no_csv", language, file=file))
    return data


def _decoded(data: bytes, file: Path, language: str) -> str:
    """The text, as the mark at its begin says, else as UTF-8, else as Windows writes it in Europe."""
    marked = [(mark, encoding) for mark, encoding in _BOMS if data.startswith(mark)]
    for mark, encoding in marked or [(b"", "utf-8"), (b"", "cp1252")]:
        try:
            return data.removeprefix(mark).decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused(tell("sheet.refused.no_text", language, file=file))


def _lines(text: str, known: Mapping[str, Column], file: Path, language: str) -> list[list[str]]:
    """The rows, cut at the separator under which the most headings are known."""
    csv.field_size_limit(SIZE_LIMIT)
    first = text.split("\n", 2)
    rest = "\n".join(first[1:]) if first[0].lower().startswith("sep=") else text

    def headings(separator: str) -> int:
        return sum(
            plain(cell) in known for cell in next(csv.reader(io.StringIO(rest, newline=""), delimiter=separator), [])
        )

    try:
        separator = max(_SEPARATORS, key=headings)
        lines = []
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            lines.append(line)
            if len(lines) > ROW_LIMIT:
                raise Refused(tell("sheet.refused.too_many", language, file=file, limit=ROW_LIMIT))
    except csv.Error as error:
        raise Refused(tell("sheet.refused.broken", language, file=file, error=error)) from None
    return lines


def _wrong_head(
    head: Sequence[str], found: Sequence[Column | None], dataset: Dataset, row: int, language: str
) -> Iterable[CellProblem]:
    """Columns that nobody knows, that are there twice, or that are gone."""
    sheet_language = _language(head, dataset)
    expected = [one for one in columns(dataset, 0, 1) if one[0] not in GIVEN]
    names = [heading(dataset, one, sheet_language) for one in expected]
    missing = [name for one, name in zip(expected, names, strict=True) if one not in found]
    for index, (cell, column) in enumerate(zip(head, found, strict=True)):
        if column is None and cell.strip():
            near = nearest(cell, missing) or ", ".join(missing) or "–"
            yield CellProblem(row, index, cell, "unknown-column", {"allowed": near})
        elif column in found[:index] and column is not None:
            yield CellProblem(row, index, cell, "doubled-column", {"other": letters(found.index(column))})
    for name in missing:
        yield CellProblem(row, None, "", "missing-column", {"name": name})


def _too_long(number: int, cells: Sequence[str], head: Sequence[str]) -> Iterable[CellProblem]:
    """Cells beyond the headings, or below an empty one: a separator in a text that stands in no quotation marks."""
    for index, cell in enumerate(cells):
        if cell.strip() and (index >= len(head) or not head[index].strip()):
            yield CellProblem(number, index, "", "beyond-columns", {"found": cell})
            return


def _language(head: Sequence[str], dataset: Dataset) -> str:
    """The working language that most of the headings are in."""
    every = columns(dataset, 1, 1)
    spelt = {plain(cell) for cell in head}
    return max(LANGUAGES, key=lambda one: sum(plain(heading(dataset, column, one)) in spelt for column in every))
