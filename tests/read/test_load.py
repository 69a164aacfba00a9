"""A folder of files becomes one dataset; whatever stands in its way is said at the right place."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest

from konzept.language.alphabet import natural_order
from konzept.model import KINDS, Calendar, Kind, Measure, ProgressState, Prose, Text, Years
from konzept.model.dataset import Dataset, kind_of
from konzept.read import load as load_module
from konzept.read.load import load
from konzept.report.problem import Problem
from tests.support.places import ROOT, TESTS

OF_EDITIONS = ("edition", "change")
"""Kinds that a command writes and that need frozen files: `tests/publish/test_editions.py` makes them."""
EVERY_KIND = pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind.name not in OF_EDITIONS], ids=lambda kind: kind.name
)


def a_file_of(kind: Kind, folder: Path) -> Path:
    return next(iter(sorted(folder.glob(kind.folder.format(concept="*", year="*") + "/*.yml"))))


def problems_of(folder: Path, file: str) -> list[Problem]:
    return [problem for problem in load(folder).problems if problem.file == file]


def replace(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")


@EVERY_KIND
def test_an_empty_record_of_every_kind_is_rejected(kind: Kind, world_folder: Path) -> None:
    path = a_file_of(kind, world_folder)
    # the operator may leave everything out, so it is an unknown field that must be refused there
    path.write_text("nonsense: 1\n" if kind.name == "operator" else "{}\n", "utf-8")
    loaded = load(world_folder)
    assert loaded.dataset is None
    expected = {"operator": "unknown-key", "report": "missing-field"}.get(kind.name, "missing-fields")
    found = problems_of(world_folder, path.relative_to(world_folder).as_posix())
    assert found
    assert {problem.code for problem in found} == {expected}


@EVERY_KIND
def test_an_unknown_field_of_every_kind_is_rejected(kind: Kind, world_folder: Path) -> None:
    path = a_file_of(kind, world_folder)
    text = path.read_text("utf-8").replace("{}\n", "")
    path.write_text(text + "nonsense: 1\n", "utf-8")
    found = problems_of(world_folder, path.relative_to(world_folder).as_posix())
    assert [(problem.code, problem.line) for problem in found] == [("unknown-key", text.count("\n") + 1)]


@EVERY_KIND
def test_the_small_world_holds_every_kind(kind: Kind, small_world: Dataset) -> None:
    records = small_world.records[kind.name]
    assert records
    assert {kind_of(record) for record in records.values()} == {kind.name}


def test_values_have_the_types_of_the_model(small_world: Dataset) -> None:
    measure = small_world.entries["M-5.1.2"]
    assert isinstance(measure, Measure)
    assert measure.title == Text({"de": "Mindestens zwölf Kursplätze", "en": "At least twelve course places"})
    assert measure.text["en"] == "At least twelve course places: the full text."
    assert isinstance(measure.text, Prose)
    assert measure.quantities[0].value == Decimal(12)
    assert measure.quantities[0].target is True
    assert measure.when is not None
    assert measure.when.deadline == Calendar("2020-06")
    assert measure.concept == "lower"
    assert measure.file == "lower/measures/M-5.1.2.yml"
    (progress,) = small_world.progress_of["M-5.1.2"]
    assert (progress.id, progress.concept, progress.year) == ("2018/M-5.1.2", "lower", "2018")
    assert (progress.measure, progress.years, progress.state) == ("M-5.1.2", Years("2018"), ProgressState.PARTLY)
    assert small_world.documents["report-2018"].years == Years("2018")
    assert small_world.terms["district"].forms == {"de": ("Landkreises", "Kreis"), "en": ("districts",)}


def test_a_text_keeps_every_character(world_folder: Path) -> None:
    odd = "<script>alert(1)</script> {{ 7*7 }} [x](javascript:y) & 'z' 5 % #"
    replace(world_folder, "actors/GOV.yml", '"Landesregierung"', f'"{odd}"')
    world = load(world_folder).dataset
    assert world is not None
    assert world.actors["GOV"].name["de"] == odd


def test_a_broken_file_does_not_break_the_references_to_it(world_folder: Path) -> None:
    (world_folder / "actors" / "DISTRICT.yml").write_text("name: [\n", "utf-8")
    assert {problem.file for problem in load(world_folder).problems} == {"actors/DISTRICT.yml"}


def test_a_missing_file_is_missed_by_everything_that_refers_to_it(world_folder: Path) -> None:
    (world_folder / "actors" / "SCHOOL.yml").unlink()
    found = [(problem.file, problem.code) for problem in load(world_folder).problems]
    assert found == [("lower/measures/M-5.1.2.yml", "unknown-reference")]


@pytest.mark.parametrize(
    ("typed", "meant"), [("DISTRIKT", "DISTRICT"), ("landkreis", "DISTRICT"), ("Volkshochschul", "SCHOOL")]
)
def test_the_nearest_record_is_found_by_id_and_by_name(typed: str, meant: str, world_folder: Path) -> None:
    replace(world_folder, "lower/goals/K-1.yml", "actor: DISTRICT", f"actor: {typed}")
    (problem,) = load(world_folder).problems
    assert problem.message("de") == f"„{typed}“ ist kein bekannter Akteur"
    assert problem.advice("de").startswith(f"Meinten Sie „{meant}“ (")


def test_a_name_is_suggested_in_the_language_of_the_report(world_folder: Path) -> None:
    replace(world_folder, "lower/goals/K-1.yml", "actor: DISTRICT", "actor: DISTRIKT")
    (problem,) = load(world_folder).problems
    assert problem.advice("de") == "Meinten Sie „DISTRICT“ (Landkreis)?"
    assert problem.advice("en") == "Did you mean “DISTRICT” (District)?"


def test_for_something_unlike_anything_it_is_said_where_ids_come_from(world_folder: Path) -> None:
    replace(world_folder, "lower/goals/K-1.yml", "actor: DISTRICT", "actor: qqqqq")
    (problem,) = load(world_folder).problems
    assert problem.advice("de") == (
        "Eine Kennung ist der Name einer Datei in „actors/“, ohne Endung. "
        "Ist die Datei gelöscht oder umbenannt worden, holen Sie sie zurück."
    )


def test_a_third_language_is_asked_for_everywhere(world_folder: Path) -> None:
    text = 'name: "العربية"\nlocale: ar\ndirection: rtl\npath: "ar"\norder: 3\n'
    (world_folder / "languages" / "ar.yml").write_text(text, "utf-8")
    found = load(world_folder).problems
    assert {problem.code for problem in found} == {"missing-language"}
    files = {problem.file for problem in found}
    assert files >= {"actors/GOV.yml", "ui/vocabulary.yml", "lower/measures/M-5.1.2.yml"}


def test_a_folder_without_languages_and_operator_says_so(tmp_path: Path) -> None:
    loaded = load(tmp_path)
    assert [problem.code for problem in loaded.problems] == ["languages-missing", "operator-missing"]
    assert loaded.dataset is None


def test_hidden_files_are_passed_over(world_folder: Path) -> None:
    (world_folder / "documents" / ".gitkeep").write_text("")
    (world_folder / ".DS_Store").write_bytes(b"\0")
    assert load(world_folder).problems == ()


def test_a_folder_without_its_concept_is_read_all_the_same(world_folder: Path) -> None:
    (world_folder / "concepts" / "lower.yml").rename(world_folder / "concepts" / "lwoer.yml")
    (world_folder / "lower" / "goals" / "K-1.yml").write_text("a: [\n", "utf-8")
    found = [(problem.file, problem.code) for problem in load(world_folder).problems]
    assert ("lower", "unknown-folder") in found
    assert ("lower/goals/K-1.yml", "bracket-open") in found


def test_records_stand_in_the_order_a_reader_expects(world_folder: Path) -> None:
    text = (world_folder / "lower" / "measures" / "M-5.1.2.yml").read_text("utf-8")
    for position in (10, 11):
        copy = text.replace("5.1.2", f"5.1.{position}").replace("position: 2", f"position: {position}")
        (world_folder / "lower" / "measures" / f"M-5.1.{position}.yml").write_text(copy, "utf-8")
    world = load(world_folder).dataset
    assert world is not None
    assert list(world.records["measure"]) == ["M-5.1.2", "M-5.1.10", "M-5.1.11"]
    assert list(world.records["concept"]) == ["upper", "lower"]
    assert list(world.labels) == sorted(world.labels)


def test_natural_order_counts_numbers_as_numbers() -> None:
    names = ["M-5.4.1.10", "M-5.4.1.2", "LZ-01", "N-4.1-04", "m-5"]
    assert sorted(names, key=natural_order) == ["LZ-01", "m-5", "M-5.4.1.2", "M-5.4.1.10", "N-4.1-04"]


def test_the_data_are_read_again_only_when_a_file_changed(world_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(world_folder)
    monkeypatch.setattr(load_module, "Folder", lambda *_: pytest.fail("read again"))
    assert load(world_folder) is first
    monkeypatch.undo()
    path = world_folder / "actors" / "GOV.yml"
    os.utime(path, ns=(1, 1))
    assert load(world_folder) is not first


def test_a_place_inside_a_block_is_its_own_line(world_folder: Path) -> None:
    draft = load(world_folder).partial
    text = (world_folder / "actors" / "DISTRICT.yml").read_text("utf-8").splitlines()
    line, _ = draft.place("actors/DISTRICT.yml", ("text", "en"))
    assert text[line - 1].strip() == "The district stands for politics and administration."


def test_the_worlds_of_the_tests_name_no_real_place() -> None:
    text = "".join(path.read_text("utf-8") for path in (TESTS / "world").rglob("*.yml"))
    assert "Nordhausen" not in text
    assert (ROOT / "data").is_dir()
