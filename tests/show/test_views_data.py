"""The pages made of data: nothing of the data is left out, and nobody is said to owe what no text says."""

from __future__ import annotations

import dataclasses
import datetime
import re
from decimal import Decimal
from itertools import pairwise

import pytest
from markupsafe import Markup, escape

from konzept.language.alphabet import alphabetical, initial
from konzept.language.markdown import to_html
from konzept.model import (
    Calendar,
    Measure,
    NoteType,
    Obligation,
    Partner,
    Precision,
    ReferenceType,
    Role,
    Standing,
    Text,
)
from konzept.model.dataset import Dataset
from konzept.plan.pages import HOME, PageKey
from konzept.plan.site import Site
from konzept.show.views.actors import PRINTED, actor_view, actors_view, is_bound
from konzept.show.views.contacts import audience_view
from konzept.show.views.duties import duties_view
from konzept.show.views.figures import figures_view
from konzept.show.views.glossary import glossary_view
from konzept.show.views.laws import laws_view
from konzept.show.views.notes import notes_view
from konzept.show.views.references import references_view
from tests.support.sites import main_of, site_of

TODAY = datetime.date(2026, 1, 1)
PAGES = [
    "actors", "duties", "figures", "glossary", "laws", "references", "notes", "contacts", "audience:migrants",
    "evidence",
]  # fmt: skip


@pytest.fixture(scope="module", params=["de", "en"])
def site(real_world: Dataset, request: pytest.FixtureRequest) -> Site:
    return site_of(real_world, request.param)


def test_every_actor_is_listed_once(site: Site) -> None:
    listed = [line.actor.id for _, lines in actors_view(site, HOME).groups for line in lines]
    assert sorted(listed) == sorted(site.dataset.actors)


def test_an_actors_page_names_every_entry_with_a_task_or_role_for_it(site: Site) -> None:
    for actor in site.dataset.actors:
        view = actor_view(site, PageKey("actor", actor))
        shown = {task.entry.id for task in view.tasks} | {part.entry.id for _, parts in view.parts for part in parts}
        assert shown == {entry.id for entry in site.dataset.entries.values() if actor in named_in(entry)}, actor


def named_in(entry: object) -> set[str | None]:
    if not isinstance(entry, Obligation):
        return set()
    named = {one.actor for one in entry.responsible} | {one.actor for one in entry.partners}
    return named | {actor for one in entry.commitments for actor in one.by}


def test_every_duty_stands_on_the_pages_of_who_owes_it_and_who_is_owed(site: Site) -> None:
    for duty in site.dataset.duties.values():
        assert all(duty in actor_view(site, PageKey("actor", actor)).duties for actor in duty.owed_by)
        assert all(duty in actor_view(site, PageKey("actor", actor)).owed for actor in duty.owed_to)


def test_every_bound_actor_shows_the_concept_that_binds_it_and_no_partner_does(site: Site) -> None:
    for actor in site.dataset.actors.values():
        assert (actor_view(site, PageKey("actor", actor.id)).concept is not None) == is_bound(actor), actor.id


def test_a_partner_is_never_said_to_be_obliged(small_world: Dataset) -> None:
    independent = {
        one.id: dataclasses.replace(one, standing=Standing.INDEPENDENT) for one in small_world.actors.values()
    }
    everybody = tuple(Partner(actor=one, role=Role.OBLIGED) for one in independent)
    measures = {one.id: dataclasses.replace(one, partners=everybody) for one in small_world.of(Measure).values()}
    world = Dataset({**small_world.records, "actor": independent, "measure": measures}, small_world.labels)
    site = site_of(world, "en")
    for actor in independent:
        page = main_of(site, f"actor:{actor}")
        assert small_world.label("actors.partner")["en"] in page
        assert small_world.label("actor.role.obliged")["en"] not in page


def test_an_actor_without_any_role_still_has_something_to_read(site: Site) -> None:
    said = site.dataset.label("actor.only_mentioned")[site.language.id]
    for actor in site.dataset.actors:
        view = actor_view(site, PageKey("actor", actor))
        if view.only_mentioned:
            assert said in main_of(site, f"actor:{actor}")
            assert view.mentions or view.actor.text, actor


