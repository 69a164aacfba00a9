"""Fingerprints are written into a concept's file, and nothing else in it changes."""

from __future__ import annotations

import pytest

from konzept.official.record import Recorded, record

FILE = """\
# Ein Kommentar
title: {de: "Titel", en: "Title"}
sections:
  - number: "1"   # der erste
    heading:
      de: "Vorwort"
      en: "Preface"
    page: 2
  - heading: {de: "Ziele", en: "Goals"}
    number: "2"
    wording: '00000000' # alt
  - number: "2.1"
    wording: 11111111
    heading: {de: "Wege", en: "Ways"}
unknowns: []
"""
NEW = {"1": "aaaaaaaa", "2": "bbbbbbbb", "2.1": "cccccccc"}


def test_a_fingerprint_stands_below_its_number_or_in_the_place_of_the_old_one() -> None:
    done = record(FILE, NEW)
    expected = FILE.replace('"1"   # der erste\n', '"1"   # der erste\n    wording: "aaaaaaaa"\n')
    expected = expected.replace("'00000000' # alt", '"bbbbbbbb" # alt').replace("11111111", '"cccccccc"')
    assert done.text == expected
    assert (done.changed, done.unwritten) == (3, ())
    assert record(done.text, NEW) == Recorded(done.text, 0, ())


def test_only_the_sections_that_are_named_change() -> None:
    done = record(FILE, {"2.1": "cccccccc", "9": "dddddddd"})
    assert done.text == FILE.replace("11111111", '"cccccccc"')
    assert done.changed == 1


def test_line_endings_stay_as_they_are() -> None:
    done = record(FILE.replace("\n", "\r\n"), NEW)
    assert done.text == record(FILE, NEW).text.replace("\n", "\r\n")


@pytest.mark.parametrize("section", ['  - {number: "1", heading: {de: "a", en: "b"}}', '  - {"number": "1"}'])
def test_what_a_line_cannot_change_is_left_to_the_editor(section: str) -> None:
    text = f"sections:\n{section}\n"
    done = record(text, NEW)
    assert (done.text, done.changed) == (text, 0)
    assert [(one.number, one.line) for one in done.unwritten] == [("1", 2)]


@pytest.mark.parametrize("text", ["", "sections: [\n", "sections: 5\n", "sections:\n  - 5\n  - name: x\n", "- a\n"])
def test_a_file_without_sections_stays_as_it_is(text: str) -> None:
    assert record(text, NEW).text == text


def test_no_other_value_is_ever_changed() -> None:
    """The word before the fingerprint may stand in a heading of the same line as well."""
    text = """\
sections:
  - number: "1"
    wording: "aaaaaaaa"
  - {number: "2", heading: {de: 'wording: "00000000"', en: "b"}, wording: 00000000}
"""
    done = record(text, NEW)
    assert done == Recorded(text.replace("wording: 00000000}", 'wording: "bbbbbbbb"}'), 1, ())
