"""Fingerprints are written into a concept's file, and nothing else in it changes."""

from __future__ import annotations

import pytest

from konzept.official.record import Recorded, SectionMarks, record
from konzept.read.rewriting import content

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
NEW = {"1": SectionMarks("aaaaaaaa"), "2": SectionMarks("bbbbbbbb"), "2.1": SectionMarks("cccccccc")}


def test_a_fingerprint_stands_below_its_number_or_in_the_place_of_the_old_one() -> None:
    done = record(FILE, NEW)
    expected = FILE.replace('"1"   # der erste\n', '"1"   # der erste\n    wording: "aaaaaaaa"\n')
    expected = expected.replace("'00000000' # alt", '"bbbbbbbb" # alt').replace("11111111", '"cccccccc"')
    assert done.text == expected
    assert (done.changed, done.unwritten) == (3, ())
    assert record(done.text, NEW) == Recorded(done.text, 0, ())


def test_only_the_sections_that_are_named_change() -> None:
    done = record(FILE, {"2.1": NEW["2.1"], "9": SectionMarks("dddddddd")})
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


MANY = tuple(f"{number:08x}" for number in range(30))
WITH_SENTENCES = {
    "1": SectionMarks("aaaaaaaa", MANY),
    "2": SectionMarks("bbbbbbbb", MANY[:1]),
    "2.1": SectionMarks("cccccccc"),
}


def test_sentences_stand_below_the_fingerprint_of_their_section_on_lines_that_are_not_too_long() -> None:
    done = record(FILE, WITH_SENTENCES)
    assert done.changed == 3
    assert all(len(line) <= 120 for line in done.text.split("\n"))
    assert '    wording: "aaaaaaaa"\n    sentences: ["00000000", "00000001",' in done.text
    assert '    wording: "bbbbbbbb" # alt\n    sentences: ["00000000"]\n' in done.text
    assert done.text.count("sentences:") == 2
    said = content(done.text)["sections"]
    assert [one.get("sentences") for one in said] == [[*MANY], ["00000000"], None]
    assert record(done.text, WITH_SENTENCES) == Recorded(done.text, 0, ())


@pytest.mark.parametrize("fewer", [MANY[:3], MANY[3:], MANY[:1], ()])
def test_sentences_take_the_place_of_those_that_were_there(fewer: tuple[str, ...]) -> None:
    long = record(FILE, WITH_SENTENCES).text
    short = record(long, WITH_SENTENCES | {"1": SectionMarks("aaaaaaaa", fewer)})
    assert (short.changed, short.unwritten) == (1, ())
    assert record(short.text, WITH_SENTENCES).text == long
    assert record(short.text, NEW).text == record(FILE, NEW).text


@pytest.mark.parametrize(
    "listing",
    [
        "sentences: [x,\n      y]",
        "sentences:\n      - x\n      - y",
        "sentences:\n      [x, y] # alt",
        "sentences: [ ]",
    ],
)
def test_a_list_that_somebody_wrote_otherwise_is_written_anew_or_left_to_the_editor(listing: str) -> None:
    text = FILE.replace("    page: 2\n", f"    page: 2\n    {listing}\n")
    done = record(text, WITH_SENTENCES)
    assert done.unwritten == ()
    assert done.text == record(FILE, WITH_SENTENCES).text


def test_line_endings_stay_as_they_are_with_sentences_too() -> None:
    done = record(FILE.replace("\n", "\r\n"), WITH_SENTENCES)
    assert done.text == record(FILE, WITH_SENTENCES).text.replace("\n", "\r\n")


def test_what_is_to_be_written_by_hand_is_said_as_it_may_be_written() -> None:
    assert SectionMarks("aaaaaaaa", MANY[:2]).inline == 'wording: "aaaaaaaa", sentences: ["00000000", "00000001"]'
    assert content(f"{{{SectionMarks('aaaaaaaa').inline}}}") == {"wording": "aaaaaaaa"}
