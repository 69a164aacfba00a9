"""The words that bind are written beside the fingerprints of their sentences, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from konzept.__main__ import main
from konzept.checks.run import check
from konzept.official import recording
from konzept.official.modal_record import RecordedModals, record_modals
from konzept.official.sentences import fingerprint
from konzept.read.load import load

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
    assert "Zahl der Einträge: 3." in capsys.readouterr().out
    entries = load(world_folder).partial.dataset.entries
    assert {id_: [one.modals for one in entry.source] for id_, entry in entries.items() if entry.source} == {
        "K-1": [("soll",)],
        "M-5.1.2": [()],
        "S-1": [()],
    }
    before = {path: path.read_bytes() for path in world_folder.rglob("*.yml")}
    main(arguments)
    assert {path: path.read_bytes() for path in world_folder.rglob("*.yml")} == before


def test_words_that_are_missing_or_other_are_a_warning_once_an_entry_records_some(world_folder: Path) -> None:
    sources = world_folder.parent / "sources"
    sources.mkdir()
    (sources / "lower.txt").write_text(
        "5 Handlungsfelder\n\n5.1 Sprache\n\nDer Kreis soll helfen. Er hilft.\n", "utf-8"
    )
    with (world_folder / "lower/goals/K-1.yml").open("a", encoding="utf-8") as entry:
        marks = [fingerprint(one) for one in ("Der Kreis soll helfen.", "Er hilft.")]
        entry.write("source:\n" + "".join(f'  - {{fingerprint: "{mark}"}}\n' for mark in marks))

    def said() -> list[tuple[str, object]]:
        found = check(world_folder, sources).problems
        return [(one.code, one.values["count"]) for one in found if one.code == "source-words"]

    assert said() == []
    path = world_folder / "lower/goals/K-1.yml"
    path.write_text(path.read_text("utf-8").replace(f'"{marks[1]}"}}', f'"{marks[1]}", modals: []}}'), "utf-8")
    assert said() == [("source-words", 1)]
    (problem,) = (one for one in check(world_folder, sources).problems if one.code == "source-words")
    assert 'modals: ["soll"]' in problem.advice("de")
    assert "--record lower/5.1" in problem.advice("en")
