"""What is quoted from invented documents beside the small world, and which dates it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from konzept.__main__ import main
from konzept.checks.run import check

LOWER = """\
# Konzept des Kreises

5. Handlungsfelder

5.1. Sprache

Der Kreis sagt: Inte-
gration ist eine dauerhafte Aufgabe, unabhängig davon,
welchen Aufenthaltsstatus jemand hat (Stand: 31. Dezember 2017).

5.1.2.

Er zahlt zwölf **erfundene** Plätze.
"""
UPPER = "1 Leitlinien und Ziele\n\nEine Leitlinie.\n\n1.1 Ziele\n\nEin erfundenes Ziel.\n"
STATEMENT = "lower/statements/S-1.yml"
TEXT = "Warum Sprache zählt: der ganze Text."


@pytest.fixture
def sources(world_folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    folder = world_folder.parent / "sources"
    folder.mkdir()
    (folder / "lower.txt").write_text(LOWER, "utf-8")
    (folder / "upper.txt").write_text(UPPER, "utf-8")
    assert main(["sources", "--data", str(world_folder), "--record"]) == 0
    capsys.readouterr()
    return folder


def changed(world: Path, sources: Path, file: str, old: str, new: str) -> list[tuple[str, str]]:
    path = world / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return [(problem.file, problem.code) for problem in check(world, sources).problems]


@pytest.mark.parametrize(
    "quotation",
    [
        "Integration ist eine dauerhafte Aufgabe",
        "Integration … unabhängig davon, welchen Aufenthaltsstatus",
        "Integration ist [...] eine [dauerhafte] Aufgabe",
        "dauerhaften Aufgaben",
        "zwölf erfundene Plätze",
        "Handlungsfelder",
    ],
)
def test_what_stands_in_the_section_may_be_quoted(world_folder: Path, sources: Path, quotation: str) -> None:
    wanted = [] if quotation != "Handlungsfelder" else [(STATEMENT, "quotation-nowhere")]
    assert changed(world_folder, sources, STATEMENT, TEXT, f"Der Text sagt „{quotation}“.") == wanted


@pytest.mark.parametrize(
    "quotation",
    ["unabhängig vom Aufenthaltsstatus", "Aufgabe … eine", "elf erfundene Plätze", "Ein erfundenes Ziel"],
)
def test_an_entry_quotes_its_own_section(world_folder: Path, sources: Path, quotation: str) -> None:
    problems = changed(world_folder, sources, STATEMENT, TEXT, f"Der Text sagt „{quotation}“.")
    assert problems == [(STATEMENT, "quotation-nowhere")]


@pytest.mark.parametrize(
    ("quotation", "problems"),
    [
        ("Ein erfundenes Ziel", []),
        ("erfundenen Plätzen", []),
        ("unabhängig vom Aufenthaltsstatus", [(STATEMENT, "quotation-in-no-text")]),
    ],
)
def test_a_reason_may_quote_either_text(
    world_folder: Path, sources: Path, quotation: str, problems: list[tuple[str, str]]
) -> None:
    old = "Beide Texte sprechen vom gemeinsamen Handeln."
    assert changed(world_folder, sources, STATEMENT, old, f"Beide sagen „{quotation}“.") == problems


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("references/R-1.yml", '"Plätze"', '"siehe Landeskonzept"', "quotation-nowhere"),
        ("references/R-2.yml", '"Ziele"', '"zwölf erfundene Plätze"', "quotation-nowhere"),
        ("notes/N-1.yml", 'printed: "Plätze"', 'printed: "zwölv"', "quotation-nowhere"),
        ("actors/DISTRICT.yml", '"des Kreises"', '"Landkreis Erfunden"', "variant-nowhere"),
    ],
)
def test_what_is_said_to_be_printed_is_printed(
    world_folder: Path, sources: Path, file: str, old: str, new: str, code: str
) -> None:
    assert changed(world_folder, sources, file, old, new) == [(file, code)]


def test_a_note_on_a_misprint_also_quotes_what_would_be_right(world_folder: Path, sources: Path) -> None:
    assert changed(world_folder, sources, "notes/N-1.yml", "„Plätze“", "„Plätze“, richtig „Pläzte“") == []
    problems = changed(world_folder, sources, "notes/N-1.yml", "type: misprint", "type: naming")
    assert problems == [("notes/N-1.yml", "quotation-nowhere")]


def test_without_its_document_nothing_is_said_of_a_concept(world_folder: Path, sources: Path) -> None:
    (sources / "upper.txt").unlink()
    assert changed(world_folder, sources, "references/R-2.yml", '"Ziele"', '"nirgends"') == []
    assert changed(world_folder, sources, "actors/DISTRICT.yml", '"des Kreises"', '"nirgends"') == []
    (sources / "lower.txt").unlink()
    assert changed(world_folder, sources, "references/R-1.yml", '"Plätze"', '"nirgends"') == []


@pytest.mark.parametrize(
    ("date", "problems"),
    [
        ("im Dezember 2017", []),
        ("am 31.12.2017", []),
        ("2017", []),
        ("am 30. Dezember 2017", [(STATEMENT, "date-nowhere")]),
        ("im Juni 2018", [(STATEMENT, "date-nowhere")]),
    ],
)
def test_a_date_stands_in_the_text(
    world_folder: Path, sources: Path, date: str, problems: list[tuple[str, str]]
) -> None:
    found = changed(world_folder, sources, STATEMENT, TEXT, f"Das galt {date}.")
    assert [one for one in found if one[1] not in ("number-missing", "figure-date-nowhere")] == problems
