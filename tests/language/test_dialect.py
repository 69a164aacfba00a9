"""The small Markdown of the data: what is typed is shown, and what was meant otherwise is found."""

from __future__ import annotations

import random
import re
from html import unescape

import pytest

from konzept.language.dialect import leftovers, to_plain
from konzept.language.markdown import to_html

SHOWN_AS_TYPED = [
    "15. März 2018: An diesem Tag beginnen die Kurse.",
    "31. Dezember 2020 endet es.",
    "2018. Das Jahr.",
    "3) Kurse.",
    "Es gilt bis\n31. Dezember 2020.",
    "Am Anfang:\n1. Januar 2018 beginnt es.\nDann geht es weiter.",
    "Erst dies.\n\n1. Juli 2018 als Stichtag.\n\n1. Juli 2019 als zweiter.",
    "0. Stufe.",
    "> 50 Plätze sind das Ziel.",
    ">= 50 Plätze",
    "+ 3 % mehr als 2017.",
    "* 3 Plätze",
    "5*3*2",
    "3 * 4 = 12",
    "Migrant*innen und Helfer*innen",
    "_wichtig_ und __wichtig__",
    "*wichtig* und ***wichtig***",
    "**halb und nicht ganz",
    "# 5 Punkte",
    "Ein Satz\n---",
    "Ein Satz\n===",
    "    weit eingerückt",
    "```\nzwölf\n```",
    "`zwölf`",
    "![Foto](https://example.org/a.jpg)",
    '[Vorlage](https://example.org "Nummer 12")',
    "[Vorlage](vorlage.pdf)",
    "[Vorlage][1]\n\n[1]: https://example.org",
    "Eine Fußnote[^1]\n\n[^1]: Hier.",
    "<https://example.org>",
    "<b>12</b> und <!-- 13 -->",
    "&nbsp;12 &amp; 13 &#49;",
    "1\\. Januar und \\*12\\*",
    "Zeile mit Strich\\\nund weiter",
    "| 12 | 13 |\n|----|----|\n| 14 | 15 |",
    "~~12~~",
    "Begriff\n: 12",
    "- [ ] 12 Plätze\n- [x] 13 Plätze",
]
MARKS = {
    "**Fett** und [Wort](https://example.org/a_(b)#c).": "Fett und Wort.",
    "- eins\n- zwei\n  - drei": "eins zwei drei",
    "1. eins\n2. zwei\n\n15. März 2018": "1. eins 2. zwei 15. März 2018",
    "- [**Wort**](mailto:a@example.org)": "Wort",
}


def _shown(source: str) -> str:
    return "".join(unescape(re.sub("<[^>]*>", "", to_html(source))).split())


@pytest.mark.parametrize("source", SHOWN_AS_TYPED)
def test_what_is_no_mark_is_shown_as_typed_everywhere(source: str) -> None:
    typed = re.sub(r"^- ", "", source, flags=re.MULTILINE).split()
    assert _shown(source) == "".join(typed)
    assert to_plain(source) == " ".join(typed)


@pytest.mark.parametrize("source", MARKS)
def test_marks_leave_their_words(source: str) -> None:
    assert to_plain(source) == MARKS[source]
    assert _shown(source) in (MARKS[source].replace(" ", ""), re.sub(r"(?<!\S)[12]\. | ", "", MARKS[source]))


def test_a_list_counts_from_one_without_a_gap() -> None:
    assert to_html("1. eins\n   mehr\n2. zwei\n\n15. März").count("<li>") == 2
    assert "<ol" not in to_html("1. eins\n1. zwei") + to_html("2. eins\n3. zwei") + to_html("1. eins\nText\n2. zwei")


