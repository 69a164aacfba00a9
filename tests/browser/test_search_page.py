"""The page of results as a reader uses it: addresses, hits and filters, in sight and by axe."""

from __future__ import annotations

import re

import pytest

from tests.browser.results import INDEX_FILE, QUERIES, answered, count, hits, index_of, results, until
from tests.browser.served import NARROW, WIDE
from tests.browser.visits import too_wide
from tests.support.built_site import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_can_be_shared(real_site, open_page, language):
    watched = open_page()
    page = results(watched, real_site, language, QUERIES[language])
    found = hits(page)
    assert len(found) > 3
    assert all(address.partition("#")[0] in real_site.of(language) for address in found)
    assert page.locator("#find").input_value() == QUERIES[language]
    assert not page.locator("[data-register]").is_visible()
    page.locator("main .hit a").first.click()
    page.wait_for_url(watched.base + found[0])
    assert watched.complaints == []
    assert watched.strangers == []


def test_every_link_of_a_hit_leads_to_a_place_that_exists(real_site, open_page):
    page = results(open_page(), real_site, "de", "Integration")
    button = page.locator(".results button")
    while button.is_visible():
        button.click()
    found = hits(page)
    assert len(found) == count(page) > 100
    for address, _, anchor in (one.partition("#") for one in found):
        assert address in real_site.of("de")
        assert not anchor or real_site.documents[address].tree.xpath("//*[@id=$id]", id=anchor), (address, anchor)


def test_more_hits_are_shown_on_demand_and_the_focus_goes_with_them(real_site, open_page):
    page = results(open_page(), real_site, "de", "Integration")
    assert len(hits(page)) == 20
    page.locator(".results button").focus()
    page.keyboard.press("Enter")
    assert len(hits(page)) == 40
    assert page.evaluate("[...document.querySelectorAll('.hit a')].indexOf(document.activeElement)") == 20


# Whether the first hit is the one given: `[address]`.
FIRST_IS = """([address]) => {
  const first = document.querySelector(".hit a");
  return Boolean(first) && first.pathname + first.hash === address;
}"""


def test_back_and_forward_go_through_the_queries(real_site, open_page):
    watched = open_page()
    kita, flat = (hits(results(watched, real_site, "de", query)) for query in ("Kita", "Wohnung & Miete"))
    page = watched.go(real_site.address("de", "search"))
    with page.expect_response(INDEX_FILE):
        page.locator("#find").focus()
    for query, expected in (("Kita", kita), ("Wohnung & Miete", flat)):
        page.locator("#find").fill(query)
        page.keyboard.press("Enter")
        until(page, FIRST_IS, expected[:1])
    page.go_back()
    until(page, FIRST_IS, kita[:1])
    assert page.locator("#find").input_value() == "Kita"
    page.go_back()
    page.locator("[data-register]").wait_for()
    assert not page.locator(".results").is_visible()
    page.go_forward()
    until(page, FIRST_IS, kita[:1])
    page.go_forward()
    until(page, FIRST_IS, flat[:1])
    assert page.locator("#find").input_value() == "Wohnung & Miete"
    assert hits(page) == flat
    assert watched.complaints == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hit_says_what_it_is_where_it_stands_and_why_it_was_found(real_site, open_page, language):
    page = results(open_page(), real_site, language, QUERIES[language])
    entry = page.locator(".hit", has=page.locator(".eyebrow > :nth-child(4)")).first
    kinds = {label[language] for key, label in real_site.dataset.labels.items() if key.startswith("kind.")}
    assert entry.locator(".eyebrow__kind").inner_text() in kinds
    assert entry.locator(".mark").inner_text() in {
        concept.short_name[language] for concept in real_site.dataset.concepts.values()
    }
    assert re.search(r"\d", entry.locator(".eyebrow > :nth-child(4)").inner_text())
    assert page.locator(".hit__passage mark").count() > 0
    for text in page.locator(".hit").evaluate_all(
        "all => all.filter((one) => !one.querySelector('mark, .hit__why')).map((one) => one.textContent)"
    ):
        pytest.fail(f"no reason for: {text}")


def test_a_hit_found_by_a_name_that_is_not_shown_says_through_what(real_site, open_page):
    page = results(open_page(), real_site, "de", "VwVfG")
    reasons = page.locator(".hit__why").all_inner_texts()
    label = real_site.dataset.labels["search.because"]["de"].partition("{")[0].strip()
    assert any(reason.startswith(label) and "VwVfG" in reason for reason in reasons), reasons


