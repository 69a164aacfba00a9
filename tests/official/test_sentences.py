"""A section is cut into sentences whose fingerprints outlive another export, and change with the words."""

from __future__ import annotations

import textwrap

import pytest

from konzept.official.comparison import compare
from konzept.official.sentences import cut, fingerprint, sentences, split
from tests.official.invented import document, segment_town

TEXT = (
    "Am 3. Mai 2019 waren es z. B. ca. 1.200 Menschen, d. h. 7,6 % (vgl. Abs. 2 Nr. 4). Das gilt bis 2020. "
    "Die „Stadt am Fluss“ hilft."
)


def marks(text: str, number: str = "1") -> list[str]:
    section = segment_town(document(**{f"s{number.replace('.', '_')}": text})).sections[number]
    return [piece.mark for piece in sentences(section) if piece.mark]


def texts(text: str) -> list[str]:
    return [piece.text for piece in sentences(segment_town(document(s1=text)).sections["1"])]


@pytest.mark.parametrize(
    "text",
    [
        "Der Rat trat am 2. Februar 2011 zusammen",
        "Das gilt z. B. Für Kinder, d. h. Alle",
        "Nach Art. 3 Abs. 2 GG und § 12 Nr. 4 Satz 1 gilt es",
        "Siehe S. 3 ff. Im Anhang steht mehr",
        "Vereine, Schulen usw. Bis dahin bleibt es",
        "Die Punkte 1. und 1.2 (Pkt. 3.4) bleiben",
        "Der 1. Bürgermeister und die 2. Beigeordnete",
        "Er sagte „Ja.“ und ging",
        "Es kostet 7.500 Euro, also 7,5 Tsd. Euro",
        "Es heißt: Der Rat hilft",
        "Was „…“ heißt, ist klar",
        "Aus dem Papier (aus der Reihe A, Nr. 7/2017, S. 3f)",
    ],
)
def test_a_full_stop_that_ends_no_sentence_cuts_nothing(text: str) -> None:
    assert split(f"{text}.") == [f"{text}."]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Das war im Jahr 2015.", "Die Stadt half."),
        ("Das regelt § 12.", "Die Stadt hilft."),
        ("Das steht unter Punkt 5.4.1.", "Die Stadt hilft."),
        ("Das ist gut!", "„Und wie?“ fragte der Rat."),
        ("Er rief „Hilfe!“", "(Das war gestern.)"),
        ("Wozu?", "10 % sind genug."),
        ("Sie heißt „Stadt am Fluss“.", "Ökonomisch ist das gut."),
        ("Das reicht für alle …", "Oder doch nicht."),
    ],
)
def test_a_sentence_ends_where_the_next_one_begins(first: str, second: str) -> None:
    assert split(f"{first} {second}") == [first, second]


def test_a_quotation_belongs_to_its_sentence_and_so_does_the_source_behind_it() -> None:
    assert split("Es heißt: „Das gilt. Alle helfen.“ (aus einem Heft, S. 3). Dabei bleibt es.") == [
        "Es heißt: „Das gilt.",
        "Alle helfen.“ (aus einem Heft, S. 3).",
        "Dabei bleibt es.",
    ]


def test_headings_are_no_sentences_and_every_item_of_a_list_is_one() -> None:
    text = (
        "Ein Anfang\n\nDie Stadt hat vor, allen zu helfen:\n\n- den Kindern am Fluss\n- den Alten. Auch im Winter.\n\n"
        "Das ist alles."
    )
    assert texts(text) == [
        "Die Stadt hat vor, allen zu helfen:",
        "den Kindern am Fluss",
        "den Alten.",
        "Auch im Winter.",
        "Das ist alles.",
    ]


def test_what_holds_neither_letter_nor_digit_is_no_sentence() -> None:
    assert texts("Die Stadt hilft.\n\n***\n\n– – –\n\nAllen.") == ["Die Stadt hilft.", "Allen."]


