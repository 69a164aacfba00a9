"""Phrases as editors write them, in running texts."""

from __future__ import annotations

import pytest

from konzept.language.phrases import PhraseIndex, SearchedText, first_within, found, phrase, without_quotations

FOUND = [
    ("setzt sich … ein", "Das Land setzt sich beim Bund dafür ein.", "setzt sich beim Bund dafür ein"),
    (
        "setzt sich … ein",
        "Setzt sich das Land nun, wie versprochen, ein?",
        "Setzt sich das Land nun, wie versprochen, ein",
    ),
    ("Hürde", "Keine Hürde bleibt.", "Hürde"),
    ("Förderinstrument*", "Es nutzt Förderinstrumente.", "Förderinstrumente"),
    ("*förder* … Sport", "Es wird gefördert: nichts. Das Land fördert den Sport.", "fördert den Sport"),
    ("Integrationsplan*  2012", "laut Integrationsplans 2012", "Integrationsplans 2012"),
    ("non-profit organisations", "Non-profit organisations help.", "Non-profit organisations"),
    ("*mittel", "Fördermittel", "Fördermittel"),
    ("have a say", "people have a say here", "have a say"),
]
NOT_FOUND = [
    ("setzt sich … ein", "Das Land setzt sich. Es tritt ein."),
    ("setzt sich … ein", "Das Land setzt sich Ziele und eins bis elf davon: ein Anfang"),
    ("Hürde", "Keine Hürden bleiben, kein Hürdenlauf."),
    ("Förderinstrument*", "Sonderförderinstrumente"),
    ("organs", "organisations"),
    ("actual", "actually"),
    ("*mittel", "mittellos"),
    ("*", "Das Land"),
]


@pytest.mark.parametrize(("written", "text", "found"), FOUND)
def test_a_phrase_is_found_as_it_stands_in_the_text(written: str, text: str, found: str) -> None:
    assert first_within(text, [written]) == found


@pytest.mark.parametrize(("written", "text"), NOT_FOUND)
def test_other_words_are_no_such_phrase(written: str, text: str) -> None:
    assert first_within(text, [written]) == ""


def test_letters_that_are_two_when_small_hide_nothing() -> None:
    assert first_within("İ: eine Hürde", ["Hürde"]).lower() == "hürde"


def test_the_first_of_several_phrases_counts() -> None:
    assert first_within("eins zwei drei", ["vier", "zwei", "eins"]) == "zwei"
    assert first_within("eins", []) == ""


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Das heißt „Hürde“ im Text.", "Das heißt   im Text."),
        ("It says “offers” and ‘organs’.", "It says   and  ."),
        ('[A]({{ address("offers") }})', "[A]( })"),
        ("the district’s offers", "the district’s offers"),
    ],
)
def test_what_is_quoted_is_not_said(text: str, own: str) -> None:
    assert without_quotations(text) == own


def test_an_index_names_each_text_once_and_none_that_cannot_hold_the_phrase() -> None:
    index = PhraseIndex(["Hürde und Hürde", "", "nichts", "HÜRDEN"])
    assert index.perhaps_holding(["Hürde*", "nichts"]) == [0, 2, 3]
    assert index.perhaps_holding(["*"]) == []
    assert PhraseIndex([]).perhaps_holding(["Hürde"]) == []


def places(written: str, text: str) -> list[str]:
    return [text[match.start : match.end] for match in found([phrase(written)], SearchedText(text))]


@pytest.mark.parametrize(
    ("written", "text", "expected"),
    [
        ("soll", "Er soll helfen, und sie soll bleiben.", ["soll", "soll"]),
        ("soll", "Die Sollbruchstelle soll", ["soll"]),
        ("soll*", "Sie sollen und sollten.", ["soll", "soll"]),
        ("*mittel", "im Rahmen der Haushaltsmittel", ["mittel"]),
        ("*mittel", "im Rahmen vermittelt", []),
        ("im Rahmen", "Im  Rahmen", []),
        ("Im Rahmen", "im Rahmen des Rechts", ["im Rahmen"]),
        ("setz* sich … ein", "Er setzt sich für Kurse ein.", ["setzt sich für Kurse ein"]),
        ("setz* sich … ein", "Er setzt sich. Dann fällt ihm etwas ein.", []),
        ("setz* sich … ein", "Er setzt sich mit dem Plan auseinander.", []),
        ("so … wie möglich", "so früh wie möglich", ["so früh wie möglich"]),
        ("kann …", "Er kann helfen.", ["kann"]),
        ("kann …", "Sie sagt, was er kann.", []),
        ("kann …", "was er kann und will", []),
        ("z. B", "Kurse (z. B. Deutsch)", ["z. B"]),
        ("ist … {zu}", "Die Arbeit ist zu stärken.", ["ist zu stärken"]),
        ("ist … {zu}", "Das System ist mit Kursen auszubauen und zu pflegen.", ["ist mit Kursen auszubauen"]),
        ("ist … {zu}", "Es ist wichtig, das zu stärken.", []),
        ("ist … {zu}", "Er ist befugt, Kurse zu halten.", []),
        ("ist … {zu}", "Er ist da, um zu helfen.", []),
        ("ist … {zu}", "Das ist als Angebot zu verstehen.", []),
        ("ist … {zu}", "Er ist zu neuen Kursen gekommen.", []),
        ("{zu} haben", "dem sich alle zu stellen haben", ["zu stellen haben"]),
        ("{zu} ist", "was auszuhalten und zu gestalten möglich ist", []),
    ],
)
def test_a_form_is_found_where_it_stands(written: str, text: str, expected: list[str]) -> None:
    assert places(written, text) == expected


def test_of_forms_that_meet_the_first_counts_and_of_those_that_begin_together_the_shortest() -> None:
    text = SearchedText("im Rahmen des Gesetzes – gegebenenfalls im Rahmen der Mittel")
    matches = found([phrase("im Rahmen … *gesetz*"), phrase("im Rahmen … mittel"), phrase("Rahmen")], text)
    assert [text.lower[match.start : match.end] for match in matches] == [
        "im rahmen des gesetz",
        "im rahmen der mittel",
    ]


def test_words_between_two_pieces_belong_to_no_phrase() -> None:
    text = SearchedText("Sie haben ihm auf Anfrage zuzuarbeiten.")
    assert len(found([phrase("haben … {zu}"), phrase("auf Anfrage")], text)) == 2
