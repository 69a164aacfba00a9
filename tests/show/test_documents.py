"""What a reader may look for holds what was told later: progress, the documents that prove it, and reports."""

from __future__ import annotations

import dataclasses

import pytest

from konzept.model import Evidence, ProgressState, Text
from konzept.read.load import load
from konzept.show.views.documents import documents
from tests.support.places import ROOT
from tests.support.progress import BOTH, record, with_records
from tests.support.sites import site_of

MEASURE = "M-5.2.1"


@pytest.fixture(scope="module")
def later(real_world):
    """The real world with a document, a duty that it discharges, what it proves of a measure, and a report."""
    (document,) = load(ROOT / "tests/world").dataset.documents.values()
    document = dataclasses.replace(document, issued_by=None, discharges=(next(iter(real_world.duties)),))
    (report,) = load(ROOT / "tests/world").dataset.reports.values()
    report = dataclasses.replace(report, id="nordhausen-2018", foreword=None)
    told = with_records(real_world, record(
        real_world, 2018, MEASURE, ProgressState.PARTLY, evidence=(Evidence(document=document.id, at=Text(BOTH)),),
        obstacle=Text({"de": "Das Geld reichte nicht.", "en": "There was not enough money."}),
    ))  # fmt: skip
    records = {**told.records, "document": {document.id: document}, "report": {report.id: report}}
    return dataclasses.replace(told, records=records)


@pytest.mark.parametrize(
    ("language", "obstacle", "title"),
    [("de", "Das Geld reichte nicht.", "Bericht 2018"), ("en", "There was not enough money.", "Report 2018")],
)
def test_a_measure_and_a_duty_are_found_by_what_was_reported(later, language, obstacle, title):
    found = {one["id"]: one for one in documents(site_of(later, language))}
    assert {BOTH[language], obstacle} <= set(found[MEASURE]["text"].split("\n"))
    duty = found[f"duty:{next(iter(later.duties))}"]
    for one in (found[MEASURE], duty):
        assert {title, "Drucksache 1/2018"} <= set(one["also"])
    report = found["page:report/nordhausen-2018"]
    assert "2018" in report["title"]
    assert report["url"].endswith("nordhausen-2018/")
