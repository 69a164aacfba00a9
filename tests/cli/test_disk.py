"""What a command cannot write is one sentence in the user's language, and everything is as it was."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from konzept.__main__ import main
from konzept.texts import LANGUAGES, tell
from tests.conftest import copy_world
from tests.support.translated_world import committed

LOWER = "5. Handlungsfelder\n\n5.1. Sprache\n\nDer erfundene Kreis sagt etwas.\n"
UNTIDY = "actors/SCHOOL.yml"
OUTPUTS = (["changes", "HEAD", "--output"], ["schemas", "--output"], ["build", "--output"], ["offline", "--output"])
WRITING = (
    ["changes", "HEAD", "--output", "made/comment.md"],
    ["schemas", "--output", "made"],
    ["new", "actor", "--id", "NEW"],
    ["fix"],
    ["translated", "--all"],
    ["sources", "--record"],
)
"""Every command that writes something other than the site."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which each command has something to write."""
    data = copy_world(tmp_path / "data")
    (data / UNTIDY).write_text((data / UNTIDY).read_text("utf-8").replace("\n", " \n"), "utf-8")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/lower.txt").write_text(LOWER, "utf-8")
    (tmp_path / "mkdocs.yml").write_text("", "utf-8")
    committed(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(project: Path) -> dict[Path, bytes]:
    found = (path for path in project.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path: path.read_bytes() for path in found}


@pytest.mark.parametrize("command", WRITING, ids=" ".join)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_disk_leaves_every_file_as_it_was(
    command: list[str],
    language: str,
    project: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before, whole = files(project), Path.write_bytes

    def half(path: Path, data: bytes) -> int:
        if project in path.parents:
            whole(path, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")
        return whole(path, data)

    monkeypatch.setattr(Path, "write_bytes", half)
    assert main([*command, "--lang", language]) == 2
    said = capsys.readouterr().err
    start = tell("disk.full", language, file=project)
    assert said.startswith(start[: start.index(str(project)) + len(str(project))])
    assert said.count("\n") == 1
    assert files(project) == before


@pytest.mark.parametrize("command", OUTPUTS, ids=" ".join)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_that_cannot_be_is_named(
    command: list[str], language: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if command[0] in ("build", "offline"):
        (project / "content").mkdir()
    before = files(project)
    assert main([*command, "mkdocs.yml/below/site.zip", "--lang", language]) == 2
    said = capsys.readouterr().err
    assert said.startswith(tell("disk.no_folder", language, file=project / "mkdocs.yml")[:40])
    assert said.count("\n") == 1
    assert files(project) == before


def test_what_is_no_file_is_written_to_and_not_replaced(project: Path) -> None:
    os.mkfifo(project / "pipe")
    reader = os.open(project / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    assert main(["changes", "HEAD", "--output", "pipe"]) == 0
    assert b"<!-- konzept: changes -->" in os.read(reader, 1000)
    os.close(reader)
    assert (project / "pipe").is_fifo()


def test_a_file_that_nobody_may_write_is_named_and_the_others_are_mended(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(path: Path, _: bytes) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "write_bytes", forbidden)
    assert main(["fix"]) == 1
    assert f"data/{UNTIDY}: {tell('fix.refusals.unwritable', 'de')}" in capsys.readouterr().out
