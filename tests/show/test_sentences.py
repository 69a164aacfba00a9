"""The sentences that an entry renders: marked beside it, counted at it, summed up on the page about the texts."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import pytest
from lxml import html

from konzept.model import Concept, Entry, Record, SentenceMark, SourceSentence, StatementType
from konzept.model.dataset import Dataset, kind_of
from konzept.official.segmentation import segment
from konzept.official.sentences import fingerprint
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.show.views.concept import section_view
from konzept.show.views.coverage import coverage_view, rendered_sentences
from konzept.show.views.entry import entry_view
from tests.support.sites import main_of, part_of, site_of

FIELDS, LANGUAGE = "Hier beginnt es.", ("Alle lernen Deutsch.", "Es gibt Kurse.", "Sie sind gut.")
ITEM = ("Er zahlt zwölf Plätze.", "Sie kosten nichts.")
DOCUMENT = f"""5 Handlungsfelder

{FIELDS}

5.1 Sprache

Eine Überschrift

{LANGUAGE[0]} {LANGUAGE[1]}

{LANGUAGE[2]}

5.1.2

{" ".join(ITEM)}
"""


def claims(*sentences: str, repeated: bool = False) -> tuple[SourceSentence, ...]:
    return tuple(SourceSentence(fingerprint=SentenceMark(fingerprint(one)), repeated=repeated) for one in sentences)


CLAIMED = {
    "S-1": (*claims(LANGUAGE[0], LANGUAGE[2]), *claims(FIELDS)),
    "K-1": claims(LANGUAGE[1]),
    "M-5.1.2": claims(*ITEM),
}


def world_with(world: Dataset, claimed: Mapping[str, tuple[SourceSentence, ...]]) -> Dataset:
    """The small world with its sentences recorded, and what its entries render."""
    marks = {"5": (FIELDS,), "5.1": (*LANGUAGE, *ITEM)}
    lower = world.concepts["lower"]
    sections = tuple(
        dataclasses.replace(one, sentences=tuple(SentenceMark(fingerprint(text)) for text in marks[one.number]))
        for one in lower.sections
    )
    changed: list[Record] = [dataclasses.replace(lower, sections=sections)]
    changed += [dataclasses.replace(world.entries[id_], source=source) for id_, source in claimed.items()]
    return replaced(world, *changed)


def replaced(world: Dataset, *changed: Record) -> Dataset:
    records = {kind: dict(found) for kind, found in world.records.items()}
    for record in changed:
        records[kind_of(record)][record.id] = record
    return dataclasses.replace(world, records=records)


@pytest.fixture(params=["de", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def site(small_world: Dataset, language: str) -> Site:
    return with_document(world_with(small_world, CLAIMED), language, DOCUMENT)


def with_document(world: Dataset, language: str, document: str) -> Site:
    concept: Concept = world.concepts["lower"]
    numbers = {entry.number for entry in world.entries.values() if entry.number}
    return dataclasses.replace(site_of(world, language), official={"lower": segment(document, concept, numbers)})


def marked(site: Site, name: str) -> list[str]:
    return [one.text_content() for one in html.fromstring(main_of(site, name)).iter("mark")]


def test_the_wording_beside_an_entry_marks_exactly_its_sentences(site: Site) -> None:
    assert marked(site, "entry:K-1") == [LANGUAGE[1]]
    assert marked(site, "entry:M-5.1.2") == [" ".join(ITEM)]
    assert marked(site, "entry:S-1") == [LANGUAGE[0], LANGUAGE[2], FIELDS]
    assert marked(site, "section:lower/5.1") == []


def test_the_text_around_them_stays_as_it_is(site: Site) -> None:
    (wording,) = html.fromstring(main_of(site, "entry:K-1")).xpath("//div[@class='official__text']")
    assert wording.text_content().split() == DOCUMENT[DOCUMENT.index("5.1 Sprache") :].split()
    (paragraph,) = wording.xpath(".//p[mark]")
    assert paragraph.text_content() == f"{LANGUAGE[0]} {LANGUAGE[1]}"


def test_sentences_of_another_section_come_with_their_heading(site: Site) -> None:
    (wording,) = html.fromstring(main_of(site, "entry:S-1")).xpath("//div[@class='official__text']")
    assert [one.text_content() for one in wording.xpath("./p")][-2:] == ["5 Handlungsfelder", FIELDS]


def test_the_legend_counts_them_and_leads_to_the_first(site: Site, language: str) -> None:
    said = {
        "de": (
            "Markiert ist der Satz, den dieser Eintrag wiedergibt.",
            "Markiert sind die 3 Sätze, die dieser Eintrag wiedergibt.",
        ),
        "en": (
            "The sentence that this entry renders is marked.",
            "The 3 sentences that this entry renders are marked.",
        ),
    }
    for name, legend in zip(("K-1", "S-1"), said[language], strict=True):
        page = html.fromstring(main_of(site, f"entry:{name}"))
        (link,) = page.xpath("//a[@href='#official-mark']")
        assert link.text_content() == legend
        assert [one.tag for one in page.xpath("//*[@id='official-mark']")] == ["mark"]


def test_a_measure_whose_sentences_are_not_all_in_its_item_shows_the_whole_section(small_world: Dataset) -> None:
    world = world_with(small_world, CLAIMED | {"M-5.1.2": claims(*ITEM, LANGUAGE[2]), "S-1": claims(LANGUAGE[0])})
    site = with_document(world, "de", DOCUMENT)
    official = entry_view(site, PageKey("entry", "M-5.1.2")).official
    assert official is not None
    assert (official.whole, official.number, official.rendered) == (True, "5.1", 3)
    assert marked(site, "entry:M-5.1.2") == [LANGUAGE[2], " ".join(ITEM)]


def test_only_the_entries_whose_sentences_have_changed_say_so(small_world: Dataset) -> None:
    document = DOCUMENT.replace(LANGUAGE[1], "Es gibt viele Kurse.")
    site = with_document(world_with(small_world, CLAIMED), "de", document)
    said = {id_: official.changed for id_ in CLAIMED if (official := entry_view(site, PageKey("entry", id_)).official)}
    assert said == {"S-1": False, "K-1": True, "M-5.1.2": False}
    assert marked(site, "entry:K-1") == []


def test_without_claims_nothing_is_marked_and_nothing_said(small_world: Dataset, language: str) -> None:
    site = with_document(world_with(small_world, {}), language, DOCUMENT)
    for id_ in CLAIMED:
        page = main_of(site, f"entry:{id_}")
        assert "<mark" not in page
        assert "official-mark" not in page
        assert site.dataset.label("official.sentences")[language] not in page
    assert coverage_view(site) == ()


def test_an_entry_says_which_sentences_it_renders_without_any_document(small_world: Dataset) -> None:
    world = world_with(small_world, CLAIMED)
    found = rendered_sentences(world, world.entries["S-1"])
    assert found is not None
    assert [(one.section.number, one.places, one.count, one.all) for one in found] == [
        ("5.1", ("1", "3"), 2, 5),
        ("5", ("1",), 1, 1),
    ]
    for language, said in (
        ("de", "Sätze 1 und 3 (von 5) im Abschnitt 5.1"),
        ("en", "Sentences 1 and 3 (of 5) in section 5.1"),
    ):
        assert said in html.fromstring(main_of(site_of(world, language), "entry:S-1")).text_content()
    item = rendered_sentences(world, world.entries["M-5.1.2"])
    assert item is not None
    assert item[0].places == ("4–5",)


def organising(entry: Entry) -> Entry:
    return dataclasses.replace(entry, type=StatementType.STRUCTURE)  # type: ignore[call-arg]


def test_an_entry_that_only_repeats_says_which_one_it_is_an_extract_of(small_world: Dataset, language: str) -> None:
    world = world_with(
        small_world,
        {
            "M-5.1.2": claims(*ITEM, *LANGUAGE),
            "K-1": claims(FIELDS),
            "S-1": claims(LANGUAGE[0], LANGUAGE[1], repeated=True),
        },
    )
    site = site_of(world, language)
    assert [one.id for one in entry_view(site, PageKey("entry", "S-1")).extract_of] == ["M-5.1.2"]
    assert entry_view(site, PageKey("entry", "M-5.1.2")).extract_of == ()
    said = site.dataset.label("official.extract.one")[language]
    title = world.entries["M-5.1.2"].title[language]
    for name in ("entry:S-1", "section:lower/5.1", "whole:lower"):
        (line,) = html.fromstring(main_of(site, name)).find_class("extract")
        assert line.text_content() == f"{said} {title}"
    extracts = section_view(site, PageKey("section", "lower", "5.1")).extracts
    assert [id_ for id_, of in extracts.items() if of] == ["S-1"]


def test_the_page_about_the_texts_counts_sentences_and_entries(small_world: Dataset) -> None:
    world = world_with(small_world, CLAIMED | {"K-1": claims(LANGUAGE[1], ITEM[0], repeated=True)})
    (coverage,) = coverage_view(site_of(world, "de"))
    assert (coverage.sentences, coverage.rendered, coverage.entries, coverage.again) == (6, 6, 3, 1)
    assert [(one.section.number, one.sentences, one.rendered, one.entries) for one in coverage.sections] == [
        ("5", 1, 1, 1),
        ("5.1", 5, 5, 3),
    ]
    assert coverage.percent == 100
    without = world_with(small_world, {"K-1": claims(LANGUAGE[1])})
    (coverage,) = coverage_view(site_of(replaced(without, organising(without.entries["S-1"])), "de"))
    assert (coverage.rendered, coverage.entries, coverage.percent) == (1, 1, 16)
    assert {one.id for one in coverage.headings} == {"S-1", "M-5.1.2"}


def test_the_coverage_is_said_in_words_and_section_by_section(small_world: Dataset, language: str) -> None:
    page = html.fromstring(part_of(site_of(world_with(small_world, CLAIMED), language), "sentences"))
    said = {
        "de": "100 % Kreiskonzept: 6 von 6 Sätzen des amtlichen Textes, wiedergegeben in 3 Einträgen.",
        "en": "100% District concept: 6 of 6 sentences of the official text, rendered in 3 entries.",
    }
    assert said[language] in " ".join(page.text_content().replace("\u00a0", " ").split())
    rows = [[cell.text_content() for cell in row] for row in page.iter("tr")][1:]
    assert rows == [["5", "1", "1", "1"], ["5.1", "5", "5", "3"]]


@pytest.mark.data
def test_every_sentence_of_the_real_texts_is_rendered_and_the_page_says_so(real_world: Dataset, language: str) -> None:
    site = site_of(real_world, language)
    found = coverage_view(site)
    assert {one.concept.id for one in found} == set(real_world.concepts)
    assert [one.percent for one in found] == [100] * len(found)
    assert part_of(site, "sentences").count("<strong>100") == len(found)
