"""`python -m konzept draft`: what it writes is a beginning of data, and what it cannot read it says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from konzept.__main__ import main
from konzept.checks.run import check
from konzept.official.items import items
from konzept.official.outline import outline
from tests.conftest import copy_world
from tests.official.invented import document

TEXT = document(
    heading="## {number} {heading}",
    s2_2="2.2.1 Das Amt zählt jährlich mindestens zwölf Wege, bis zum 30. Juni 2030."
    "\n\n2.2.2.\n\nAlle fahren jährlich und auf Anfrage Rad.",
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copy_world(tmp_path / "project")


def drafted(data: Path, text: str, *more: str) -> tuple[int, Path]:
    file = data.parent / "town.txt"
    file.write_text(text, "utf-8")
    folder = data.parent / "drafts"
    return main(["draft", str(file), "--data", str(data), "--parent", "upper", "--output", str(folder), *more]), folder


def test_a_draft_is_data_once_its_open_points_are_filled_in(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, folder = drafted(data, TEXT)
    assert (code, "Abschnitte: 6" in capsys.readouterr().out) == (0, True)
    assert sorted(path.name for path in folder.rglob("*.yml")) == [
        "TO-2.1.1.yml", "TO-2.1.2.yml", "TO-2.2.1.yml", "TO-2.2.2.yml", "town.yml"]  # fmt: skip
    before = {problem.code for problem in check(data).problems}
    shutil.copytree(folder, data, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.csv"))
    found = {one.code for one in check(data).problems if one.file.startswith(("town", "concepts/town"))} - before
    assert found <= {"unfinished", "unknown-value", "unknown-reference", "needs-number"}, "nothing but open points"


def test_fields_name_what_stands_there_and_its_place_and_copy_no_sentence(data: Path) -> None:
    _, folder = drafted(data, TEXT)
    written = {path.name: path.read_text("utf-8-sig") for path in folder.rglob("*.*")}
    measure = written["TO-2.2.1.yml"]
    line = next(number for number, text in enumerate(TEXT.split("\n"), 1) if text.startswith("2.2.1"))
    for value in (f'number: "2.2.1"  # Zeile {line}', 'deadline: "2030-06-30"', "rhythm: yearly", 'value: "12"'):
        assert value in measure
    assert f"# Zeile {line}: „bis zum 30. Juni 2030“" in measure
    assert "2030-06-30" in written["findings.csv"]
    assert 'en: "Vorwort"' not in written["town.yml"], "a heading is known in the language of the document alone"
    assert "\n  rhythm:" not in written["TO-2.2.2.yml"], "of two, a person has to choose"
    for value in ("parent: upper", "level: district", 'prefix: "TO"'):
        assert value in written["town.yml"]
    sentences = [text for item in items(outline(TEXT)) for _, text in item.lines if text.strip()]
    assert len(sentences) == 4
    assert not [one for one in sentences for text in written.values() if one in text]


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        (["--concept", "upper"], 2, "gibt es schon"),
        (["--concept", "Ä"], 2, "Ä"),
        (["--concept", "NUL"], 2, "NUL"),
        (["--parent", "nowhere"], 2, "nowhere"),
        (["--data", "missing"], 2, "missing"),
    ],
)
def test_what_cannot_be_meant_is_refused(data: Path, change: list[str], code: int, said: str, capsys) -> None:
    assert drafted(data, TEXT, *change)[0] == code
    assert said in capsys.readouterr().err
    assert not (data.parent / "drafts").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "leer"), ("Nur Text.", "keine nummerierte Überschrift"), ("%PDF-1.7 \x00", "Text"), ("\u202e1 Eins", "1")],
)
def test_a_document_that_gives_no_draft_leaves_nothing_behind(data: Path, text: str, said: str, capsys) -> None:
    code, folder = drafted(data, text)
    assert (code, folder.exists()) == (1, False)
    assert said in capsys.readouterr().out


def test_nothing_is_overwritten(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert drafted(data, TEXT)[0] == 0
    assert drafted(data, TEXT)[0] == 2
    assert "nichts wird überschrieben" in capsys.readouterr().err
    assert (
        main(["draft", str(data.parent / "none.docx"), "--data", str(data), "--concept", "x", "--parent", "upper"]) == 2
    )