def test_a_name_is_found_with_its_german_endings_but_not_inside_other_words(small_world: Dataset) -> None:
    actor = next(iter(small_world.actors.values()))
    name = actor.name[PRINTED]
    statement = next(iter(small_world.records["statement"].values()))
    for word, found in ((f"{name}s", True), (f"{name}plan", False), (f"Neben{name}", False)):
        wording = f"Da liegt {word} vor."
        changed = dataclasses.replace(statement, text=Text({"de": wording, "en": "x"}))
        records = {**small_world.records, "statement": {statement.id: changed}}
        mentions = actor_view(site_of(Dataset(records, small_world.labels), "de"), PageKey("actor", actor.id)).mentions
        assert (changed in mentions) is found


def test_every_duty_is_shown_once_dated_ones_in_order_of_time(site: Site) -> None:
    view = duties_view(site, HOME)
    dated = [one.item.duty for one in view.dated]
    recurring = [item.duty for group in view.recurring for item in group.items]
    assert sorted(duty.id for duty in dated + recurring) == sorted(site.dataset.duties)
    assert [duty.deadline for duty in dated] == sorted(duty.deadline or "" for duty in dated)


@pytest.fixture
def dated_world(small_world: Dataset) -> Dataset:
    """The small world, whose duty is due in June 2018."""
    duties = {
        one.id: dataclasses.replace(one, deadline=Calendar("2018-06")) for one in small_world.records["duty"].values()
    }
    return Dataset({**small_world.records, "duty": duties}, small_world.labels)


@pytest.mark.parametrize(("today", "past"), [("2018-06-30", False), ("2018-07-01", True)])
def test_a_deadline_is_past_on_the_day_after_its_last_day_and_not_said_to_be_met(
    dated_world: Dataset, today: str, past: bool
) -> None:
    site = site_of(dated_world, "en", datetime.date.fromisoformat(today))
    assert [one.past for one in duties_view(site, HOME).dated] == [past]
    assert (str(escape(site.dataset.label("deadline.past")["en"])) in main_of(site, "duties")) is past


def test_every_time_in_an_entry_stands_under_a_duty_or_in_the_table(site: Site) -> None:
    listed = {one.entry.id for one in duties_view(site, HOME).others}
    covered = {entry for duty in site.dataset.duties.values() for entry in duty.entries}
    timed = {one.id for one in site.dataset.entries.values() if isinstance(one, Obligation) and one.when}
    assert listed == timed - covered


def test_a_note_that_several_duties_share_is_printed_once(site: Site) -> None:
    page = main_of(site, "duties")
    for group in duties_view(site, HOME).recurring:
        assert not [item for item in group.items if item.note in group.notes]
        assert [page.count(to_html(note[site.language.id])) for note in group.notes] == [1] * len(group.notes)


def test_a_report_stands_with_every_duty_it_discharges(small_world: Dataset) -> None:
    view = duties_view(site_of(small_world, "en"), HOME)
    items = [one.item for one in view.dated] + [item for group in view.recurring for item in group.items]
    found = {(one.id, item.duty.id) for item in items for line in item.lines for one in line.documents}
    assert found == {(one.id, duty) for one in small_world.documents.values() for duty in one.discharges} != set()


def test_every_figure_is_printed_with_its_precision(site: Site) -> None:
    page = main_of(site, "figures")
    for figure in site.dataset.figures.values():
        article = page.split(f'id="figure-{figure.id}"')[1].split("</article>")[0]
        assert site.wording.number(figure.value) in article
        if figure.precision != "exact":
            assert site.dataset.label(f"precision_word.{figure.precision}")[site.language.id] in article, figure.id


# A number, its unit and how exact it is, and how each language writes the number with its unit.
AMOUNTS = [
    ("60", ("Millionen Menschen", "million people"), "more_than", ("60 Millionen Menschen", "60 million people")),
    ("4", ("Arbeitsgruppen", "working groups"), "exact", ("4 Arbeitsgruppen", "4 working groups")),
    ("85400", ("Menschen", "people"), "about", ("85.400 Menschen", "85,400 people")),
    ("7.6", ("%", "%"), "exact", ("7,6 %", "7.6%")),
    ("12", ("Plätze", "places"), "at_least", ("12 Plätze", "12 places")),
]


