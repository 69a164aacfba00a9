"""What the ledger derives, and what the checker makes of it."""

from __future__ import annotations

import dataclasses
import subprocess
import typing
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from konzept.checks.run import check, text_report
from konzept.model import KINDS, Kind, Localised
from konzept.model.dataset import Dataset
from konzept.read.load import load
from konzept.report.problem import Problem, Severity
from konzept.translation.history import segments_in
from konzept.translation.ledger import State, ledger
from konzept.translation.segments import Segment, SourceType, TranslatedFile, translated_files
from tests.support import arabic_world
from tests.support.places import ROOT
from tests.support.translated_world import MEASURE, NEW, OLD, change, committed, fallen_behind, git, recorded


def problems(data: Path) -> tuple[Problem, ...]:
    checked = check(data)
    assert checked.dataset is not None, "a translation never stops the build"
    return checked.problems


def only(data: Path) -> Problem:
    [problem] = problems(data)
    return problem


def line_of(file: Path, text: str) -> int:
    return file.read_text(encoding="utf-8").partition(text)[0].count("\n") + 1


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return recorded(tmp_path)


def test_the_real_data_keep_a_ledger_everywhere(real_world: Dataset) -> None:
    kept = ledger(real_world)
    assert {(shelf, "en") for shelf in SourceType} == kept.kept
    states = Counter(finding.state for finding in kept.every)
    assert states.total() > 2000
    assert states[State.CURRENT] > 0.9 * states.total(), "some may have fallen behind, but not most"


def addresses(model: type, path: tuple[str, ...] = ()) -> Iterator[str]:
    """The texts of a kind of record, as fingerprints name them."""
    for name, hint in typing.get_type_hints(model).items():
        kinds = [hint, *typing.get_args(hint)]
        if any(isinstance(kind, type) and issubclass(kind, Localised) for kind in kinds):
            yield ".".join((*path, name))
        for kind in kinds:
            if dataclasses.is_dataclass(kind) and isinstance(kind, type):
                yield from addresses(kind, (*path, name))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_text_has_a_name_for_readers(kind: Kind, real_world: Dataset) -> None:
    prefix = "operator" if kind.name == "operator" else "text_name"
    assert [one for one in addresses(kind.model) if f"{prefix}.{one}" not in real_world.labels] == []


def test_a_recorded_world_is_without_fault(data: Path) -> None:
    assert problems(data) == ()


def test_a_changed_text_is_named_with_what_it_was(data: Path) -> None:
    committed(data)
    change(data / MEASURE, OLD, NEW)
    problem = only(data)
    assert (problem.code, problem.file, problem.severity) == ("translation-outdated", MEASURE, Severity.WARNING)
    assert problem.line == line_of(data / MEASURE, "At least twelve course places: the full text.")
    assert "„Mindestens zwölf Kursplätze: der ganze Text.“" in problem.message("de")
    assert "„Mindestens zwölf Plätze im Kurs: der ganze Text.“" in problem.message("de")
    assert f"Zeile {line_of(data / MEASURE, str(problem.values['former']))} " in problem.advice("de")


def test_the_hint_is_what_makes_the_translation_current(data: Path) -> None:
    committed(data)
    change(data / MEASURE, OLD, NEW)
    values = only(data).values
    change(data / MEASURE, str(values["former"]), str(values["mark"]))
    assert problems(data) == ()


def test_without_a_history_the_fingerprint_to_replace_is_named_if_there_is_only_one(data: Path) -> None:
    change(data / MEASURE, OLD, NEW)
    problem = only(data)
    assert (problem.code, problem.hint) == ("translation-unsure", "translation-replace")
    change(data / MEASURE, str(problem.values["former"]), str(problem.values["mark"]))
    assert problems(data) == ()


def test_two_texts_without_a_history_each_get_their_value(data: Path) -> None:
    change(data / MEASURE, OLD, NEW)
    change(data / MEASURE, 'de: "Räume"', 'de: "Säle"')
    found = problems(data)
    assert {problem.hint for problem in found} == {"translation-replace"}
    for problem in found:
        change(data / MEASURE, str(problem.values["former"]), str(problem.values["mark"]))
    assert problems(data) == ()


def test_a_text_that_is_new_among_changed_ones_has_no_value_to_replace(data: Path) -> None:
    change(data / MEASURE, OLD, NEW)
    change(data / MEASURE, 'de: "Räume"', 'de: "Säle"')
    marks = [str(problem.values["former"]) for problem in problems(data)]
    text = (data / MEASURE).read_text("utf-8")
    [line] = [line for line in text.splitlines(keepends=True) if marks[0] in line]
    change(data / MEASURE, line, "")
    found = problems(data)
    assert {problem.hint for problem in found} == {"translation-add"}
    added = "".join(f"    - {one.values['mark']}\n" for one in found)
    change(data / MEASURE, "translation:\n  en:\n", f"translation:\n  en:\n{added}")
    assert {problem.code for problem in problems(data)} == {"translation-unneeded"}


@pytest.mark.parametrize("language", ["de", "en"])
def test_each_way_of_falling_behind_has_its_message(tmp_path: Path, language: str, monkeypatch) -> None:
    data = fallen_behind(tmp_path)
    monkeypatch.chdir(tmp_path)
    codes = {problem.file: problem.code for problem in problems(data)}
    assert codes == {
        "actors/DISTRICT.yml": "translation-unsure",
        "actors/SCHOOL.yml": "translation-unrecorded",
        "laws/gg.yml": "translation-unneeded",
        MEASURE: "translation-unsure",
    }
    report = text_report(check(data), language, Path("data"))
    assert "deadbeef" in report
    assert "python -m konzept translated M-5.1.2 --of en --field text" in report


