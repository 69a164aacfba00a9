"""The command: what it answers, what it keeps, and that nothing half-written is ever seen."""

from __future__ import annotations

import datetime
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from konzept.__main__ import main
from konzept.hub import run
from konzept.hub.render import HubRenderer
from tests.hub.conftest import Hub
from tests.support.places import ROOT
from tests.support.published import change, list_again


def command(folder: Path, tmp_path: Path, *more: str) -> int:
    places = ("--output", str(tmp_path / "out"), "--state", str(tmp_path / "state"), "--today", "2026-03-01")
    return main(["hub", str(folder), *places, "--data", str(ROOT / "data"), *more])


def test_the_command_ends_with_0_1_or_2(hub: Hub, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(hub.folder, tmp_path) == 0
    (hub.folder / "lower/index.json").unlink()
    assert command(hub.folder, tmp_path, "--lang", "en") == 1
    assert "lower: not taken over. index.json: The file is missing." in capsys.readouterr().out
    assert command(tmp_path / "nowhere", tmp_path) == 2
    assert command(hub.folder, tmp_path, "--lang", "fr") == 2
    assert main(["hub"]) == 2


def test_a_folder_that_is_somebodys_work_stays(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/letter.txt").write_text("mine")
    assert command(hub.folder, tmp_path) == 2
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["letter.txt"]


def test_the_same_harvest_gives_the_same_bytes(hub: Hub) -> None:
    hub.run()
    first = hub.files()
    shutil.rmtree(hub.output)
    hub.run()
    assert hub.files() == first


def test_what_is_no_longer_made_goes(hub: Hub) -> None:
    """The whole site is swapped, not one file after another."""
    hub.run()
    (hub.output / "nebeneinander/alt").mkdir()
    (hub.output / "nebeneinander/alt/index.html").write_text("old")
    hub.run()
    assert "nebeneinander/alt/index.html" not in hub.files()


def test_a_newer_harvest_takes_the_place_of_the_last(hub: Hub) -> None:
    hub.run()
    change(hub.folder / "lower", "index.json", lambda one: one.update(changed="2026-02-20"))
    assert hub.run()[0] == 0
    status = json.loads((hub.output / run.STATUS).read_text("utf-8"))
    assert [(one["id"], one["changed"]) for one in status["counties"]] == [
        ("auental", "2026-02-01"),
        ("lower", "2026-02-20"),
    ]


def test_a_county_that_recovers_is_taken_over_again(hub: Hub) -> None:
    hub.run()
    shutil.move(hub.folder / "lower", hub.folder.parent / "lower")
    assert hub.run()[0] == 1
    shutil.move(hub.folder.parent / "lower", hub.folder / "lower")
    assert hub.run()[0] == 0
    assert 'data-county="lower" data-harvest="current"' in hub.page(".")


def test_a_county_that_leaves_is_forgotten_with_its_file(hub: Hub) -> None:
    hub.run()
    shutil.rmtree(hub.folder / "lower")
    (hub.state / "lower.json").unlink()
    assert hub.run()[0] == 0
    assert "lower" not in json.dumps(json.loads((hub.output / run.STATUS).read_text("utf-8")))


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"format": 0}', '{"format": 1, "county": {}}', "\0", "[" * 100_000])
def test_a_broken_last_state_is_none(hub: Hub, kept: str) -> None:
    hub.run()
    (hub.state / "lower.json").write_text(kept)
    (hub.folder / "lower/index.json").unlink()
    code, said = hub.run()
    assert code == 1
    assert "noch nie" in said[0]
    list_again(hub.folder / "lower")


def test_a_last_state_of_another_format_is_none(hub: Hub) -> None:
    hub.run()
    change(hub.state, "lower.json", lambda one: one.update(format=0))
    (hub.state / "manifest-sha256.txt").unlink()
    (hub.folder / "lower/index.json").unlink()
    assert "noch nie" in hub.run()[1][0]


@pytest.mark.parametrize("failing", ["page", "keep"])
def test_a_run_that_fails_leaves_the_site_or_the_state_as_they_were(
    hub: Hub, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    hub.run()
    before = hub.files(), {file.name: file.read_bytes() for file in hub.state.iterdir()}
    for county in ("lower", "auental"):
        change(hub.folder / county, "index.json", lambda one: one.update(changed="2026-02-20"))

    def full(*_: object) -> Mapping[str, bytes]:
        raise OSError(28, "No space left on device")

    if failing == "page":
        monkeypatch.setattr(HubRenderer, "page", full)
    else:
        monkeypatch.setattr("konzept.hub.gather.replace_file", full)
    with pytest.raises(OSError, match="No space"):
        hub.run()
    after = hub.files(), {file.name: file.read_bytes() for file in hub.state.iterdir()}
    assert before[1] == after[1]
    assert (before[0] == after[0]) is (failing == "page")
    assert [path.name for path in hub.output.parent.iterdir() if path.name.startswith(".")] == []
    monkeypatch.undo()
    monkeypatch.setattr("konzept.hub.search.is_installed", lambda: False)
    assert hub.run(today=datetime.date(2026, 3, 2))[0] == 0


def test_without_pagefind_no_page_says_anything_of_a_search(hub: Hub) -> None:
    assert "Ohne Suche" in hub.run()[1][0]
    assert not [name for name in hub.files() if "suche" in name or "pagefind" in name]
    assert "uche" not in hub.page(".")
