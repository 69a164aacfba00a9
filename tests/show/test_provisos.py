"""Whoever reads how binding something is reads on what terms: no condition gets lost between the data and a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

import pytest
from lxml import html as lxml_html

from konzept.model import Bindingness, Commitment, Obligation, Statement, Text
from konzept.model.dataset import Dataset
from konzept.model.parts import Proviso
from konzept.model.provisos import Qualifier, conditions, differing_parts, times
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.publish.downloads import to_csv, to_json
from konzept.publish.export_json import to_json as all_data
from konzept.show.views import BLOCKS, TABLES
from tests.support.built_site import squeeze
from tests.support.sites import renderer_of, site_of

Element = lxml_html.HtmlElement

# Where the words for how binding something is are explained or chosen, not said of an entry.
VOCABULARY = ("ranks", "terms__list", "choose", "lists", "tally", "bindwords")
# What holds all that a page says of an entry in one place.
PLACES = "ancestor::*[self::article or self::li or self::tr][1]"
# What holds the points of an entry, each with its own condition.
POINTS = "ancestor::*[contains(@class, 'commitments') or contains(@class, 'entry__text')][1]"


def marked(world: Dataset) -> Dataset:
    """The data with a mark in each word for how binding something is, so that no page can say it unnoticed."""
    labels = dict(world.labels)
    for value in Bindingness:
        labels[f"bindingness.{value}"] = Text(dict.fromkeys(world.languages, f"‹{value}›"))
    return replace(world, labels=labels)


@pytest.fixture(scope="module", params=["de", "en"])
def site(real_world: Dataset, request: pytest.FixtureRequest) -> Site:
    return site_of(marked(real_world), request.param)


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[PageKey, str]:
    """Every page of the site."""
    renderer = renderer_of(site)
    return {key: renderer.page(key) for key in site.pages}


def main_part(page: str) -> Element:
    return lxml_html.document_fromstring(page).find(".//main")


def shown(site: Site, pages: dict[PageKey, str]) -> Iterator[tuple[str, Element]]:
    """Whatever says how binding something is, by its type: pages, and parts that hand-written pages include."""
    for key, page in pages.items():
        if "‹" in page:
            yield key.type, main_part(page)
    renderer = renderer_of(site)
    slots = [("block", {"name": name}) for name in BLOCKS] + [("card", {"entry": id_}) for id_ in site.dataset.entries]
    for macro, arguments in slots:
        part = renderer.block(quote(json.dumps([macro, arguments])))
        yield arguments.get("name", macro), lxml_html.fragment_fromstring(part, create_parent="main")


def said(element: Element) -> str:
    """What readers of the page's language see; the wordings in the other languages are put aside."""
    own = lxml_html.fromstring(lxml_html.tostring(element))
    for twin in own.xpath("//*[@class='twin']"):
        twin.drop_tree()
    return squeeze(own.text_content())


def without_vocabulary(main: Element) -> Element:
    for name in VOCABULARY:
        for one in main.find_class(name):
            one.drop_tree()
    return main


def words(element: Element) -> Iterator[Element]:
    """The elements whose own text says how binding something is."""
    for one in element.iter():
        texts = [one.text, *(child.tail for child in one)]
        if isinstance(one.tag, str) and any("‹" in text for text in texts if text):
            yield one


def entry_of(site: Site, word: Element) -> Obligation | None:
    """The entry of which a word says how binding it is."""
    names = ("ancestor-or-self::*[@data-bound][1]/@data-bound", "ancestor::tr[@data-entry][1]/@data-entry")
    found = next((one for name in names for one in word.xpath(name)), None)
    entry = site.dataset.entries[found] if found else None
    assert entry is None or isinstance(entry, Obligation)
    return entry


def test_wherever_a_page_says_how_binding_an_entry_is_it_says_every_condition_beside_it(site, pages) -> None:
    lost, seen, language = [], set(), site.language.id
    for name, main in shown(site, pages):
        for word in words(without_vocabulary(main)):
            entry = entry_of(site, word)
            if entry is None:
                # A single point says its own, beside the entry whose point it is.
                assert word.xpath(POINTS), f"{name} does not say of what: {word.text_content()}"
                continue
            [place] = word.xpath(PLACES)
            seen.add((name, entry.id))
            text, ways = said(place), place.xpath(".//a/@href")
            for one in conditions(site.dataset, entry):
                if squeeze(one.text[language]) not in text:
                    lost.append(f"{name}, {entry.id}: {one.text[language]}")
                elif one.stated_in and place.tag != "tr" and not any(one.stated_in in way for way in ways):
                    lost.append(f"{name}, {entry.id}: the way to {one.stated_in}")
    assert lost == []
    # A test that looks at nothing finds nothing.
    everywhere = {"entry", "whole", "section", "list", "card"}
    assert {name for name, _ in seen} == everywhere | {
        "field", "comparison", "audience", "actor", "sheet", "for-migrant-organisations"
    }  # fmt: skip
    obligations = {entry.id for entry in site.dataset.entries.values() if isinstance(entry, Obligation)}
    for name in everywhere:
        assert {entry for found, entry in seen if found == name} == obligations, name