@pytest.mark.parametrize(("value", "unit", "precision", "written"), AMOUNTS)
def test_a_figure_is_written_as_its_language_writes_it(
    small_world: Dataset, value: str, unit: tuple[str, str], precision: str, written: tuple[str, str]
) -> None:
    texts = {"unit": Text(zip(("de", "en"), unit, strict=True))}
    first = next(iter(small_world.figures.values()))
    figure = dataclasses.replace(first, value=Decimal(value), precision=Precision(precision), **texts)
    world = Dataset({**small_world.records, "figure": {figure.id: figure}, "chart": {}}, small_world.labels)
    for language, expected in zip(("de", "en"), written, strict=True):
        page = " ".join(main_of(site_of(world, language), "figures").striptags().split())
        word = "" if precision == "exact" else f"{world.label(f'precision_word.{precision}')[language]} "
        assert f"{word}{expected}" in page


def test_every_chart_has_a_name_a_description_and_a_table(site: Site) -> None:
    page = main_of(site, "figures")
    for one in figures_view(site, HOME).charts:
        article = page.split(f'id="chart-{one.chart.id}"')[1].split("</article>")[0]
        named = re.search(r'role="img" aria-labelledby="(\S+) (\S+)"', article)
        assert named
        assert all(f'id="{target}"' in article for target in named.groups())
        assert article.count('scope="row"') == len(one.figures) == len(one.drawing.bars)
        assert "<caption>" in article


def test_a_figure_stands_in_a_chart_or_among_the_others(site: Site) -> None:
    view = figures_view(site, HOME)
    drawn = {part.figure.id for one in view.charts for part in one.figures}
    others = {one.figure.id for one in view.others}
    assert not drawn & others
    assert drawn | others == set(site.dataset.figures)
    page = main_of(site, "figures")
    assert not [one for one in site.dataset.figures if page.count(f'id="figure-{one}"') != 1]


def test_every_term_stands_under_its_letter_in_the_order_of_the_alphabet(site: Site) -> None:
    language = site.language.id
    listed = [(letter, one.term) for letter, terms in glossary_view(site, HOME).letters for one in terms]
    assert sorted(term.id for _, term in listed) == sorted(site.dataset.terms)
    assert all(letter == initial(term.term[language]) for letter, term in listed)
    assert all(alphabetical(a.term[language]) <= alphabetical(b.term[language]) for (_, a), (_, b) in pairwise(listed))


@pytest.mark.parametrize(("words", "expected"), [("„Ämter“", "A"), ("Übersicht", "U"), ("ßerlin", "S"), ("élan", "E")])
def test_a_word_stands_under_its_base_letter(words: str, expected: str) -> None:
    assert initial(words) == expected


def test_every_citation_and_reference_stands_under_its_law(site: Site) -> None:
    view = laws_view(site, HOME)
    assert [one.law.id for one in view.laws] == list(site.dataset.laws)
    cited = sum(len(entry.laws) for entry in site.dataset.entries.values())
    assert sum(len(one.citations) for one in view.laws) == cited
    assert sum(len(one.references) for one in view.laws) == sum(
        bool(one.law) for one in site.dataset.references.values()
    )


def test_every_reference_is_listed_once_and_one_leads_from_text_to_text(site: Site) -> None:
    view = references_view(site, HOME)
    listed = [one.reference.id for group in view.concepts for _, found in group.sections for one in found]
    assert sorted(listed) == sorted(site.dataset.references)
    between = [one.id for one in site.dataset.references.values() if one.type is ReferenceType.BETWEEN]
    assert [one.id for one in view.between] == between


def test_every_note_is_listed_once_the_weightiest_of_each_type_first(site: Site) -> None:
    groups = notes_view(site, HOME).groups
    assert sorted(one.note.id for _, notes in groups for one in notes) == sorted(site.dataset.notes)
    order = ["major", "minor", "cosmetic"]
    assert all(
        [order.index(one.note.weight) for one in notes] == sorted(order.index(one.note.weight) for one in notes)
        for _, notes in groups
    )


