"""A search in parts: titles first, the texts of a concept once it is chosen, and no claim about what was not read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from konzept.publish import offline
from tests.browser.results import answered, results, until
from tests.browser.served import Pool, Watched
from tests.support.built_site import LANGUAGES, BuiltSite
from tests.support.nginx_host import hosting
from tests.support.parted_site import SECOND, WORDS, parted_site

__all__ = ["parted_site"]

REGION = "[data-results]"
MEASURE = "M-5.1.2-2"
PART = re.compile(r"search-(?:index|texts)-([\w-]+)\.js(?:on)?$")


@pytest.fixture(scope="module")
def parted_base(parted_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with hosting(tmp_path_factory, parted_site) as address:
        yield address


@pytest.fixture
def open_parted(pool: Pool, parted_base: str) -> Iterator[Callable[..., Watched]]:
    with pool.pages(parted_base) as opener:
        yield opener


def label(site: BuiltSite, key: str, language: str, **values: str) -> str:
    return site.dataset.labels[key][language].format(**values)


def shown(page) -> list[str]:
    return page.locator(f"{REGION} [data-hit]").evaluate_all("all => all.map((one) => one.dataset.hit)")


def parts_asked_for(watched: Watched) -> list[str]:
    asked: list[str] = []
    watched.page.on("request", lambda request: asked.extend(PART.findall(request.url)))
    return asked


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_are_searched_first_and_the_list_says_so(parted_site, open_parted, language):
    watched = open_parted()
    asked = parts_asked_for(watched)
    page = results(watched, parted_site, language, {"de": "Kursplätze", "en": "course places"}[language])
    assert {"M-5.1.2", MEASURE} <= set(shown(page))
    assert page.locator(f"{REGION} .hint").inner_text() == label(parted_site, "find.scope_titles", language)
    options = page.locator("#filter-concept option").evaluate_all("all => all.map((one) => one.textContent)")
    assert options[1:] == [one.short_name[language] for one in parted_site.dataset.concepts.values()]
    page.wait_for_timeout(200)
    assert asked == ["-titles"], "a reader who has chosen no concept loads none"
    assert watched.complaints == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_of_a_text_is_found_once_its_concept_is_chosen(parted_site, open_parted, language):
    watched = open_parted()
    word = WORDS[SECOND][language]
    page = results(watched, parted_site, language, word)
    assert shown(page) == []
    assert page.locator(REGION).get_by_text(label(parted_site, "find.none_titles", language)).is_visible()
    asked = parts_asked_for(watched)
    page.locator("#filter-concept").select_option(SECOND)
    page.locator(f"{REGION} [data-hit='{MEASURE}']").wait_for()
    answered(page)
    assert shown(page) == [MEASURE]
    assert page.locator(REGION).get_attribute("data-query") == word
    assert page.locator(f"{REGION}[data-similar]").count() == 0
    name = parted_site.dataset.concepts[SECOND].short_name[language]
    assert page.locator(f"{REGION} .hint").inner_text() == label(
        parted_site, "find.scope_concept", language, concept=name
    )
    page.locator(".hit__passage mark", has_text=word).first.wait_for()
    assert set(asked) == {SECOND}
    assert f"concept={SECOND}" in page.url
    page.locator("#find").fill(WORDS["lower"][language])
    page.keyboard.press("Enter")
    until(page, "(word) => document.querySelector('[data-results]').dataset.query === word", WORDS["lower"][language])
    answered(page)
    assert f"concept={SECOND}" in page.url, "the chosen concept stays for the next query"
    assert shown(page) == []
    page.locator("#filter-concept").select_option("lower")
    page.locator(f"{REGION} [data-hit='M-5.1.2']").wait_for()


def test_a_chosen_concept_finds_what_is_its_own_and_what_belongs_to_none(parted_site, open_parted):
    page = results(open_parted(), parted_site, "de", "Sprache", concept=SECOND)
    concepts = {one.id: one.concept for one in parted_site.dataset.entries.values()}
    found = shown(page)
    assert {concepts[one] for one in found if one in concepts} == {SECOND}
    assert "field:language" in found
    for concept in ("upper", "xqvwzk", "constructor"):
        page = results(open_parted(), parted_site, "de", "Sprache", concept=concept)
        assert (
            {concepts[one] for one in shown(page) if one in concepts} == {"upper"}
            if concept == "upper"
            else {
                "lower",
                SECOND,
                "upper",
            }
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_search_from_a_page_of_a_concept_is_asked_of_that_concept(parted_site, open_parted, language):
    watched = open_parted()
    asked = parts_asked_for(watched)
    page = watched.go(parted_site.address(language, f"concept:{SECOND}"))
    page.locator("#find").press_sequentially(WORDS[SECOND][language])
    page.locator("[role=option]").first.wait_for()
    assert asked == [SECOND]
    page.keyboard.press("Enter")
    page.wait_for_url(f"**concept={SECOND}**")
    page.locator(f"{REGION} [data-hit='{MEASURE}']").wait_for()
    page = watched.go(parted_site.address(language, "home"))
    assert page.locator("form[data-search] input[type=hidden]").count() == 0
    assert watched.complaints == []


def test_the_copy_without_a_server_searches_in_parts_as_well(parted_site, pool, tmp_path):
    for name, content in offline.copies(parted_site.folder):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    with pool.pages(tmp_path.as_uri()) as opener:
        watched = opener()
        for query, concept, found in (("Kursplätze", "", "M-5.1.2"), (WORDS[SECOND]["de"], SECOND, MEASURE)):
            page = watched.go(f"{Path('/suche/index.html')}?q={query}&concept={concept}")
            page.locator(f"{REGION} [data-hit='{found}']").wait_for()
            target = page.locator(f"{REGION} [data-hit='{found}']").get_attribute("href")
            assert (tmp_path / "suche" / target).resolve().is_file()
        page.locator(".hit__passage mark", has_text=WORDS[SECOND]["de"]).first.wait_for()
        assert watched.complaints == []