def test_no_page_says_that_there_is_no_time_where_the_section_gives_one(site, pages) -> None:
    nothing = site.dataset.label("entry.no_time")[site.language.id]
    inherited = 0
    for entry in site.dataset.entries.values():
        page = pages[PageKey("entry", entry.id)]
        found = times(site.dataset, entry)
        inherited += any(one.section for one in found)
        assert (nothing in page) == (isinstance(entry, Obligation) and not found), entry.id
        text = said(main_part(page))
        assert [one for one in found if squeeze(one.text[site.language.id]) not in text] == []
    assert inherited


def test_tables_to_take_away_say_every_condition_and_where_it_comes_from(site: Site) -> None:
    language, found = site.language.id, 0
    for key in (key for key in site.pages if key.type in TABLES):
        table = TABLES[key.type](site, key)
        spread = to_csv(site, table).decode("utf-8-sig")
        for row in json.loads(to_json(site, table)):
            record = site.dataset.entries.get(row["id"]) or site.dataset.duties[row["id"]]
            entries = [record.id] if record.id in site.dataset.entries else record.entries
            wanted = [one for id_ in entries for one in conditions(site.dataset, site.dataset.entries[id_])]
            texts = row.get("conditions", [])
            found += len(texts)
            assert len(texts) == len(dict.fromkeys(wanted))
            for text, one in zip(texts, dict.fromkeys(wanted), strict=True):
                assert text.startswith(one.text[language])
                assert text in spread.replace('""', '"')
                assert text.endswith(f" {one.section})") or not one.section
    assert found


def test_a_duty_has_the_conditions_of_the_entries_it_comes_from(site, pages) -> None:
    main = main_part(pages[PageKey("duties")])
    found = 0
    for duty in site.dataset.duties.values():
        text = said(main.get_element_by_id(f"duty-{duty.id}"))
        for one in (one for id_ in duty.entries for one in conditions(site.dataset, site.dataset.entries[id_])):
            assert squeeze(one.text[site.language.id]) in text, duty.id
            found += 1
    assert found


def test_dated_duties_stand_under_the_words_of_the_text_and_under_no_month_of_ours(site, pages) -> None:
    headings = re.findall(r"<time [^>]*>([^<]*)</time>", pages[PageKey("duties")])
    dated = {duty.when[site.language.id] for duty in site.dataset.duties.values() if duty.deadline}
    assert dated
    assert set(headings) == dated


def test_all_data_in_one_file_say_what_each_entry_inherits(real_world: Dataset) -> None:
    exported = json.loads(all_data(real_world))
    found = 0
    for entry in real_world.entries.values():
        kinds = (kind for kind in ("guideline", "goal", "measure", "statement") if entry.id in exported[kind])
        inherited = exported[next(kinds)][entry.id].get("inherited", {})
        for name, every in (("conditions", conditions(real_world, entry)), ("when", times(real_world, entry))):
            wanted = [{"text": dict(one.text.items()), "section": one.section} for one in every if one.section]
            got = [{key: one[key] for key in ("text", "section")} for one in inherited.get(name, [])]
            assert got == wanted, entry.id
            found += len(got)
    assert found


# --- how provisos are handed on, in an invented world ---


def with_provisos(world: Dataset, section: str, **provisos: object) -> Dataset:
    concepts = dict(world.concepts)
    concept = concepts["lower"]
    sections = tuple(replace(one, **provisos) if one.number == section else one for one in concept.sections)
    concepts["lower"] = replace(concept, sections=sections)
    return replace(world, records={**world.records, "concept": concepts})


BUDGET, YEARS = (Text(dict.fromkeys(("de", "en"), words)) for words in ("within the budget", "in the next years"))


