"""From the rows of a sheet to records on progress; every cell that cannot be understood becomes a problem."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from konzept.editing.answer_sheet.cells import BadCell, date, from_cell, number, one_line, parts, text_of
from konzept.editing.answer_sheet.columns import GIVEN, ID, MEASURE, STATE, YEAR, Column, heading, plain
from konzept.editing.answer_sheet.table import CellProblem, SheetRow, SheetTable
from konzept.model import (
    Calendar,
    Correction,
    Evidence,
    Measure,
    Precision,
    Progress,
    ProgressState,
    Prose,
    ReportedValue,
    Text,
    Years,
)
from konzept.model.accountability import UNKNOWN
from konzept.model.dataset import Dataset
from konzept.model.days import is_span
from konzept.read.files import SUFFIX
from konzept.read.files import YEAR as YEAR_FORM
from konzept.read.suggest import nearest, nearest_id
from konzept.texts import LANGUAGES, tell

T = TypeVar("T")


@dataclass(frozen=True)
class Answer:
    """A row that is understood: the record that it makes."""

    row: int
    record: Progress


@dataclass
class Answers:
    """What the rows of a sheet say, and all that is wrong in them."""

    found: list[Answer] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)


def answers(table: SheetTable, dataset: Dataset) -> Answers:
    """Reads every row; a row without an answer makes no record."""
    result = Answers(problems=list(table.problems))
    first: dict[tuple[str, str], int] = {}
    for row in table.rows:
        reader = _Row(table, dataset, row)
        record = reader.record()
        result.problems += reader.problems
        if reader.key:
            other = first.setdefault(reader.key, row.number)
            if other != row.number:
                result.problems.append(table.problem(row.number, ID, "doubled-row", id=reader.key[1], other=str(other)))
                continue
        if record and not reader.problems:
            result.found.append(Answer(row.number, record))
    return result


class _Row:
    """Reads one row; what is wrong with it is in `problems`."""

    def __init__(self, table: SheetTable, dataset: Dataset, row: SheetRow) -> None:
        self.table, self.dataset, self.row = table, dataset, row
        self.languages = tuple(dataset.languages)
        self.problems: list[CellProblem] = []
        self.key: tuple[str, str] | None = None
        self.cells = {column: self.cell(column) for column in row.cells if column[0] not in GIVEN or column == MEASURE}

    def wrong(self, column: Column, code: str, /, **values: str) -> None:
        self.problems.append(self.table.problem(self.row.number, column, code, **values))

    def similar(self, found: str | None) -> str:
        """What ends a hint, if something spelt much like it is known."""
        return f" {tell('sheet.similar', self.table.language, found=found)}" if found else ""

    def cell(self, column: Column) -> str:
        """What a cell says; nothing where that cannot be told."""
        return self.read(column, lambda: text_of(self.row.cells[column])) or ""

    def read(self, column: Column, make: Callable[[], T]) -> T | None:
        try:
            return make()
        except BadCell as bad:
            self.wrong(column, bad.code, **bad.values_)
            return None

    def record(self) -> Progress | None:
        """The record, if the row has an answer and all that an answer needs."""
        measure, year = self.measure(), self.year()
        if measure and year:
            self.key = (year, measure.id)
        filled = [one for one, text in self.cells.items() if text and one not in (ID, YEAR, MEASURE)]
        unknown = [tell("sheet.unknown", language) for language in LANGUAGES]
        if filled == [STATE] and plain(self.cells[STATE]) in (UNKNOWN, *map(plain, unknown)):
            filled = []
        if not measure or not year or self.problems:
            return None
        existing = self.dataset.progress.get(f"{year}/{measure.id}")
        if not filled:
            if existing:
                self.wrong(STATE, "emptied", file=existing.file)
            return None
        return self.answered(measure, year)

    def measure(self) -> Measure | None:
        identifier, measures = self.cells.get(ID, ""), self.dataset.of(Measure)
        if not identifier:
            self.wrong(ID, "no-id")
            return None
        if identifier not in measures:
            self.wrong(ID, "unknown-measure", found=identifier, similar=self.similar(nearest_id(identifier, measures)))
            return None
        measure, title = measures[identifier], self.cells.get(MEASURE, "")
        if title and plain(title) not in {plain(text) for _, text in measure.title.items()}:
            self.wrong(MEASURE, "other-measure", id=identifier, found=title, title=measure.title[self.table.language])
            return None
        return measure

    def year(self) -> str:
        year = self.cells.get(YEAR, "")
        if not YEAR_FORM.fullmatch(year):
            self.wrong(YEAR, "no-year", found=year)
            return ""
        return year

    def answered(self, measure: Measure, year: str) -> Progress | None:
        state, as_of, actor = self.state(), self.as_of(), self.actor()
        text = self.texts("text", needed=True)
        evidence, values = tuple(self.evidence()), tuple(self.values(measure))
        obstacle, period, replaced_by = self.texts("obstacle"), self.period(), self.replaced_by()
        corrects = self.corrects()
        if self.problems or state is None or as_of is None or actor is None or text is None:
            return None
        return Progress(
            id=f"{year}/{measure.id}",
            file=f"{measure.concept}/progress/{year}/{measure.id}{SUFFIX}",
            concept=measure.concept,
            year=year,
            as_of=as_of,
            state=state,
            reported_by=actor,
            text=Prose({code: from_cell(wording) for code, wording in text.items()}),
            evidence=evidence,
            period=period,
            values=values,
            obstacle=_line(obstacle),
            replaced_by=replaced_by,
            corrects=corrects,
        )

    def needed(self, column: Column) -> str:
        text = self.cells.get(column, "")
        if not text:
            name = heading(self.dataset, column, self.table.language)
            self.wrong(column, "empty", name=name)
        return text

    def state(self) -> ProgressState | None:
        text = self.needed(STATE)
        named = {plain(one.value): one for one in ProgressState}
        for one in ProgressState:
            named |= {plain(word): one for _, word in self.dataset.label(f"progress_state.{one}").items()}
        if text and plain(text) not in named:
            label = self.dataset.label
            allowed = [label(f"progress_state.{one}")[self.table.language] for one in ProgressState]
            self.wrong(STATE, "unknown-state", found=text, allowed="; ".join(allowed))
        return named.get(plain(text))

    def as_of(self) -> Calendar | None:
        text = self.needed(("as_of",))
        return self.read(("as_of",), lambda: date(text)) if text else None

    def actor(self) -> str | None:
        """The id of a body that is named by its id, its name in any language or its short one."""
        text = self.needed(("reported_by",))
        if not text or text in self.dataset.actors:
            return text or None
        names: dict[str, set[str]] = {}
        for actor in self.dataset.actors.values():
            texts = [actor.name, *([actor.short_name] if actor.short_name else [])]
            spelt = {plain(word) for one in texts for _, word in one.items()} | set(map(plain, actor.variants))
            for name in spelt:
                names.setdefault(name, set()).add(actor.id)
        found = names.get(plain(text), set())
        if len(found) == 1:
            return next(iter(found))
        if found:
            self.wrong(("reported_by",), "several-actors", found=text, allowed=", ".join(sorted(found)))
        else:
            shown = {
                plain(one.name[self.table.language]): one.name[self.table.language]
                for one in self.dataset.actors.values()
            }
            near = nearest(plain(text), shown)
            self.wrong(("reported_by",), "unknown-actor", found=text, similar=self.similar(near and shown[near]))
        return None

    def texts(self, name: str, *, needed: bool = False, place: Sequence[str] = ()) -> Mapping[str, str] | None:
        """A text in every language, or in none."""
        wordings = {code: self.cells.get((name, *place, code), "") for code in self.languages}
        if not any(wordings.values()) and not needed:
            return None
        for code in self.languages:
            self.needed((name, *place, code))
        return wordings

    def evidence(self) -> Iterator[Evidence]:
        numbers = sorted({int(one[1]) for one, text in self.cells.items() if one[0] in ("document", "at") and text})
        for number_ in map(str, numbers or [1]):
            document = one_line(self.needed(("document", number_)))
            at = self.texts("at", needed=True, place=(number_,))
            if document and document not in self.dataset.documents:
                known = ", ".join(self.dataset.documents) or "–"
                near = nearest_id(document, self.dataset.documents)
                self.wrong(("document", number_), "unknown-document", found=document, allowed=near or known)
            if at and (place := _line(at)):
                yield Evidence(document=document, at=place)

    def values(self, measure: Measure) -> Iterator[ReportedValue]:
        for column in sorted((one for one in self.cells if one[0] == "value"), key=lambda one: int(one[1])):
            if self.cells[column] and int(column[1]) > len(measure.quantities):
                self.wrong(column, "no-quantity", id=measure.id, count=str(len(measure.quantities)))
                continue
            for part in parts(self.cells[column]):
                value = self.read(column, lambda part=part, column=column: self.value(part, int(column[1])))  # type: ignore[misc]
                if value is not None:
                    yield value

    def value(self, text: str, quantity: int) -> ReportedValue:
        precision, digits = Precision.EXACT, text
        for one in Precision:
            for _, word in self.dataset.label(f"precision_word.{one}").items() if one is not Precision.EXACT else ():
                if text.casefold().startswith(f"{word.casefold()} "):
                    precision, digits = one, text[len(word) :].strip()
        return ReportedValue(value=number(digits, self.table.language), quantity=quantity, precision=precision)

    def period(self) -> Years | None:
        text = self.cells.get(("period",), "").replace("–", "-").replace(" ", "")
        if text and not is_span(text):
            self.wrong(("period",), "no-period", found=text)
        return Years(text) if text else None

    def replaced_by(self) -> str | None:
        text = self.cells.get(("replaced_by",), "")
        if text and text not in self.dataset.entries:
            near = nearest_id(text, self.dataset.entries)
            self.wrong(("replaced_by",), "unknown-entry", found=text, similar=self.similar(near))
        return text or None

    def corrects(self) -> Correction | None:
        text, reason = self.cells.get(("corrects",), ""), self.texts("reason")
        if not text and not reason:
            return None
        if not YEAR_FORM.fullmatch(text):
            self.wrong(("corrects",), "no-year", found=text)
            return None
        found = _line(self.texts("reason", needed=True))
        return Correction(year=Calendar(text), reason=found) if found else None


def _line(wordings: Mapping[str, str] | None) -> Text | None:
    """Wordings that have one line each."""
    return Text({code: one_line(wording) for code, wording in wordings.items()}) if wordings else None
