"""Forms with any letters, any words and infinitives are found where they stand, and nowhere else."""

from __future__ import annotations

import pytest

from konzept.language.verb_forms import SearchedText, found, verb_form


def places(written: str, text: str) -> list[str]:
    return [text[match.start : match.end] for match in found([verb_form(written)], SearchedText(text))]


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
    matches = found([verb_form("im Rahmen … *gesetz*"), verb_form("im Rahmen … mittel"), verb_form("Rahmen")], text)
    assert [text.lower[match.start : match.end] for match in matches] == [
        "im rahmen des gesetz",
        "im rahmen der mittel",
    ]


def test_words_between_two_pieces_belong_to_no_verb_form() -> None:
    text = SearchedText("Sie haben ihm auf Anfrage zuzuarbeiten.")
    assert len(found([verb_form("haben … {zu}"), verb_form("auf Anfrage")], text)) == 2


def test_letters_that_are_two_when_small_trouble_nobody() -> None:
    assert places("soll", "İİ soll") != []