def test_the_line_for_a_file_without_a_ledger_can_be_pasted_as_it_is(tmp_path: Path) -> None:
    data = fallen_behind(tmp_path)
    [problem] = [one for one in problems(data) if one.code == "translation-unrecorded"]
    line = problem.advice("de").partition("Zeile an: ")[2].partition(" – ")[0]
    school = data / "actors/SCHOOL.yml"
    school.write_text(school.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    assert "actors/SCHOOL.yml" not in {one.file for one in problems(data)}


def test_a_world_that_records_nothing_hears_nothing(world_folder: Path) -> None:
    change(world_folder / MEASURE, OLD, NEW)
    assert problems(world_folder) == ()
    world = load(world_folder).dataset
    assert world is not None
    states = {finding.file.type for finding in ledger(world).every}
    assert states == {SourceType.LABELS}, "the labels are the real ones"


def test_a_changed_label_is_found(data: Path) -> None:
    change(data / "ui/frame.yml", 'de: "Zum Inhalt springen"', 'de: "Zum Inhalt gehen"')
    problem = only(data)
    assert (problem.file, problem.field) == ("ui/frame.yml", ("nav.skip", "en"))
    assert problem.line == line_of(data / "ui/frame.yml", "Skip to content")


def test_fingerprints_under_the_language_at_the_root_can_go(data: Path) -> None:
    change(data / "laws/gg.yml", "translation:\n", "translation:\n  de: [deadbeef]\n")
    assert (only(data).code, only(data).field) == ("translation-of-source", ("translation", "de"))


@pytest.mark.parametrize(
    "written", ["", " [deadbeef]", " ja", "\n  en:", "\n  en: deadbeef", "\n  en:\n    name: deadbeef"]
)
def test_what_is_no_list_of_fingerprints_is_to_be_deleted(data: Path, written: str) -> None:
    file = data / "laws/gg.yml"
    before = file.read_text("utf-8").partition("translation:")[0]
    file.write_text(f"{before}translation:{written}\n", "utf-8")
    assert [one.hint for one in check(data).problems] == ["ledger-anew"]


def test_the_root_is_the_original_whatever_its_language(data: Path) -> None:
    change(data / "languages/de.yml", 'path: ""', 'path: "de"')
    change(data / "languages/en.yml", 'path: "en"', 'path: ""')
    world = load(data).dataset
    assert world is not None
    found = {sheet.file: sheet for sheet in translated_files(world)}
    assert found["actors/SCHOOL.yml"].languages == ("de",)
    assert found["actors/SCHOOL.yml"].segments[0].text == "Adult Education Centre"


def test_a_third_language_may_have_less_and_says_what_is_missing(tmp_path: Path) -> None:
    world = check(arabic_world.write_data(tmp_path / "data")).dataset
    assert world is not None
    found = [one for one in translated_files(world) if one.type is SourceType.LABELS]
    assert {one for sheet in found for passage in sheet.segments for one in passage.missing} == set()
    partial = TranslatedFile(
        SourceType.RECORDS, "x", "x.yml", "actor", ("en", "ar"),
        (Segment(("name",), "Amt", frozenset({"ar"})), Segment(("text",), "Ein Amt.")), {},
    )  # fmt: skip
    marks = dict.fromkeys(("en", "ar"), (partial.segments[1].fingerprint,))
    kept = dataclasses.replace(ledger(world), files=(dataclasses.replace(partial, recorded=marks),))
    assert [(one.language, one.state) for one in kept.every] == [
        ("en", State.OUTDATED), ("en", State.CURRENT), ("ar", State.MISSING), ("ar", State.CURRENT),
    ]  # fmt: skip
    assert kept.count("ar") == {State.MISSING: 1, State.CURRENT: 1}


def test_old_files_are_read_without_the_model_and_in_the_same_way(real_world: Dataset) -> None:
    trees = load(ROOT / "data").partial.trees
    for sheet in translated_files(real_world):
        found = {one.fingerprint for one in segments_in(trees[sheet.file], "de", "en", ())}
        assert found == sheet.needed, sheet.file


def test_no_history_is_asked_while_all_is_current(data: Path, monkeypatch) -> None:
    committed(data)
    asked: list[str] = []
    run = subprocess.run
    monkeypatch.setattr("subprocess.run", lambda command, **more: asked.append(command[3]) or run(command, **more))
    assert problems(data) == ()
    assert "log" not in asked, "only what was there before is asked for, since ids are for ever"


def test_a_text_that_moves_within_its_list_is_not_flagged(data: Path) -> None:
    file = data / "concepts/upper.yml"
    world = load(data).dataset
    assert world is not None
    sections = world.concepts["upper"].sections
    assert len(sections) > 1, file
    turned = dataclasses.replace(world.concepts["upper"], sections=sections[::-1])
    records = {**world.records, "concept": {**world.concepts, "upper": turned}}
    kept = ledger(dataclasses.replace(world, records=records))
    assert {finding.state for finding in kept.every} == {State.CURRENT}


def test_git_is_what_the_tests_think_it_is(data: Path) -> None:
    committed(data)
    assert git(data, "status", "--porcelain") == ""


def test_an_outdated_translation_is_one_message_though_its_numbers_differ_too(tmp_path):
    data = recorded(tmp_path)
    change(data / MEASURE, OLD, "Mindestens 14 Kursplätze: der ganze Text.")
    assert [(one.file, one.code) for one in check(data).problems] == [(MEASURE, "translation-unsure")]
