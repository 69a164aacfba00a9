"""What a concept is in time: derived from its term and the day, and shown for the concepts that a page is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from konzept.model import Calendar
from konzept.model.parts import Term
from konzept.plan.pages import HOME, PageKey
from konzept.show.views.validity import validities, validity
from tests.support.sites import site_of

TERM = Term(start=Calendar("2018"), end=Calendar("2020-06"))


@pytest.mark.parametrize(
    ("today", "term", "state"),
    [
        (date(2017, 12, 31), TERM, "future"),
        (date(2018, 1, 1), TERM, "running"),
        (date(2020, 6, 30), TERM, "running"),
        (date(2020, 7, 1), TERM, "ended"),
        (date(2020, 7, 1), None, "no_term"),
    ],
)
def test_a_term_begins_and_ends_with_its_days(real_world, today, term, state):
    concept = next(one for one in real_world.concepts.values() if one.term)
    for language in real_world.languages:
        site = site_of(real_world, language, today)
        label = real_world.label(f"validity.short.{state}")[language]
        years = {"start": site.wording.date(TERM.start), "end": site.wording.date(TERM.end)}
        assert validity(site, replace(concept, term=term)).words == label.format(**years)


def test_a_page_of_one_concept_names_that_one_and_all_others_name_all(real_world):
    site = site_of(real_world, "de")
    for entry in real_world.entries.values():
        assert [one.concept.id for one in validities(site, PageKey("entry", entry.id))] == [entry.concept]
    for concept in real_world.concepts:
        for key in (PageKey("concept", concept), PageKey("whole", concept), PageKey("list", concept, "goals")):
            assert [one.concept.id for one in validities(site, key)] == [concept]
    for key in (HOME, PageKey("field", next(iter(real_world.fields))), PageKey("contacts")):
        assert [one.concept.id for one in validities(site, key)] == list(real_world.concepts)
