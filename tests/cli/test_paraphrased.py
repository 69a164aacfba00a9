"""`python -m konzept paraphrased`: records that what retells an entry suits it, and says where that stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from konzept.__main__ import main
from konzept.checks.run import check
from tests.conftest import copy_world
from tests.translation.test_paraphrases import ENTRY, TOLD, put

GOAL = "lower/goals/K-1.yml"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = copy_world(tmp_path / "data")
    put(folder, GOAL, "text", *ENTRY)
    put(folder, "actors/DISTRICT.yml", "text", *TOLD)
    put(folder, "fields/language.yml", "plain", *TOLD)
    monkeypatch.chdir(tmp_path)
    return folder


def run(*arguments: str) -> int:
    return main(["paraphrased", *arguments, "--lang", "en"])


def test_an_entry_is_recorded_and_the_places_are_named(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in data.rglob("*.yml")}
    assert run("K-1") == 0
    assert capsys.readouterr().out.splitlines() == [
        f"data/{GOAL}: recorded. The entry is retold here:",
        "    data/fields/language.yml",
        "    data/actors/DISTRICT.yml",
    ]
    changed = [path for path, text in before.items() if path.read_bytes() != text]
    assert changed == [data / GOAL]
    assert run("S-1") == 0
    assert check(data).problems == ()
    capsys.readouterr()
    assert run("K-1") == 0
    assert capsys.readouterr().out == f"data/{GOAL}: nothing to record, all is current.\n"


def test_an_entry_that_nothing_retells_is_recorded_as_well(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("Z-1") == 0
    assert capsys.readouterr().out == "data/upper/goals/Z-1.yml: recorded; the entry is retold nowhere.\n"


def test_all_means_those_that_are_retold(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--all") == 0
    said = capsys.readouterr().out
    assert said == "Done: 2 files changed, all paraphrases are recorded as looked at.\n"
    assert "paraphrased:" not in (data / "upper/goals/Z-1.yml").read_text("utf-8")


def test_what_is_not_there_is_refused_with_the_nearest(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("K-01") == 2
    assert capsys.readouterr().err == "“K-01” is unknown. Did you mean “K-1”?\n"
    assert run("K-2") == 2
    assert capsys.readouterr().err == "“K-2” is unknown.\n"
    assert run() == 2
    assert "--all" in capsys.readouterr().err


def test_broken_data_are_not_recorded(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "upper/goals/Z-1.yml").write_text("title: [\n", "utf-8")
    before = (data / GOAL).read_bytes()
    assert run("K-1") == 1
    assert "Nothing recorded" in capsys.readouterr().err
    assert (data / GOAL).read_bytes() == before


def test_a_file_in_an_unusual_form_stays_as_it_is(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = data / GOAL
    path.write_text("--- \n" + path.read_text("utf-8") + "...\n", "utf-8")
    if check(data).dataset is None:
        pytest.skip("such a file is refused as a whole")
    before = path.read_bytes()
    assert run("K-1") == 1
    assert "paraphrased: " in capsys.readouterr().err
    assert path.read_bytes() == before
