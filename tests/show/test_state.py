"""What became of a measure, as its page, its list and the page of duties tell it."""

from __future__ import annotations

import dataclasses
import datetime
from decimal import Decimal

import pytest

from konzept.model import (
    Calendar,
    Correction,
    Evidence,
    InForce,
    Measure,
    ProgressState,
    ReportedValue,
    Term,
    Text,
    Years,
)
from konzept.model.accountability import term_of
from konzept.model.dataset import Dataset
from konzept.plan.pages import PageKey
from konzept.show.views.state import state_view, years_in_words
from konzept.show.views.validity import validity
from tests.support.progress import BOTH, record, with_records
from tests.support.sites import main_of, site_of

MEASURE, LANGUAGES = "M-5.1.2", ("de", "en")
S = ProgressState
EVIDENCE = (Evidence(document="report-2018", at=Text({"de": "S. 7, Nr. 3", "en": "p. 7, no. 3"})),)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_measure_without_a_report_is_unknown_and_its_years_are_named(real_world: Dataset, language: str) -> None:
    site = site_of(with_records(real_world), language)
    dated = site.dataset.label("state.unknown")[language].format(years="2018–2020")
    undated = site.dataset.label("entry.no_report")[language]
    for measure in real_world.of(Measure).values():
        page = main_of(site, f"entry:{measure.id}")
        assert page.count('data-state="unknown"') == page.count("data-state=") == 1
        known = term_of(real_world.concepts[measure.concept], measure.section)
        assert ((dated in page), (undated in page)) == ((True, False) if known else (False, True))


def test_an_entry_that_is_no_measure_has_no_state(small_world: Dataset) -> None:
    assert "data-state=" not in main_of(site_of(small_world, "de"), "entry:K-1")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_tells_state_period_evidence_value_and_who_reported(small_world: Dataset, language: str) -> None:
    page = main_of(site_of(small_world, language), f"entry:{MEASURE}")
    assert page.count('data-state="partly"') == page.count("data-state=") == 1
    label = {
        key: small_world.label(key)[language] for key in ("progress_state.partly", "progress_state_meaning.partly")
    }
    assert f"<strong>2018: {label['progress_state.partly']}</strong>" in page
    assert label["progress_state_meaning.partly"] in page
    (told,) = small_world.progress.values()
    assert told.obstacle is not None
    document = small_world.documents["report-2018"]
    for words in (told.text, told.obstacle, told.evidence[0].at, document.title):
        assert words[language].strip() in page
    assert 'href="https://kreis.example/bericht-2018.pdf"' in page
    assert "Drucksache 1/2018" in page
    wanted = {
        "de": "Berichtet: 10 Plätze. Im Konzept: mindestens 12 Plätze",
        "en": "Reported: 10 places. In the concept: at least 12 places",
    }
    assert wanted[language] in page.replace("\u00a0", " ")
    assert small_world.label("state.missing")[language].format(years="2019–2020") in page


def test_lines_come_the_newest_first_and_a_corrected_one_leads_to_its_correction(small_world: Dataset) -> None:
    reason = Text({"de": "Das war falsch gezählt.", "en": "That was miscounted."})
    world = with_records(
        small_world,
        record(small_world, 2018, MEASURE, S.DONE, evidence=EVIDENCE),
        record(
            small_world,
            2020,
            MEASURE,
            S.PARTLY,
            evidence=EVIDENCE,
            period=Years("2019/2020"),
            corrects=Correction(year=Calendar("2018"), reason=reason),
        ),
    )
    page = main_of(site_of(world, "en"), f"entry:{MEASURE}")
    assert 'data-state="partly"' in page
    assert (
        page.index("2019/2020: partly done")
        < page.index("Corrects what was stated for 2018.")
        < page.index("2018: done")
    )
    assert "That was miscounted." in page
    assert page.index("2018: done") < page.index("This statement has been corrected, see 2019/2020.")
    assert "2019: no report is available to us." in page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", list(S))
def test_every_state_is_told_with_its_meaning(small_world: Dataset, state: S, language: str) -> None:
    world = with_records(
        small_world,
        record(
            small_world, 2019, MEASURE, state, evidence=EVIDENCE, replaced_by="K-1" if state is S.REPLACED else None
        ),
    )
    page = main_of(site_of(world, language), f"entry:{MEASURE}")
    assert f'data-state="{state}"' in page
    assert world.label(f"progress_state.{state}")[language] in page
    assert ("K-1" in page.partition('data-state="')[2].partition("</dl>")[0]) is (state is S.REPLACED)


@pytest.mark.parametrize(
    ("state", "as_of", "said"),
    [
        (S.PARTLY, "2020-12-31", "Overdue"),
        (S.PARTLY, "2020-06-29", None),
        (S.DONE, "2019-12-31", "Done within the deadline."),
        (S.DONE, "2020-12-31", "Done; whether within the deadline is not known to us."),
        (S.GIVEN_UP, "2020-12-31", "No longer pursued"),
    ],
)
def test_late_is_only_what_a_source_says(small_world: Dataset, state: S, as_of: str, said: str | None) -> None:
    world = with_records(
        small_world, record(small_world, 2020, MEASURE, state, as_of=Calendar(as_of), evidence=EVIDENCE)
    )
    page = main_of(site_of(world, "en"), f"entry:{MEASURE}")
    for words in ("Overdue", "Done within", "Done after", "Done; whether", "No longer pursued"):
        assert (words in page) is (said is not None and said.startswith(words))


