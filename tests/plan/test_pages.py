"""Which pages there are, and where: addresses come from ids and never from titles."""

from __future__ import annotations

import dataclasses

import pytest

from konzept.model import Text
from konzept.model.dataset import Dataset
from konzept.plan.pages import PageKey, plan
from tests.support.built_site import page_key


@pytest.fixture(scope="session", params=["de", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_entry_and_actor_and_field_has_a_page(real_world: Dataset, language: str) -> None:
    pages = plan(real_world, language)
    records = {"entry": real_world.entries, "actor": real_world.actors, "field": real_world.fields}
    wanted = {PageKey(kind, one) for kind, found in records.items() for one in found}
    assert wanted <= set(pages)


def test_both_languages_have_the_same_pages(real_world: Dataset) -> None:
    assert list(plan(real_world, "de")) == list(plan(real_world, "en"))


def test_addresses_and_window_titles_are_unique(real_world: Dataset, language: str) -> None:
    pages = list(plan(real_world, language).values())
    for attribute in ("address", "window_title"):
        values = [getattr(page, attribute) for page in pages]
        assert sorted(values) == sorted(set(values)), attribute


@pytest.mark.parametrize(
    ("code", "key", "address"),
    [
        ("de", "entry:M-5.4.1.8", "nordhausen/massnahmen/M-5.4.1.8/"),
        ("en", "entry:M-5.4.1.8", "nordhausen/measures/M-5.4.1.8/"),
        ("de", "field:language", "nebeneinander/sprache/"),
        ("en", "matrix", "side-by-side/matrix/"),
        ("de", "section:land/1.2.2", "land/abschnitt/1.2.2/"),
        ("de", "home", ""),
    ],
)
def test_addresses_are_localised(real_world: Dataset, code: str, key: str, address: str) -> None:
    assert plan(real_world, code)[page_key(key)].address == address


def test_a_new_title_does_not_move_a_page(small_world: Dataset) -> None:
    entry = next(iter(small_world.entries.values()))
    renamed = dataclasses.replace(entry, title=Text({"de": "Anders", "en": "Different"}))
    kind = next(kind for kind, records in small_world.records.items() if entry.id in records and kind != "actor")
    records = {**small_world.records, kind: {**small_world.records[kind], entry.id: renamed}}
    key = PageKey("entry", entry.id)
    before, after = (plan(world, "de")[key] for world in (small_world, Dataset(records, small_world.labels)))
    assert (before.address, before.title != after.title) == (after.address, True)
