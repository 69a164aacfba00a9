"""The measures year by year, the evidence, and how much is reported of what: every number counts all measures."""

from __future__ import annotations

import dataclasses
import datetime
import re

import pytest
from lxml.html import HtmlElement, fromstring

from konzept.model import Calendar, Correction, Evidence, InForce, Link, LinkType, Measure, ProgressState, Text
from konzept.model import Years as Period
from konzept.model.accountability import STANDINGS, measures_of
from konzept.model.dataset import Dataset
from konzept.plan.pages import PageKey
from konzept.show.views.actors import actor_view
from konzept.show.views.documents import documents
from konzept.show.views.entry import entry_view
from konzept.show.views.evidence import evidence_view
from konzept.show.views.years import years_view
from tests.support.progress import BOTH, record, with_records
from tests.support.sites import main_of, site_of

LANGUAGES, YEARS, MEASURE = ("de", "en"), PageKey("years", "nordhausen"), "M-5.1.2"
S = ProgressState
EVIDENCE = (Evidence(document="report-2018", at=Text({"de": "S. 7, Nr. 3", "en": "p. 7, no. 3"})),)


def page_of(world: Dataset, name: str, language: str = "en") -> HtmlElement:
    return fromstring(main_of(site_of(world, language), name))


@pytest.fixture(scope="module")
def told(real_world: Dataset) -> Dataset:
    """The real measures with every standing there is, in years of the plan's term."""
    first, second, third, fourth, fifth = (one.id for one in measures_of(real_world, "nordhausen")[:5])
    reason = Correction(year=Calendar("2018"), reason=Text(BOTH))
    return with_records(
        real_world,
        record(real_world, 2018, first, S.DONE),
        record(real_world, 2019, first, S.PARTLY, corrects=reason),
        record(real_world, 2020, second, S.CONTINUING, period=Period("2018-2020")),
        record(real_world, 2018, third, S.GIVEN_UP),
        record(real_world, 2018, fourth, S.NOT_MENTIONED),
        record(real_world, 2023, fifth, S.PAUSED),
    )


