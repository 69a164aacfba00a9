"""The tables to take away: nothing is left out of them, counted twice or made up."""

from __future__ import annotations

from collections import Counter

import pytest

from konzept.model import Bindingness, Measure, Obligation, ProgressState
from konzept.model.accountability import UNKNOWN
from konzept.model.dataset import Dataset, kind_of
from konzept.plan.pages import ENTRY_FOLDERS, PageKey
from konzept.plan.site import Site
from konzept.show.views import TABLES
from konzept.show.views.entry_table import entries_table, list_view
from konzept.show.views.tables import Cell, Table, table
from tests.support.progress import with_progress
from tests.support.sites import main_of, site_of


@pytest.fixture(scope="module", params=["de", "en"])
def site(real_world: Dataset, request: pytest.FixtureRequest) -> Site:
    return site_of(real_world, request.param)


def lists(site: Site) -> list[tuple[PageKey, Table]]:
    return [(key, entries_table(site, key)) for key in site.pages if key.type == "list"]


def column(found: Table, name: str) -> list[tuple[str, ...]]:
    return [row.cells[name].words for row in found.rows]


def test_every_entry_stands_in_one_list_in_the_order_of_its_text(site: Site) -> None:
    for key, found in lists(site):
        every = [one for one in site.dataset.entries_of[key.subject] if ENTRY_FOLDERS[kind_of(one)] == key.part]
        assert [row.id for row in found.rows] == [one.id for one in every]
    listed = Counter(row.id for _, found in lists(site) for row in found.rows)
    assert listed == Counter(list(site.dataset.entries))


def test_an_entry_is_found_under_every_field_it_belongs_to(site: Site) -> None:
    for _, found in lists(site):
        for one in (one for one in found.filters if one.name == "field"):
            under = {(choice.value, row.id) for choice in one.choices for row in choice.rows}
            entries = [site.dataset.entries[row.id] for row in found.rows]
            assert under == {(field, entry.id) for entry in entries for field in entry.fields}


def test_each_value_of_a_filter_leaves_the_rows_that_have_it_and_there_are_two_at_least(site: Site) -> None:
    found = [TABLES[key.type](site, key) for key in site.pages if key.type in TABLES]
    assert {one.name for every in found for one in every.filters} >= {"field", "actor", "bindingness", "number", "to"}
    for one in (one for every in found for one in every.filters):
        assert len(one.choices) > 1
        assert all(choice.rows and choice.name for choice in one.choices)
        assert all(choice.value in row.cells[one.column].values for choice in one.choices for row in choice.rows)


def test_what_filters_and_sorts_rows_stands_in_the_table_of_the_page(site: Site) -> None:
    for key in (key for key in site.pages if key.type in TABLES):
        found, page = TABLES[key.type](site, key), main_of(site, ":".join([key.type, *filter(None, key[1:])]))
        for name in {one.column for one in found.filters} | {*found.sorted_by}:
            asked = sum(one.column == name for one in found.filters)
            assert page.count(f' data-column="{name}"') == len(found.rows) + asked, (key, name)


def test_bindingness_stands_from_the_strongest_to_the_weakest(site: Site) -> None:
    for key, found in lists(site):
        if "bindingness" in found.columns:
            assert list_view(site, key).bindingness == tuple(Bindingness)
            ranks = {row.places["bindingness"]: row.cells["bindingness"].words[0] for row in found.rows}
            words = [site.dataset.label(f"bindingness.{one}")[site.language.id] for one in Bindingness]
            assert [ranks[place] for place in sorted(ranks)] == [one for one in words if one in ranks.values()]


def test_who_is_responsible_is_named_as_in_the_data_and_inferred_bodies_are_marked(site: Site) -> None:
    inferred = site.dataset.label("entry.inferred_short")[site.language.id]
    for _, found in lists(site):
        for row in found.rows if "responsible" in found.columns else ():
            entry = site.dataset.entries[row.id]
            assert isinstance(entry, Obligation)
            marked = [f"({inferred}" in words for words in row.cells["responsible"].words]
            assert marked == [one.basis == "inferred" for one in entry.responsible]


def test_a_state_is_what_the_newest_report_says_of_its_year_and_unknown_without_any(real_world: Dataset) -> None:
    measures = dict(real_world.of(Measure))
    reported, *others = measures
    concept = measures[reported].concept
    world = with_progress(real_world, {(2018, reported): ProgressState.UNDER_WAY, (2020, reported): ProgressState.DONE})
    site = site_of(world, "de")
    key = PageKey("list", concept, "measures")
    cells = {row.id: row.cells["state"] for row in entries_table(site, key).rows}
    states = {id_: list(cell.values) for id_, cell in cells.items()}
    assert cells[reported].words == ("umgesetzt (2020)",)
    assert states[reported] == ["done"]
    assert {value for other in others for value in states.get(other, ())} == {UNKNOWN}
    [state] = [one for one in entries_table(site, key).filters if one.name == "state"]
    assert [(choice.value, len(choice.rows)) for choice in state.choices] == [(UNKNOWN, len(states) - 1), ("done", 1)]


def test_duties_say_who_owes_what_to_whom(site: Site) -> None:
    found = TABLES["duties"](site, PageKey("duties"))
    assert [row.id for row in found.rows] == list(site.dataset.duties)
    for row in found.rows:
        duty = site.dataset.duties[row.id]
        assert tuple(row.cells["owed_by"].values) == duty.owed_by
        assert tuple(row.cells["owed_to"].values) == duty.owed_to
        assert row.cells["owed_to"].words
        assert row.cells["deadline"].words == (duty.deadline or "",)


def test_rows_keep_the_order_of_the_text_where_they_are_equal() -> None:
    cells = {"b": {"n": Cell(("x",), key=1)}, "a": {"n": Cell(("x",), key=1)}, "c": {"n": Cell(("y",), key=0)}}
    rows = table("t", cells, {}, ("n", "none"), complete=True).rows
    assert [(row.id, row.places) for row in rows] == [("b", {"n": 1}), ("a", {"n": 1}), ("c", {"n": 0})]
