"""Real files, mutated: the right line, one clear message, no crash, no file changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bench.mutations import __main__ as command
from bench.mutations.mutation import Mutation
from bench.mutations.trial import MAKERS, Laboratory, Verdict, mutations, originals, write_slice
from konzept.report.problem import Problem
from tests.support.places import ROOT

SEEDS = (
    "nordhausen/measures/M-5.4.1.8.yml",
    "nordhausen/measures/M-5.2.3.yml",
    "figures/refugees-arrivals.yml",
    "glossary/arbeitskreis.yml",
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
def verdicts(part: Path) -> list[Verdict]:
    laboratory = Laboratory(part)
    return [laboratory.run(mutation) for mutation in mutations(originals(part), EACH)]


def shown(bad: list[Verdict]) -> str:
    return "\n".join(command.failure(verdict) for verdict in bad)


def test_there_are_hundreds_of_mutations_of_the_real_data_in_many_categories() -> None:
    found = list(mutations([one for one in originals(ROOT / "data") if "5." in one.file or "L" in one.file], 4))
    assert len({mutation.category for mutation in found}) >= 100
    assert len(found) >= 300


def test_every_category_is_tried(verdicts: list[Verdict]) -> None:
    tried = {verdict.mutation.category for verdict in verdicts}
    assert tried == {maker.__name__.replace("_", " ") for maker in MAKERS} | {"circle of two"}


def test_nothing_crashes_or_hangs(verdicts: list[Verdict]) -> None:
    assert [verdict.crash for verdict in verdicts if verdict.crash] == []


def test_no_file_is_changed_by_a_check(verdicts: list[Verdict]) -> None:
    assert [verdict for verdict in verdicts if verdict.touched] == []


def test_nothing_is_said_about_what_is_harmless(verdicts: list[Verdict]) -> None:
    bad = [verdict for verdict in verdicts if not verdict.mutation.codes and verdict.said]
    assert not bad, shown(bad)


def test_every_message_is_clear(verdicts: list[Verdict]) -> None:
    bad = [verdict for verdict in verdicts if not verdict.clear]
    assert not bad, shown(bad)


def test_nearly_every_mutation_gets_one_message_at_the_right_line(verdicts: list[Verdict]) -> None:
    bad = [verdict for verdict in verdicts if not verdict.good]
    assert len(bad) <= (1 - GOOD_ENOUGH) * len(verdicts), shown(bad)


def test_after_all_mutations_the_data_are_as_before(part: Path, verdicts: list[Verdict]) -> None:
    assert verdicts
    for path in part.rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (ROOT / "data" / path.relative_to(part)).read_bytes()


WRONG = Mutation("a.yml", frozenset({3}), frozenset({"unknown-key"}), {})


@pytest.mark.parametrize(
    "said",
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
def test_the_judge_can_say_no(said: tuple[Problem, ...]) -> None:
    assert not Verdict(WRONG, said, 0.0, "", touched=False).good


def test_a_crash_and_a_changed_file_are_never_good() -> None:
    said = (Problem("a.yml", 3, 1, (), "unknown-key", {"nearest": "y"}, "did-you-mean"),)
    assert Verdict(WRONG, said, 0.0, "", touched=False).good
    assert not Verdict(WRONG, said, 0.0, "Traceback", touched=False).good
    assert not Verdict(WRONG, said, 0.0, "", touched=True).good


def test_the_command_prints_a_line_per_category(
    part: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "data"
    shutil.copytree(part, copy)
    monkeypatch.setattr("sys.argv", ["x", "--data", str(copy), "--each", "1", "--only", "byte_order_mark"])
    assert command.main() == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[0] for line in lines] == ["category", "byte order mark", "all"]
