"""The words of official sentences are written into the entries that render them, and nothing else in these changes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from konzept.__main__ import main
from konzept.official import recording
from konzept.official.claim_record import record_modals
from konzept.official.sentences import fingerprint
from konzept.read.load import load

FILE = """\
title: {de: "Titel", en: "Title"}
source:
  - {fingerprint: "aaaaaaaa"}   # der erste
  - {fingerprint: "12345678", repeated: true, modals: ["soll", "kann"]}
  - fingerprint: cccccccc
  - fingerprint: "dddddddd"
    modals: [muss]
translation:
  en: [b721459b]
"""


def test_words_stand_behind_the_fingerprint_of_their_sentence() -> None:
    done = record_modals(FILE, {0: ("soll", "im Rahmen"), 1: ("soll",), 2: ("ist zu",), 3: ("darf",)})
    assert done.changed == 4
    assert done.text == FILE.replace('"aaaaaaaa"}   #', '"aaaaaaaa", modals: ["soll", "im Rahmen"]}   #').replace(
        '["soll", "kann"]', '["soll"]'
    ).replace("cccccccc\n", 'cccccccc\n    modals: ["ist zu"]\n').replace("[muss]", '["darf"]')
    assert record_modals(done.text, {0: ("soll", "im Rahmen"), 3: ("darf",)}) == (done.text, 0)


def test_words_that_a_sentence_no_longer_has_go() -> None:
    done = record_modals(FILE, {1: (), 2: (), 3: ()})
    assert done.changed == 2
    assert done.text == FILE.replace(', modals: ["soll", "kann"]', "").replace("    modals: [muss]\n", "")


@pytest.mark.parametrize("modals", [{}, {1: ("soll", "kann")}, {0: ()}, {7: ("soll",)}])
def test_what_is_right_already_stays(modals: dict[int, Sequence[str]]) -> None:
    assert record_modals(FILE, modals) == (FILE, 0)


def test_line_endings_stay_as_they_are() -> None:
    new = {0: ("soll",), 2: ("ist zu",)}
    done = record_modals(FILE.replace("\n", "\r\n"), new)
    assert done.text == record_modals(FILE, new).text.replace("\n", "\r\n")


@pytest.mark.parametrize("source", ["", "source: []\n", "source:\n  - {fingerprint: aaaaaaaa,\n     repeated: true}\n"])
def test_what_cannot_take_them_stays_as_it_is(source: str) -> None:
    assert record_modals(source, {0: ("soll",)}) == (source, 0)


def test_the_command_records_them_with_the_sentences(
    world_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(recording, "modals", lambda sentence: ("soll",) if "soll" in sentence else ())
    sources = world_folder.parent / "sources"
    sources.mkdir()
    said = ("Der Kreis soll helfen.", "Er hilft.", "Alle lernen.")
    (sources / "lower.txt").write_text(f"5 Handlungsfelder\n\n5.1 Sprache\n\n{' '.join(said)}\n", "utf-8")
    for name, sentence in zip(("goals/K-1", "measures/M-5.1.2", "statements/S-1"), said, strict=True):
        with (world_folder / f"lower/{name}.yml").open("a", encoding="utf-8") as entry:
            entry.write(f'source:\n  - {{fingerprint: "{fingerprint(sentence)}"}}\n')
    arguments = ["sources", "--data", str(world_folder), "--record"]
    assert main(arguments) == 0
    assert "Zahl der Einträge: 1." in capsys.readouterr().out
    entries = load(world_folder).partial.dataset.entries
    assert {id_: [one.modals for one in entry.source] for id_, entry in entries.items() if entry.source} == {
        "K-1": [("soll",)],
        "M-5.1.2": [()],
        "S-1": [()],
    }
    before = {path: path.read_bytes() for path in world_folder.rglob("*.yml")}
    assert main(arguments) == 0
    assert {path: path.read_bytes() for path in world_folder.rglob("*.yml")} == before
