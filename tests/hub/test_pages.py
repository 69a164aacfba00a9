"""The hub's pages: nothing is wrong with them, nothing in them runs, and they say what the counties say, no more."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import html5lib
import pytest
from lxml import html as lxml_html

from konzept.hub import pages as hub_pages
from konzept.hub import run
from konzept.hub.gather import gather
from konzept.hub.pages import entries_above
from konzept.hub.views import Across
from konzept.lint.site import LEVELS, LanguageLint
from konzept.model.dataset import Dataset
from konzept.publish.site_files import file_name
from konzept.report.progress import Reporter
from tests.hub.conftest import TODAY, Hub, lower_as
from tests.hub.faults import MEASURE
from tests.support.places import ROOT
from tests.support.published import change, copy, publish, renamed
from tests.support.second_county import world_of

FIELD = "nebeneinander/sprache"


def faults_of(hub: Hub) -> list[str]:
    """What the project's own lint says of all pages, the page of the search included."""
    gathered = gather(hub.folder, hub.state, hub.dataset, TODAY)
    across = Across(hub.dataset, gathered.known, tuple(entry.id for entry in entries_above(hub.dataset)), TODAY)
    typed = json.dumps([str(one) for one in gathered.known], ensure_ascii=False)
    assets = run.assets_of(run.HubJob(ROOT, hub.folder, hub.state, hub.output, TODAY))
    found: list[str] = []
    for site in run.sites(hub.dataset, len(gathered.known), TODAY, Reporter("en"), searched=True):
        made = run.files(site, across, assets)
        root = site.root(site.language.id)
        there = {root + name for name in made if not name.endswith(".html")}
        lint = LanguageLint(site, there | {site.address + run.STATUS}, lambda: typed, "en")
        for key, page in site.pages.items():
            html = made[file_name(page)]().decode()
            html5lib.HTMLParser(strict=True).parse(html)
            lint.look_at(key, html)
        lint.finish()
        found += [line for level in LEVELS for line in lint.take(level)]
    return found


def test_no_page_has_a_fault_also_where_counties_are_shown_in_parts_or_missing(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub_pages, "COUNTIES_A_PAGE", 2)
    hub.run()
    for county in ("bergen", "dorf"):
        words = lower_as(county)
        renamed(hub.folder / "lower", hub.folder / county, words)
    (hub.folder / "dorf/index.json").unlink()
    (hub.folder / "auental/index.json").unlink()
    change(hub.folder / "bergen", MEASURE, lambda one: one["record"].update(fields=["wald"], bindingness="oath"))
    assert faults_of(hub) == []


