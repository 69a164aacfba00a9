"""Where a sentence ends, and where a line breaks off in the middle of one."""

from __future__ import annotations

import pytest

from konzept.language.sentences import breaks_off, sentences


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Eins. Zwei! Drei? Vier", ["Eins.", "Zwei!", "Drei?", "Vier"]),
        ("Er sagt „Ja.“ Dann geht er.", ["Er sagt „Ja.“", "Dann geht er."]),
        ("She says “yes.” Then she goes.", ["She says “yes.”", "Then she goes."]),
        ("Ein Satz.  Noch einer. Über alles.", ["Ein Satz.", "Noch einer.", "Über alles."]),
        ("Kurse, z. B. Deutsch, bis 31. Dezember 2018.", ["Kurse, z. B. Deutsch, bis 31. Dezember 2018."]),
        ("Siehe Abs. 1 und Nr. Fünf bzw. Art. 3.", ["Siehe Abs. 1 und Nr. Fünf bzw. Art. 3."]),
        ("Es sind 7.6 Prozent. der Rest", ["Es sind 7.6 Prozent. der Rest"]),
        ("Das war 2018. Danach kam 2019.", ["Das war 2018. Danach kam 2019."]),
        ("", [""]),
    ],
)
def test_a_line_falls_into_its_sentences(line, parts):
    assert sentences(line) == parts


@pytest.mark.parametrize(
    ("line", "following", "expected"),
    [
        ("Der Landkreis bietet", "Kurse an.", True),
        ("Der Landkreis bietet:", "- Kurse", False),
        ("Der Landkreis bietet", "- Kurse", False),
        ("Der Landkreis bietet Kurse.", "Sie sind kostenlos.", False),
        ("Er bietet Kurse,", "die nichts kosten.", False),
        ("Er bietet Kurse  ", "ohne Kosten.", False),
        ("Er bietet", "", False),
    ],
)
def test_a_sentence_over_several_lines_is_recognised(line, following, expected):
    assert breaks_off(line, following) is expected
