"""Where a sentence ends, and where a line breaks off in the middle of one: the check and the repair agree."""

from __future__ import annotations

from itertools import product

import pytest

from konzept.language.sentences import breaks_off, faults, one_per_line, sentences

TWO = [
    "Eins. Zwei",
    "Eins! Zwei",
    "Eins? Zwei",
    "Eins … Zwei",
    "Er sagt „Ja.“ Dann geht er.",
    'Er sagt "Ja." Dann geht er.',
    "She says “yes.” Then she goes.",
    "Eins. „Zwei“",
    "Eins. (Zwei)",
    "Eins. **Zwei**",
    "Eins. [Zwei](https://example.org)",
    "Eins.  Zwei",
    "Das gilt. Über alles.",
    "Das gilt. Éducation ist wichtig.",
    "Das gilt. Šárka kommt.",
    "هذا صحيح. وهذا أيضا.",
    "Es gibt zwölf Plätze. 2018 waren es zehn.",
    "There are twelve places. 2018 saw ten.",
    "Es gibt Plätze. 6.553 Menschen fragen danach.",
    "- Eins. Zwei",
    "10. Eins. Zwei",
]
ONE = [
    "",
    "Eins.",
    "Kurse, z. B. Deutsch, bis 31. Dezember 2018.",
    "Der Kreistag beschließt am 3. Oktober und am 3. 10. 2018.",
    "Siehe Abs. 1 und Nr. Fünf bzw. Art. 3.",
    "Nach Nr. 5 und Maßnahme 5.4.1.8 gilt S. 12, Kap. 3, Anl. 2.",
    "Das sind 3 Mio. Euro und ca. 12 Plätze.",
    "See Sec. 5, fig. 3, no. 7 and e.g. Berlin.",
    "Mr. Smith came on Dec. 3.",
    "Es sind 7.6 Prozent. der Rest",
    "Das gilt. école",
    "Das war 2018. Danach kam 2019.",  # a number with a full stop may be an ordinal: “31. Dezember”
    "Kurse, Beratung usw. Danach",  # an abbreviation may stand amid a sentence: “usw. Teil”
    "Er kam. 3. Oktober",  # in a line of its own it would be an item of a list
    "Es gibt zwei. 1. Deutsch",
    "| Eins. Zwei | Drei. Vier |",
    "# Eins. Zwei",
    "> Eins. Zwei",
    "Eins.\u00a0Zwei",
]


@pytest.mark.parametrize("line", TWO)
def test_a_second_sentence_on_a_line_is_found_and_set_apart(line):
    assert [fault.breaks_off for fault in faults(line)] == [False]
    assert len(one_per_line([line])) == 2


@pytest.mark.parametrize("line", ONE)
def test_a_full_stop_that_may_end_no_sentence_is_left_alone(line):
    assert faults(line) == []
    assert one_per_line([line]) == [(0, line)]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Eins. Zwei! Drei? Vier", ["Eins.", "Zwei!", "Drei?", "Vier"]),
        ("Ein Satz.  Noch einer. Über alles.", ["Ein Satz.", "Noch einer.", "Über alles."]),
        ("  - Eins. Zwei.", ["  - Eins.", "    Zwei."]),
        ("", [""]),
    ],
)
def test_a_line_falls_into_its_sentences(line, parts):
    assert sentences(line) == parts


@pytest.mark.parametrize(
    ("line", "following", "expected"),
    [
        ("Der Landkreis bietet", "Kurse an.", True),
        ("Der Landkreis bietet", "**kostenlose** Kurse an.", True),
        ("Der Landkreis bietet", "-5 Grad warme Räume.", True),
        ("- Der Landkreis bietet", "  Kurse an.", True),
        ("Der Landkreis bietet:", "- Kurse", False),
        ("Der Landkreis bietet", "- Kurse", False),
        ("Der Landkreis bietet", "1. Kurse", False),
        ("Der Landkreis bietet Kurse.", "Sie sind kostenlos.", False),
        ('Der Landkreis sagt "Ja."', "Das gilt.", False),
        ("Er bietet Kurse,", "die nichts kosten.", False),
        ("Er bietet Kurse  ", "ohne Kosten.", True),
        ("Er bietet", "", False),
        ("# Kurse", "Sie sind kostenlos.", False),
        ("Kurse", "---", False),
        ("---", "Kurse", False),
        ("| a | b |", "Kurse", False),
    ],
)
def test_a_sentence_over_several_lines_is_recognised(line, following, expected):
    assert breaks_off(line, following) is expected
    assert bool(faults(f"{line}\n{following}")) is expected


WORDS = ["Eins", "z. B.", "usw", "am 3", "2018", "Art", "e.g"]
ENDINGS = [".", "!", ":", "", ".“", ".)", "  ", "\\", "|"]
BEGINNINGS = ["Zwei", "zwei", "Éducation", "2018 waren", "3. Oktober", "„Zwei“", "**Two**", "- Zwei", "#"]


@pytest.mark.parametrize("mark", ["", "- ", "1. ", "> ", "# ", "| "])
@pytest.mark.parametrize("between", [" ", "\n"])
def test_exactly_what_is_found_is_what_is_rewritten(mark, between):
    for word, ending, beginning in product(WORDS, ENDINGS, BEGINNINGS):
        text = f"{mark}{word}{ending}{between}{beginning} gilt."
        lines, found = text.split("\n"), faults(text)
        rewritten = one_per_line(lines)
        begun = {number for number, _ in rewritten}
        assert [one.line for one in found if one.breaks_off] == [0] * (len(lines) - len(begun)), text
        after = "\n".join(line for _, line in rewritten)
        assert len(rewritten) - len(begun) == sum(not one.breaks_off for one in found), text
        assert bool(found) is (after != text), text
        assert faults(after) == [], text
