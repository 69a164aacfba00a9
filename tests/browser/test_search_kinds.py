"""What readers of each kind find, in a real browser: the same measures as `python -m bench.search_kinds`, with floors.

The floors lie a little below what the search promises: texts that editors add may move a hit, and must not stop them.
"""

from __future__ import annotations

import pytest

from bench.search_kinds import ABSENT, ask, carried, lost_slips, read_readers, same_first, scores, slips
from tests.browser.results import index_of
from tests.support.built_site import LANGUAGES

pytestmark = pytest.mark.each_language

FIRST_FIVE, FIRST_PLACE, CALLED_SIMILAR = 0.95, 0.82, 0.12
ABSENT_SAID, PHRASES, SLIPS = 0.92, 0.9, 0.87
SLIPS_TRIED = 300


@pytest.fixture
def search_page(real_site, open_page):
    """The page of the search in a language."""
    return lambda language: open_page().go(real_site.address(language, "search"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_readers_find_what_answers_them_first_or_among_the_first_five(real_site, search_page, language):
    there = {one["id"] for one in index_of(real_site, language)["documents"]}
    queries = [one for one in read_readers(language) if one["kind"] == ABSENT or there.intersection(one["finds"])]
    given = list(zip(queries, ask(search_page(language), [one["query"] for one in queries]), strict=True))
    every = scores(given)["all"]
    lost = [f"{query['query']}: {list(answer.ids)}" for query, answer in given
            if query["kind"] != ABSENT and not set(query["finds"]) & set(answer.ids)]  # fmt: skip
    assert every.first_five >= FIRST_FIVE, "\n".join(lost)
    assert every.first_place >= FIRST_PLACE
    assert every.similar <= CALLED_SIMILAR
    absent = [(query["query"], answer) for query, answer in given if query["kind"] == ABSENT]
    dishonest = [query for query, answer in absent if not answer.honest]
    assert len(dishonest) <= (1 - ABSENT_SAID) * len(absent), dishonest


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_around_a_word_finds_what_the_word_finds(search_page, language):
    pairs = carried(language)
    different = same_first(search_page(language), pairs)
    assert len(different) <= (1 - PHRASES) * len(pairs), different


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slip_in_a_word_that_only_the_synonyms_know_finds_what_the_word_finds(real_site, search_page, language):
    pairs = slips(index_of(real_site, language))
    pairs = pairs[:: max(1, len(pairs) // SLIPS_TRIED)]
    lost = lost_slips(search_page(language), pairs)
    assert len(lost) <= (1 - SLIPS) * len(pairs), lost