def test_every_year_counts_every_measure_once(told: Dataset) -> None:
    view = years_view(site_of(told, "de"), YEARS)
    assert [one.year for one in view.columns] == list(range(2018, 2024))
    for column in view.columns:
        assert sum(column.counts.values()) == len(view.rows) == 47
        assert set(column.counts) == set(STANDINGS)
        assert sum(one.count for one in column.segments) == 47
        widths = [float(one.width.rstrip("%")) for one in column.segments]
        assert sum(widths) == pytest.approx(100, abs=0.1)
        for one, width in zip(column.segments, widths, strict=True):
            assert float(one.x.rstrip("%")) + width + float(one.rest.rstrip("%")) == pytest.approx(100, abs=0.1)
    of = {one.year: {key: count for key, count in one.counts.items() if count} for one in view.columns}
    assert of[2018] == {"given_up": 1, "not_mentioned": 1, "corrected": 1, "in_longer_period": 1, "unknown": 43}
    assert of[2019] == {"partly": 1, "in_longer_period": 1, "unknown": 45}
    assert of[2020] == {"continuing": 1, "unknown": 46}
    assert of[2021] == of[2022] == {"unknown": 47}
    assert of[2023] == {"paused": 1, "unknown": 46}
    # What a report leaves out, or what was wrong, is nothing that is known of a measure.
    assert [one.told for one in view.columns] == [2, 2, 1, 0, 0, 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_state_is_told_by_colour_alone(told: Dataset, language: str) -> None:
    page = page_of(told, "years:nordhausen", language)
    rows = page.xpath("//tr[@data-entry]")
    assert len(rows) == 47
    letters = {one: told.label(f"year_standing_letter.{one}")[language] for one in STANDINGS}
    assert len(set(letters.values())) == len(STANDINGS)
    assert all(0 < len(one) <= 2 for one in letters.values())
    shapes = {one.get("id").removeprefix("shape-") for one in page.iter("symbol")}
    assert shapes == set(STANDINGS)
    for row in rows:
        for cell in row.iter("td"):
            state = cell.get("data-state")
            (sign,) = cell.find_class("sign")
            assert sign.text_content() == letters[state]
            assert sign.xpath(".//use/@href") == [f"#shape-{state}"]
            assert cell.find_class("visually-hidden")[0].text_content().strip()
            assert bool(cell.xpath(".//a")) == (state != "unknown")


def test_a_cell_leads_to_the_statement_it_is_from(told: Dataset) -> None:
    second = measures_of(told, "nordhausen")[1].id
    (row,) = page_of(told, "years:nordhausen").xpath(f"//tr[@data-entry='{second}']")
    links = row.xpath("./td//a/@href")
    assert links[:3] == [f"../{second}/#state-2020"] * 3
    assert main_of(site_of(told, "en"), f"entry:{second}").count('id="state-2020"') == 1
    # A year is never said to be in the state of a longer period, and the period is named.
    assert row.xpath("./td/@data-state")[:3] == ["in_longer_period", "in_longer_period", "continuing"]
    assert all("2018–2020" in cell.text_content() for cell in row.xpath("./td")[:3])


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_the_first_day_all_is_unknown_and_readable(real_world: Dataset, language: str) -> None:
    page = page_of(with_records(real_world), "years:nordhausen", language)
    cells = page.xpath("//tr[@data-entry]/td/@data-state")
    assert len(cells) == 47 * 3
    assert set(cells) == {"unknown"}
    text = re.sub(r"\s+", " ", page.text_content())
    assert real_world.label("years.nothing")[language].format(total=47) in text
    assert text.count(f"{real_world.label('table.state.unknown')[language]}: ") >= 1
    for bar in page.xpath("//svg[@role='img']"):
        assert len(bar.xpath(".//rect")) == 1
        assert bar.xpath(".//rect/@width") == ["100%"]


def test_a_concept_without_years_says_so(small_world: Dataset) -> None:
    lower = dataclasses.replace(small_world.concepts["lower"], term=None)
    concepts = {**small_world.records["concept"], "lower": lower}
    world = with_records(dataclasses.replace(small_world, records={**small_world.records, "concept": concepts}))
    page = page_of(world, "years:lower")
    assert world.label("years.no_years")["en"] in page.text_content()
    assert not page.xpath("//tr[@data-entry] | //svg[@role='img']")


def test_a_year_that_a_document_says_is_in_force_is_one_of_them(small_world: Dataset) -> None:
    going_on = InForce(start=Calendar("2021"), end=Calendar("2022"), evidence=EVIDENCE)
    lower = dataclasses.replace(small_world.concepts["lower"], in_force=(going_on,))
    concepts = {**small_world.records["concept"], "lower": lower}
    world = dataclasses.replace(small_world, records={**small_world.records, "concept": concepts})
    shown = years_view(site_of(world, "de", datetime.date(2022, 5, 1)), PageKey("years", "lower"))
    assert [one.year for one in shown.columns] == [2018, 2019, 2020, 2021, 2022]
    (document,) = [one for _, group in evidence_view(site_of(world, "de"), PageKey("evidence")).years for one in group]
    assert [one.concept.id for one in document.terms] == ["lower"]
    assert "S. 7, Nr. 3" in page_of(world, "evidence", "de").text_content()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_shows_what_rests_on_it_and_leads_there(small_world: Dataset, language: str) -> None:
    page = page_of(small_world, "evidence", language)
    (document,) = page.xpath("//*[@data-document='report-2018']")
    assert document.get("id") == "document-report-2018"
    found = small_world.documents["report-2018"]
    text = document.text_content()
    for words in (found.title[language], found.number, EVIDENCE[0].at[language]):
        assert words in text
    assert "https://kreis.example/bericht-2018.pdf" in document.xpath(".//a/@href")
    hrefs = " ".join(document.xpath(".//a/@href"))
    assert f"/{MEASURE}/#state-2018" in hrefs
    assert "#duty-yearly-report" in hrefs


def test_evidence_that_nobody_can_open_leads_to_what_is_known_of_it(small_world: Dataset) -> None:
    found = dataclasses.replace(small_world.documents["report-2018"], address=None)
    world = dataclasses.replace(small_world, records={**small_world.records, "document": {"report-2018": found}})
    state = page_of(world, f"entry:{MEASURE}").xpath("//*[@data-state]")[0]
    assert any(one.endswith("/evidence/#document-report-2018") for one in state.xpath(".//a/@href"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_document_the_page_says_that_there_is_none(real_world: Dataset, language: str) -> None:
    assert not real_world.documents
    page = page_of(real_world, "evidence", language)
    assert real_world.label("evidence.lead.zero")[language] in page.text_content()
    assert not page.xpath("//*[@data-document]")


def test_a_land_goal_says_how_many_of_its_linked_measures_are_reported(told: Dataset) -> None:
    site, known = (
        site_of(told, "en"),
        {one.measure for one in told.progress.values() if one.state is not S.NOT_MENTIONED},
    )
    shown = set()
    for entry in told.entries.values():
        linked = {one.id for one in told.of(Measure).values() if any(link.to == entry.id for link in one.links)}
        answers = entry_view(site, PageKey("entry", entry.id)).answers
        found = [(one.report.reported, one.report.measures) for one in answers if one.report]
        assert found == [(len(linked & known), len(linked))] * bool(linked), entry.id
        shown.update((entry.id, *one) for one in found if one[0])
    goal, reported, measures = min(shown)
    (line,) = page_of(told, f"entry:{goal}").xpath("//*[@data-reported]")
    assert (line.get("data-reported"), line.get("data-of")) == (str(reported), str(measures))
    assert f"{reported} of {measures}" in line.text_content()


def test_measures_of_two_concepts_are_counted_apart(small_world: Dataset) -> None:
    link = Link(to="Z-1", type=LinkType.CONTRIBUTES, reason=Text(BOTH))
    first = dataclasses.replace(small_world.of(Measure)[MEASURE], links=(link,))
    other = dataclasses.replace(first, id="M-9", concept="other")
    concept = dataclasses.replace(small_world.concepts["lower"], id="other")
    records = {
        **small_world.records,
        "measure": {MEASURE: first, "M-9": other},
        "concept": {**small_world.records["concept"], "other": concept},
    }
    page = page_of(dataclasses.replace(small_world, records=records), "entry:Z-1")
    found = [(one.get("data-reported"), one.get("data-of")) for one in page.xpath("//*[@data-reported]")]
    assert found == [("1", "1"), ("0", "1")]


def test_a_body_tells_what_it_reported_and_when_last(small_world: Dataset) -> None:
    site = site_of(small_world, "en")
    council, district = (actor_view(site, PageKey("actor", one)).reports for one in ("COUNCIL", "DISTRICT"))
    assert [one.measure for one in council.statements] == [MEASURE]
    assert (council.last, [one.id for one in council.documents]) == ("2018-12-10", ["report-2018"])
    assert (council.measures, district.statements, district.last) == ((), (), None)
    assert [one.id for one in district.measures] == [one.id for one in district.reported] == [MEASURE]
    page = page_of(small_world, "actor:COUNCIL").xpath("//section[@aria-labelledby='reports']")[0]
    assert "Last reported: 10\u00a0December 2018." in page.text_content().replace("10 D", "10\u00a0D")
    assert any(one.endswith(f"/{MEASURE}/#state-2018") for one in page.xpath(".//a/@href"))
    bodies = {one.actor.id: one for one in years_view(site, PageKey("years", "lower")).bodies}
    assert set(bodies) == {"COUNCIL", "DISTRICT"}
    table = page_of(small_world, "years:lower").xpath("//*[@aria-labelledby='bodies']")[0].text_content()
    assert small_world.label("years.never")["en"] in table


def test_a_body_with_measures_is_not_silent_while_nothing_is_reported(real_world: Dataset) -> None:
    real_world = with_records(real_world)
    page = page_of(real_world, "actor:LRA")
    (line,) = page.xpath("//*[@data-reported]")
    assert line.get("data-reported") == "0"
    assert int(line.get("data-of")) == len(
        actor_view(site_of(real_world, "en"), PageKey("actor", "LRA")).reports.measures
    )
    assert not page_of(real_world, "actor:LREG").xpath("//section[@aria-labelledby='reports']")


def test_the_search_finds_documents_and_measures_by_state(small_world: Dataset) -> None:
    found = {one["id"]: one for one in documents(site_of(small_world, "de"))}
    assert found[MEASURE]["state"] == "partly"
    document = found["document:report-2018"]
    assert document["url"] == "belege/#document-report-2018"
    assert "Drucksache 1/2018" in document["also"]
    assert not any("state" in one for one in documents(site_of(with_records(small_world), "de")))
