"""The copy for reading without a server, opened from its folder: every type of page, both languages, the search."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
import yaml

from tests.browser.examples import FEW_TYPES, TYPES, alternately, daily, longest
from tests.browser.served import Watched
from tests.support.built_site import LANGUAGES, ROOT, page_key

# What people type, and the entry they must find; the last word in English stands in the German texts only.
QUERIES = {
    "de": (("Produktkatalog", "M-5.4.1.10"), ("ehrenamtliche Helfer", "M-5.2.4")),
    "en": (("product catalogue", "M-5.4.1.10"), ("Produktkatalog", "M-5.4.1.10")),
}
HIT = "main .hit a"

# What the page of results would list: ids, best first; online the module answers, in the copy the script.
ASK = """async (queries) => {
  const { Search } = window.konzeptSearch
    || await import(new URL("search.js", document.querySelector("script[src$='konzept.js']").src));
  const search = new Search(document.querySelector("form[data-search-page]"));
  const found = [];
  for (const query of queries) { found.push((await search.find(query)).hits.map((hit) => hit.document.id)); }
  return found;
}"""


@pytest.fixture
def open_copy(pool, offline_copy) -> Iterator[Callable[..., Watched]]:
    """Opens a page on the copy that no test has touched; `go` takes a path below its folder."""
    with pool.pages(offline_copy.folder.as_uri()) as opener:
        yield opener


def opened(watched: Watched, copy, language: str, key: str, **query: str):
    """A page of the copy by its key, with a query in its address."""
    place = copy.file(language, key).relative_to(copy.folder).as_posix()
    return watched.go(f"/{place}" + (f"?{urlencode(query)}" if query else ""))


def arrive(page, file: Path) -> None:
    """Waits until a page shows a file of the copy."""
    page.wait_for_function(
        "path => decodeURIComponent(location.pathname) === path && document.readyState === 'complete'", arg=str(file)
    )


def quiet(watched: Watched) -> bool:
    assert watched.complaints == []
    assert watched.strangers == []
    return True


@pytest.mark.parametrize(("language", "wanted"), alternately((one for one in TYPES if one != "404"), FEW_TYPES))
def test_a_page_of_the_type_opens_from_its_file_as_it_does_online(offline_copy, open_copy, language, wanted):
    address = longest(offline_copy.site, language, wanted)
    watched = open_copy()
    page = watched.go(f"{address}index.html")
    document = offline_copy.site.documents[address]
    assert page.title() == document.tree.findtext("head/title")
    assert page.evaluate("document.styleSheets[0].href && getComputedStyle(document.querySelector('.header')).display")
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"
    assert page.locator("[data-palette]").is_visible(), "the script has not run"
    assert quiet(watched)


def test_links_anchors_and_the_language_switch_lead_through_the_copy(offline_copy, open_copy):
    watched = open_copy()
    page = opened(watched, offline_copy, "de", "home")
    page.locator(".nav--wide a").first.click()
    arrive(page, offline_copy.file("de", "compare"))
    page.locator(".languages a[lang=en]").click()
    arrive(page, offline_copy.file("en", "compare"))
    page.locator(".brand").click()
    arrive(page, offline_copy.file("en", "home"))
    page = opened(watched, offline_copy, "en", "search")
    page.locator(".register .chips a").nth(3).click()
    page.locator(":target").wait_for()
    page = opened(watched, offline_copy, "de", "field:housing")
    anchored = page.locator("main a[href*='index.html#']").first
    wanted = anchored.get_attribute("href").partition("#")[2]
    anchored.click()
    page.locator(f"[id='{wanted}']:target").wait_for(state="attached")
    assert quiet(watched)


def test_the_colours_are_remembered_from_page_to_page(offline_copy, open_copy):
    watched = open_copy()
    page = opened(watched, offline_copy, "de", "home")
    page.locator("[data-palette]").click()
    page = opened(watched, offline_copy, "en", "compare")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    assert quiet(watched)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", [0, 1])
def test_the_field_in_the_header_suggests_and_leads_to_the_entry(offline_copy, open_copy, language, number):
    query, entry = QUERIES[language][number]
    watched = open_copy()
    page = opened(watched, offline_copy, language, "field:housing")
    page.locator("#find").press_sequentially(query)
    title = offline_copy.site.plans[language][page_key(f"entry:{entry}")].title
    named = page.locator(".suggestion__title", has_text=re.compile(f"^{re.escape(title)}$"))  # others name it, too
    page.locator("header [role=option]", has=named).first.click()
    arrive(page, offline_copy.file(language, f"entry:{entry}"))
    page.locator(f"[data-entry='{entry}']").first.wait_for()
    assert quiet(watched)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", [0, 1])
def test_an_address_with_a_query_shows_its_results(offline_copy, open_copy, language, number):
    query, entry = QUERIES[language][number]
    watched = open_copy()
    page = opened(watched, offline_copy, language, "search", q=query)
    page.locator(HIT).first.wait_for()
    links = page.locator(HIT).evaluate_all("all => all.map((one) => decodeURIComponent(one.pathname))")
    wanted = offline_copy.file(language, f"entry:{entry}")
    assert str(wanted) in links[:5]
    page.locator(HIT).nth(links.index(str(wanted))).click()
    page.locator(f"[data-entry='{entry}']").first.wait_for()
    assert quiet(watched)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_form_in_the_header_leads_to_the_results(offline_copy, open_copy, scripts):
    watched = open_copy(java_script_enabled=scripts)
    page = opened(watched, offline_copy, "en", "entry:M-5.3.2")
    page.locator("#find").fill("day-care")
    page.locator(".header .find__button").click()
    page.wait_for_url("**/en/search/index.html?q=day-care")
    page.locator(HIT if scripts else ".register__letter").first.wait_for()
    assert quiet(watched)


def test_the_page_of_results_searches_again_filters_and_goes_back(offline_copy, open_copy):
    watched = open_copy()
    page = opened(watched, offline_copy, "de", "search", q="Sprache")
    page.locator(HIT).first.wait_for()
    before = page.locator(".results [role=status]").inner_text()
    page.locator("#filter-kind").select_option("measure")
    page.wait_for_function("text => document.querySelector('.results [role=status]').textContent !== text", arg=before)
    assert page.url.endswith("?q=Sprache&kind=measure")
    page.locator("#find").fill("Wohnen")
    page.keyboard.press("Enter")
    page.wait_for_url("**?q=Wohnen")
    page.locator(HIT, has_text="Wohn").first.wait_for()
    page.go_back()
    page.wait_for_function("document.querySelector('#find').value === 'Sprache'")
    assert quiet(watched)


@pytest.mark.parametrize("language", daily("de"))
def test_the_copy_answers_every_golden_query_as_the_site_does(offline_copy, open_copy, open_page, language):
    golden = yaml.safe_load((ROOT / "tests/search/golden.yml").read_text(encoding="utf-8"))
    queries = [one["query"] for one in golden if one["language"] == language]
    online = open_page().go(offline_copy.site.address(language, "search")).evaluate(ASK, queries)
    watched = open_copy()
    assert opened(watched, offline_copy, language, "search").evaluate(ASK, queries) == online
    assert len(online) >= 30
    assert quiet(watched)


def test_a_lost_index_is_said_and_the_register_stays(offline_copy, open_copy):
    watched = open_copy()
    watched.page.route("**/search-index.js", lambda route: route.abort())
    page = opened(watched, offline_copy, "de", "search", q="Sprache")
    failed = offline_copy.site.dataset.label("find.failed")["de"]
    page.locator(".results [role=status]", has_text=failed).wait_for()
    assert page.locator(".register").is_visible()


@pytest.mark.parametrize("language", daily("de"))
def test_a_table_can_be_filtered_and_taken_away_without_a_server(offline_copy, open_copy, language):
    watched = open_copy()
    key = next(key for key in offline_copy.site.plans[language] if key.type == "list" and key.part == "measures")
    page = opened(watched, offline_copy, language, key)
    rows = page.locator(".records tbody tr:visible")
    every = rows.count()
    page.locator("select[name=field]").select_option(index=1)
    assert 0 < rows.count() < every
    folder = offline_copy.file(language, key).parent
    for link in page.locator(".takeaway a[download]").all():
        assert (folder / link.get_attribute("href")).resolve().is_file()
    assert quiet(watched)
