"""The measure by kinds counts what it says, and its queries are as many as promised."""

from __future__ import annotations

from collections import Counter

import pytest

from bench.search_kinds import ABSENT, Answer, carried, read_readers, scores, slips, slips_of
from tests.support.built_site import LANGUAGES


def test_a_kind_counts_those_with_one_expected_id_in_first_place_and_among_the_first_five():
    query = {"kind": "everyday", "finds": ["a", "b"]}
    first, later, lost = (Answer(ids, False, 9) for ids in (["b", "x"], ["x", "a"], ["x", "y"]))
    found = scores([(query, first), (query, later), (query, lost), ({"kind": ABSENT, "finds": []}, lost)])
    assert set(found) == {"everyday", "all"}
    assert found["all"].queries == 3
    assert found["all"].first_five == pytest.approx(2 / 3)
    assert found["all"].first_place == pytest.approx(1 / 3)


def test_a_list_is_honest_about_an_absent_topic_when_it_is_empty_or_says_so():
    assert Answer([], False, 0).honest
    assert Answer(["a"], True, 1).honest
    assert not Answer(["a"], False, 1).honest


def test_a_slip_drops_doubles_or_swaps_a_letter_of_a_word_that_no_text_holds():
    assert set(slips_of("abc")) == {"bc", "ac", "ab", "aabc", "abbc", "abcc", "bac", "acb"}
    documents = [{"title": "Wohnen"}]
    index = {"language": "de", "documents": documents, "words": "Zuhause"}
    index["synonyms"] = [["Wohnen|Mietwohnung|Zuhause|der Flur", "Haus"]]
    assert {word for word, _ in slips(index)} == {"mietwohnung"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_a_hundred_queries_of_nine_kinds_and_absent_topics_besides(language):
    queries = read_readers(language)
    counts = Counter(one["kind"] for one in queries)
    assert len(counts) == 10
    assert min(counts.values()) >= 10
    assert len(queries) - counts[ABSENT] >= 100
    assert counts[ABSENT] >= 40
    assert len({one["query"] for one in queries}) == len(queries)
    assert all((one["kind"] == ABSENT) != bool(one["finds"]) for one in queries)
    assert len(carried(language)) >= 400
