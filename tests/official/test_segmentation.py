"""A document is cut by its section tree, whatever an export did to its headings, pages and lines."""

from __future__ import annotations

import re

import pytest

from konzept.official.blocks import blocks
from konzept.official.segmentation import Segmentation, segment
from tests.official.invented import BODIES, PLAIN, SECTIONS, concept, document, segment_town

TABLE = "\n".join(f"{number}. {heading} ..... {page}" for page, (number, heading) in enumerate(SECTIONS, 2))
BARE_TABLE = "Inhalt\n\n" + "\n".join(f"{number} {heading}" for number, heading in SECTIONS)
LONG = SECTIONS[2][1]


def fingerprints(segmentation: Segmentation) -> dict[str, str]:
    return {number: section.fingerprint for number, section in segmentation.sections.items()}


WHOLE = fingerprints(segment_town(PLAIN))


def test_every_section_is_found_with_its_text_and_its_lines() -> None:
    segmentation = segment_town(PLAIN)
    assert list(segmentation.sections) == [number for number, _ in SECTIONS]
    for number, section in segmentation.sections.items():
        assert "\n".join(section.lines).strip() == BODIES[number]
        assert section.heading_agrees
    assert (segmentation.missing, segmentation.unassigned) == ((), ())
    first = segmentation.sections["1"]
    assert (first.line, first.last, first.words) == (1, 5, 13)


def test_numbered_items_are_cut_out_of_their_section() -> None:
    items = segment_town(PLAIN).sections["2.1"].items
    assert {number: " ".join(lines).split() for number, lines in items.items()} == {
        "2.1.1": ["2.1.1.", "Es", "gibt", "12", "Plätze."],
        "2.1.2": ["2.1.2.", "Das", "Bad", "kostet", "nichts."],
    }