def test_contradictions_and_open_questions_come_first_and_misprints_last(small_world: Dataset) -> None:
    first = next(iter(small_world.notes.values()))
    notes = {kind: dataclasses.replace(first, id=kind, type=kind) for kind in NoteType}
    world = Dataset({**small_world.records, "note": notes}, small_world.labels)
    listed = [kind for kind, _ in notes_view(site_of(world, "en"), HOME).groups]
    assert sorted(listed) == sorted(NoteType)
    assert [*listed[:2], listed[-1]] == [NoteType.CONTRADICTION, NoteType.OPEN, NoteType.MISPRINT]


def test_actors_with_the_most_to_do_come_first_in_each_circle_and_all_follow_by_alphabet(site: Site) -> None:
    view = actors_view(site, HOME)
    busy = [[(len(one.occurrence.tasks), one.occurrence.part_count) for one in lines] for _, lines in view.groups]
    assert busy == [sorted(one, reverse=True) for one in busy]
    tasks = [sum(number for number, _ in one) for one in busy]
    assert tasks == sorted(tasks, reverse=True)
    names = [alphabetical(actor.name[site.language.id]) for actor in view.by_name]
    assert names == sorted(names)
    assert len(names) == len(site.dataset.actors)


def test_the_old_anchor_of_each_audience_still_leads_to_its_page(site: Site) -> None:
    page = main_of(site, "contacts")
    for one in site.dataset.audiences:
        place = page.split(f'id="audience-{one}"')[1].split("</li>")[0]
        assert f'href="{site.pages[PageKey("audience", one)].folders[-1]}/"' in place, one


def test_every_entry_for_an_audience_stands_under_it_with_who_is_responsible(site: Site) -> None:
    views = [audience_view(site, PageKey("audience", one)) for one in site.dataset.audiences]
    found = {(view.audience.id, entry.id) for view in views for _, found in view.offers for entry in found}
    wanted = {
        (audience, entry.id)
        for entry in site.dataset.entries.values()
        if isinstance(entry, Obligation)
        for audience in entry.audiences
    }
    assert found == wanted


@pytest.mark.parametrize("key", PAGES)
def test_ids_are_unique_headings_skip_no_level_and_links_within_the_page_resolve(site: Site, key: str) -> None:
    page = main_of(site, key)
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("duties", "duty"),
        ("figures", "figure"),
        ("glossary", "term"),
        ("laws", "law"),
        ("references", "reference"),
        ("notes", "note"),
        ("contacts", "audience"),
    ],
)
def test_every_record_has_its_anchor(site: Site, key: str, kind: str) -> None:
    page = main_of(site, key)
    assert not [one for one in site.dataset.records[kind] if f'id="{kind}-{one}"' not in page]


def test_who_made_a_concept_is_said_on_its_page_and_on_theirs_and_nobody_is_made_its_publisher(site: Site) -> None:
    world, language = site.dataset, site.language.id
    for concept in world.concepts.values():
        page = main_of(site, f"concept:{concept.id}").unescape()
        parts = {"body": "own", "drawn_up_by": "drawn_up", "drafting": "drafting", "involved": "involved"}
        for field, label in parts.items():
            found = getattr(concept, field) or ()
            assert (world.label(f"concept.{field}")[language] in page) == bool(found)
            for actor in [found] if isinstance(found, str) else found:
                assert world.actors[actor].name[language] in page
                assert (label, (concept,)) in actor_view(site, PageKey("actor", actor)).made
                assert world.label(f"actor.{label}")[language] in main_of(site, f"actor:{actor}").unescape()
        assert (world.label("concept.no_publisher")[language] in page) == (concept.publisher is None)


@pytest.mark.parametrize(("key", "kind"), [("figures", "figure"), ("figures", "chart"), ("laws", "law")])
def test_markup_in_a_title_is_shown_as_typed(small_world: Dataset, key: str, kind: str) -> None:
    typed = "<script>{{ 7*7 }}</script> & Co."
    field = "name" if kind == "law" else "title"
    records = {
        one.id: dataclasses.replace(one, **{field: Text({"de": typed, "en": typed})})
        for one in small_world.records[kind].values()
    }
    world = Dataset({**small_world.records, kind: records}, small_world.labels)
    page = main_of(site_of(world, "en"), key)
    assert "<script" not in page
    assert str(Markup.escape(typed)) in page
