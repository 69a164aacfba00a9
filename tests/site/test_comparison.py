"""Any two concepts side by side, with the real data and with a second county: each pair at an address of its own."""

from __future__ import annotations

from itertools import permutations
from urllib.parse import urljoin

import pytest

from konzept.model import Goal, Guideline, Obligation
from konzept.model.provisos import times
from konzept.plan.pages import PageKey
from tests.support.built_site import LANGUAGES, BuiltSite, Document, squeeze
from tests.support.second_county import COUNTY

ROOTS = {"de": "/vergleich/", "en": "/en/compare/"}
QUESTION = "others"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["real_site", "county_site"])
def test_every_pair_has_a_page_in_either_order_with_every_entry_of_both_by_field(
    request: pytest.FixtureRequest, name: str, language: str
) -> None:
    site: BuiltSite = request.getfixturevalue(name)
    world = site.dataset
    for pair in permutations(world.concepts, 2):
        page = site.documents[f"{ROOTS[language]}{pair[0]}/{pair[1]}/"]
        assert page.tree.xpath("//section[@data-field]/@data-field") == list(world.fields)
        for section in page.tree.xpath("//section[@data-field]"):
            columns = section.xpath("./div/*[@data-concept]")
            assert tuple(one.get("data-concept") for one in columns) == pair
            for concept, column in zip(pair, columns, strict=True):
                own = [one for one in world.entries_about[section.get("data-field")] if one.concept == concept]
                shown = [str(one).split("/")[-2] for one in column.xpath(".//*[@class='sides__title']/a/@href")]
                obliging = [one.id for one in own if isinstance(one, Obligation)]
                assert shown == obliging + [one.id for one in own if not isinstance(one, Obligation)]
                assert bool(column.find_class("empty")) == (not own)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_has_its_kind_its_place_who_when_and_how_binding_beside_it(
    real_site: BuiltSite, language: str
) -> None:
    world, label = real_site.dataset, real_site.dataset.label
    page = real_site.documents[f"{ROOTS[language]}nordhausen/land/"]
    for item in page.tree.xpath("//section[@data-field]//li[.//@data-bound]"):
        (id_,) = item.xpath(".//@data-bound")
        entry, said = world.entries[id_], squeeze(item.text_content())
        assert squeeze(entry.title[language]) in said
        assert squeeze(label(f"bindingness.{entry.bindingness}")[language]) in said
        for one in entry.responsible:
            if one.actor:
                actor = world.actors[one.actor]
                assert squeeze((actor.short_name or actor.name)[language]) in said
        assert all(squeeze(one.text[language]) in said for one in times(world, entry))


@pytest.mark.parametrize("pair", [("nordhausen", COUNTY), (COUNTY, "nordhausen"), ("land", COUNTY)])
def test_aims_are_grouped_by_whose_entries_are_linked_to_them(county_site: BuiltSite, pair: tuple[str, str]) -> None:
    world = county_site.dataset
    linked = {
        aim.id: tuple(any(one.concept == concept for one, _ in world.links_to.get(aim.id, ())) for concept in pair)
        for aim in world.entries_of["land"]
        if isinstance(aim, Guideline | Goal)
    }
    names = {(True, True): "both", (True, False): "first", (False, True): "second", (False, False): "neither"}
    page, seen = county_site.documents[f"{ROOTS['de']}{pair[0]}/{pair[1]}/"], {}
    labels = {
        world.label(f"comparison.linked.{name}")["de"].format(
            first=world.concepts[pair[0]].short_name["de"], second=world.concepts[pair[1]].short_name["de"]
        ): name
        for name in names.values()
    }
    for row in page.tree.xpath("//*[@data-pair]"):
        (heading,) = row.xpath("./preceding-sibling::h3[1]")
        seen[row.get("id").removeprefix("entry-")] = labels[heading.text.strip()]
        answers = row.xpath(".//@data-answer")
        for concept in pair:
            inside = row.xpath(f"./div[2]/*[@data-concept='{concept}']//@data-answer")
            assert {world.entries[one].concept for one in inside} <= {concept}
        for answer in row.xpath(".//*[@data-answer]"):
            (link,) = (
                one for one in world.entries[answer.get("data-answer")].links if row.get("id") == f"entry-{one.to}"
            )
            assert squeeze(link.reason["de"]) in squeeze(answer.text_content())
        wanted = {
            one.id for one, _ in world.links_to.get(row.get("id").removeprefix("entry-"), ()) if one.concept in pair
        }
        assert set(answers) == wanted
    assert seen == {aim: names[which] for aim, which in linked.items()}


def test_with_one_local_concept_one_link_leads_to_the_comparison_and_no_page_asks_what_others_do(
    real_site: BuiltSite,
) -> None:
    choice = real_site.address("de", "choice")
    leading = [one.address for one in real_site.of("de").values() if leads(one, choice)]
    own = {address for address in leading if address.startswith(ROOTS["de"])}
    assert set(leading) - own == {real_site.address("de", "compare"), real_site.address("de", "search")}
    assert not [one.address for one in real_site.documents.values() if one.tree.find_class(QUESTION)]


def leads(document: Document, address: str) -> bool:
    return address in {urljoin(document.address, str(one)) for one in document.tree.xpath("//a/@href")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_others_do_is_one_step_from_every_field_and_every_aim_of_the_land(
    county_site: BuiltSite, language: str
) -> None:
    world = county_site.dataset
    aims = [one.id for one in world.entries_of["land"] if isinstance(one, Guideline | Goal)]
    keys = [PageKey("field", one) for one in world.fields] + [PageKey("entry", one) for one in aims]
    there = county_site.documents[f"{ROOTS[language]}nordhausen/{COUNTY}/"]
    for key in keys:
        document = county_site.page(language, key)
        (link,) = document.tree.xpath(f"//p[@class='{QUESTION}']/a/@href")
        address, _, anchor = str(link).partition("#")
        assert address.endswith(f"{ROOTS[language].split('/')[-2]}/nordhausen/{COUNTY}/")
        assert there.tree.xpath(f"//*[@id='{anchor}']"), key
    asked = {one.address for one in county_site.of(language).values() if one.tree.find_class(QUESTION)}
    assert asked == {county_site.address(language, key) for key in keys}