def test_what_is_long_ago_is_said_to_be(small_world: Dataset) -> None:
    stale = "The latest statement is as of 31 October 2018. Nothing more recent is available to us."
    for today, expected in ((datetime.date(2020, 4, 30), False), (datetime.date(2020, 5, 1), True)):
        page = main_of(site_of(small_world, "en", today), f"entry:{MEASURE}")
        assert (stale in page) is expected


def test_a_value_of_a_second_quantity_stands_beside_that_quantity(small_world: Dataset) -> None:
    measure = small_world.of(Measure)[MEASURE]
    second = dataclasses.replace(measure.quantities[0], value=Decimal(3), unit=Text(BOTH))
    measure = dataclasses.replace(measure, quantities=(*measure.quantities, second))
    world = dataclasses.replace(small_world, records={**small_world.records, "measure": {MEASURE: measure}})
    told = record(world, 2018, MEASURE, S.PARTLY, values=(ReportedValue(value=Decimal(2), quantity=2),))
    (line,) = state_view(site_of(with_records(world, told), "de"), measure).lines
    assert [(one.reported.value, one.named) for one in line.values] == [(Decimal(2), second)]


def test_years_are_said_in_as_few_words_as_there_are_spans(small_world: Dataset) -> None:
    site = site_of(small_world, "de")
    assert years_in_words(site, []) == ""
    assert years_in_words(site, [2018]) == "2018"
    assert years_in_words(site, [2018, 2019, 2021, 2023, 2024]) == "2018–2019, 2021 und 2023–2024"


def item_of(page: str, duty: str) -> str:
    return page.partition(f'id="duty-{duty}"')[2].partition("</article>")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_duty_tells_its_years_and_that_nothing_is_known_after_the_term(small_world: Dataset, language: str) -> None:
    item = item_of(main_of(site_of(small_world, language), "duties"), "yearly-report")
    missing = small_world.label("duties.no_report")[language]
    assert "2018: " in item
    assert f"2019–2020: {missing}" in item
    assert small_world.label("duties.term_over")[language].format(end="2020") in item
    running = item_of(main_of(site_of(small_world, language, datetime.date(2020, 3, 1)), "duties"), "yearly-report")
    assert f"2020: {small_world.label('duties.running')[language]}" in running
    assert small_world.label("duties.term_over")[language].format(end="2020") not in running


def test_no_real_duty_that_recurs_is_said_to_go_on(real_world: Dataset) -> None:
    page = main_of(site_of(real_world, "en"), "duties")
    for duty in real_world.duties.values():
        item = item_of(page, duty.id)
        unknown = "goes on is not known to us." in item or "still applies is not known to us." in item
        assert unknown is (duty.rhythm != "once"), duty.id


@pytest.mark.parametrize(
    ("section", "key"), [("5.1", "duties.term_over"), ("5", "duties.other_term"), (None, "duties.no_term")]
)
def test_a_term_that_is_not_that_of_the_duty_is_not_taken_for_it(
    small_world: Dataset, section: str | None, key: str
) -> None:
    concept = small_world.concepts["lower"]
    term = Term(start=Calendar("2018"), end=Calendar("2020"), section="5.1") if section else None
    statement = dataclasses.replace(small_world.entries["S-1"], section=section or "5")
    world = dataclasses.replace(
        small_world,
        records={
            **small_world.records,
            "concept": {**small_world.concepts, "lower": dataclasses.replace(concept, term=term)},
            "statement": {"S-1": statement},
        },
    )
    item = item_of(main_of(site_of(world, "en"), "duties"), "yearly-report")
    said = [one for one in ("term_over", "other_term", "no_term") if _start(world, f"duties.{one}") in item]
    assert [f"duties.{one}" for one in said] == [key]


def _start(world: Dataset, key: str) -> str:
    """As much of a sentence as tells it from others."""
    return world.label(key)["en"].partition("{")[0].partition(" Whether")[0]


def test_a_document_that_says_the_plan_goes_on_is_shown_wherever_its_term_is(small_world: Dataset) -> None:
    concept = dataclasses.replace(
        small_world.concepts["lower"], in_force=(InForce(start=Calendar("2021"), evidence=EVIDENCE),)
    )
    world = dataclasses.replace(
        small_world, records={**small_world.records, "concept": {**small_world.concepts, "lower": concept}}
    )
    before, after = (site_of(one, "en") for one in (small_world, world))
    assert "Whether the concept goes on after that is not known to us." in main_of(before, "concept:lower")
    page = main_of(after, "concept:lower")
    assert "not known to us" not in page
    assert "Still in force since 2021 according to a document." in page
    assert "p. 7, no. 3" in page
    assert "term ended" in validity(before, small_world.concepts["lower"]).words
    assert "still in force according to a document" in validity(after, concept).words
    item = item_of(main_of(after, "duties"), "yearly-report")
    assert "2019–2025: No report is available to us" in item
    assert "2026: not over yet" in item


def test_the_list_of_measures_says_of_which_year_a_state_is(small_world: Dataset) -> None:
    page = main_of(site_of(small_world, "en"), ":".join(PageKey("list", "lower", "measures")))
    assert '<span data-state="partly">partly done (2018)</span>' in page
