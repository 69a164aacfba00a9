"""What a concept is in time: derived from its term and the day, and shown for the concepts that a page is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from konzept.model import Calendar, Text
from konzept.model.parts import Term
from konzept.plan.pages import HOME, PageKey
from konzept.show.views.validity import term_words, validities, validity
from tests.support.sites import main_of, site_of

TERM = Term(start=Calendar("2018"), end=Calendar("2020-06"))
PART = replace(TERM, section="5", covers=Text({"de": "Ziele", "en": "goals"}))


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


@pytest.mark.parametrize(
    ("today", "state"),
    [(date(2017, 12, 31), "future"), (date(2020, 6, 30), "running"), (date(2020, 7, 1), "ended")],
)
def test_a_term_of_a_part_is_given_for_that_part_alone(real_world, today, state):
    concept = replace(next(one for one in real_world.concepts.values() if one.edition), term=PART)
    for language in real_world.languages:
        site = site_of(real_world, language, today)
        years = {"start": site.wording.date(TERM.start), "end": site.wording.date(TERM.end)}
        said = real_world.label(f"validity.part.{state}")[language].format(covers=PART.covers[language], **years)
        edition = real_world.label("validity.edition")[language].format(date=site.wording.date(concept.edition))
        assert validity(site, concept).words == f"{edition}; {said}"
        assert validity(site, replace(concept, edition=None)).words == said
        for inside in ("5", "5.1", "5.4.1"):
            assert validity(site, concept, inside) == validity(site, concept)
        for outside in ("4", "4.1", "6", "50", "51.2"):
            more = real_world.label("validity.outside")[language].format(number=outside)
            assert validity(site, concept, outside).words == f"{edition}; {said}; {more}"
        unnamed = replace(concept, term=replace(PART, covers=None), edition=None)
        section = real_world.label("locator.section")[language].format(number="5")
        assert validity(site, unnamed).words.startswith(f"{section}: ")


def test_no_page_gives_a_term_to_a_whole_concept_whose_text_dates_a_part(real_world):
    for language in real_world.languages:
        site = site_of(real_world, language)
        for concept in real_world.concepts.values():
            page = main_of(site, f"concept:{concept.id}").unescape()
            whole = real_world.label("concept.no_term_as_a_whole")[language]
            part = concept.term is not None and concept.term.section is not None
            assert term_words(site, concept) in page
            assert (whole in page) == part, concept.id
            if part:
                assert concept.term.covers[language] in term_words(site, concept)


def test_an_entry_outside_the_dated_part_says_so(real_world):
    site = site_of(real_world, "de")
    dated = {one.id: one.term.section for one in real_world.concepts.values() if one.term and one.term.section}
    found = set()
    for entry in real_world.entries.values():
        if part := dated.get(entry.concept):
            [one] = validities(site, PageKey("entry", entry.id))
            outside = f"Für Abschnitt {entry.section} ".lower() in one.words.lower()
            assert outside == (entry.section.split(".")[0] != part)
            assert validities(site, PageKey("section", entry.concept, entry.section)) == (one,)
            found.add(outside)
    assert found == {True, False}
