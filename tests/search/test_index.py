"""The index of each language: the same at every build, small, complete, plain text and folded as the script folds."""

from __future__ import annotations

import datetime
import gzip
import html
import json
import re
from collections import Counter

import pytest

from konzept.language.search_terms import stem, terms
from konzept.read.load import load
from konzept.show.search_index import index_json
from tests.support.built_site import LANGUAGES, ROOT, TODAY
from tests.support.sites import site_of

pytestmark = pytest.mark.data

BYTES_A_DOCUMENT = 180  # packed, and on average: more texts may make a larger index, nothing else may
LARGEST_SCRIPTS = 10_240
ASSETS = ROOT / "overrides/assets"

# What a text would still hold if it had not been made plain: tags, entities, Markdown, macros.
MARKUP = re.compile(r"<[a-z/!]|\]\(|\*\*|\{\{|\{%|^#|`|&[a-z]+;", re.IGNORECASE | re.MULTILINE)


def compressed(text: str) -> int:
    return len(gzip.compress(text.encode("utf-8"), 9, mtime=0))


def made(world, language: str) -> str:
    today = datetime.date.fromisoformat(TODAY)
    return index_json(site_of(world, language, today))


@pytest.fixture(scope="module")
def indexes(real_world) -> dict[str, dict]:
    return {language: json.loads(made(real_world, language)) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_is_the_same_at_every_build(real_world, language):
    again = load(ROOT / "data").dataset
    assert again is not None
    assert made(real_world, language) == made(again, language)
    later = datetime.date.fromisoformat(TODAY) + datetime.timedelta(days=400)
    site = site_of(real_world, language, later)
    assert index_json(site) == made(real_world, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_is_small(real_world, indexes, language):
    assert compressed(made(real_world, language)) <= BYTES_A_DOCUMENT * len(indexes[language]["documents"])


def test_the_scripts_are_small():
    scripts = [(ASSETS / name).read_text(encoding="utf-8") for name in ("search.js", "search-engine.js")]
    assert sum(map(compressed, scripts)) <= LARGEST_SCRIPTS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_thing_is_in_the_index(real_world, indexes, language):
    world = real_world
    counts = Counter(document["kind"] for document in indexes[language]["documents"])
    expected = {"field": len(world.fields), "actor": len(world.actors), "term": len(world.terms),
                "duty": len(world.duties), "figure": len(world.figures), "law": len(world.laws),
                "concept": len(world.concepts),
                "section": sum(len(concept.sections) for concept in world.concepts.values())}  # fmt: skip
    assert {kind: counts[kind] for kind in expected} == expected
    entries = sum(counts[kind] for kind in ("guideline", "goal", "measure", "statement"))
    assert entries == len(world.entries)
    assert counts["page"] > 10
    assert counts["document"] == len(world.documents)
    assert set(counts) == set(indexes[language]["facets"]["kind"]) - ({"document"} if not world.documents else set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_document_has_its_own_id_and_the_same_one_in_every_language(indexes, language):
    ids = [document["id"] for document in indexes[language]["documents"]]
    assert len(ids) == len(set(ids))
    assert set(ids) == {document["id"] for document in indexes["de"]["documents"]}


def strings(value: object):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_holds_plain_text(indexes, language):
    found = [text for text in strings(indexes[language]) if MARKUP.search(text) or html.unescape(text) != text]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_documents_hold_nothing_empty_and_only_what_the_script_knows(indexes, language):
    known = {"id", "kind", "title", "summary", "text", "also", "url", "place", "concept", "fields", "actors",
             "bindingness", "state"}  # fmt: skip
    facets = indexes[language]["facets"]
    for document in indexes[language]["documents"]:
        assert {"id", "kind", "title", "url"} <= set(document) <= known, document["id"]
        assert all(document.values()), document["id"]
        assert document["kind"] in facets["kind"]
        assert document.get("concept") in {None, *facets["concept"]}
        assert document.get("bindingness") in {None, *facets["bindingness"]}
        assert (document["kind"] == "measure") == (document.get("state") in facets["state"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_stop_words_are_folded(real_world, indexes, language):
    stop = indexes[language]["stop"]
    assert stop == sorted(set(stop))
    assert all(terms(word, language) == [word] for word in stop)
    assert len(stop) > 50
    assert set(stop) >= {word for one in real_world.languages[language].stop_words for word in terms(one, language)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_synonyms_are_folded_and_lead_somewhere(indexes, language):
    synonyms = indexes[language]["synonyms"]
    assert sum(len(words) for words, _ in synonyms) > 100
    held = {stem(word, language) for document in indexes[language]["documents"] for text in strings(document)
            for word in terms(text, language)}  # fmt: skip
    whole = " ".join(sorted(held))
    for words, means in synonyms:
        for sequence in (*words, *means):
            assert sequence
            assert terms(" ".join(sequence), language) == sequence
        for meaning in means:
            assert all(stem(word, language) in whole for word in meaning), (words, meaning)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_the_script_asks_for_is_there(indexes, language):
    script = (ASSETS / "search.js").read_text(encoding="utf-8")
    asked = set(re.findall(r"index\.labels\.(\w+)", script)) | set(re.findall(r'index\.labels\["(\w+)"\]', script))
    asked |= {f"{key}.{form}" for key in re.findall(r'counted\(index, "(\w+)"', script) for form in ("one", "other")}
    filters = re.search(r"FILTERS = \[(.*?)\]", script)
    asked |= {f"filter.{name}" for name in re.findall(r'"(\w+)"', filters[1])}
    assert len(asked) > 10
    assert asked == set(indexes[language]["labels"])


def test_the_built_site_has_these_indexes(real_site, real_world):
    for language in LANGUAGES:
        (file,) = (real_site.folder / real_world.languages[language].path / "assets").rglob("search-index.json")
        assert file.read_text(encoding="utf-8") == made(real_world, language)
