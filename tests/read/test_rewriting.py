"""A file is replaced whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from konzept.read.rewriting import replace_file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "old.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    return path


def test_a_file_keeps_its_mode_and_may_get_another_name(file):
    replace_file(file, b"new", "new.yml")
    (left,) = file.parent.iterdir()
    assert (left.name, left.read_bytes(), left.stat().st_mode & 0o777) == ("new.yml", b"new", 0o640)


def test_behind_a_link_the_file_itself_is_replaced(file):
    link = file.with_name("link.yml")
    link.symlink_to(file)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"


def test_a_file_that_cannot_be_replaced_is_as_it_was(file, monkeypatch):
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(PermissionError))
    with pytest.raises(PermissionError):
        replace_file(file, b"new")
    assert [(path.name, path.read_bytes()) for path in file.parent.iterdir()] == [("old.yaml", b"old")]
