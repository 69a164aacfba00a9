"""The words that say how firmly a text binds: found in official sentences, with their mates in our wording."""

from __future__ import annotations

import pytest

from konzept.language.modals import additions, classes, first_of, modals, plain, table, written
from konzept.model import Bindingness
from konzept.texts import LANGUAGES


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Der Spracherwerb muss so früh wie möglich erfolgen.", ("muss", "möglichst")),
        ("Die Messen sind durch Angebote zu ergänzen.", ("ist zu",)),
        ("Das System ist in allen Ämtern auszubauen.", ("ist zu",)),
        ("Sie haben im Rahmen der Gesetze auf Anfrage zuzuarbeiten.", ("hat zu", "im Rahmen", "auf Anfrage")),
        ("Das ist eine Tatsache, der sich alle zu stellen haben.", ("hat zu",)),
        ("Er ist beauftragt, bei Bedarf nach Möglichkeit zu helfen.", ("beauftragt", "bei Bedarf", "nach Möglichkeit")),
        ("Damit wird der Beirat betraut.", ("betraut",)),
        ("Zuständig ist das Amt.", ("zuständig",)),
        ("Die Gemeinden haben die Aufgabe, das zu steuern.", ("hat die Aufgabe",)),
        ("Aufgabe der Politik ist es, Bedingungen zu schaffen.", ("Aufgabe",)),
        ("Er setzt sich insbesondere für Kurse ein.", ("setzt sich ein", "insbesondere")),
        ("Darauf wirkt die Regierung hin.", ("wirkt hin",)),
        ("Darauf wird die Regierung hinwirken.", ("wirkt hin",)),
        ("Es wird angestrebt, das in zwei Sprachen zu drucken – zumindest in Deutsch.", ("strebt an", "mindestens")),
        ("Das Amt wird prüfen, wie das geschehen kann.", ("prüft",)),
        ("Das Amt ist im Rahmen des Haushalts befugt, Kurse zu halten.", ("im Rahmen", "befugt")),
        ("Das Amt berät und kann Empfehlungen geben.", ("und kann",)),
        ("Das Amt kann ihnen etwas zahlen.", ("kann",)),
        ("Je früher, umso erfolgreicher kann sie sein.", ("kann sein",)),
        ("Er fördert es, damit es fortgesetzt werden kann.", ()),
        ("Das Amt koordiniert die Beratungen.", ()),
        ("Die Statistik wird vorgelegt.", ()),
        ("Gleiches gilt – sofern die Voraussetzungen erfüllt sind.", ("sofern",)),
        ("Die Beauftragte lädt ein.", ()),
    ],
)  # fmt: skip
def test_the_words_of_a_sentence_are_named_in_their_order(sentence: str, expected: tuple[str, ...]) -> None:
    assert modals(sentence) == expected


@pytest.mark.parametrize(
    ("name", "language", "wording", "times"),
    [
        ("ist zu", "de", "Die Messen sind zu erweitern, und sie müssen offen sein.", 2),
        ("ist zu", "de", "Die Messen werden erweitert.", 0),
        ("ist zu", "de", "Die Messen sollen offener werden.", 0),
        ("ist zu", "en", "The fairs are now to be opened.", 1),
        ("wirkt hin", "en", "The government works towards this.", 1),
        ("wirkt hin", "en", "The government ensures this.", 0),
        ("setzt sich ein", "en", "It presses for courses.", 1),
        ("mindestens", "en", "once a year", 0),
        ("mindestens", "de", "mindestens einmal", 1),
    ],
)
def test_mates_are_counted(name: str, language: str, wording: str, times: int) -> None:
    assert table()[name].count(wording, language) == times


def test_a_language_without_a_table_misses_nothing() -> None:
    assert table()["muss"].count("يجب", "ar") is None


@pytest.mark.parametrize("name", table())
def test_a_word_is_found_by_its_own_name_or_form_and_is_a_mate_of_itself(name: str) -> None:
    modal = table()[name]
    assert modal.printed
    assert set(modal.mates) == set(LANGUAGES)
    assert all(modal.mates.values())


def test_every_label_is_borne_out_by_some_class_and_no_class_names_another() -> None:
    labels = {label for kind in (*classes().values(), plain()) for label in kind.labels}
    assert labels == {str(label) for label in Bindingness}


def test_every_class_has_words_and_what_is_never_added_names_classes() -> None:
    assert {modal.kind.id for modal in table().values()} == set(classes())
    assert all(addition.kinds <= set(classes()) for addition in additions())
    assert {flag for said in written()["classes"].values() for flag in said["is"]} <= {
        "weakens",
        "owed",
        "counted",
    }


def test_the_first_place_is_told_in_its_words() -> None:
    forms = additions()[0].forms["de"]
    assert first_of(forms, "Das geht, aber alle Müssen das.") == "Müssen"
    assert first_of(forms, "Das geht.") == ""
