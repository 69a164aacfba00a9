"""The report on a concept's measures in a year: every format says the same, nothing is invented, no text is obeyed."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import io
import re
import shutil
import subprocess
import zipfile

import html5lib
import pytest
from lxml import etree

from konzept.cli.app import main
from konzept.model import Calendar, Correction, Evidence, Measure, ProgressState, Prose, Text, Years
from konzept.model.accountability import CORRECTED, IN_LONGER_PERIOD, UNKNOWN, standings
from konzept.plan.pages import PageKey
from konzept.publish.report_files.files import report_files
from konzept.publish.report_files.outside import headings
from konzept.show.views.report import report_view
from konzept.show.views.report_blocks import Bars, Bullets, Facts, Grid, Paragraph
from konzept.show.views.report_table import report_table
from tests.support.progress import record, with_records
from tests.support.sites import main_of, site_of

KEY = PageKey("report", "lower", "2018")
HOSTILE = (
    "<script>alert(1)</script> #read(\"/etc/passwd\") #{sys} =cmd|' /C calc'!A1 "
    "{{ 7*7 }} ]]> &amp; $x$ @label \\u{41} // x"
)
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def world_with(small_world, **fields):
    at = Text({"de": "S. 7", "en": "p. 7"})
    fields = {"evidence": (Evidence(document="report-2018", at=at),)} | fields
    state = fields.pop("state", ProgressState.PARTLY)
    made = record(small_world, 2018, "M-5.1.2", state)
    return with_records(small_world, dataclasses.replace(made, **fields))


def lines(view):
    """Every text of a report, in order."""
    for _, part in headings(view.parts, 9):
        yield part.title
        for block in part.blocks:
            yield from words(block)


def words(block):
    match block:
        case Paragraph(runs, _):
            yield "".join(run.text for run in runs)
        case Bullets(items):
            yield from ("".join(run.text for run in item) for item in items)
        case Facts(facts):
            for fact in facts:
                yield fact.name
                for each in fact.blocks:
                    yield from words(each)
        case Grid(caption, head, rows):
            yield from (caption, *head, *(cell for row in rows for cell in row if cell))
        case Bars():
            for bar in block.bars:
                yield from (bar.label, bar.words)


def squeezed(text):
    return re.sub(r"[\s\u00ad\u2010-]+", "", text)


# --- what it says ---


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_measure_stands_in_it_once_with_its_state_or_as_unknown(real_world, language):
    site = site_of(real_world, language)
    view = report_view(site, PageKey("report", "nordhausen", "2018"))
    measures = [one.id for one in real_world.entries_of["nordhausen"] if isinstance(one, Measure)]
    found = [part for _, part in headings(view.parts, 9) if part.entry]
    assert [part.entry for part in found] == measures
    records = {one.measure for one in real_world.progress.values() if one.year == "2018"}
    for part in found:
        unknown = site.dataset.label("report.unknown")[language].format(year="2018") in set(words(part.blocks[0]))
        assert unknown is (part.entry not in records)


@pytest.mark.parametrize("state", [*ProgressState, None])
def test_counts_are_out_of_all_measures_and_unknown_is_one_of_them(small_world, state):
    world = world_with(small_world, state=state) if state else with_records(small_world)
    [numbers] = [part for part in report_view(site_of(world, "en"), KEY).parts if part.place == "numbers"]
    [bars] = [one for one in numbers.blocks if isinstance(one, Bars)]
    assert sum(bar.count for bar in bars.bars) == bars.total == 1
    assert {bar.key for bar in bars.bars} == {UNKNOWN, *([state] if state else [])}
    assert all(bar.words.endswith("of 1") and bar.words in bars.description for bar in bars.bars)


def test_it_counts_and_says_what_the_page_of_years_does(real_world):
    wrong = Correction(year=Calendar("2018"), reason=Text({"de": "Es fehlte ein Kurs.", "en": "A course was missing."}))
    world = with_records(
        real_world,
        record(real_world, 2018, "M-5.2.1", ProgressState.DONE),
        record(real_world, 2019, "M-5.2.1", ProgressState.PARTLY, corrects=wrong),
        record(real_world, 2020, "N-6-01", ProgressState.CONTINUING, period=Years("2018-2020")),
    )
    site, key = site_of(world, "de", datetime.date(2022, 1, 1)), PageKey("report", "nordhausen", "2018")
    view = report_view(site, key)
    [numbers] = [part for part in view.parts if part.place == "numbers"]
    [bars] = [one for one in numbers.blocks if isinstance(one, Bars)]
    expected = {one: count for one, count in standings(world, "nordhausen", 2018).items() if count}
    assert {one.key: one.count for one in bars.bars} == expected
    assert (expected[CORRECTED], expected[IN_LONGER_PERIOD]) == (1, 1)
    said = list(lines(view))
    assert "Für 2018 ist uns zu keiner Maßnahme ein Stand bekannt." in said
    assert "Zu 1 Maßnahme sagt eine spätere Angabe, dass die erste falsch war." in said
    assert "Zu 1 Maßnahme gibt es eine Angabe für mehrere Jahre, nicht für 2018 allein." in said
    assert "berichtigt: umgesetzt" in said
    at = said.index("unbekannt: Für 2018 allein liegt uns nichts vor.")
    assert said[at + 1] == "2018–2020: laufend erfüllt"
    states = {row.id: row.cells["state"].words for row in report_table(site, key).rows}
    assert (states["M-5.2.1"], states["N-6-01"]) == (("berichtigt",), ("in längerem Zeitraum",))


def test_a_duty_says_what_is_reported_on_its_measure_and_counts_only_if_it_is_known_to_apply(real_world):
    world = with_records(real_world, record(real_world, 2019, "M-5.4.1.8", ProgressState.PARTLY))
    view = report_view(site_of(world, "en", datetime.date(2022, 1, 1)), PageKey("report", "nordhausen", "2019"))
    [duties] = [part for part in view.parts if part.place == "duties"]
    told = {part.place: [*words(part.blocks[-1])] for part in duties.parts}
    own = [place for place, said in told.items() if "There is a statement on the measure itself:" in said]
    assert own == [f"duty-{one.id}" for one in world.duties.values() if "M-5.4.1.8" in one.entries]
    assert "At least twelve language-course places a year: partly done" in told[own[0]]
    unknown = [place for place, said in told.items() if any("the text gives no term" in line for line in said)]
    sections = {world.entries[world.duties[one.removeprefix("duty-")].entries[0]].section for one in unknown}
    assert sections
    assert not [one for one in sections if one.startswith("5")]
    summary = " ".join(lines(view))
    assert f"Duties for 2019: {len(told)}." in summary
    assert f"For {len(unknown)} we do not know whether they applied in 2019." in summary


def test_a_state_has_its_evidence_beside_it_and_is_not_carried_into_another_year(small_world):
    site = site_of(world_with(small_world), "en")
    told = list(lines(report_view(site, KEY)))
    assert any("Evidence: Report 2018, p. 7." in line for line in told)
    later = list(lines(report_view(site, PageKey("report", "lower", "2019"))))
    assert "unknown: we have nothing on 2019." in later
    assert any(line.startswith("There are statements from other years: 2018.") for line in later)
    assert not any("partly done" in line for line in later)


def test_a_duty_is_discharged_by_a_document_or_it_is_said_that_none_is_known(small_world):
    told = list(lines(report_view(site_of(small_world, "en"), KEY)))
    assert told[told.index("Yearly report") :][3:5] == ["discharged by:", "Report 2018"]
    before = dataclasses.replace(small_world, records={**small_world.records, "document": {}, "progress": {}})
    for year, said in (("2019", "No report is available to us"), ("2022", "Whether the duty still applied in 2022")):
        without = list(lines(report_view(site_of(before, "en"), PageKey("report", "lower", year))))
        assert any(said in line for line in without)


# --- every format says the same ---


@pytest.fixture(scope="module", params=["de", "en"])
def made(request, small_world):
    """The site, the view and the files of the report with a hostile text, by ending, made twice."""
    text = Prose({"de": f"{HOSTILE}\n\n- eins\n- zwei", "en": f"{HOSTILE}\n\n- one\n- two"})
    world = world_with(small_world, text=text, obstacle=Text({"de": HOSTILE, "en": HOSTILE}))
    site = site_of(world, request.param)
    once, again = (
        {ending: make() for ending, make in report_files(site, KEY).items() if ending != "pdf"} for _ in "ab"
    )
    assert once == again
    return site, report_view(site, KEY), once


def test_html_needs_no_other_file_and_says_all_of_it(made):
    _, view, files = made
    text = files["html"].decode()
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    document = parser.parse(text)
    found = squeezed("".join(document.itertext()))
    assert [line for line in lines(view) if squeezed(line) not in found] == []
    assert document.findall(".//script") == []
    assert not re.search(r'(?:src|href)="(?!https://|#)', text)
    ids = {one.get("id") for one in document.iter() if one.get("id")}
    assert {one.get("href")[1:] for one in document.iter("a") if one.get("href").startswith("#")} <= ids


def test_the_text_document_has_styles_a_language_and_no_macros_and_says_all_of_it(made):
    site, view, files = made
    with zipfile.ZipFile(io.BytesIO(files["odt"])) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert sorted(archive.namelist()) == [
            "META-INF/manifest.xml",
            "content.xml",
            "meta.xml",
            "mimetype",
            "styles.xml",
        ]
        trees = {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")}
    content = trees["content.xml"]
    found = squeezed("".join(content.itertext()))
    assert [line for line in lines(view) if squeezed(line) not in found] == []
    assert ["".join(one.itertext()) for one in content.iter(f"{TEXT}h")] == [
        part.title for _, part in headings(view.parts, 9)
    ]
    used = {one.get(f"{TEXT}style-name") for one in content.iter() if one.tag in (f"{TEXT}p", f"{TEXT}h", f"{TEXT}a")}
    named = {one.get("{urn:oasis:names:tc:opendocument:xmlns:style:1.0}name") for one in trees["styles.xml"].iter()}
    assert used - {None} <= named
    assert f'fo:language="{site.language.id}"'.encode() in etree.tostring(trees["styles.xml"])


def test_the_table_is_inert_and_has_a_row_for_each_measure(made):
    site, _, files = made
    text = files["csv"].decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=site.wording.separator)
    assert len(rows) == 1
    assert all(not cell.startswith(("=", "+", "-", "@")) for cell in rows[0])
    assert any(cell.startswith("<script>") for cell in rows[0])
    assert len(set(head)) == len(head)


def test_the_pdf_is_for_screen_readers_and_archives_and_no_text_in_it_is_obeyed(made):
    typst = pytest.importorskip("typst", reason="typst is not here: sh scripts/bootstrap.sh report")
    assert typst
    import page
    from pypdf import PdfReader

    site, view, _ = made
    first, again = (report_files(site, KEY)["pdf"]() for _ in "ab")
    assert first == again
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        report = page.validate_pdf_bytes(first, profile=profile)
        assert report.is_compliant, [(one.rule_id, one.message) for one in report.failures]
    pdf = PdfReader(io.BytesIO(first))
    assert pdf.metadata.title == view.title
    assert pdf.trailer["/Root"]["/Lang"].startswith(site.language.id)
    objects = map(pdf.get_object, range(1, int(pdf.trailer["/Size"])))
    described = [one["/Alt"] for one in objects if isinstance(one, dict) and "/Alt" in one]
    assert described == [one.description for part in view.parts for one in part.blocks if isinstance(one, Bars)]
    found = squeezed("".join(one.extract_text() for one in pdf.pages))
    for line in lines(view):
        assert squeezed(line)[:40] in found, line
    assert squeezed('#read("/etc/passwd") #{sys}') in found
    assert "root:x:" not in found


# --- in the site ---


def test_a_published_report_is_a_page_of_its_own_day_and_without_one_there_is_none(small_world):
    site = site_of(small_world, "de", datetime.date(2030, 1, 1))
    assert "bis zum 15.\u00a0Januar 2019" in main_of(site, "report:lower:2018")
    assert site.pages[KEY].address == "berichte/lower-2018/"
    assert "berichte/lower-2018/" in main_of(site, "concept:lower")
    assert "Danach kam hinzu" not in main_of(site, "report:lower:2018")
    later = {one.id: dataclasses.replace(one, date=Calendar("2020-05")) for one in small_world.documents.values()}
    world = dataclasses.replace(world_with(small_world), records={**world_with(small_world).records, "document": later})
    assert "das jüngste vom Mai 2020" in main_of(site_of(world, "de"), "report:lower:2018")
    without = dataclasses.replace(small_world, records={**small_world.records, "report": {}})
    other = site_of(without, "de")
    assert KEY not in other.pages
    assert "bericht" not in main_of(other, "concept:lower").lower()


# --- the command ---


def test_the_command_writes_all_files_or_says_why_not(world_folder, tmp_path, capsys, monkeypatch):
    asked = ["--data", str(world_folder), "--today", "2026-01-01", "--output", str(tmp_path / "out")]
    monkeypatch.setattr("konzept.publish.report_files.pdf.is_installed", lambda: False)
    assert main(["report", "lower", "2018", *asked]) == 2
    assert "bootstrap.sh report" in capsys.readouterr().err
    monkeypatch.setattr("konzept.publish.report_files.pdf.is_installed", lambda: True)
    monkeypatch.setattr("konzept.publish.report_files.pdf.to_pdf", lambda *_: b"%PDF")
    for wrong in (
        ["upper", "2018"],
        ["nowhere", "2018"],
        ["lower", "18"],
        ["lower", "2017"],
        ["lower", "2030"],
        ["lower"],
    ):
        assert main(["report", *wrong, *asked]) == 2
    assert not (tmp_path / "out").exists()
    assert main(["report", "lower", "2018", *asked]) == 0
    assert main(["report", "lower", "2018", "--lang", "en", *asked]) == 0
    endings = ("csv", "html", "odt", "pdf")
    expected = [f"{name}-lower-2018.{ending}" for name in ("bericht", "report") for ending in endings]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == expected
    (world_folder / "lower/measures/M-5.1.2.yml").write_text("title: 1\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["report", "lower", "2018", *asked]) == 1
    assert "M-5.1.2.yml" in capsys.readouterr().out


@pytest.mark.nightly
def test_libreoffice_opens_the_text_document_and_shows_every_heading(made, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not here")
    _, view, files = made
    (tmp_path / "report.odt").write_bytes(files["odt"])
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", tmp_path]
    subprocess.run([*command, tmp_path / "report.odt"], check=True, capture_output=True, timeout=120)
    found = squeezed((tmp_path / "report.txt").read_text("utf-8-sig"))
    assert [line for line in lines(view) if squeezed(line) not in found] == []
