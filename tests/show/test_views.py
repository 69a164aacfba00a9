"""What the signature pages show: rows side by side, the matrix, links from both ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from konzept.model import Basis, Goal, Guideline, Measure, Obligation, Prose, Text
from konzept.plan.pages import HOME, PageKey
from konzept.plan.site import Site
from konzept.show.views.compare import Card, FieldView, compare_view, field_view
from konzept.show.views.concept import section_view
from konzept.show.views.entry import entry_view, says_once
from konzept.show.views.matrix import matrix_view
from tests.support.second_county import WORLDS, world_of
from tests.support.sites import site_of


@pytest.fixture(scope="module", params=WORLDS)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_of(world_of(tmp_path_factory.mktemp("world") / "data", request.param), "de")


def test_the_matrix_counts_every_link_once(site: Site) -> None:
    tables = matrix_view(site, HOME)
    links = sum(len(entry.links) for entry in site.dataset.entries.values())
    assert sum(view.total for view in tables) == links
    for view in tables:
        assert [sum(view.totals), sum(row.total for row in view.rows + view.others)] == [view.total] * 2
        assert sum(total for _, _, total in view.groups) == view.total
        assert [one for one, count, _ in view.groups for _ in range(count)] == [one.concept for one in view.columns]


def test_every_matrix_cell_with_links_leads_to_an_anchor_on_the_land_entry(site: Site) -> None:
    for row in (row for view in matrix_view(site, HOME) for row in view.rows):
        answers = entry_view(site, PageKey("entry", row.entry.id)).answers
        anchors = [group.anchor for one in answers for group in one.groups]
        assert sorted({cell.anchor for cell in row.cells if cell.link_ends}) == sorted(anchors)


def test_every_link_is_shown_from_both_ends(site: Site) -> None:
    for entry in site.dataset.entries.values():
        ties = [tie for _, found in entry_view(site, PageKey("entry", entry.id)).link_ends for tie in found]
        assert len(ties) == len(entry.links)
        for tie in ties:
            sides = entry_view(site, PageKey("entry", tie.entry.id)).answers
            own = next(side for side in sides if side.concept.id == entry.concept)
            assert entry.id in {answer.entry.id for group in own.groups for answer in group.link_ends}


def test_every_land_entry_and_every_local_goal_and_measure_stands_in_its_fields(site: Site) -> None:
    for field_id in site.dataset.fields:
        view = field_view(site, PageKey("field", field_id))
        shown = {row.land.entry.id for row in view.answered + view.unanswered}
        shown |= {answer.card.entry.id for row in view.answered + view.foreign for answer in row.answers}
        shown |= {card.entry.id for card in (*alone(view), *view.statements)}
        wanted = {entry.id for entry in site.dataset.entries.values() if field_id in entry.fields}
        assert wanted <= shown, field_id


def test_an_entry_is_written_out_once_on_a_field_page(site: Site) -> None:
    for field_id in site.dataset.fields:
        view = field_view(site, PageKey("field", field_id))
        cards = [answer.card for row in view.answered + view.foreign for answer in row.answers] + alone(view)
        full = [card.entry.id for card in cards if not card.repeated]
        assert sorted(full) == sorted(set(full)), field_id


def test_rows_come_in_the_order_of_relevance_and_those_without_answers_last(site: Site) -> None:
    ranks = {Goal: 0, Guideline: 1}
    for field_id in site.dataset.fields:
        view = field_view(site, PageKey("field", field_id))
        assert all(row.answers for row in view.answered + view.foreign)
        assert not any(row.answers for row in view.unanswered)
        for rows in (view.answered, view.unanswered):
            entries = [row.land.entry for row in rows]
            of = [site.dataset.concepts[entry.concept].order for entry in entries]
            order = [(ranks.get(type(entry), 2), entry.fields[0] != field_id) for entry in entries]
            assert [*zip(of, order, strict=True)] == sorted(zip(of, order, strict=True)), field_id


def test_one_function_counts_what_a_field_holds(site: Site) -> None:
    compared = dict(compare_view(site, HOME).fields)
    for field, counts in compared.items():
        view = field_view(site, PageKey("field", field.id))
        assert counts == view.counts
        assert counts.links == sum(len(row.answers) for row in view.answered + view.foreign)
        entries = [entry for entry in site.dataset.entries.values() if field.id in entry.fields]
        for part in (*counts.upper, *counts.local):
            own = [entry for entry in entries if entry.concept == part.concept.id]
            assert [part.guidelines, part.goals, part.measures] == [
                sum(isinstance(entry, kind) for entry in own) for kind in (Guideline, Goal, Measure)
            ], (field.id, part.concept.id)
        assert counts.measures == sum(part.measures for part in counts.local)
        assert {one.concept.id for one in (*counts.upper, *counts.local)} == set(site.dataset.concepts)


def test_what_a_concept_has_no_measure_for_is_shown_as_a_gap_of_that_concept(site: Site) -> None:
    world = site.dataset
    measures = [entry for entry in world.entries.values() if isinstance(entry, Measure)]
    answered = {(link.to, measure.concept) for measure in measures for link in measure.links}
    linked = {(to, entry.concept) for to, ties in world.links_to.items() for entry, _ in ties}
    groups = {(group.upper.id, group.local.id): group.gaps for group in compare_view(site, HOME).gaps}
    for concept in (one for one in world.concepts.values() if one.parent):
        aims = [one.id for one in world.entries_of[concept.parent] if isinstance(one, Guideline | Goal)]
        silent = {one for one in aims if (one, concept.id) not in answered}
        assert silent <= {one.entry.id for one in groups.get((concept.parent, concept.id), ())}, concept.id
    for field_id in world.fields:
        for row in field_view(site, PageKey("field", field_id)).answered:
            for side in row.sides:
                place = (row.land.entry.id, side.concept.id)
                assert side.without_measure <= (place not in answered), (field_id, place)
                assert side.without_measure >= (place not in linked), (field_id, place)
            assert not {(row.land.entry.id, one.id) for one in row.silent} & linked


def test_a_row_says_of_every_concept_below_what_it_does_about_an_aim(site: Site) -> None:
    for field_id in site.dataset.fields:
        view = field_view(site, PageKey("field", field_id))
        for row in (*view.answered, *view.unanswered):
            if isinstance(row.land.entry, Guideline | Goal):
                below = {one.id for one in site.dataset.concepts.values() if one.parent == row.land.entry.concept}
                said = [one.concept.id for one in row.sides] + [one.id for one in row.silent]
                assert below <= set(said), row.land.entry.id
                assert len(said) == len(set(said)), row.land.entry.id


def alone(view: FieldView) -> list[Card]:
    return [card for _, cards in view.alone for card in cards]


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
