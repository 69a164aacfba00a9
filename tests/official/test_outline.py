"""A document that nobody has described: its sections and items, what they name, and what is left to people."""

from __future__ import annotations

import pytest

from konzept.official.findings import findings
from konzept.official.items import items
from konzept.official.outline import outline
from konzept.read.load import load
from tests.official.invented import NUMBERS, SECTIONS, document
from tests.support.places import TESTS

PAGED = [f"{number}. {heading} ..... {page}\n" for page, (number, heading) in enumerate(SECTIONS, 2)]
NUMBERED = [(number, heading) for number, heading in SECTIONS if number != "Anhang"]


@pytest.mark.parametrize(
    "text",
    [
        document(),
        document(heading="## **{number}. {heading}**"),
        document(heading="### {number} {heading}", before="# Ein Konzept\n\n"),
        document(heading="{number}.\t{heading}", before="".join(["Inhalt\n\n", *PAGED, "\n\n"])),
        document(
            heading="## {number} {heading}", s1="Am\n\n15. März 2018\n\nbeginnt es.\n\n1. Eins\n\n2. Zwei\n\n3. Drei"
        ),
        document(heading="{number} {heading}", s1="Wir\n31. Dezember 2017\n2018. Das Jahr, siehe\n2.1 und 7.3 oben."),
    ],
)
def test_sections_and_items_are_found_without_a_concept(text: str) -> None:
    passages = outline(text)
    sections = [(one.number, one.heading) for one in passages if one.is_section]
    assert [one for one in sections if one[0] != "Anhang"] == NUMBERED
    assert [one.number for one in passages if not one.is_section] == list(NUMBERS)
    assert [one.section for one in passages if not one.is_section] == ["2.1", "2.1"]


def test_an_annex_ends_the_document() -> None:
    last = outline(document(heading="## {number} {heading}"))[-1]
    assert (last.number, last.heading) == ("Anhang", "Liste der Spielplätze")
    assert outline("## 1 Eins\n\nText.\n\n## Anlage\n\nDer Plan von 2012\n")[-1].heading == "Der Plan von 2012"


@pytest.mark.parametrize("text", ["", "\n\n", "Nur Text.\n", "2018. Das Jahr.\n\n15. März 2018\n\n7 Zwerge\n"])
def test_a_document_without_numbered_headings_has_no_outline(text: str) -> None:
    assert outline(text) == ()


def test_items_without_a_number_come_from_a_section_that_names_them() -> None:
    text = (
        "1 Leitlinien der Stadt\n\nSie gelten:\n\nTeilhabe\n\nAlle Menschen der Stadt machen überall mit.\n\n"
        "Bildung\n\nAlle lernen, was sie lernen wollen.\n\n"
        "2 Ziele\n\n- **Das Wohnen:** Alle wohnen gut.\n- Die **Arbeit** ist wichtig.\n- Ein Punkt ohne Namen.\n\n"
        "3 Ausblick\n\nSchluss\n\nDas ist das Ende dieses langen Textes.\n"
    )
    found = [(one.kind, one.section, one.title, one.line) for one in items(outline(text))]
    assert found == [
        ("guideline", "1", "Teilhabe", 5),
        ("guideline", "1", "Bildung", 9),
        ("goal", "2", "Das Wohnen", 15),
        ("goal", "2", "Arbeit", 16),
    ]


FOUND = [
    ("Das geschieht bis Mitte 2030.", [("deadline", "2030")]),
    ("Bis dahin gilt es, bis zum 30. Juni 2030, und bis spätestens Ende Mai 2031.",
     [("deadline", "2030-06-30"), ("deadline", "2031-05")]),
    ("Es gilt in den Jahren 2028 bis 2030.", [("date", "2028"), ("date", "2030")]),
    ("Der Integrationsplan 2012 und das Konzept 2018 gelten.", []),
    ("Am 31. Dezember 2017 und am 1.2.2018.", [("date", "2017-12-31"), ("date", "2018-02-01")]),
    ("Die Beratung berichtet jährlich und auf Anfrage.", [("rhythm", "yearly"), ("rhythm", "on_request")]),
    ("Es sind mindestens zwölf Plätze.", [("quantity", "12")]),
    ("Rund 1.500 neue Plätze und 7,5 Prozent, dazu 2 Millionen Euro.",
     [("quantity", "1500"), ("quantity", "7.5"), ("quantity", "2000000")]),
    ("Nach § 23 Abs. 1 und Art. 4 Grundrechte gilt Abschnitt 5 Ziele; in den drei Jahren.", []),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_only_what_stands_there_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.kind, one.value) for one in findings([(1, text)], {}, {})] == expected


def test_the_longest_name_of_a_known_body_is_found() -> None:
    dataset = load(TESTS / "world").partial.dataset
    actor = next(iter(dataset.actors.values()))
    name = actor.name["de"]
    found = findings([(7, f"Das tut die {name}s, nicht {name}schaft.")], dataset.actors, {})
    assert [(one.value, one.line) for one in found if one.kind == "body"] == [(actor.id, 7)]
