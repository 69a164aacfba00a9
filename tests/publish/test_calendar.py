"""The calendar: only what has a day, binds and is known to apply, in the text's words, and nothing else can get in."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from icalendar import Calendar

from konzept.model import Calendar as Day
from konzept.model import CitedDocument, Concept, Duty, Evidence, InForce, Prose, Rhythm, Text
from konzept.model.dataset import Dataset
from konzept.publish.calendar import calendar
from konzept.publish.downloads import downloads
from konzept.show.views.calendar import calendar_view
from tests.support.sites import main_of, site_of

TODAY = datetime.date(2026, 1, 1)
PLACE = "duties-and-deadlines/calendar.ics"


def with_duty(world: Dataset, *, goes_on: bool = False, **changed: object) -> Dataset:
    """The small world with one duty, from its measure of 2018 to 2020; `goes_on`: a document says that it applies."""
    duty: Duty = replace(
        world.duties["yearly-report"], **{"entries": ("M-5.1.2",), "day": Day("2018-12-31"), **changed}
    )
    concept: Concept = world.concepts["lower"]
    if goes_on:
        proof = Evidence(document=next(iter(world.of(CitedDocument))), at=Text({"de": "S. 1", "en": "p. 1"}))
        concept = replace(concept, in_force=(InForce(start=Day("2022-07-01"), evidence=(proof,)),))
    concepts = {**world.records["concept"], "lower": concept}
    return replace(world, records={**world.records, "duty": {duty.id: duty}, "concept": concepts})


def days(world: Dataset) -> list[str]:
    events = Calendar.from_ical(calendar(site_of(world, "en", TODAY))).walk("VEVENT")
    return [event["DTSTART"].dt.isoformat() for event in events]


def test_a_yearly_day_is_in_it_while_the_text_is_known_to_apply(small_world):
    assert days(with_duty(small_world)) == ["2018-12-31", "2019-12-31", "2020-12-31"]
    later = [f"{year}-12-31" for year in range(2022, 2028)]
    assert days(with_duty(small_world, goes_on=True)) == ["2018-12-31", "2019-12-31", "2020-12-31", *later]


def test_what_is_due_once_is_in_it_once(small_world):
    assert days(with_duty(small_world, rhythm=Rhythm.ONCE, day=Day("2021-03-31"))) == ["2021-03-31"]
    assert days(with_duty(small_world, rhythm=Rhythm.ONCE, day=None, deadline=Day("2019-06-30"))) == ["2019-06-30"]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"day": None, "deadline": Day("2018")}, "names no day"),
        ({"entries": ("S-1",)}, "binds nobody"),
        ({"day": Day("2021-12-31")}, "no year in which"),
    ],
)
def test_all_else_is_a_list_on_the_page(small_world, changed, why):
    site = site_of(with_duty(small_world, **changed), "en", TODAY)
    assert not calendar_view(site).days
    assert PLACE not in downloads(site)
    page = main_of(site, "duties")
    assert why in page
    assert ".ics" not in page
    assert PLACE in downloads(site_of(with_duty(small_world), "en", TODAY))


def test_an_event_says_what_the_text_says_and_that_the_day_is_editorial(small_world):
    world = with_duty(small_world)
    [event, *_] = Calendar.from_ical(calendar(site_of(world, "en", TODAY))).walk("VEVENT")
    said = str(event["DESCRIPTION"])
    assert "In the concept: at the end of the year." in said
    assert "The text does not name the day (31 December 2018)" in said
    assert "Conditions: if there is money" in said
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["URL"] == "https://example.org/en/duties-and-deadlines/#duty-yearly-report"
    exact = with_duty(small_world, rhythm=Rhythm.ONCE, day=None, deadline=Day("2019-06-30"))
    assert b"does not name" not in calendar(site_of(exact, "en", TODAY)).replace(b"\r\n ", b"")


def test_a_hostile_text_stays_one_text_on_folded_lines(small_world):
    attack = "Ü" * 60 + ",;\\n\\,END:VEVENT\nBEGIN:VEVENT:<b>"
    hostile = with_duty(
        small_world, title=Text(dict.fromkeys(("de", "en"), attack)), text=Prose({"de": attack, "en": attack})
    )
    made = calendar(site_of(hostile, "de", TODAY))
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    assert made.replace(b"\r\n", b"").count(b"\n") == 0
    events = Calendar.from_ical(made).walk("VEVENT")
    assert len(events) == 3
    assert str(events[0]["SUMMARY"]) == attack


def test_two_makings_are_the_same_and_names_last(small_world):
    site = site_of(with_duty(small_world), "de", TODAY)
    assert calendar(site) == calendar(site)
    longer = with_duty(small_world, goes_on=True)
    names = {event["UID"] for event in Calendar.from_ical(calendar(site)).walk("VEVENT")}
    assert names < {event["UID"] for event in Calendar.from_ical(calendar(site_of(longer, "de", TODAY))).walk("VEVENT")}
    assert len(names) == 3
