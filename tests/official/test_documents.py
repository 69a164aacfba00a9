"""Documents are found by name and read with the same care as everything else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from konzept.official.documents import SIZE_LIMIT, SourceDocuments, read_documents, sources_folder
from konzept.report.problem import Severity
from konzept.texts import LANGUAGES

CONCEPTS = ("land", "town")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "sources").mkdir()
    return tmp_path / "sources"


def read(folder: Path) -> SourceDocuments:
    return read_documents(folder, folder.parent / "data", CONCEPTS)


def codes(found: SourceDocuments) -> list[tuple[str, int, str]]:
    return [(problem.file, problem.line, problem.code) for problem in found.problems]


@pytest.mark.parametrize("name", ["town.txt", "town.md", "town.TXT"])
def test_a_document_is_found_by_the_name_of_its_concept(name: str, folder: Path) -> None:
    (folder / name).write_bytes(b"\xef\xbb\xbf1 Vorwort\r\n\r\nText.\rMehr.")
    found = read(folder)
    assert found.by_concept["town"].text == "1 Vorwort\n\nText.\nMehr."
    assert found.by_concept["town"].file == f"../sources/{name}"
    assert found.problems == ()


def test_without_a_folder_there_is_nothing_and_nothing_is_wrong(tmp_path: Path) -> None:
    assert read_documents(tmp_path / "sources", tmp_path / "data", CONCEPTS) == SourceDocuments()


def test_what_explains_the_folder_is_no_document(folder: Path) -> None:
    for name in (".gitkeep", "README.md", "Bild.png"):
        (folder / name).write_text("x")
    assert read(folder) == SourceDocuments()


UNREADABLE = {
    "a PDF by another name": (b"%PDF-1.7 ...", "source-binary", 1),
    "an archive by another name": (b"PK\x03\x04....", "source-binary", 1),
    "zero bytes": (b"eins\nzwei\x00drei", "source-binary", 1),
    "UTF-16": ("Wörter".encode("utf-16"), "source-binary", 1),
    "Latin-1": ("eins\nzwei\nWörter".encode("latin-1"), "not-utf8", 3),
    "nothing": (b"", "file-empty", 1),
    "nothing but space": (b"\n \t\n\xef\xbb\xbf", "file-empty", 1),
    "a control character": (b"eins\nzwei\x1b[2Jdrei", "odd-character", 2),
    "text that turns round": ("eins\n\n\u202ezwei".encode(), "odd-character", 3),
    "too much": (b"x" * (SIZE_LIMIT + 1), "file-too-big", 1),
}


@pytest.mark.parametrize(("content", "code", "line"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_is_no_text_is_an_error_with_file_line_and_advice(
    content: bytes, code: str, line: int, folder: Path
) -> None:
    (folder / "town.txt").write_bytes(content.replace(b"\xef\xbb\xbf", b"") if code == "file-empty" else content)
    found = read(folder)
    assert codes(found) == [("../sources/town.txt", line, code)]
    assert found.problems[0].severity is Severity.ERROR
    assert found.by_concept == {}
    for language in LANGUAGES:
        assert found.problems[0].message(language)
        assert found.problems[0].advice(language)


def test_a_form_feed_is_the_end_of_a_page(folder: Path) -> None:
    (folder / "town.txt").write_text("eins\n\fzwei")
    assert read(folder).by_concept["town"].text == "eins\n\fzwei"


def test_a_link_out_of_the_folder_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("1 Vorwort")
    (folder / "town.txt").symlink_to(tmp_path / "secret.txt")
    assert codes(read(folder)) == [("../sources/town.txt", 1, "source-outside")]


def test_a_folder_a_pipe_and_a_link_in_a_circle_are_refused(folder: Path) -> None:
    (folder / "town.txt").mkdir()
    (folder / "land.txt").symlink_to(folder / "land.txt")
    assert [code for _, _, code in codes(read(folder))] == ["file-unreadable", "file-unreadable"]
    (folder / "town.txt").rmdir()
    os.mkfifo(folder / "town.txt")
    assert {code for _, _, code in codes(read(folder))} == {"file-unreadable"}


def test_the_folder_itself_may_lie_elsewhere(folder: Path, tmp_path: Path) -> None:
    (folder / "town.txt").write_text("1 Vorwort")
    (tmp_path / "there").symlink_to(folder)
    assert list(read_documents(tmp_path / "there", tmp_path / "data", CONCEPTS).by_concept) == ["town"]


def test_two_documents_for_one_concept_are_an_error(folder: Path) -> None:
    (folder / "town.md").write_text("a")
    (folder / "town.txt").write_text("b")
    found = read(folder)
    assert codes(found) == [("../sources/town.txt", 1, "source-twice")]
    assert "town.md" in found.problems[0].message("de")


def test_a_document_of_no_concept_is_a_warning_that_names_the_concepts(folder: Path) -> None:
    (folder / "twon.txt").write_text("a")
    (problem,) = read(folder).problems
    assert (problem.code, problem.severity) == ("source-unknown", Severity.WARNING)
    assert "„land.txt“ oder „town.txt“" in problem.advice("de")


def test_a_document_that_still_has_to_be_exported_is_a_warning(folder: Path) -> None:
    (folder / "town.pdf").write_bytes(b"%PDF")
    assert codes(read(folder)) == [("../sources/town.pdf", 1, "source-unread")]
    (folder / "town.txt").write_text("1 Vorwort")
    assert read(folder).problems == ()


def test_the_folder_is_named_by_the_user_by_the_environment_or_lies_beside_the_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KONZEPT_SOURCES", raising=False)
    assert sources_folder(tmp_path / "data") == tmp_path / "sources"
    monkeypatch.setenv("KONZEPT_SOURCES", str(tmp_path / "there"))
    assert sources_folder(tmp_path / "data") == tmp_path / "there"
    assert sources_folder(tmp_path / "data", tmp_path / "here") == tmp_path / "here"


def test_a_document_is_read_again_only_when_it_changes(folder: Path) -> None:
    (folder / "town.txt").write_text("eins")
    first = read(folder)
    assert read(folder) is first
    (folder / "town.txt").write_text("eins zwei")
    assert read(folder).by_concept["town"].text == "eins zwei"
