"""The rows of an answer sheet, from the records: what is asked, and what has been answered already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from konzept.editing.answer_sheet.cells import number_cell, one_line, to_cell
from konzept.editing.answer_sheet.columns import Column, columns, heading
from konzept.model import Actor, Measure, Precision, Progress, ProgressState
from konzept.model.accountability import state_in
from konzept.model.dataset import Dataset
from konzept.plan.site import Site
from konzept.report.progress import working_language
from konzept.show.views.common import asides, quantity_words, with_asides
from konzept.texts import tell

FEWEST_DOCUMENTS = 2
REMARK = "#"
"""What the first cell of a row begins with that explains something and is no answer."""


@dataclass(frozen=True)
class AnswerSheet:
    """A table of cells: headings, a row for each measure, then rows that explain."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def answer_sheet(site: Site, concept: str, year: str) -> AnswerSheet:
    """The sheet for a concept's measures in a year."""
    writer = RowWriter(site)
    measures = [one for one in site.dataset.entries_of[concept] if isinstance(one, Measure)]
    records = {one.id: state_in(site.dataset, one.id, year).record for one in measures}
    shown = columns(site.dataset, *room(measures, [one for one in records.values() if one]))
    rows = []
    for measure in measures:
        record = records[measure.id]
        cells = {**writer.given(measure, year), **(writer.answered(record) if record else {})}
        rows.append(tuple(cells.get(column, "") for column in shown))
    head = tuple(heading(site.dataset, column, writer.language) for column in shown)
    return AnswerSheet(head, (*rows, *writer.remarks(len(shown))))


def room(measures: Sequence[Measure], records: Sequence[Progress]) -> tuple[int, int]:
    """How many values and how many documents a sheet needs room for."""
    values = max((len(one.quantities) for one in measures), default=0)
    return values, max(FEWEST_DOCUMENTS, *(len(one.evidence) for one in records), 0)


class RowWriter:
    """Writes records as cells, in the language of a site."""

    def __init__(self, site: Site) -> None:
        self.site, self.dataset = site, site.dataset
        self.code = site.language.id
        self.language = working_language(self.code)

    def given(self, measure: Measure, year: str) -> Mapping[Column, str]:
        """What the sheet says of a measure."""
        return {
            ("id",): measure.id,
            ("year",): year,
            ("measure",): measure.title[self.code],
            ("responsible",): "; ".join(self._responsible(measure)),
            ("planned",): self.planned(measure),
            ("quantities",): "; ".join(self._quantities(measure)),
        }

    def _responsible(self, measure: Measure) -> Iterator[str]:
        for one in measure.responsible:
            if one.actor is None:
                yield self.dataset.label("entry.nobody_named")[self.code]
            else:
                name = self.dataset.actors[one.actor].name[self.code]
                yield with_asides(self.dataset, name, asides(self.dataset, one, self.code), self.code)

    def planned(self, measure: Measure) -> str:
        """What the concept says, each point on a line."""
        return "\n".join(one.text[self.code] for one in measure.commitments) or measure.summary[self.code]

    def _quantities(self, measure: Measure) -> Iterator[str]:
        for number, one in enumerate(measure.quantities, start=1):
            yield f"{number}: {quantity_words(self.site, one)}"

    def answered(self, record: Progress) -> Mapping[Column, str]:
        """What a record says."""
        cells: dict[Column, str] = {
            ("state",): self.dataset.label(f"progress_state.{record.state}")[self.code],
            ("as_of",): record.as_of,
            ("reported_by",): actor_name(self.dataset, self.dataset.actors[record.reported_by], self.code),
            ("period",): record.period or "",
            ("replaced_by",): record.replaced_by or "",
            ("corrects",): record.corrects.year if record.corrects else "",
        }
        for code in self.dataset.languages:
            cells["text", code] = to_cell(record.text[code])
            cells["obstacle", code] = record.obstacle[code] if record.obstacle else ""
            cells["reason", code] = record.corrects.reason[code] if record.corrects else ""
        for number, one in enumerate(record.evidence, start=1):
            cells["document", str(number)] = one.document
            cells |= {("at", str(number), code): one.at[code] for code in self.dataset.languages}
        for value in record.values:
            before = cells.get(("value", str(value.quantity)), "")
            cells["value", str(value.quantity)] = "; ".join(
                filter(None, [before, self.amount(value.precision, number_cell(value.value, self.language))])
            )
        return cells

    def amount(self, precision: Precision, digits: str) -> str:
        """A number with how exact it is."""
        if precision is Precision.EXACT:
            return digits
        return f"{self.dataset.label(f'precision_word.{precision}')[self.code]} {digits}"

    def remarks(self, width: int) -> Iterator[tuple[str, ...]]:
        """What the states mean, and which documents there are."""
        yield ("",) * width
        yield self._remark(width, tell("sheet.remarks.states", self.language))
        for state in ProgressState:
            word, meaning = (
                self.dataset.label(f"{key}.{state}")[self.code] for key in ("progress_state", "progress_state_meaning")
            )
            yield self._remark(width, word, meaning)
        yield self._remark(width, tell("sheet.remarks.empty", self.language))
        if self.dataset.documents:
            yield self._remark(width, tell("sheet.remarks.documents", self.language))
            for one in self.dataset.documents.values():
                yield self._remark(width, one.id, one.title[self.code])
        else:
            yield self._remark(width, tell("sheet.remarks.no_documents", self.language))

    def _remark(self, width: int, word: str, meaning: str = "") -> tuple[str, ...]:
        return (REMARK, "", word, meaning, *([""] * width))[:width]


def actor_name(dataset: Dataset, actor: Actor, language: str) -> str:
    """What an actor is called in a sheet: its name if no other has the same, else its id."""
    name = one_line(actor.name[language])
    alike = sum(one_line(one.name[language]) == name for one in dataset.actors.values())
    return name if alike == 1 else actor.id
