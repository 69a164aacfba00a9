"""A file is replaced whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from konzept.read.rewriting import replace_file, replace_files


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


def test_of_several_files_all_are_replaced_or_none_and_no_folder_is_left(file, tmp_path, monkeypatch):
    before = file.read_bytes()
    new = tmp_path / "a/b/new.yml"
    usual, calls = Path.replace, []

    def full_in_the_end(self, target):
        calls.append(self)
        if len(calls) == 3:
            raise OSError(28, "No space left on device")
        return usual(self, target)

    monkeypatch.setattr(Path, "replace", full_in_the_end)
    with pytest.raises(OSError, match="No space"):
        replace_files({file: b"other", new: b"new", tmp_path / "last.yml": b"last"})
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [file.name]
    monkeypatch.undo()
    replace_files({file: b"other", new: b"new"})
    assert (file.read_bytes(), new.read_bytes()) == (b"other", b"new")