def test_there_is_a_site_of_no_county_too(small_world: Dataset, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    hub = Hub(small_world, tmp_path / "in", tmp_path / "state", tmp_path / "out")
    assert hub.run()[0] == 0
    assert "Von keiner Kommune liegen Daten vor." in hub.page(".")
    assert faults_of(hub) == []


def test_texts_of_counties_stay_texts(hub: Hub) -> None:
    hostile = "A & B < C > D \" ' {{ t }} {% x %} &lt;script&gt; `$`"
    change(hub.folder / "lower", MEASURE, lambda one: one["record"]["title"].update(de=hostile))
    assert hub.run()[0] == 0
    titles = [one.text_content() for one in lxml_html.document_fromstring(hub.page(FIELD)).findall(".//li/a")]
    assert hostile in titles


def test_a_field_page_says_what_is_planned_how_binding_on_what_terms_and_by_when(hub: Hub) -> None:
    hub.run()
    for place, words in {
        FIELD: ("Zusage (", "Teile davon: Auftrag", "wenn Geld da ist", "jährlich, bis Mitte 2020"),
        "en/side-by-side/language": ("parts of it:", "if there is money", "yearly, until mid-2020", "June 2020"),
    }.items():
        found = re.search(r'<li data-plan="M-5\.1\.2">.*?</li>', hub.page(place), re.DOTALL)
        assert found
        said = " ".join(re.sub(r"<[^>]+>", "", found[0]).split())
        for word in words:
            assert word in said, said
        code = "" if place == FIELD else "en/"
        assert f'href="https://auental.example/{code}lower/' in found[0], "the county's own page"


def test_each_county_says_what_term_its_concept_names_and_that_more_is_not_known(hub: Hub) -> None:
    change(hub.folder / "lower", "concepts/lower.json", lambda one: one["record"].pop("term", None))
    term = {"start": "2020", "end": "2030", "covers": {"de": "Ziele", "en": "goals"}}
    change(hub.folder / "auental", "concepts/auental.json", lambda one: one["record"].update(term=term))
    hub.run()
    for place in (FIELD, "upper/Z-1"):
        (first, second) = hub.page(place).split('data-county="lower"')
        assert "Ziele: 2020 bis 2030." in first
        assert "Text ohne Laufzeit." in second
        assert "Was heute gilt, steht nicht im Text." in first
    hub.run(today=datetime.date(2031, 1, 1))
    assert "Ziele: 2020 bis 2030, Zeitraum beendet." in hub.page(FIELD)


def test_fields_that_the_land_does_not_have_are_other_fields(hub: Hub) -> None:
    change(hub.folder / "lower", MEASURE, lambda one: one["record"].update(fields=["sprache", "wald"]))
    hub.run()
    assert hub.page("weitere-felder").count("data-plan=") == 1
    assert hub.page(FIELD).count('data-plan="M-5.1.2"') == 1, "that of the other county"


def test_words_that_came_later_are_called_unknown_and_not_guessed(hub: Hub) -> None:
    change(hub.folder / "lower", MEASURE, lambda one: one["record"].update(bindingness="oath"))
    assert hub.run()[0] == 0
    assert "hier unbekannt (oath)" in hub.page(FIELD)


def test_a_text_in_no_language_of_the_page_is_shown_with_its_language(hub: Hub) -> None:
    change(hub.folder / "lower", MEASURE, lambda one: one["record"].update(title={"uk": "Курси"}))
    assert hub.run()[0] == 0
    for place in (FIELD, "en/side-by-side/language"):
        assert '<span lang="uk" dir="auto">Курси</span>' in hub.page(place)


def reply(hub: Hub, county: str) -> str:
    found = re.search(f'data-county="{county}" data-reply="(\\w+)"', hub.page("upper/Z-1"))
    assert found
    return found[1]


def test_an_entry_of_the_land_is_answered_or_expressly_not_or_nothing_is_said(hub: Hub) -> None:
    for county in ("lower", "auental"):
        for kind in ("goals", "measures"):
            for file in (hub.folder / county / kind).glob("*.json"):
                change(hub.folder / county, f"{kind}/{file.name}", lambda one: one["record"].pop("links", None))
        change(hub.folder / county, "goals/Z-1.json", lambda one: one["record"].pop("gaps", None))
    hub.run()
    assert reply(hub, "lower") == reply(hub, "auental") == "silent"
    gap = {"concept": "lower", "extent": "whole", "text": {"de": "Nichts."}}
    change(hub.folder / "lower", "goals/Z-1.json", lambda one: one["record"].update(gaps=[gap]))
    change(hub.folder / "auental", "goals/Z-1.json", lambda one: one["record"].update(gaps=[gap]))
    link = {"to": "Z-1", "type": "contributes", "reason": {"de": "Beide sprechen davon."}}
    change(hub.folder / "auental", MEASURE, lambda one: one["record"].update(links=[link, {**link, "to": "Z-99"}]))
    hub.run()
    assert (reply(hub, "lower"), reply(hub, "auental")) == ("none", "answered")
    assert "Beide sprechen davon." in hub.page("upper/Z-1")
    assert "mit Antwort: 1; die sagen, dass sie nichts dazu haben: 1; ohne Aussage: 0" in hub.page("upper/Z-1")
    row = hub.page(".").split('<tr data-county="auental"')[1].split("</tr>")[0]
    assert '<td data-head="Antworten auf Unbekanntes">1</td>' in row


def test_files_grow_with_the_counties_and_no_page_with_all_of_them(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub_pages, "COUNTIES_A_PAGE", 2)
    monkeypatch.setattr("konzept.hub.views.COUNTIES_A_PAGE", 2)
    sizes = []
    for count in (2, 4, 8):
        for number in range(count):
            if not (target := hub.folder / f"kreis-{number}").exists():
                words = lower_as(target.name)
                renamed(hub.folder / "lower", target, words, ("index", "concepts", "g", "measures"))
        hub.run()
        pages = list(hub.output.rglob("*.html"))
        sizes.append((len(pages), max(len(file.read_bytes()) for file in pages)))
    (few, small), (more, _), (most, big) = sizes
    assert most - more == 2 * (more - few)
    assert big < small * 1.2


def test_an_invented_county_is_read_from_a_site_that_publishes_two(tmp_path: Path, real_world: Dataset) -> None:
    world = world_of(tmp_path / "data", "county")
    publish(world, tmp_path / "in/musterkreis", "https://musterkreis.example/")
    copy(tmp_path / "in/musterkreis", tmp_path / "in/nordhausen")
    hub = Hub(real_world, tmp_path / "in", tmp_path / "state", tmp_path / "out")
    assert hub.run()[0] == 0
    health = hub.page("nebeneinander/gesundheit")
    (auen, nord) = health.split('data-county="nordhausen"')
    assert "Sprechstunde für Gesundheit" in auen
    assert "Sprechstunde für Gesundheit" not in nord, "each county has its own plans only"
    assert "https://musterkreis.example/musterkreis/" in auen
    assert faults_of(hub) == []