@pytest.mark.parametrize(
    ("language", "query", "entry"), [("en", "Sprachmittlung", "M-5.2.4"), ("de", "volunteers", None)]
)
def test_a_query_in_the_other_language_finds_and_says_so(real_site, open_page, language, query, entry):
    page = results(open_page(), real_site, language, query)
    other = next(one for one in LANGUAGES if one != language)
    quotes = page.locator(f".hit__why q[lang={other}]")
    assert quotes.count() > 0
    assert quotes.first.locator("mark").count() > 0
    titles = page.locator(".hit__title").all_inner_texts()
    if entry:
        assert real_site.dataset.entries[entry].title[language] in [title.replace("\u00ad", "") for title in titles]
    assert page.locator(f".hit__title [lang={other}]").count() == 0


def options(page, name: str) -> dict[str, int]:
    found = page.locator(f"#filter-{name} option").evaluate_all("all => all.map((one) => [one.value, one.textContent])")
    return {value: int(re.search(r"\((\d+)\)$", text)[1]) for value, text in found}


@pytest.mark.parametrize("name", ["concept", "kind", "field", "actor", "bindingness"])
def test_a_filter_counts_keeps_its_promise_and_stands_in_the_address(real_site, open_page, name):
    watched = open_page()
    page = results(watched, real_site, "de", "Sprache")
    whole = count(page)
    offered = options(page, name)
    assert offered.pop("") == whole
    assert all(0 < number <= whole for number in offered.values())
    value, number = min(offered.items(), key=lambda pair: pair[1])
    assert number < whole
    page.locator(f"#filter-{name}").select_option(value)
    page.wait_for_url(f"**{name}={value}*")
    until(page, "name => document.activeElement.id === `filter-${name}`", name)
    assert count(page) == number
    assert len(hits(page)) == min(20, number)
    documents = {document["id"]: document for document in index_of(real_site, "de")["documents"]}
    for address in hits(page):
        found = next(one for one in documents.values() if f"/{one['url']}" == address)
        assert value in found.get(name, found.get(f"{name}s", ())), address
    page.reload()
    answered(page)
    assert page.locator(f"#filter-{name}").input_value() == value
    assert count(page) == number
    page.locator(f"#filter-{name}").select_option("")
    until(page, "name => !location.search.includes(`${name}=`)", name)
    until(page, "name => document.activeElement.id === `filter-${name}`", name)
    assert count(page) == whole
    assert watched.complaints == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_small_screen_filters_are_folded_and_the_first_hit_is_in_sight(real_site, open_page, language):
    watched = open_page(viewport=NARROW)
    page = results(watched, real_site, language, QUERIES[language])
    select = page.locator("#filter-kind")
    assert not select.is_visible()
    assert page.locator(".hit").first.bounding_box()["y"] < NARROW["height"] - 100
    page.locator(".narrowing summary").click()
    select.select_option("measure")
    until(page, "document.activeElement.id === 'filter-kind'")
    assert select.is_visible()
    page = results(watched, real_site, language, QUERIES[language], kind="measure")
    chosen = real_site.dataset.labels["kind.measure"][language]
    assert page.locator(".narrowing summary").inner_text().endswith(f": {chosen}")
    page = results(open_page(viewport=WIDE), real_site, language, QUERIES[language])
    assert page.locator("#filter-kind").is_visible()
    assert not page.locator(".narrowing summary").is_visible()


def test_filters_work_together_and_can_all_be_taken_back_when_nothing_is_left(real_site, open_page):
    concept = next(iter(real_site.dataset.concepts))
    page = results(open_page(), real_site, "de", "Sprache", concept=concept, kind="term")
    assert count(page) == 0
    assert page.locator(".results").get_by_text(real_site.dataset.labels["search.none_filtered"]["de"]).is_visible()
    page.locator("#filter-kind").select_option("")
    until(page, "!location.search.includes('kind=')")
    page.locator(".hit").first.wait_for()
    assert count(page) > 0


@pytest.mark.parametrize(
    "unknown",
    [{"concept": "nowhere"}, {"kind": "<img src=x onerror=alert(1)>"}, {"field": "constructor"}, {"actor": "__proto__"},
     {"x": "1", "": "", "filter": "%"}],
    ids=str,
)  # fmt: skip
def test_unknown_filters_and_values_are_ignored(real_site, open_page, unknown):
    watched = open_page()
    plain = hits(results(watched, real_site, "de", "Sprache"))
    page = results(watched, real_site, "de", "Sprache", **unknown)
    assert hits(page) == plain
    assert watched.complaints == []
    assert watched.dialogs == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_results_fit_a_small_screen_and_large_text(real_site, open_page, language):
    page = results(open_page(viewport=NARROW), real_site, language, QUERIES[language])
    assert too_wide(page) == []
    page.set_viewport_size(WIDE)
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%', 'important')")
    assert too_wide(page) == []
