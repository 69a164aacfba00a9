"""The search benchmark counts what it says, and its comparison gets what it needs."""

from __future__ import annotations

import json
import re

import pytest

from bench.search import Query, alike, read_queries, reciprocal_rank, score, share
from bench.search_engines import Language, searched_by_words
from bench.search_growth import altered
from bench.search_rivals import records
from konzept.language.search_terms import stem
from tests.support.places import ROOT

PAGE = """<!doctype html><html lang="de"><body><nav>Sprachkurs</nav><main><h1>Sprachförderung &amp; Kita</h1>
<!-- Note --><p>Kurse der Sprache, Förderung, Haus<br/></p></main><footer>Haushalt</footer></body></html>"""


def test_a_success_needs_one_expected_id_among_the_first_five_and_the_strict_one_all():
    hits = [{"x"}, {"a"}, {"x"}, {"x"}, {"x"}, {"b"}]
    both, other = Query("q", "de", frozenset({"a", "b"})), Query("r", "de", frozenset({"b"}))
    found = score([(both, hits), (other, hits)])
    assert (found.queries, found.found, found.first) == (2, 1, 0)
    assert found.strict == 0
    assert found.recall == 1
    assert found.reciprocal_rank == pytest.approx((1 / 2 + 1 / 6) / 2)


def test_recall_looks_at_ten_hits_and_no_further():
    assert score([(Query("q", "de", frozenset({"a"})), [{"x"}] * 10 + [{"a"}])]).recall == 0
    assert reciprocal_rank(frozenset({"a"}), [{"x"}] * 10 + [{"a"}]) == 0


def test_no_hit_at_all_counts_as_nothing_found():
    assert score([(Query("q", "de", frozenset({"a"})), [])]).found == 0
    assert share(frozenset({"a"}), [()]) == 0


def test_a_page_stands_for_every_document_on_it():
    language = Language("de", "", (), "", ROOT, {"terms/#a": {"a"}, "terms/#b": {"b"}, "other/": {"c"}})
    assert language.on_page("terms/") == {"a", "b"}


def test_every_query_of_the_project_is_read_once():
    for name in ("golden", "unseen"):
        path = ROOT / "tests" / "search" / f"{name}.yml"
        assert len(read_queries(path)) == len(re.findall("^- query:", path.read_text(), flags=re.MULTILINE))


def test_pagefind_reads_the_main_part_in_one_language():
    twin = '<div class="twin" lang="en"><p>Words<br> &amp; <b>more</b></p></div>'
    read = searched_by_words(PAGE.replace("<p>Kurse", f"{twin}<p>Kurse"))
    assert read == searched_by_words(PAGE)
    assert '<main data-pagefind-body=""><h1>Sprachförderung &amp; Kita</h1>' in read


def test_altered_texts_keep_most_words_and_bring_new_ones_each_time():
    text = " ".join(f"Maßnahme{letter * 3}" for letter in "abcdefghijklmnopqrstuvwxyz")
    first, second = (altered(text, number).split() for number in (1, 2))
    changed = [new for old, new in zip(text.split(), first, strict=True) if old != new]
    assert 0 < len(changed) < 13
    assert first != second
    assert altered(text, 1).split() == first


def test_minisearch_is_pinned_with_hashes_and_without_addresses_of_a_registry():
    tool = ROOT / "bench" / "minisearch"
    wanted = json.loads((tool / "package.json").read_text())["dependencies"]
    lock = json.loads((tool / "package-lock.json").read_text())["packages"]
    assert wanted == {name: lock[f"node_modules/{name}"]["version"] for name in wanted}
    packages = [one for name, one in lock.items() if name]
    assert all(one["integrity"].startswith("sha512-") and "resolved" not in one for one in packages)
    assert "bench/minisearch/node_modules/" in (ROOT / ".gitignore").read_text()


def test_others_get_our_stems_names_and_the_words_that_mean_a_document():
    index = {
        "language": "de",
        "documents": [
            {"id": "actor:KITA", "kind": "actor", "title": "Kindertagesstätten", "summary": "Sie betreuen."},
            {"id": "M-1", "kind": "measure", "title": "Plätze", "actors": ["KITA"], "place": "Abschnitt 3"},
        ],
        "synonyms": [["Kindergarten|der Hort", "Kindertagesstätte|Krippe"]],
    }
    kita, measure = records(index, ["Kinder spielen", ""])
    assert kita["title"] == stem("kindertagesstatten", "de")
    assert kita["said"] == measure["said"] == " ".join(stem(one, "de") for one in ("kindergarten", "der", "hort"))
    assert kita["title"] in measure["also"].split()
    assert "m-1" in measure["also"].split()
    assert kita["text"] == " ".join(stem(one, "de") for one in ("kinder", "spielen"))


def test_a_phrase_is_alike_when_it_leads_to_the_first_hit_of_the_word():
    assert alike([{"a"}, {"b"}], [{"a"}], 1)
    assert not alike([{"a"}], [{"b"}, {"a"}], 1)
    assert alike([{"a"}], [{"b"}, {"a"}], 2)
    assert not alike([], [], 5)
