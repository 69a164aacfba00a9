"""When nothing is found, nothing can be loaded or no script runs, a reader still gets on."""

from __future__ import annotations

import re

import pytest

from tests.browser.results import INDEX_FILE, answered, count, index_of, results
from tests.support.built_site import LANGUAGES

SCRIPT = re.compile(r"search\.js$")


@pytest.mark.parametrize(("language", "query"), [("de", "Xnttegratixxnq"), ("en", "Qxhoousyngg")])
def test_no_result_leads_to_those_who_can_be_asked_the_fields_and_the_glossary(real_site, open_page, language, query):
    watched = open_page()
    page = results(watched, real_site, language, query)
    labels = real_site.dataset.labels
    body = page.locator("[data-hits]")
    assert count(page) == 0
    assert body.get_by_text(labels["search.none"][language]).is_visible()
    fields = body.locator(".chip").all_inner_texts()
    assert fields == [field.title[language] for field in real_site.dataset.fields.values()]
    links = body.locator("a").evaluate_all("all => all.map((one) => one.pathname)")
    for key in ("contacts", "glossary", "search"):
        assert real_site.address(language, key) in links
    assert body.get_by_text(labels["search.nearest"][language]).count() == 0
    assert watched.complaints == []


@pytest.mark.parametrize("pattern", [INDEX_FILE, SCRIPT], ids=["index", "script"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_search_that_cannot_be_loaded_says_so_and_shows_the_register(real_site, open_page, language, pattern):
    watched = open_page()
    watched.page.route(pattern, lambda route: route.abort())
    page = results(watched, real_site, language, "Kita")
    sentence = real_site.dataset.labels["find.failed"][language]
    assert page.locator(".results [role=status]").inner_text() == sentence
    assert page.locator("[data-register] a").first.is_visible()
    assert all("ERR_FAILED" in one or "net::" in one for one in watched.complaints), watched.complaints


def test_a_search_in_the_header_that_cannot_be_loaded_says_so_and_works_once_it_can(real_site, open_page):
    watched = open_page()
    page = watched.page
    page.route(INDEX_FILE, lambda route: route.abort())
    watched.go(real_site.address("de", "home"))
    page.locator("#find").press_sequentially("Kita")
    message = page.locator("header [role=status]", has_text=real_site.dataset.labels["find.failed"]["de"])
    message.wait_for()
    assert message.bounding_box()["height"] > 20
    assert page.evaluate("document.activeElement.id") == "find"
    page.unroute(INDEX_FILE)
    page.locator("#find").press_sequentially("s")
    page.locator("header [role=option]").first.wait_for()
    assert "find__message" not in page.locator("header [role=status]").get_attribute("class")


@pytest.mark.parametrize("broken", ["lost", "unreadable"])
def test_a_search_in_the_header_whose_script_fails_says_so_and_works_once_it_does_not(real_site, open_page, broken):
    watched = open_page()
    page = watched.page
    page.route(SCRIPT, lambda route: route.abort() if broken == "lost" else route.fulfill(
        body="const = 1;", content_type="text/javascript"))  # fmt: skip
    watched.go(real_site.address("de", "home"))
    page.locator("#find").focus()
    message = page.locator("header .find__message", has_text=real_site.dataset.labels["find.failed"]["de"])
    message.wait_for()
    assert message.bounding_box()["height"] > 20
    page.locator("#find").blur()
    message.wait_for(state="detached")
    page.locator("#find").fill("Kita")
    page.keyboard.press("Enter")
    page.wait_for_url("**?q=Kita")


OTHER_INDEX = re.compile(r"/en/assets/[\w/]*search-index\.json$")


@pytest.mark.parametrize(("query", "some"), [("housing", False), ("Sprache Qxhoousyngg", True)])
def test_that_another_language_could_not_be_searched_is_said_and_not_taken_for_no_result(
    real_site, open_page, query, some
):
    watched = open_page()
    watched.page.route(OTHER_INDEX, lambda route: route.abort())
    sentence = real_site.dataset.labels["search.incomplete"]["de"]
    page = results(watched, real_site, "de", query)
    said = page.locator(".results [role=status]").inner_text()
    assert sentence in said
    assert bool(re.search(r"\d", said)) == some == bool(page.locator(".hit").count())
    assert page.get_by_text(real_site.dataset.labels["search.none"]["de"]).count() == 0
    page = watched.go(real_site.address("de", "home"))
    page.locator("#find").press_sequentially(query)
    page.locator("header [role=status]", has_text=re.compile(r"\d" if some else re.escape(sentence))).wait_for()


@pytest.mark.parametrize("gone", [INDEX_FILE, OTHER_INDEX], ids=["own index", "other index"])
def test_a_page_that_is_older_than_the_site_is_loaded_anew_once(real_site, open_page, gone):
    watched = open_page()
    page = watched.page
    asked = []
    page.route(gone, lambda route: route.fulfill(status=404))
    page.on("request", lambda request: asked.append(request.url) if request.is_navigation_request() else None)
    watched.go(f"{real_site.address('de', 'search')}?q=housing")
    answered(page)
    page.wait_for_timeout(500)
    assert len(asked) == 2, "the page is not loaded anew, or again and again"


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts_the_form_leads_to_the_register(real_site, open_page, language):
    watched = open_page(java_script_enabled=False)
    page = watched.go(real_site.address(language, "home"))
    page.locator("header input[type=search]").fill("Kita")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{watched.base}{real_site.address(language, 'search')}?q=Kita")
    assert page.locator("[data-register] a").first.is_visible()
    assert not page.locator(".results").is_visible()
    page.locator("[data-register] nav a").last.click()
    assert page.locator("[data-register] h3").last.is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_register_is_complete_and_in_order(real_site, language):
    world = real_site.dataset
    register = real_site.page(language, "search").main.xpath("//*[@data-register]")[0]
    links = register.xpath(".//li/a[not(contains(@class, 'chip'))]")
    titles = [link.text_content() for link in links]
    named = [*world.entries.values(), *world.fields.values(), *world.figures.values(), *world.duties.values()]
    wanted = [one.title[language] for one in named]
    wanted += [actor.name[language] for actor in world.actors.values()]
    wanted += [term.term[language] for term in world.terms.values()]
    wanted += [law.name[language] for law in world.laws.values()]
    wanted += [section.heading[language] for concept in world.concepts.values() for section in concept.sections]
    wanted += [concept.name[language] for concept in world.concepts.values()]
    missing = list(wanted)
    for title in titles:
        if title in missing:
            missing.remove(title)
    assert missing == []
    assert len(titles) >= len(wanted) > 300
    index = index_of(real_site, language)
    assert sorted(titles) == sorted(document["title"] for document in index["documents"])
    letters = [heading.text_content().strip() for heading in register.xpath(".//h3")]
    assert letters == sorted(letters, key=lambda letter: (letter.isalpha(), letter))
    assert len(letters) == len(set(letters))
    assert [link.text_content() for link in register.xpath(".//nav//a")] == letters
    assert len(titles) == int(re.sub(r"\D", "", re.search(r"[\d.,]+", register.xpath("./p")[0].text_content())[0]))


def test_nothing_of_the_search_is_fetched_before_it_is_used(real_site, open_page):
    watched = open_page()
    asked = []
    watched.page.on("request", lambda request: asked.append(request.url))
    for key in ("home", "search", "entry:M-5.4.1.8"):
        watched.go(real_site.address("de", key))
        watched.page.wait_for_load_state("networkidle")
    assert [url for url in asked if "search" in url.rpartition("/")[2]] == []
    with watched.page.expect_response(INDEX_FILE):
        watched.page.locator("#find").focus()
    names = [url.rpartition("/")[2] for url in asked if "search" in url.rpartition("/")[2]]
    assert sorted(names) == ["search-index.json", "search.js"]