def test_the_number_of_an_item_is_no_part_of_its_sentence_wherever_it_stands() -> None:
    above = "2.1.1.\n\nEs gibt 12 Plätze. Sie kosten nichts."
    beside = "2.1.1. Es gibt 12 Plätze. Sie kosten nichts."
    assert (
        marks(above, "2.1") == marks(beside, "2.1") == [*map(fingerprint, ("Es gibt 12 Plätze.", "Sie kosten nichts."))]
    )


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("Menschen", "Men-\nschen"),
        "\n".join(textwrap.wrap(TEXT, 30)),
        TEXT.replace(" ", "\u00a0 "),
        TEXT.replace("Menschen", "Men\u00adschen"),
        TEXT.replace("waren es", "**waren** es"),
        TEXT.replace("„Stadt am Fluss“", '"Stadt am Fluss"'),
        TEXT.replace("7,6 %", "7,6%"),
        TEXT.replace("bis 2020. ", "bis 2020.\n\n"),
        TEXT.replace("Das gilt", "\fDas gilt"),
        TEXT.replace("Fluss", "Fluſs"),
    ],
)
def test_another_export_of_the_same_words_has_the_same_fingerprints(text: str) -> None:
    assert marks(text) == marks(TEXT)
    assert len(marks(TEXT)) == 3


@pytest.mark.parametrize(
    ("old", "new"),
    [("7,6", "76"), ("1.200", "12.00"), ("bis 2020", "ab 2020"), ("Stadt am", "Stadt Am"), ("3. Mai", "4. Mai")],
)
def test_other_words_and_other_numbers_have_another_fingerprint(old: str, new: str) -> None:
    changed = [one != other for one, other in zip(marks(TEXT), marks(TEXT.replace(old, new)), strict=True)]
    assert changed.count(True) == 1


def test_the_same_words_again_have_a_place_of_their_own() -> None:
    first, again, other, third = marks("Das ist gut. Das ist gut. Oder nicht. Das ist gut.")
    assert [again, third] == [f"{first}-2", f"{first}-3"]
    assert other != first


def test_cutting_loses_no_word() -> None:
    section = segment_town(document(s1=TEXT)).sections["1"]
    assert " ".join(piece.text for block in cut(section.lines) for text in block.texts for piece in text) == TEXT


def compared(old: str, new: str) -> tuple[list[tuple[list[str], list[str], list[str]]], bool]:
    """What is gone, what has come and what stands beside it, each by its first word; and whether something moved."""
    names = {fingerprint(sentence): sentence.split()[0].rstrip(".") for sentence in split(f"{old} {new}")}
    recorded = [piece.mark for piece in sentences(segment_town(document(s1=old)).sections["1"]) if piece.mark]
    found = compare(recorded, sentences(segment_town(document(s1=new)).sections["1"]))
    changes = [
        (
            [names[one] for one in change.gone],
            [names[one.mark or ""] for one in change.come],
            [names[one] for one in change.beside],
        )
        for change in found.changes
    ]
    return changes, found.moved


@pytest.mark.parametrize(
    ("new", "changes", "moved"),
    [
        ("Eins. Zwei. Drei. Vier.", [], False),
        ("Eins. Neu. Drei. Vier.", [(["Zwei"], ["Neu"], ["Eins", "Drei"])], False),
        ("Eins. Drei. Vier.", [(["Zwei"], [], ["Eins", "Drei"])], False),
        ("Neu. Eins. Zwei. Drei. Vier.", [([], ["Neu"], ["Eins"])], False),
        ("Eins. Zwei. Drei. Vier. Neu.", [([], ["Neu"], ["Vier"])], False),
        ("Eins. Drei. Vier. Zwei.", [], True),
        ("Neu.", [(["Eins", "Zwei", "Drei", "Vier"], ["Neu"], [])], False),
    ],
)
def test_what_is_gone_and_what_has_come_is_told_with_its_place(
    new: str, changes: list[tuple[list[str], list[str], list[str]]], moved: bool
) -> None:
    assert compared("Eins. Zwei. Drei. Vier.", new) == (changes, moved)
