"""A second county beside the real data: no page says of one what holds for the other."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from lxml import html as lxml_html

from konzept.model import Goal, Guideline, Measure
from konzept.plan.pages import PageKey
from tests.support.built_site import LANGUAGES, BuiltSite, Document
from tests.support.second_county import COUNTY, PREFIX

PAIRS = re.compile(
    r"\b(?:[Bb]eide[nrsm]?|[Zz]wei|[Zz]weier|[Bb]oth|[Tt]wo)\b (?:\w+ )?(?:Konzept|Text|concept|text)\w*"
)
QUOTED = ("reading", "gap", "card", "note", "remark", "empty", "tie", "pairtext")
KINDS = {"guidelines": Guideline, "goals": Goal, "measures": Measure}
OWN = {"concept", "section", "list", "whole", "sheet", "years", "report"}


def words(element: lxml_html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def classes(element: lxml_html.HtmlElement) -> list[str]:
    return [one.get("class") or "" for one in (element, *element.iterancestors())]


def said_by_the_site(document: Document) -> Iterator[str]:
    """The paragraphs of a page that are not the entries' own texts or notes, and its title and description."""
    if not document.tree.xpath("//main//*[@data-about]"):
        for one in document.tree.xpath(
            "//main//*[self::p or self::h1 or self::h2 or self::h3 or self::dt or self::caption]"
        ):
            quoted = any(name in around for name in QUOTED for around in classes(one))
            if not quoted:
                yield words(one)
    yield from document.tree.xpath("//title/text() | //meta[@name='description']/@content")
    yield from (words(one) for one in document.tree.xpath("//body/header | //body/footer"))


