"""The answer sheet as files: a table that can be read back, and a text document for those who write by hand."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterator, Mapping

from konzept.editing.answer_sheet.columns import Column, heading
from konzept.editing.answer_sheet.rows import RowWriter, answer_sheet, room
from konzept.language.spreadsheet import harmless
from konzept.model import Calendar, Measure, ProgressState
from konzept.model.accountability import state_in
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.publish.report_files.odt import view_to_odt
from konzept.show.views.report import ReportView
from konzept.show.views.report_blocks import Fact, Facts, Paragraph, Part, plain, said
from konzept.texts import tell

_BLANK = "\u2003"


def sheet_files(site: Site, key: PageKey) -> Mapping[str, Callable[[], bytes]]:
    """What gives each file of the sheet, by its ending; the key is that of the report."""
    return {"csv": lambda: to_csv(site, key), "odt": lambda: view_to_odt(site, _view(site, key))}


def to_csv(site: Site, key: PageKey) -> bytes:
    """As spreadsheets of the language read it."""
    sheet, text = answer_sheet(site, key.subject, key.part), io.StringIO()
    writer = csv.writer(text, delimiter=site.wording.separator, lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in (sheet.head, *sheet.rows))
    return codecs.BOM_UTF8 + text.getvalue().encode()


def _view(site: Site, key: PageKey) -> ReportView:
    """The sheet as a document: how to fill it in, what the states mean, then a place for each measure."""
    writer, dataset = RowWriter(site), site.dataset
    concept = dataset.concepts[key.subject]
    values = {"concept": concept.name[writer.code], "year": key.part}
    measures = [one for one in dataset.entries_of[concept.id] if isinstance(one, Measure)]
    how = tuple(said(tell(f"sheet.how.{step}", writer.language, **values)) for step in ("fill", "empty", "evidence"))
    return ReportView(
        concept=concept,
        year=key.part,
        title=tell("sheet.title", writer.language, **values),
        subtitle=concept.title[writer.code],
        lead=(said(tell("sheet.lead", writer.language, **values)),),
        contents=dataset.label("report.contents")[writer.code],
        parts=(
            Part("how", tell("sheet.how.title", writer.language), how),
            Part("states", tell("sheet.remarks.states", writer.language), (_states(writer),)),
            Part("documents", tell("sheet.remarks.documents", writer.language), (_documents(writer),)),
            Part(
                "measures", dataset.label("report.measures")[writer.code], (), tuple(_asked(writer, measures, key.part))
            ),
        ),
        day=Calendar(site.today.isoformat()),
    )


def _states(writer: RowWriter) -> Facts:
    labels = writer.dataset.label
    return Facts(tuple(
        Fact(
            labels(f"progress_state.{one}")[writer.code],
            (said(labels(f"progress_state_meaning.{one}")[writer.code]),),
        )
        for one in ProgressState
    ))  # fmt: skip


def _documents(writer: RowWriter) -> Facts | Paragraph:
    found = writer.dataset.documents.values()
    if not found:
        return said(tell("sheet.remarks.no_documents", writer.language))
    return Facts(tuple(Fact(one.id, (said(one.title[writer.code]),)) for one in found))


def _asked(writer: RowWriter, measures: list[Measure], year: str) -> Iterator[Part]:
    for measure in measures:
        record = state_in(writer.dataset, measure.id, year).record
        given = writer.given(measure, year)
        answered = writer.answered(record) if record else {}
        shown = [("planned",), ("responsible",), *([("quantities",)] if measure.quantities else [])]
        facts = [_fact(writer, one, said(given[one].replace("\n", " "))) for one in shown]
        for column in _blanks(writer, measure, len(record.evidence) if record else 1):
            blank = Paragraph(plain(answered.get(column) or _BLANK), "blank")
            facts.append(_fact(writer, column, blank))
        number = measure.number or measure.id
        yield Part(measure.id, f"{number} {measure.title[writer.code]}", (Facts(tuple(facts)),), entry=measure.id)


def _blanks(writer: RowWriter, measure: Measure, documents: int) -> Iterator[Column]:
    codes = tuple(writer.dataset.languages)
    yield from (("state",), ("as_of",), ("reported_by",))
    yield from (("text", code) for code in codes)
    yield from (("value", str(number)) for number in range(1, room([measure], [])[0] + 1))
    yield from (("obstacle", code) for code in codes)
    for number in map(str, range(1, max(documents, 1) + 1)):
        yield ("document", number)
        yield from (("at", number, code) for code in codes)


def _fact(writer: RowWriter, column: Column, block: Paragraph) -> Fact:
    return Fact(heading(writer.dataset, column, writer.language), (block,))