FORMS = {
    "a final dot": "{number}. {heading}",
    "a bracket": "{number}) {heading}",
    "Markdown": "## {number} {heading}",
    "bold Markdown": "### **{number}. {heading}**",
    "closed Markdown": "# {number} {heading} #",
    "an escaped dot": "## {number}\\. {heading}",
    "the number on its own line": "{number}.\n{heading}",
    "the number above a gap": "{number}.\n\n{heading}",
    "a word before": "Abschnitt {number}: {heading}",
    "no number": "{heading}",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_a_heading_may_be_written_in_many_ways(form: str) -> None:
    segmentation = segment_town(document(heading=form))
    assert fingerprints(segmentation) == WHOLE
    assert (segmentation.missing, segmentation.unassigned) == ((), ())


def test_a_number_may_touch_its_heading() -> None:
    assert fingerprints(segment_town(re.sub(r"^(\d[\d.]*) ", r"\1.", PLAIN, flags=re.MULTILINE))) == WHOLE


def test_headings_in_capitals_are_the_same_headings() -> None:
    text = PLAIN
    for number, heading in SECTIONS:
        text = text.replace(f"{number} {heading}", f"{number} {heading.upper()}")
    assert text != PLAIN
    assert fingerprints(segment_town(text)) == WHOLE


@pytest.mark.parametrize(
    "wrapped",
    [
        "Bücherei, Hallenbad/Freibad und der\nPark am Wasser",
        "Bücherei, Hallen-\nbad/Freibad und der Park\nam Wasser",
        "Bücherei,\nHallenbad/\nFreibad\nund der\nPark am\nWasser",
    ],
)
def test_a_heading_may_be_wrapped(wrapped: str) -> None:
    segmentation = segment_town(PLAIN.replace(LONG, wrapped))
    assert fingerprints(segmentation) == WHOLE


TABLES = {
    "leaders": TABLE,
    "leaders and a title": f"Inhaltsverzeichnis\n\n{TABLE}",
    "leaders that begin again after a wrap": TABLE.replace(" und der Park", "\nund der Park"),
    "ellipses": TABLE.replace(".....", "…"),
    "tabs": TABLE.replace(" ..... ", "\t"),
    "gaps": TABLE.replace(" ..... ", "      "),
    "nothing but headings": BARE_TABLE,
    "a list of links": "\n".join(f"- [{number}. {heading}](#{number})" for number, heading in SECTIONS),
    "entries that the tree lacks": f"Grußwort ..... 1\n{TABLE}\n2.1.1 Lesen ..... 9\nAbbildungen ..... 12",
    "page numbers in a column of their own": f"{BARE_TABLE}\n\n2\n\n3\n\n4\n\n5\n",
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
@pytest.mark.parametrize("place", ["before", "after"])
def test_a_table_of_contents_is_no_text_of_any_section(table: str, place: str) -> None:
    text = f"{table}\n\n{PLAIN}" if place == "before" else f"{PLAIN}\n\n{table}\n"
    segmentation = segment_town(text)
    assert fingerprints(segmentation) == WHOLE
    assert segmentation.missing == ()
    assert segmentation.sections["3"].heading == "Ausblick"


def test_a_section_that_only_the_table_of_contents_names_is_missing() -> None:
    segmentation = segment_town(f"{TABLE}\n\n{PLAIN.replace('2.2 Radwege', 'Von den Wegen')}")
    (missing,) = segmentation.missing
    assert missing.number == "2.2"
    assert list(segmentation.sections) == ["1", "2", "2.1", "3", "Anhang"]


def pages(head: str, foot: str, feed: str = "\f") -> str:
    """The document on pages of six lines, in the middle of paragraphs as well."""
    lines = PLAIN.split("\n")
    sheets = [lines[start : start + 6] for start in range(0, len(lines), 6)]
    written = []
    for number, sheet in enumerate(sheets, 1):
        above, below = (edge.format(number=number, all=len(sheets)) for edge in (head, foot))
        written.append("\n".join(part for part in (above, "\n".join(sheet), below) if part))
    return f"\n{feed}".join(written)


FURNITURE = {
    "page numbers": ("", "{number}"),
    "page numbers between dashes": ("", "- {number} -"),
    "page numbers in words": ("", "Seite {number} von {all}"),
    "page numbers above": ("{number}\n", ""),
    "a running head": ("Stadt Musterau: Konzept", ""),
    "a running head with the page": ("Stadtkonzept {number}", ""),
    "head and foot": ("Stadt Musterau\n", "\n{number}"),
    "a foot beside the page": ("", "Stand: Entwurf | Seite {number}"),
}


@pytest.mark.parametrize("edges", FURNITURE.values(), ids=FURNITURE.keys())
def test_page_furniture_is_no_text(edges: tuple[str, str]) -> None:
    segmentation = segment_town(pages(*edges))
    assert fingerprints(segmentation) == WHOLE
    assert segmentation.unassigned == ()


def test_page_numbers_are_known_without_form_feeds() -> None:
    assert fingerprints(segment_town(pages("", "\n{number}\n", ""))) == WHOLE


def test_a_number_in_a_line_of_its_own_is_text_if_it_does_not_count_pages() -> None:
    text = document(s3="Plätze:\n\n994\n\nBäume:\n\n22")
    assert segment_town(text).sections["3"].words == 4
    assert segment_town(pages("", "\n{number}\n").replace("Alles wird gut.", "994")).sections["3"].words == 1


def test_a_subheading_that_returns_is_no_running_head() -> None:
    text = document(s1="Maßnahmen\n\nEins.", s2_2="Maßnahmen\n\nZwei.", s3="Maßnahmen\n\nDrei.")
    segmentation = segment_town(text)
    assert [segmentation.sections[number].words for number in ("1", "2.2", "3")] == [2, 2, 2]


MISLEADING = {
    "a reference": "Wie in\n2.2 beschrieben, so wird es gemacht.",
    "a reference with the heading": "Das steht unter\n2.2 Radwege und noch an anderer Stelle, wo es niemand sucht.",
    "a number with a unit": "Davon sind\n3 % neu.",
    "a decimal": "Es sind\n2,2 Meter.",
    "thousands": "Es kamen\n2.500 Menschen.",
    "a date": "Am\n3. Oktober wird gefeiert.",
    "a numbered list": "Dazu gehören:\n\n1. Lesen\n\n2. Baden\n\n3. Fahren",
}


@pytest.mark.parametrize("sentence", MISLEADING.values(), ids=MISLEADING.keys())
def test_a_number_in_the_text_is_no_heading(sentence: str) -> None:
    segmentation = segment_town(document(s1=sentence))
    assert segmentation.sections["1"].words == len(sentence.split())
    assert fingerprints(segmentation) | {"1": ""} == WHOLE | {"1": ""}


def test_a_missing_section_is_reported_with_the_lines_between_which_it_should_stand() -> None:
    segmentation = segment_town(PLAIN.replace("2.2 Radwege\n", "Fahrradwege\n"))
    (missing,) = segmentation.missing
    lines = PLAIN.split("\n")
    assert missing.number == "2.2"
    assert missing.first == lines.index(f"2.1 {LONG}") + 2
    assert missing.last == lines.index("3 Ausblick")
    assert missing.near == (lines.index("2.2 Radwege") + 1, "Fahrradwege")


def test_a_heading_that_was_changed_is_found_by_its_number_and_said_to_differ() -> None:
    segmentation = segment_town(PLAIN.replace("2.2 Radwege", "2.2 Wege für alle"))
    section = segmentation.sections["2.2"]
    assert (section.heading, section.heading_agrees) == ("Wege für alle", False)
    changed = {number for number, mark in fingerprints(segmentation).items() if mark != WHOLE[number]}
    assert changed == {"2.2"}


def test_text_above_the_first_section_is_left_over_but_not_the_title() -> None:
    title = "# Das Musterauer Konzept\n\n– für eine Stadt, die es nicht gibt –\n\n"
    assert segment_town(title + PLAIN).unassigned == ()
    (loose,) = segment_town(f"{title}Ein Wort des Grußes an alle.\nHerzlich.\n\n{PLAIN}").unassigned
    assert (loose.line, loose.last, loose.words) == (5, 6, 7)
    assert loose.begin == "Ein Wort des Grußes an alle. Herzlich."


@pytest.mark.parametrize("heading", ["2.3 Spielplätze", "## 2.3. Spielplätze"])
def test_a_section_that_the_tree_lacks_is_left_over_and_belongs_to_no_other(heading: str) -> None:
    segmentation = segment_town(PLAIN.replace("3 Ausblick", f"{heading}\n\nRutschen für alle.\n\n3 Ausblick"))
    (loose,) = segmentation.unassigned
    assert loose.begin.endswith("Spielplätze Rutschen für alle.")
    assert fingerprints(segmentation) == WHOLE


def test_an_item_that_no_entry_has_is_an_item_all_the_same() -> None:
    text = PLAIN.replace("2.2 Radwege", "2.1.3.\n\nDer Park bleibt.\n\n2.2 Radwege")
    assert list(segment_town(text).sections["2.1"].items) == ["2.1.1", "2.1.2", "2.1.3"]


def test_a_document_about_something_else_is_no_section_of_this_concept() -> None:
    segmentation = segment_town("Rezept für Suppe\n\nMan nehme Wasser.\n")
    assert segmentation.sections == {}
    assert [missing.number for missing in segmentation.missing] == [number for number, _ in SECTIONS]
    assert sum(loose.words for loose in segmentation.unassigned) == 6


def test_a_concept_without_sections_leaves_all_text_over() -> None:
    assert len(segment(PLAIN, concept(())).unassigned) == 1


def test_nothing_that_is_cut_gets_lost() -> None:
    segmentation = segment_town(f"{TABLE}\n\nVorspann.\n\n{pages('Stadt Musterau', '{number}')}")
    shown = sum(len(blocks(section.lines)) > 0 for section in segmentation.sections.values())
    assert shown == sum(bool(body) for body in BODIES.values())
    assert sum(section.words for section in segmentation.sections.values()) == sum(
        section.words for section in segment_town(PLAIN).sections.values()
    )


@pytest.mark.parametrize(
    "text",
    ["5.1 x\n" * 5_000, "\f\n" * 10_000, "1 " + "." * 100_000, "(" * 10_000 + "\n" + "[" * 10_000, "2\n\n" * 5_000,
     "1 Vorwort\n" * 5_000, "*a " * 60_000, "Vorwort " * 40_000],
)  # fmt: skip
def test_a_hostile_document_is_cut_like_any_other(text: str) -> None:
    segmentation = segment_town(text)
    for section in segmentation.sections.values():
        assert section.fingerprint
        blocks(section.lines)