def test_no_page_speaks_of_two_concepts_where_there_are_three(county_site: BuiltSite) -> None:
    found = [
        (document.address, match[0], text[:90])
        for document in county_site.documents.values()
        for text in said_by_the_site(document)
        if (match := PAIRS.search(text))
    ]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_of_the_second_county_alone_does_not_name_the_first(county_site: BuiltSite, language: str) -> None:
    world, found = county_site.dataset, []
    for key, page in county_site.plans[language].items():
        entry = world.entries.get(key.subject) if key.type == "entry" else None
        if (entry and entry.concept == COUNTY) or (key.type in OWN and key.subject == COUNTY):
            document = county_site.page(language, key)
            head = document.tree.xpath("//title/text() | //meta[@name='description']/@content")
            found += [(page.address, text[:80]) for text in (words(document.main), *head) if "ordhausen" in text]
            found += [(page.address, "Nordhäuser") for text in (words(document.main),) if "Nordhäuser" in text]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_count_of_a_field_is_that_of_its_concept(county_site: BuiltSite, language: str) -> None:
    world = county_site.dataset
    said: dict[tuple[str, str, str], set[str]] = {}
    for document in county_site.of(language).values():
        for one in document.tree.xpath("//*[@data-count] | //*[@data-part]"):
            name = one.get("data-count") or one.get("data-part")
            said.setdefault((one.get("data-field"), name, one.get("data-concept") or ""), set()).add(one.text_content())
    assert {key: found for key, found in said.items() if len(found) > 1} == {}
    for (field, name, concept), (number,) in said.items():
        if name in KINDS:
            local = name == "measures"
            wanted = (
                {concept} if concept else {one.id for one in world.concepts.values() if one.level.is_local == local}
            )
            entries = [entry for entry in world.entries_about[field] if entry.concept in wanted]
            assert number == str(sum(isinstance(entry, KINDS[name]) for entry in entries)), (field, name, concept)
    parts = {(field, concept) for field, name, concept in said if name == "measures" and concept}
    assert parts == {(field, concept) for field in world.fields for concept in ("nordhausen", COUNTY)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_stand_with_their_own_concept(county_site: BuiltSite, language: str) -> None:
    world = county_site.dataset
    for field in world.fields:
        page = county_site.page(language, PageKey("field", field)).main
        for answer in page.xpath(".//*[@data-answer]"):
            (side,) = answer.xpath("ancestor::*[@data-concept][1]")
            assert side.get("data-concept") == world.entries[answer.get("data-answer")].concept
        for row in page.xpath(".//*[@data-pair]"):
            named = row.xpath("./*[contains(@class, 'pair__answers')]/*[@data-concept]")
            names = [
                words(one.xpath("./*[contains(@class, 'side__name')]")[0])
                for one in named
                if one.xpath("./*[contains(@class, 'side__name')]")
            ]
            ids = [one.get("data-concept") for one in named]
            assert len(set(ids)) == len(ids)
            assert names == [world.concepts[one].short_name[language] for one in ids][: len(names)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_county_has_no_measure_for_is_said_of_that_county(county_site: BuiltSite, language: str) -> None:
    """At the goal itself and in its fields: what one county does is no answer of the other."""
    world = county_site.dataset
    answered = {(link.to, entry.concept) for entry in world.of(Measure).values() for link in entry.links}
    for concept in ("nordhausen", COUNTY):
        for aim in (one for one in world.entries_of["land"] if isinstance(one, Guideline | Goal)):
            if (aim.id, concept) not in answered:
                gap = aim.gap_in(concept)
                assert gap
                part = county_site.page(language, PageKey("entry", aim.id)).main.xpath(
                    f".//section[@data-concept='{concept}']"
                )
                assert len(part) == 1, (aim.id, concept)
                assert gap.text[language].split("\n")[0][:40] in words(part[0]), (aim.id, concept)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_concept_has_a_mark_of_its_own(county_site: BuiltSite, language: str) -> None:
    """One class for colour and shape, and always the name beside it."""
    seen: dict[str, set[str]] = {}
    for document in county_site.of(language).values():
        for mark in document.tree.xpath("//*[contains(concat(' ', @class, ' '), ' mark ')]"):
            seen.setdefault(words(mark), set()).add(" ".join(sorted(mark.get("class").split())))
    names = {concept.short_name[language] for concept in county_site.dataset.concepts.values()}
    assert set(seen) == names
    assert all(len(classes) == 1 for classes in seen.values())
    assert len(set().union(*seen.values())) == len(names)


def test_columns_of_the_matrix_name_their_concept(county_site: BuiltSite) -> None:
    page = county_site.page("de", "matrix").main
    (table,) = page.xpath(".//table")
    groups = {one.get("data-concept"): int(one.get("colspan")) for one in table.xpath(".//th[@data-concept]")}
    cells = len(table.xpath(".//tbody[1]/tr[1]/td")) - 1
    assert (set(groups), sum(groups.values())) == ({"nordhausen", COUNTY}, cells)
    labels = [one.get("aria-label") for one in table.xpath(".//td/a")]
    assert all("Nordhausen" in label or "Musterkreis" in label for label in labels)
    counted = Counter(one for one in re.findall(r"\((Nordhausen|Musterkreis)\) \(", words(page)))
    assert set(counted) == {"Nordhausen", "Musterkreis"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_search_and_files_hold_each_county_by_itself(county_site: BuiltSite, language: str) -> None:
    world = county_site.dataset
    for concept in ("nordhausen", COUNTY):
        own = {entry.id for entry in world.entries_of[concept] if isinstance(entry, Measure)}
        page = county_site.page(language, PageKey("list", concept, "measures"))
        assert {one.get("data-entry") for one in page.main.xpath(".//tr[@data-entry]")} == own
    folder = county_site.folder / world.languages[language].path
    index = json.loads(next(folder.glob("assets/*/search-index.json")).read_text("utf-8"))
    assert set(index["facets"]["concept"]) == set(world.concepts)
    assert index["levels"][COUNTY] != index["levels"]["nordhausen"]
    assert {one for one in world.entries if one.startswith(f"{PREFIX}-")} == {
        entry.id for entry in world.entries_of[COUNTY]
    }
