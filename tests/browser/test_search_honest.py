"""The page of results says what it shows: whose answer it is, whether it is one, and that it waits."""

from __future__ import annotations

import re

import pytest

from konzept.model.dataset import kind_of
from tests.browser.results import INDEX_FILE, answered, hits, hold, index_of, results, texts_of, until
from tests.browser.served import NARROW
from tests.support.built_site import LANGUAGES

TEXTS_FILE = re.compile(r"/assets/[\w/]*search-texts\.json$")
OTHER_INDEX = re.compile(r"/en/assets/[\w/]*search-index\.json$")
REGION = "[data-results]"
ANSWERS = """async (query) => {
  const { Search } = await import(new URL("search.js", document.querySelector("script[src$='konzept.js']").src));
  const { hits, similar } = await new Search(document.querySelector("form[data-search-page]")).find(query);
  return [hits.map((hit) => hit.document.id), similar];
}"""


def shown(page) -> list[str]:
    return page.locator(f"{REGION} [data-hit]").evaluate_all("all => all.map((one) => one.dataset.hit)")


def labels(site, key: str, language: str) -> str:
    return site.dataset.labels[key][language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_names_its_query_and_its_hits_in_the_order_shown(real_site, open_page, language):
    query = {"de": "Dolmetscher", "en": "interpreter"}[language]
    page = results(open_page(), real_site, language, query)
    ids, similar = page.evaluate(ANSWERS, query)
    assert shown(page) == ids[:20]
    assert page.locator(REGION).get_attribute("data-query") == query
    assert not similar
    assert page.locator(REGION).get_attribute("data-similar") is None
    assert query in page.title()
    assert page.title() != query


def test_while_an_answer_is_on_its_way_nothing_else_is_shown_as_one(real_site, open_page):
    watched = open_page()
    page = watched.page
    held = hold(page, INDEX_FILE)
    page.goto(f"{watched.base}{real_site.address('de', 'search')}?q=Kita", wait_until="commit")
    words = labels(real_site, "find.waiting", "de")
    page.locator(f"{REGION}[aria-busy=true] [role=status]", has_text=words).wait_for()
    assert page.locator(REGION).get_attribute("data-query") is None
    assert page.locator("[data-register]").is_visible(), "the index of titles goes before there are hits"
    held[0].continue_()
    answered(page)
    assert page.locator(REGION).get_attribute("data-query") == "Kita"
    assert not page.locator("[data-register]").is_visible()


def test_the_list_of_an_earlier_query_is_not_taken_for_that_of_the_next(real_site, open_page):
    watched = open_page()
    held = hold(watched.page, OTHER_INDEX)
    page = results(watched, real_site, "de", "Kita")
    before = shown(page)
    page.locator("#find").fill("volunteers")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('[data-results]').ariaBusy === 'true'")
    assert page.locator(REGION).get_attribute("data-query") == "Kita"
    assert shown(page) == before
    held[0].continue_()
    until(page, "document.querySelector('[data-results]').dataset.query === 'volunteers'")
    answered(page)
    assert shown(page) != before


def test_own_hits_are_shown_before_those_of_another_language_have_come(real_site, open_page):
    watched = open_page()
    page = watched.page
    held = hold(page, OTHER_INDEX)
    page.goto(f"{watched.base}{real_site.address('de', 'search')}?q=Goethe", wait_until="commit")
    page.locator(f"{REGION}[aria-busy=true] [data-hit]").first.wait_for()
    assert page.locator(REGION).get_attribute("data-query") == "Goethe"
    held[0].continue_()
    answered(page)
    assert shown(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_does_not_come_in_time_is_said_in_one_sentence(real_site, open_page, language):
    watched = open_page()
    page = watched.page
    page.clock.install()
    hold(page, INDEX_FILE)
    page.goto(f"{watched.base}{real_site.address(language, 'search')}?q=Kita", wait_until="commit")
    page.locator(f"{REGION}[aria-busy=true]").wait_for()
    page.clock.fast_forward(60_000)
    answered(page)
    assert page.locator(f"{REGION} [role=status]").inner_text() == labels(real_site, "find.failed", language)
    assert page.locator("[data-register]").is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_without_an_exact_find_says_so_and_leads_further(real_site, open_page, language):
    watched = open_page()
    query = {"de": "Sprachkurs Xqvwzk", "en": "housing Xqvwzk"}[language]
    page = results(watched, real_site, language, query)
    assert page.locator(f"{REGION}[data-similar]").count() == 1
    assert shown(page)
    assert labels(real_site, "search.similar", language) in page.locator(f"{REGION} [role=status]").inner_text()
    links = page.locator("[data-elsewhere] a").evaluate_all("all => all.map((one) => one.pathname)")
    for key in ("contacts", "glossary"):
        assert real_site.address(language, key) in links
    assert page.locator("[data-elsewhere]").bounding_box()["y"] < page.locator(".hit").first.bounding_box()["y"]
    page = results(watched, real_site, language, query.split()[0])
    assert page.locator(f"{REGION}[data-similar]").count() == 0
    assert page.locator("[data-elsewhere]").count() == 0
    assert watched.complaints == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_topic_that_is_known_to_be_missing_has_no_hits_though_parts_of_it_have(real_site, open_page, language):
    known = real_site.dataset.languages[language].uncovered
    words = {"de": ["Kindergeld", "Wohngeld", "Elternzeit"], "en": ["child benefit", "housing benefit", "police"]}
    assert set(words[language]) <= set(known)
    for word in words[language]:
        page = results(open_page(), real_site, language, word)
        assert shown(page) == [], word
        assert page.locator(REGION).get_by_text(labels(real_site, "search.none", language)).is_visible()


@pytest.mark.parametrize(("typed", "meant"), [("Dolmetcher", "Dolmetscher"), ("Kindergaten", "Kindergarten")])
def test_a_word_taken_for_misspelt_is_named_and_leads_to_what_it_finds(real_site, open_page, typed, meant):
    page = results(open_page(), real_site, "de", typed)
    before = hits(page)
    assert before
    link = page.locator(f"{REGION} p a", has_text=meant).first
    link.click()
    page.wait_for_url(f"**?q={meant}")
    answered(page)
    assert set(hits(page)[:3]) == set(before[:3])


def test_passages_begin_where_sentences_begin(real_site, open_page):
    for query in ("Kita", "Sprachkurs", "Integrationsbeauftragte", "Gesundheit"):
        page = results(open_page(), real_site, "de", query)
        passages = page.locator(".hit__passage").all_inner_texts()
        assert len(passages) > 3
        starts = [one for one in passages if one and not re.match(r"[A-ZÄÖÜ\d„§]", one)]
        assert starts == [], query


def test_a_text_is_fetched_for_a_hit_in_sight_that_needs_it_and_for_no_other(real_site, open_page):
    asked = []
    watched = open_page(viewport=NARROW)
    watched.page.on("request", lambda request: asked.append(request.url))
    page = results(watched, real_site, "de", "Kita")
    page.wait_for_timeout(300)
    assert not any(TEXTS_FILE.search(one) for one in asked)
    page = results(watched, real_site, "de", "Chrestensen")
    quote = page.locator(".hit__passage mark", has_text="Chrestensen")
    quote.first.wait_for()
    assert any(TEXTS_FILE.search(one) for one in asked)
    passage = page.locator(".hit__passage").first.inner_text()
    assert any(passage in text.split("\n") for text in texts_of(real_site, "de"))


def test_a_text_that_does_not_come_leaves_the_words_that_were_found(real_site, open_page):
    watched = open_page()
    watched.page.route(TEXTS_FILE, lambda route: route.abort())
    page = results(watched, real_site, "de", "Chrestensen")
    assert "Chrestensen" in page.locator(".hit .hit__why").first.inner_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_filters_work_without_a_query(real_site, open_page, language):
    watched = open_page()
    page = watched.go(real_site.address(language, "search"))
    page.locator("[data-browse]").click()
    answered(page)
    everything = len(index_of(real_site, language)["documents"])
    assert re.sub(r"\D", "", page.locator(f"{REGION} [role=status]").inner_text()) == str(everything)
    kinds = page.locator("#filter-kind option").evaluate_all("all => all.map((one) => one.value)")
    assert kinds[1:5] == ["guideline", "goal", "measure", "statement"], "the order of the texts"
    actors = page.locator("#filter-actor option").all_inner_texts()[1:]
    assert actors == page.evaluate("([names, locale]) => [...names].sort((a, b) => a.localeCompare(b, locale))",
                                   [actors, language])  # fmt: skip
    page.locator("#filter-kind").select_option("goal")
    page.wait_for_url("**kind=goal*")
    until(page, "document.activeElement.id === 'filter-kind'")
    goals = [one for one in real_site.dataset.entries.values() if kind_of(one) == "goal"]
    assert page.locator(".hit__title").count() == min(20, len(goals))
    page.reload()
    answered(page)
    assert page.locator(".hit__title").count() == min(20, len(goals))
    assert watched.complaints == []


def test_the_way_back_leads_to_the_place_in_the_list(real_site, open_page):
    page = results(open_page(), real_site, "de", "Integration")
    page.locator(".results button").click()
    assert len(shown(page)) == 40
    hit = page.locator("[data-hit]").nth(33)
    hit.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    assert place > 1000
    hit.click()
    page.wait_for_load_state()
    page.go_back()
    answered(page)
    assert len(shown(page)) == 40
    until(page, "place => Math.abs(scrollY - place) < 300", place)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_other_language_takes_query_and_filters_along(real_site, open_page, language):
    page = results(open_page(), real_site, language, "Kita", kind="measure")
    link = page.locator(".languages a").first
    link.hover()
    assert link.get_attribute("href").endswith("?q=Kita&kind=measure")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts_the_page_says_where_the_query_is(real_site, language):
    (said,) = real_site.page(language, "search").main.iter("noscript")
    assert said.text_content().strip() == labels(real_site, "find.without_script", language)


def test_a_word_that_is_not_finished_asks_no_other_language(real_site, open_page):
    watched = open_page()
    page = watched.go(real_site.address("de", "home"))
    asked = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.locator("#find").press_sequentially("Dol")
    page.locator("header [role=option]").first.wait_for()
    page.wait_for_timeout(300)
    assert [one for one in asked if one != "favicon.svg"] == ["search.js", "search-index.json"], (
        "a first search takes two requests"
    )


def test_the_last_suggestion_leads_to_all_results(real_site, open_page):
    watched = open_page()
    page = watched.go(real_site.address("de", "home"))
    page.locator("#find").press_sequentially("Sprache")
    page.locator("header [role=option]").first.wait_for()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{watched.base}{real_site.address('de', 'search')}?q=Sprache")


READING = """async () => {
  const { Index } = await import(new URL("search.js", document.querySelector("script[src$='konzept.js']").src));
  const index = new Index(await (await fetch(document.querySelector("form[data-index]").dataset.index)).json());
  let steps = 0;
  for (const _ of index.build()) { steps += 1; }
  for (const _ of index.listen()) { steps += 1; }
  return [steps, index.documents.length, index.words.size];
}"""


def test_an_index_is_read_in_small_steps(real_site, open_page):
    page = open_page().go(real_site.address("de", "home"))
    steps, documents, words = page.evaluate(READING)
    assert steps > documents / 6 + words / 30, "a phone would be busy for too long at a time"
