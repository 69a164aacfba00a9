"""The calendar of duties, to subscribe to (RFC 5545): whole days that take nobody's time, with the text's own words."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from konzept.language.dialect import to_plain
from konzept.model import Calendar as Day
from konzept.plan.identifiers import lasting
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.show.views.calendar import CalendarDay, calendar_view
from konzept.show.views.common import qualifier_words

if TYPE_CHECKING:
    from icalendar import Event

PAGE = PageKey("duties")


def calendar(site: Site) -> bytes:
    """The file; the same for the same data and day."""
    from icalendar import Calendar  # noqa: PLC0415 – takes longer to import than to write the calendar

    made = Calendar()
    made.add("prodid", "-//konzept//calendar//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", site.dataset.label("calendar.name")[site.language.id])
    made.add("name", site.dataset.label("calendar.name")[site.language.id])
    for one in calendar_view(site).days:
        made.add_component(_event(site, one))
    return bytes(made.to_ical())


def _event(site: Site, one: CalendarDay) -> Event:
    from icalendar import Event  # noqa: PLC0415 – likewise

    code = site.language.id
    stamp = datetime.datetime.combine(site.changed or site.today, datetime.time(), datetime.UTC)
    event = Event()
    event.add("uid", str(lasting("calendar", one.duty.entries[0], one.duty.id, one.day.isoformat(), code)))
    event.add("dtstamp", stamp)
    event.add("dtstart", one.day)
    event.add("summary", one.duty.title[code])
    event.add("description", "\n\n".join(_description(site, one)))
    event.add("transp", "TRANSPARENT")
    if site.has_address:
        event.add("url", f"{site.absolute(code, PAGE)}#duty-{one.duty.id}")
    return event


def _description(site: Site, one: CalendarDay) -> Iterator[str]:
    code, dataset = site.language.id, site.dataset
    yield dataset.label("calendar.wording")[code].format(when=one.duty.when[code])
    if one.editorial:
        yield dataset.label("calendar.editorial")[code].format(day=site.wording.date(Day(one.day.isoformat())))
    yield to_plain(one.duty.text[code])
    if one.conditions:
        words = "; ".join(qualifier_words(dataset, condition, code) for condition in one.conditions)
        yield dataset.label("calendar.conditions")[code].format(conditions=words)
    yield dataset.label("calendar.unknown")[code]
