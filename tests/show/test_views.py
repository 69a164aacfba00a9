"""What the signature pages show: rows side by side, the matrix, links from both ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from konzept.model import Basis, Goal, Guideline, Measure, Obligation, Prose, Text
from konzept.model.dataset import Dataset
from konzept.plan.pages import HOME, PageKey
from konzept.plan.site import Site
from konzept.show.views.compare import compare_view, field_view
from konzept.show.views.concept import section_view
from konzept.show.views.entry import entry_view, says_once
from konzept.show.views.matrix import matrix_view
from tests.support.sites import site_of


@pytest.fixture(scope="module")
def site(real_world: Dataset) -> Site:
    return site_of(real_world, "de")


def test_the_matrix_counts_every_link_once(site: Site) -> None:
    view = matrix_view(site, HOME)[0]
    links = sum(len(entry.links) for entry in site.dataset.entries.values())
    assert [view.total, sum(view.totals), sum(row.total for row in view.rows + view.others)] == [links] * 3


def test_every_matrix_cell_with_links_leads_to_an_anchor_on_the_land_entry(site: Site) -> None:
    for row in matrix_view(site, HOME)[0].rows:
        anchors = {group.anchor for group in entry_view(site, PageKey("entry", row.entry.id)).answers}
        assert {cell.anchor for cell in row.cells if cell.link_ends} == anchors


def test_every_link_is_shown_from_both_ends(site: Site) -> None:
    for entry in site.dataset.entries.values():
        for tie in entry_view(site, PageKey("entry", entry.id)).link_ends:
            answers = [
                one for group in entry_view(site, PageKey("entry", tie.entry.id)).answers for one in group.link_ends
            ]
            assert entry.id in {answer.entry.id for answer in answers}


def test_every_land_entry_and_every_local_goal_and_measure_stands_in_its_fields(site: Site) -> None:
    for field_id in site.dataset.fields:
        view = field_view(site, PageKey("field", field_id))
        shown = {row.land.entry.id for row in view.answered + view.unanswered}
        shown |= {answer.card.entry.id for row in view.answered + view.foreign for answer in row.answers}
        shown |= {card.entry.id for card in view.alone} | {card.entry.id for card in view.statements}
        wanted = {entry.id for entry in site.dataset.entries.values() if field_id in entry.fields}
        assert wanted <= shown, field_id


def test_an_entry_is_written_out_once_on_a_field_page(site: Site) -> None:
    for field_id in site.dataset.fields:
        view = field_view(site, PageKey("field", field_id))
        cards = [answer.card for row in view.answered + view.foreign for answer in row.answers] + list(view.alone)
        full = [card.entry.id for card in cards if not card.repeated]
        assert sorted(full) == sorted(set(full)), field_id


def test_rows_come_in_the_order_of_relevance_and_those_without_answers_last(site: Site) -> None:
    ranks = {Goal: 0, Guideline: 1}
    for field_id in site.dataset.fields:
        view = field_view(site, PageKey("field", field_id))
        assert all(row.answers for row in view.answered + view.foreign)
        assert not any(row.answers for row in view.unanswered)
        for rows in (view.answered, view.unanswered):
            order = [(ranks.get(type(row.land.entry), 2), row.land.entry.fields[0] != field_id) for row in rows]
            assert order == sorted(order), field_id


def test_one_function_counts_what_a_field_holds(site: Site) -> None:
    compared = dict(compare_view(site, HOME).fields)
    for field, counts in compared.items():
        view = field_view(site, PageKey("field", field.id))
        assert counts == view.counts
        assert counts.links == sum(len(row.answers) for row in view.answered + view.foreign)
        entries = [entry for entry in site.dataset.entries.values() if field.id in entry.fields]
        assert counts.measures == sum(isinstance(entry, Measure) for entry in entries)


def test_land_entries_without_a_local_measure_are_shown_as_gaps(site: Site) -> None:
    world = site.dataset
    answered = {to for to, ties in world.links_to.items() if any(isinstance(entry, Measure) for entry, _ in ties)}
    gaps = {
        entry.id
        for entry in world.entries.values()
        if isinstance(entry, Guideline | Goal) and world.concepts[entry.concept].parent is None
    } - answered
    assert gaps <= {entry.id for entry in compare_view(site, HOME).gaps}
    for field_id in world.fields:
        view = field_view(site, PageKey("field", field_id))
        for row in view.answered + view.unanswered:
            land = row.land.entry.id
            assert row.without_measure <= (land not in answered), (field_id, land)
            assert row.without_measure >= (land not in world.links_to), (field_id, land)


def test_the_reading_view_follows_the_official_text(site: Site) -> None:
    for concept in site.dataset.concepts.values():
        for section in concept.sections:
            view = section_view(site, PageKey("section", concept.id, section.number))
            entries = site.dataset.entries_of[concept.id]
            own = [one for one in entries if one.section == section.number]
            assert list(view.chapter.entries) == sorted(own, key=lambda one: one.position), section.number


def test_every_section_has_a_way_on(site: Site) -> None:
    for concept in site.dataset.concepts.values():
        views = [section_view(site, PageKey("section", concept.id, section.number)) for section in concept.sections]
        assert [bool(view.previous) for view in views] == [False] + [True] * (len(views) - 1)
        assert [bool(view.following) for view in views] == [True] * (len(views) - 1) + [False]


def test_every_obligation_says_who_is_responsible_and_on_what_basis(site: Site) -> None:
    for entry in site.dataset.entries.values():
        if isinstance(entry, Obligation):
            view = entry_view(site, PageKey("entry", entry.id))
            nobody = all(one.basis is Basis.NONE for one in entry.responsible)
            assert view.responsibility_missing == nobody, entry.id


TEXT = {
    "de": "Das Landratsamt sichert jährlich zwölf Kursplätze.",
    "en": "The administration secures twelve places yearly.",
}


@pytest.mark.parametrize(
    ("points", "once"),
    [
        ([TEXT], True),
        ([{"de": "Das Landratsamt sichert zwölf Plätze.", "en": "The administration secures twelve places."}], True),
        ([TEXT | {"en": "The council reviews another report beforehand."}], False),
        ([{"de": "Der Kreistag prüft vorher einen Bericht.", "en": "The council reviews a report beforehand."}], False),
        ([TEXT, TEXT], False),
        ([], False),
    ],
)
def test_only_a_single_point_that_the_text_says_in_every_language_is_not_repeated(site: Site, points, once) -> None:
    entry = next(one for one in site.dataset.entries.values() if isinstance(one, Measure) and one.commitments)
    nothing = Text({"de": "Titel", "en": "Title"})
    commitments = tuple(replace(entry.commitments[0], text=Text(point)) for point in points)
    assert says_once(replace(entry, title=nothing, summary=nothing, text=Prose(TEXT), commitments=commitments)) is once
