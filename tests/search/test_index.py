"""The index of each language: the same at every build, small, complete, plain text and folded as the script folds."""

from __future__ import annotations

import datetime
import gzip
import html
import json
import re
import string
from collections import Counter

import pytest

from konzept.language.markdown import page_html
from konzept.language.search_terms import stem, terms
from konzept.publish.asset_hashes import theme_assets
from konzept.publish.weights import SEARCH_SCRIPT
from konzept.read.load import load
from konzept.show.search_index import index_json, texts_json
from konzept.show.views.documents import sentences
from tests.support.built_site import LANGUAGES, ROOT, TODAY
from tests.support.sites import site_of

pytestmark = pytest.mark.data

ASSETS = ROOT / "overrides/assets"

# What a text would still hold if it had not been made plain: tags, entities, Markdown, macros.
MARKUP = re.compile(r"<[a-z/!]|\]\(|\*\*|\{\{|\{%|^#|`|&[a-z]+;", re.IGNORECASE | re.MULTILINE)


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


def test_the_script_is_small():
    assert len(gzip.compress(theme_assets(ASSETS)["search.js"], 9, mtime=0)) <= SEARCH_SCRIPT


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_thing_is_in_the_index(real_world, indexes, language):
    world = real_world
    counts = Counter(document["kind"] for document in indexes[language]["documents"])
    expected = {"field": len(world.fields), "actor": len(world.actors), "term": len(world.terms),
                "duty": len(world.duties), "figure": len(world.figures), "law": len(world.laws),
                "concept": len(world.concepts), "note": len(world.notes), "reference": len(world.references),
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
def test_documents_hold_nothing_empty_and_only_what_the_script_knows(real_world, indexes, language):
    known = {"id", "kind", "title", "summary", "also", "url", "place", "concept", "fields", "actors",
             "bindingness", "state"}  # fmt: skip
    facets = indexes[language]["facets"]
    for document in indexes[language]["documents"]:
        assert {"id", "kind", "title", "url"} <= set(document) <= known, document["id"]
        assert all(document.values()), document["id"]
        assert document["kind"] in facets["kind"]
        assert document.get("concept") in {None, *facets["concept"]}
        assert document.get("bindingness") in {None, *facets["bindingness"]}
        # Before the first report there is no state to choose between.
        has_state = document["kind"] == "measure" and bool(real_world.progress)
        assert has_state == (document.get("state") in facets["state"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_stop_words_are_folded(real_world, indexes, language):
    stop = indexes[language]["stop"].split(" ")
    assert stop == sorted(set(stop))
    assert all(terms(word, language) == [word] for word in stop)
    assert len(stop) > 50
    assert set(stop) >= {word for one in real_world.languages[language].stop_words for word in terms(one, language)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_synonyms_lead_somewhere(indexes, language):
    synonyms = indexes[language]["synonyms"]
    assert sum(words.count("|") + 1 for words, _ in synonyms) > 100
    texts = [text for document in indexes[language]["documents"] for text in strings(document)]
    held = {stem(word, language) for text in (*texts, indexes[language]["words"]) for word in terms(text, language)}
    stop = set(indexes[language]["stop"].split(" "))
    whole = " ".join(sorted(held | stop))
    for words, means in synonyms:
        assert all(terms(one, language) for one in (*words.split("|"), *means.split("|")))
        for meaning in means.split("|"):
            assert all(stem(word, language) in whole for word in terms(meaning, language)), (words, meaning)


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


SIGNS = string.digits + string.ascii_uppercase + string.ascii_lowercase


def decoded(signs: str) -> list[int]:
    """The places that a row of signs names, as the script reads them."""
    found, last, number, unit = [], -1, 0, 1
    for value in map(SIGNS.index, signs):
        number += value % 31 * unit
        unit *= 31
        if value < 31:
            last += number + 1
            found.append(last)
            number, unit = 0, 1
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_text_leads_to_its_documents(real_world, indexes, language):
    index, texts = indexes[language], json.loads(made_texts(real_world, language))
    assert len(texts) == len(index["documents"])
    words, rows = index["words"].split(" "), index["places"].split(" ")
    held = {terms(word, language)[0]: set(decoded(row)) for word, row in zip(words, rows, strict=True)}
    stop = set(index["stop"].split(" "))
    for place, (document, text) in enumerate(zip(index["documents"], texts, strict=True)):
        shown = [document["title"], document.get("summary", ""), *document.get("also", [])]
        wanted = set(terms(text, language)) - set(terms(" ".join(shown), language)) - stop
        lost = {word for word in wanted if place not in held.get(word, ())}
        assert lost <= set(terms(document["id"], language)), document["id"]


def made_texts(world, language: str) -> str:
    return texts_json(site_of(world, language, datetime.date.fromisoformat(TODAY)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_beside_the_texts_is_found_as_well(real_world, indexes, language):
    places = {document["id"]: place for place, document in enumerate(indexes[language]["documents"])}
    texts = json.loads(made_texts(real_world, language))
    beside = {one.id: gap.text for one in real_world.entries.values() for gap in one.gap}
    for kind in ("law", "figure", "duty", "term"):
        records = getattr(real_world, f"{kind}s" if kind != "duty" else "duties")
        beside |= {f"{kind}:{one.id}": one.note for one in records.values() if one.note}
    beside |= {f"note:{one.id}": one.text for one in real_world.notes.values()}
    beside |= {f"reference:{one.id}": one.note for one in real_world.references.values() if one.note}
    assert len(beside) > 100
    for id_, text in beside.items():
        assert sentences(text[language]) in texts[places[id_]], id_


def test_a_hyphen_at_the_end_of_a_word_stands_for_the_rest_of_the_next(indexes):
    schools = next(one for one in indexes["de"]["documents"] if one["id"] == "actor:GRS")
    assert "Grundschulen" in schools["also"]


def test_filters_have_the_readers_order(indexes):
    for language in LANGUAGES:
        assert list(indexes[language]["facets"]["kind"])[:4] == ["guideline", "goal", "measure", "statement"]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("Eins.\nZwei *drei*.", ["Eins.", "Zwei drei."]),
        ("Das sind:\n\n- Kita\n- Schule &\n\nUnd mehr.", ["Das sind: Kita, Schule &.", "Und mehr."]),
        ("Das gilt:\n\n- Wer geht, der geht.\n- Wer bleibt, der bleibt.",
         ["Das gilt:", "Wer geht, der geht.", "Wer bleibt, der bleibt."]),
        ("| a | b |\n|---|---|\n| c | d |", ["a, b", "c, d"]),
        ("> Zitat.", ["Zitat."]),
    ],
)  # fmt: skip
def test_texts_become_sentences(source, lines):
    assert sentences(source, render=page_html).split("\n") == lines
