"""Phrases as editors write them, in running texts."""

from __future__ import annotations

import pytest

from konzept.language.phrases import PhraseIndex, first_within, phrase, without_quotations

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
    ("Integrationsplan* 2012", "laut Integrationsplans\n2012", "Integrationsplans 2012"),
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
    ("…", "Das Land …"),
    ("*", "Das Land"),
]


@pytest.mark.parametrize(("written", "text", "found"), FOUND)
def test_a_phrase_is_found_as_it_stands_in_the_text(written: str, text: str, found: str) -> None:
    assert phrase(written).within(text) == found


@pytest.mark.parametrize(("written", "text"), NOT_FOUND)
def test_other_words_are_no_such_phrase(written: str, text: str) -> None:
    assert phrase(written).within(text) == ""


def test_the_two_halves_of_a_verb_may_stand_only_so_far_apart() -> None:
    between = " ".join(["sehr"] * 10)
    assert phrase("setzt … ein").within(f"setzt {between} ein")
    assert not phrase("setzt … ein").within(f"setzt {between} sehr ein")


def test_letters_that_are_two_when_small_hide_nothing() -> None:
    assert phrase("Hürde").within("İ: eine Hürde") == "Hürde"


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
