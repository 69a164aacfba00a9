"""The words that bind are written beside the fingerprints of their sentences, and nothing else changes."""

from __future__ import annotations

import pytest

from konzept.official.modal_record import RecordedModals, record_modals

FILE = """\
title: {de: "Titel", en: "Title"}   # wie gedruckt
source:
  - {fingerprint: "11111111"}
  - {fingerprint: "22222222", repeated: true}
  - fingerprint: "33333333"
    repeated: true
  - {fingerprint: "44444444", modals: ["soll"]}
  - fingerprint: "55555555"
    modals: ["soll"] # so
  - {fingerprint: "66666666"}
translation:
  en: [a0000000]
"""
WORDS = {
    "11111111": ("muss", "möglichst"),
    "22222222": (),
    "33333333": ("kann",),
    "44444444": ("ist zu",),
    "55555555": (),
    "99999999": ("soll",),
}
DONE = """\
title: {de: "Titel", en: "Title"}   # wie gedruckt
source:
  - {fingerprint: "11111111", modals: ["muss", "möglichst"]}
  - {fingerprint: "22222222", repeated: true, modals: []}
  - fingerprint: "33333333"
    modals: ["kann"]
    repeated: true
  - {fingerprint: "44444444", modals: ["ist zu"]}
  - fingerprint: "55555555"
    modals: [] # so
  - {fingerprint: "66666666"}
translation:
  en: [a0000000]
"""


def test_each_sentence_gets_its_words_and_the_others_stay() -> None:
    assert record_modals(FILE, WORDS) == RecordedModals(DONE, 5, ())
    assert record_modals(DONE, WORDS) == RecordedModals(DONE, 0, ())


def test_line_endings_stay_as_they_are() -> None:
    assert record_modals(FILE.replace("\n", "\r\n"), WORDS).text == DONE.replace("\n", "\r\n")


@pytest.mark.parametrize(
    "text",
    [
        'source: [{fingerprint: "11111111"}, {fingerprint: "22222222"}]\n',
        'source:\n  - {fingerprint: "11111111",\n     repeated: true}\n',
        'source:\n  - fingerprint: "11111111"\n    modals:\n      - soll\n',
    ],
)
def test_what_a_line_cannot_change_is_left_to_the_editor(text: str) -> None:
    done = record_modals(text, {"11111111": ("muss",)})
    assert (done.text, done.changed) == (text, 0)
    assert [field for _, field in done.unwritten] == ['modals: ["muss"]']


@pytest.mark.parametrize("text", ["", "source: [\n", "source: 5\n", "source:\n  - 5\n", "- a\n"])
def test_a_file_without_sentences_stays_as_it_is(text: str) -> None:
    assert record_modals(text, WORDS).text == text
