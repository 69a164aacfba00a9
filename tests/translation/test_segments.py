"""A fingerprint changes with the words of a text, and with nothing that no reader would notice."""

from __future__ import annotations

import re

import pytest
import yaml

from konzept.translation.segments import text_fingerprint

PATH = ("commitments", 0, "text")
TEXT = "Der Kreis fördert mindestens 12 Plätze.\nSie sind kostenlos."


def test_a_fingerprint_stays_what_it_is_for_ever() -> None:
    assert text_fingerprint(PATH, TEXT) == "a97d45a6"
    assert text_fingerprint(("title",), "Sprache") == "fc5580e8"


@pytest.mark.parametrize(
    "same",
    [
        "Der Kreis fördert mindestens 12 Plätze. Sie sind kostenlos.",
        "  Der Kreis\nfördert   mindestens 12 Plätze.\n\nSie sind kostenlos.\n",
        "Der Kreis fördert mindestens 12\u00a0Plätze. Sie sind kosten\u00adlos.",
        "Der Kreis fördert mindestens 12\u202fPlätze. Sie sind kosten\u2060los.",
        "Der Kreis fo\u0308rdert mindestens 12 Pla\u0308tze. Sie sind kostenlos.",
        "Der Kreis fördert mindestens 12 Plätze.\r\nSie sind kostenlos.",
    ],
)
def test_wrapping_and_spaces_do_not_count(same: str) -> None:
    assert text_fingerprint(PATH, same) == text_fingerprint(PATH, TEXT)


@pytest.mark.parametrize(
    "other",
    [
        "Der Kreis fördert mindestens 13 Plätze.\nSie sind kostenlos.",
        "Der Kreis fördert mindestens 12 Plätze!\nSie sind kostenlos.",
        "Der Kreis fördert mindestens 12 Plätze,\nSie sind kostenlos.",
        "der Kreis fördert mindestens 12 Plätze.\nSie sind kostenlos.",
        "Sie sind kostenlos.\nDer Kreis fördert mindestens 12 Plätze.",
        "Der Kreis fördert mindestens 12 Plätze.\nSie sind kosten los.",
        "Der Kreis fördert mindestens 12 Plätze.",
        "",
    ],
)
def test_words_and_punctuation_count(other: str) -> None:
    assert text_fingerprint(PATH, other) != text_fingerprint(PATH, TEXT)


def test_the_field_counts_and_the_place_in_a_list_does_not() -> None:
    assert text_fingerprint(("commitments", 7, "text"), TEXT) == text_fingerprint(PATH, TEXT)
    assert text_fingerprint(("commitments", 0, "condition"), TEXT) != text_fingerprint(PATH, TEXT)
    assert text_fingerprint(("text",), TEXT) != text_fingerprint(PATH, TEXT)


def test_no_yaml_reader_takes_a_fingerprint_for_anything_but_a_text() -> None:
    found = [text_fingerprint(("title",), str(number)) for number in range(3000)]
    assert all(re.fullmatch(r"[a-f][0-9a-f]{7}", one) for one in found)
    assert yaml.safe_load(f"[{', '.join(found)}]") == found
    assert len(set(found)) == len(found)
