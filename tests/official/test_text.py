"""What counts as the same wording, and how lines become paragraphs again."""

from __future__ import annotations

import pytest

from konzept.official.blocks import TextBlock, blocks
from konzept.official.text import fingerprint, join, plain

TEXT = ("Die Stadt plant 12 Plätze für Kinder- und Jugendgruppen, Teilhabe-Gruppen und", "Vereine (7,6 %).")
HEADING = "2.2 Radwege"

SAME = {
    "other line breaks": ("Die Stadt plant 12", "Plätze für Kinder- und Jugendgruppen, Teilhabe-Gruppen",
                          "und Vereine (7,6 %)."),
    "words divided": ("Die Stadt plant 12 Plät-", "ze für Kinder- und Jugend-", "", "gruppen, Teilhabe-",
                      "Gruppen und Vereine (7,6 %)."),
    "soft hyphens": ("Die Stadt plant 12 Plät\u00adze für Kinder- und Jugend\u00ad", "gruppen, Teilhabe-Gruppen und",
                     "Vereine (7,6\u00a0%)."),
    "bold": ("Die Stadt plant **12 Plätze** für Kinder- und Jugendgruppen, ***Teilhabe***-Gruppen und",
             "Vereine (7,6 %)."),
    "a bullet": ("", "• Die Stadt plant 12 Plätze für Kinder- und Jugendgruppen, Teilhabe-Gruppen und",
                 "  Vereine (7,6 %)."),
    "escapes": ("Die Stadt plant 12 Plätze für Kinder\\- und Jugendgruppen, Teilhabe-Gruppen und",
                "Vereine \\(7,6 %\\)."),
    "a heading mark": ("#### Die Stadt plant 12 Plätze für Kinder- und Jugendgruppen, Teilhabe-Gruppen und",
                       "Vereine (7,6 %)."),
}  # fmt: skip
OTHER = {
    "another number": ("Die Stadt plant 13 Plätze für Kinder- und Jugendgruppen, Teilhabe-Gruppen und",
                       "Vereine (7,6 %)."),
    "a lost comma in a number": ("Die Stadt plant 12 Plätze für Kinder- und Jugendgruppen, Teilhabe-Gruppen und",
                                 "Vereine (76 %)."),
    "a lost word": ("Die Stadt plant 12 Plätze für Kinder- und Jugendgruppen und", "Vereine (7,6 %)."),
    "a capital": ("die Stadt plant 12 Plätze für Kinder- und Jugendgruppen, Teilhabe-Gruppen und",
                  "Vereine (7,6 %)."),
    "another order": (TEXT[1], TEXT[0]),
}  # fmt: skip


@pytest.mark.parametrize("lines", SAME.values(), ids=SAME.keys())
def test_the_export_does_not_change_a_fingerprint(lines: tuple[str, ...]) -> None:
    assert fingerprint(HEADING, lines) == fingerprint(HEADING, TEXT)


@pytest.mark.parametrize("lines", OTHER.values(), ids=OTHER.keys())
def test_words_change_a_fingerprint(lines: tuple[str, ...]) -> None:
    assert fingerprint(HEADING, lines) != fingerprint(HEADING, TEXT)


def test_the_heading_counts_but_not_its_capitals() -> None:
    assert fingerprint("Radwege", TEXT) == fingerprint("RADWEGE", TEXT)
    assert fingerprint("Radwege", TEXT) != fingerprint("Fußwege", TEXT)


def test_a_recorded_fingerprint_stays_valid() -> None:
    """Whoever changes this number makes every recorded fingerprint look like a changed text."""
    assert fingerprint("Radwege", TEXT) == "e98e006c"


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (["im Land-", "kreis"], "im Landkreis"),
        (["Integrations-", "und Bildungskurse"], "Integrations- und Bildungskurse"),
        (["Migrations-", "bzw. Bildungskurse"], "Migrations- bzw. Bildungskurse"),
        (["die EU-", "Bürger"], "die EU-Bürger"),
        (["Plät\u00ad", "ze"], "Plätze"),
        (["2018 -", "2020"], "2018 - 2020"),
        (["eins", "zwei"], "eins zwei"),
        ([], ""),
    ],
)
def test_divided_words_are_put_together(parts: list[str], whole: str) -> None:
    assert join(parts) == whole


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("**Bildung** ist ***alles***", "Bildung ist alles"),
        ("ein * Stern und a*b", "ein * Stern und a*b"),
        ("[https://a.example/x\\_y](https://a.example/x_y)", "https://a.example/x_y"),
        ("[hier](javascript:alert(1))", "[hier](javascript:alert(1))"),
        ("[hier](https://a.example)", "[hier](https://a.example)"),
        ("<b>{{ 7*7 }}</b> {% raw %}", "<b>{{ 7*7 }}</b> {% raw %}"),
        ("z.\u00a0B.\u200b so", "z. B. so"),
    ],
)
def test_only_the_marks_of_the_export_go(line: str, words: str) -> None:
    assert plain(line) == words


REST = "Bücherei steht, und die Bücherei steht am Fluss, der durch die ganze Stadt fließt, und zwar ohne Halt."
LONG = "Ein langer Satz, der über mehrere Zeilen geht und noch lange nicht zu Ende ist, weil am Rand der Seite die"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Eins.", "", "Zwei."], [("paragraph", "Eins."), ("paragraph", "Zwei.")]),
        (["Eins und", "noch eins.", "", "", "Zwei."], [("paragraph", "Eins und noch eins."), ("paragraph", "Zwei.")]),
        (["Es gilt:", "- eins", "  weiter", "- zwei"], [("paragraph", "Es gilt:"), ("list", "eins weiter", "zwei")]),
        (["• eins", "", "• zwei"], [("list", "eins", "zwei")]),
        (["Das ist so", "- nicht immer -", "und bleibt."], [("paragraph", "Das ist so - nicht immer - und bleibt.")]),
        (["### **5.1.**", "Text."], [("heading", "5.1."), ("paragraph", "Text.")]),
        (["Teilhabe", "", "Alle nehmen teil."], [("heading", "Teilhabe"), ("paragraph", "Alle nehmen teil.")]),
        (["im Land-", "", "kreis Muster."], [("paragraph", "im Landkreis Muster.")]),
        ([LONG, "", REST], [("paragraph", f"{LONG} {REST}")]),
        (["A" * 250 + " x.", "B" * 250 + " y."], [("paragraph", "A" * 250 + " x."), ("paragraph", "B" * 250 + " y.")]),
        (["So:", "a) eins;", "b) zwei."], [("paragraph", "So:"), ("paragraph", "a) eins;"), ("paragraph", "b) zwei.")]),
        (["**", "", "***"], []),
        ([], []),
    ],
)  # fmt: skip
def test_lines_become_paragraphs_lists_and_headings(lines: list[str], expected: list[tuple[str, ...]]) -> None:
    assert blocks(lines) == tuple(TextBlock(kind, tuple(texts)) for kind, *texts in expected)  # type: ignore[arg-type]
