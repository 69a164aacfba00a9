"""Real files, mutated: the right line, one clear message, no crash, no file changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from konzept.report.problem import Problem
from tests.mutation import __main__ as command
from tests.mutation.mutation import Mutation
from tests.mutation.trial import MUTATORS, DataCopy, Result, data_files, mutations, write_slice
from tests.support.places import ROOT

SEEDS = (
    "nordhausen/measures/M-5.4.1.8.yml",
    "nordhausen/measures/M-5.2.3.yml",
    "figures/refugees-arrivals.yml",
    "glossary/arbeitskreis.yml",
    "notes/O-31.yml",
    "synonyms/adult-education.yml",
    "audiences/students.yml",
)
EACH = 1
GOOD_ENOUGH = 0.98


@pytest.fixture(scope="module")
def part(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A part of the real data, small enough to be checked a hundred times."""
    folder = tmp_path_factory.mktemp("mutations") / "data"
    write_slice(ROOT / "data", folder, [seed for seed in SEEDS if (ROOT / "data" / seed).is_file()])
    return folder


@pytest.fixture(scope="module")
def results(part: Path) -> list[Result]:
    copy = DataCopy(part)
    return [copy.run(mutation) for mutation in mutations(data_files(part), EACH)]


def shown(bad: list[Result]) -> str:
    return "\n".join(command.failure(result) for result in bad)


def test_there_are_hundreds_of_mutations_of_the_real_data_in_many_categories() -> None:
    found = list(mutations([one for one in data_files(ROOT / "data") if "5." in one.file or "L" in one.file], 4))
    assert len({mutation.category for mutation in found}) >= 100
    assert len(found) >= 300


def test_every_category_is_tried(results: list[Result]) -> None:
    tried = {result.mutation.category for result in results}
    assert tried == {mutator.__name__.replace("_", " ") for mutator in MUTATORS} | {"circle of two"}


def test_nothing_crashes_or_hangs(results: list[Result]) -> None:
    assert [result.crash for result in results if result.crash] == []


@pytest.mark.nightly
def test_every_build_ends_in_a_sentence(part: Path) -> None:
    copy = DataCopy(part)
    built = [copy.run(mutation, build=True) for mutation in mutations(data_files(part), EACH)]
    assert [result.crash for result in built if result.crash] == []


def test_no_file_is_changed_by_a_check(results: list[Result]) -> None:
    assert [result for result in results if result.touched] == []


def test_nothing_is_said_about_what_is_harmless(results: list[Result]) -> None:
    bad = [result for result in results if not result.mutation.codes and result.problems]
    assert not bad, shown(bad)


def test_every_message_is_clear(results: list[Result]) -> None:
    bad = [result for result in results if not result.clear]
    assert not bad, shown(bad)


def test_nearly_every_mutation_gets_one_message_at_the_right_line(results: list[Result]) -> None:
    bad = [result for result in results if not result.good]
    assert len(bad) <= (1 - GOOD_ENOUGH) * len(results), shown(bad)


def test_after_all_mutations_the_data_are_as_before(part: Path, results: list[Result]) -> None:
    assert results
    for path in part.rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (ROOT / "data" / path.relative_to(part)).read_bytes()


WRONG = Mutation("a.yml", frozenset({3}), frozenset({"unknown-key"}), {})


@pytest.mark.parametrize(
    "problems",
    [
        (),
        (Problem("a.yml", 2, 1, ("x",), "unknown-key", {"nearest": "y"}, "did-you-mean"),),
        (Problem("b.yml", 3, 1, ("x",), "unknown-key", {"nearest": "y"}, "did-you-mean"),),
        (Problem("a.yml", 3, 1, (), "not-yaml"),),
        (
            Problem("a.yml", 3, 1, (), "unknown-key", {"nearest": "y"}, "did-you-mean"),
            Problem("a.yml", 1, 1, (), "alias"),
        ),
        (Problem("a.yml", 3, 1, (), "unknown-key", {"nearest": "Traceback"}, "did-you-mean"),),
    ],
    ids=["nothing", "wrong line", "wrong file", "wrong thing", "two messages", "unclear"],
)
def test_the_judge_can_say_no(problems: tuple[Problem, ...]) -> None:
    assert not Result(WRONG, problems, 0.0, "", touched=False).good


def test_a_crash_and_a_changed_file_are_never_good() -> None:
    problems = (Problem("a.yml", 3, 1, (), "unknown-key", {"nearest": "y"}, "did-you-mean"),)
    assert Result(WRONG, problems, 0.0, "", touched=False).good
    assert not Result(WRONG, problems, 0.0, "Traceback", touched=False).good
    assert not Result(WRONG, problems, 0.0, "", touched=True).good


def test_the_command_prints_a_line_per_category(
    part: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "data"
    shutil.copytree(part, copy)
    monkeypatch.setattr("sys.argv", ["x", "--data", str(copy), "--each", "1", "--only", "byte_order_mark"])
    assert command.main() == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[0] for line in lines] == ["category", "byte order mark", "all"]