def test_a_proviso_holds_for_what_commits_somebody_in_its_section_and_below_and_for_nothing_else(small_world):
    world = with_provisos(small_world, "5", conditions=(Proviso(text=BUDGET),), when=Proviso(text=YEARS))
    for entry in world.entries.values():
        below = entry.concept == "lower" and entry.section.split(".")[0] == "5"
        expected = below and not isinstance(entry, Statement)
        assert (Qualifier(BUDGET, "lower", "5") in conditions(world, entry)) == expected, entry.id
        assert (Qualifier(YEARS, "lower", "5") in times(world, entry)) == expected, entry.id
    assert not conditions(world, world.entries["S-1"])


def test_a_section_hands_nothing_up(small_world):
    world = with_provisos(small_world, "5.1", conditions=(Proviso(text=BUDGET),))
    moved = replace(world.entries["K-1"], section="5")
    assert Qualifier(BUDGET, "lower", "5.1") in conditions(world, world.entries["K-1"])
    assert conditions(world, moved) == ()


def test_a_proviso_comes_from_where_it_is_stated(small_world):
    world = with_provisos(small_world, "5.1", conditions=(Proviso(text=BUDGET, stated_in="M-5.1.2"),))
    assert conditions(world, world.entries["K-1"])[-1] == Qualifier(BUDGET, "lower", "5.1", "M-5.1.2")


def test_a_condition_that_is_said_twice_stands_once_and_a_point_can_say_its_own(small_world):
    point = Commitment(text=YEARS, condition=BUDGET)
    entry = replace(small_world.entries["K-1"], conditions=(BUDGET,), commitments=(point, point))
    assert conditions(small_world, entry) == (Qualifier(BUDGET),)
    alone = replace(entry, conditions=())
    assert conditions(small_world, alone) == (Qualifier(BUDGET),)
    assert conditions(small_world, alone, without=[point]) == ()


def test_parts_that_bind_more_or_less_than_the_label_are_told_apart(small_world):
    values = (Bindingness.MAY, Bindingness.MANDATE, Bindingness.COMMITMENT, Bindingness.INTENTION, None)
    points = tuple(Commitment(text=YEARS, bindingness=value) for value in values)
    entry = replace(small_world.entries["K-1"], bindingness=Bindingness.INTENTION, commitments=points)
    parts = differing_parts(entry)
    assert parts.stronger == (Bindingness.MANDATE, Bindingness.COMMITMENT)
    assert parts.weaker == (Bindingness.MAY,)


def test_an_entry_whose_parts_differ_says_so_beside_its_label(site, pages) -> None:
    found = 0
    for entry in site.dataset.entries.values():
        if isinstance(entry, Obligation):
            parts = differing_parts(entry)
            [label] = main_part(pages[PageKey("entry", entry.id)]).xpath(".//dl[@class='facts']//*[@data-bound]")
            for value in (*parts.stronger, *parts.weaker):
                assert f"‹{value}›" in label.text_content(), entry.id
                found += 1
    assert found


# --- bodies whose being in charge depends on something ---


def test_wherever_a_body_is_named_as_responsible_it_is_said_what_that_is_tied_to(site, pages) -> None:
    language, world = site.language.id, site.dataset
    tied = {actor.id: actor for actor in world.actors.values() if actor.tied_to}
    assert tied
    found = set()
    for actor in tied.values():
        condition, name = (squeeze(text[language]) for text in (actor.tied_to, actor.short_name or actor.name))
        for key, page in pages.items():
            for place in main_part(page).xpath(".//*[self::article or self::li or self::tr]"):
                text = said(place)
                named = responsible(world, place, actor.id) and name in text and key != PageKey("actor", actor.id)
                found |= {key.type} if named else set()
                assert condition in text or not named, (key, text)
        assert condition in said(main_part(pages[PageKey("actor", actor.id)]))
    assert found >= {"entry", "field", "whole", "section", "audience", "list", "sheet", "duties"}


def responsible(world: Dataset, place: Element, actor: str) -> bool:
    """Whether what a page shows in one place is an entry or a duty for which the actor is responsible."""
    entries = {*place.xpath("@data-entry"), *place.xpath(".//@data-bound")}
    if len(entries) == 1:
        return actor in [one.actor for one in getattr(world.entries[entries.pop()], "responsible", ())]
    duties = place.xpath("@data-duty") + [one.removeprefix("duty-") for one in place.xpath("self::article/@id")]
    return any(actor in world.duties[one].owed_by for one in duties if one in world.duties)