def test_no_mixture_of_signs_loses_a_letter_or_a_digit() -> None:
    pieces = (
        "- ¦1. ¦2. ¦15. ¦**¦*¦_¦`¦# ¦> ¦+ ¦\n¦\n\n¦    ¦Wort¦5¦%¦[a](https://b.de)¦[¦](¦!¦<b>¦&amp;¦\\¦---¦===¦```¦) ¦|"
    )
    chosen = random.Random(1)  # noqa: S311 – the same mixtures each time
    for _ in range(4000):
        source = "".join(chosen.choices(pieces.split("¦"), k=7))
        html, plain = _shown(source), "".join(to_plain(source).split())
        if "<ol>" not in to_html(source):
            assert html.replace("-", "") == plain.replace("-", ""), source


FOUND = {
    "note": "# intern: fragen ¦ Das gilt. # intern ¦ Satz.\n#todo ¦ ## Überschrift ¦ - Punkt # noch offen ¦ Text #",
    "minus": "- 3 % weniger als 2017. ¦ Das waren\n- 12 Plätze. ¦ a\n\n- 5\n\nb ¦ - 1.200 Euro",
    "gender": "Migrant*innen ¦ Lehrer:in ¦ jede:r ¦ Kolleg_innen ¦ Schüler·innen ¦ BürgerInnen ¦ ein:e Helfer:in",
    "bullet": "* Punkt ¦ + Punkt ¦ • Punkt ¦ – Punkt ¦ -Punkt ¦ ·Punkt ¦ 1) eins ¦ a) eins ¦ Text:\n▪ eins ¦ - eins\n-",
    "markup": "*wichtig* ¦ _wichtig_ ¦ ***wichtig***"
    " ¦ **offen ¦ offen** ¦ ** Luft ** ¦ `wort` ¦ ~~weg~~ ¦ a &amp; b ¦ a&nbsp;b"
    " ¦ [Wort](seite.html) ¦ [Wort] (https://a.de) ¦ [Wort](https://a.de 'x')"
    " ¦ [ ](https://a.de) ¦ <b>fett</b> ¦ <https://a.de>"
    " ¦ ![Foto](https://a.de/b.jpg) ¦ Satz\n--- ¦ Satz\n=== ¦ > Zitat ¦ | a | b | ¦ 1\\. Januar"
    " ¦ Zeile\\\nZeile ¦ Wort[^1]"
    " ¦ (Wort)[https://a.de] ¦ Das {{ gilt }}. ¦ Das {% if %} gilt."
    " ¦ [1]: https://a.de ¦ Wort* mit Fußnote ¦ <!-- fehlt --> ¦ **Integrations**beauftragte",
}


@pytest.mark.parametrize(
    ("kind", "source"), [(kind, source) for kind, sources in FOUND.items() for source in sources.split(" ¦ ")]
)
def test_what_was_meant_otherwise_is_found(kind: str, source: str) -> None:
    assert kind in {found.kind for _, found in leftovers([source], markdown=True)}


@pytest.mark.parametrize("source", ["* a\n* b\n* c", "• a\n• b", "| a | b |\n|---|---|\n| c | d |", "1) a\n2) b"])
def test_a_list_or_a_table_is_found_once(source: str) -> None:
    assert [one.line for _, one in leftovers([f"Satz.\n\n{source}"], markdown=True)] == [2]


@pytest.mark.parametrize(
    "source",
    [
        "Am 15. März um 10:30 Uhr, Verhältnis 1:2, Frage: Wer? – Alle.",
        "**Fett**, [Wort](https://a.de/x_y?a=1&b=2#c) und „**fett**“.",
        "- 12 Plätze\n- 13 Gruppen\n\n- eins\n  - zwei",
        "1. eins\n2. zwei",
        "5*3, > 50, a > b, R&D & mehr, C#, Nr. #5, x_y, Hin- und Rückweg, und/oder",
        "Siehe https://a.de/#x: dort. Innenstadt, Innenminister.",
        "– 3 % und −3 %",
        "(a) und b) im Satz",
    ],
)
def test_ordinary_texts_are_left_alone(source: str) -> None:
    assert [one.found for _, one in leftovers([source], markdown=True)] == []
