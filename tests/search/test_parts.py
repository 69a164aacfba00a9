"""The search in parts: every document in one place, titles from all, one index as ever while the entries are few."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

import pytest

from konzept.model.dataset import Dataset
from konzept.publish.weights import FIRST_SEARCH, FIRST_SEARCH_IN_PARTS, first_search
from konzept.read.load import load
from konzept.show import search_parts
from konzept.show.search_index import index_json, texts_json
from konzept.show.search_parts import SEARCH_INDEX, SEARCH_TEXTS, TITLES, file_names, in_parts, part_name, search_files
from konzept.show.views.documents import BARE
from tests.search.test_index import decoded
from tests.support.built_site import LANGUAGES, ROOT
from tests.support.parted_site import SECOND, WORDS, add_district
from tests.support.sites import site_of


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The small world with a second district."""
    data: Path = tmp_path_factory.mktemp("parted") / "data"
    shutil.copytree(ROOT / "tests/world", data)
    shutil.copytree(ROOT / "data/ui", data / "ui")
    add_district(data)
    found = load(data).dataset
    assert found is not None
    return found


@pytest.fixture
def parted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_parts, "MOST_ENTRIES", 0)


def parts_of(world: Dataset, language: str) -> dict[str, dict]:
    """The indexes of a language by part; the shared one has no name."""
    files = search_files(site_of(world, language))
    names = {part_name(SEARCH_INDEX, part): part for part in (*world.concepts, TITLES)} | {SEARCH_INDEX: ""}
    return {names[name]: json.loads(content) for name, content in files.items() if name in names}


def ids(index: dict) -> list[str]:
    return [one["id"] for one in index["documents"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_entries_have_one_index_as_ever(real_world, world, language):
    for one in (real_world, world):
        site = site_of(one, language)
        assert not in_parts(one)
        assert file_names(one) == (SEARCH_INDEX, SEARCH_TEXTS)
        made = {SEARCH_INDEX: index_json(site).encode(), SEARCH_TEXTS: texts_json(site).encode()}
        assert search_files(site) == made
        assert "parts" not in json.loads(made[SEARCH_INDEX])


def test_one_local_concept_is_never_cut(real_world, parted):
    assert len(real_world.local_concepts) == 1
    assert not in_parts(real_world)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_document_stands_in_one_part_as_it_stands_in_the_whole(world, parted, language):
    parts = parts_of(world, language)
    whole = {one["id"]: one for one in json.loads(index_json(site_of(world, language)))["documents"]}
    full = [one for name, part in parts.items() if name != TITLES for one in part["documents"]]
    assert sorted(one["id"] for one in full) == sorted(whole)
    assert [one for one in full if one != whole[one["id"]]] == []
    assert parts[""]["parts"] == list(world.concepts)
    assert set(file_names(world)) == set(search_files(site_of(world, language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_and_names_of_all_local_concepts_are_in_one_small_part(world, parted, language):
    parts = parts_of(world, language)
    local = [one for concept in ("lower", SECOND) for one in parts[concept]["documents"] if one["kind"] not in BARE]
    dropped = {"summary", "place"}
    assert parts[TITLES]["documents"] == [
        {key: value for key, value in one.items() if key not in dropped} for one in local
    ]
    assert "words" not in parts[TITLES]
    assert {"actor:SCHOOL-2", "duty:yearly-report-2", "M-5.1.2-2", f"concept:{SECOND}"} <= set(ids(parts[TITLES]))


def test_what_one_district_alone_names_is_its_own_and_what_two_name_is_shared(world, parted):
    parts = parts_of(world, "de")
    for concept, suffix in (("lower", ""), (SECOND, "-2")):
        assert {f"actor:SCHOOL{suffix}", f"duty:yearly-report{suffix}", f"figure:share{suffix}"} <= set(
            ids(parts[concept])
        )
    assert {"actor:GOV", "Z-1", "G-1", "field:language", "term:district"} <= set(ids(parts[""]))
    assert ids(parts["upper"]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_and_texts_of_a_part_belong_to_its_own_documents(world, parted, language):
    files, parts = search_files(site_of(world, language)), parts_of(world, language)
    for concept in ("lower", SECOND):
        part, texts = parts[concept], json.loads(files[part_name(SEARCH_TEXTS, concept)])
        rows = dict(zip(part["words"].split(" "), part["places"].split(" "), strict=True))
        word = WORDS[concept][language]
        (place,) = decoded(rows[word])
        assert word in texts[place]
        assert part["documents"][place]["id"] == f"M-5.1.2{'' if concept == 'lower' else '-2'}"
        assert len(texts) == len(part["documents"])
        for other in set(parts) - {concept}:
            assert word not in parts[other].get("words", "").split(" ")
    assert len(json.loads(files[SEARCH_TEXTS])) == len(parts[""]["documents"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_part_says_in_words_what_it_lets_a_reader_search(world, parted, language):
    parts = parts_of(world, language)
    assert {name for name, part in parts.items() if part.get("scope")} == {*world.concepts, TITLES}
    assert world.concepts[SECOND].short_name[language] in parts[SECOND]["scope"]
    assert parts[SECOND]["part"] == SECOND
    assert "part" not in parts[TITLES]
    assert parts[TITLES]["labels"] == {key: world.labels[f"find.{key}_titles"][language] for key in ("none", "similar")}
    assert set(parts[TITLES]["labels"]) <= set(parts[""]["labels"])


def test_a_first_search_weighs_the_script_the_index_and_its_heaviest_part():
    files = {"search.js": b"script", SEARCH_INDEX: b"index" * 9, SEARCH_TEXTS: b"texts" * 99}
    packed = {name: len(gzip.compress(content, 9)) for name, content in files.items()}
    few = {name: lambda content=content: content for name, content in files.items()}
    size = packed["search.js"] + packed[SEARCH_INDEX]
    assert first_search(few) == (size, FIRST_SEARCH)
    heavy = bytes(range(200))
    many = few | {"search-index--titles.json": lambda: heavy, "search-index-a.json": lambda: b"a"}
    assert first_search(many) == (size + len(gzip.compress(heavy, 9)), FIRST_SEARCH_IN_PARTS)
