"""Earlier wordings come from the history where there is one, and nothing depends on it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from konzept.__main__ import main
from konzept.checks.run import check
from konzept.read.load import load
from konzept.translation import versions
from konzept.translation.history import LONGEST, History, changes, difference
from konzept.translation.segments import Segment, TranslatedFile, translated_files
from konzept.translation.versions import Project, Versions
from tests.support.translated_world import MEASURE, NEW, OLD, change, commit, committed, recorded


@pytest.fixture
def data(tmp_path: Path) -> Path:
    found = recorded(tmp_path)
    committed(found)
    return found


def sheet_of(data: Path) -> TranslatedFile:
    world = load(data).dataset
    assert world is not None
    return next(sheet for sheet in translated_files(world) if sheet.file == MEASURE)


def earlier(data: Path, seconds: float = 60) -> list[str]:
    return [one.text for one in History(Project(data), "de", seconds).earlier(sheet_of(data), "en")]


def soon() -> float:
    return time.monotonic() + 60


def test_the_last_commit_tells_what_an_uncommitted_change_changed(data: Path) -> None:
    change(data / MEASURE, OLD, NEW)
    assert earlier(data) == [f"{OLD}\n"]


def test_the_wording_is_found_however_many_changes_ago_it_was(data: Path) -> None:
    change(data / MEASURE, OLD, NEW)
    commit(data)
    for number in range(5):
        change(data / MEASURE, "Räume", f"Räume {number}" if number else "Säle und Räume")
        commit(data)
    assert earlier(data) == ["Räume", f"{OLD}\n"]


def test_the_latest_translation_of_the_former_text_is_found(data: Path) -> None:
    change(data / MEASURE, "course places: the full text.", "course places: all of it.")
    commit(data)
    change(data / MEASURE, OLD, NEW)
    [found] = History(Project(data), "de", 60).earlier(sheet_of(data), "en")
    assert found.translation == "At least twelve course places: all of it.\n"


def test_windows_line_ends_in_the_history_do_not_matter(data: Path) -> None:
    file = data / MEASURE
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    commit(data)
    file.write_bytes(file.read_bytes().replace(OLD.encode(), NEW.encode()))
    assert earlier(data) == [f"{OLD}\n"]


def test_the_words_of_a_page_are_found_in_the_page_at_the_root(tmp_path: Path) -> None:
    data = recorded(tmp_path)
    for language, text in (("de", "Hallo.\n\nGuten Tag.\n"), ("en", "Hello.\n\nGood day.\n")):
        page = tmp_path / "content" / language / "index.md"
        page.parent.mkdir(parents=True)
        page.write_text(f'---\ntitle: "T"\ndescription: "D"\n---\n{text}', encoding="utf-8")
    assert main(["translated", "index", "--data", str(data)]) == 0
    committed(tmp_path)
    change(tmp_path / "content/de/index.md", "Guten Tag.", "Guten Abend.")
    [problem] = check(data).problems
    assert (problem.file, problem.line, problem.field) == ("../content/en/index.md", 8, ("text", 1))
    assert "„Guten Tag.“ Jetzt: „Guten Abend.“" in problem.message("de")


@pytest.mark.parametrize("seconds", [0, -1])
def test_when_the_time_is_up_nothing_is_found_and_nothing_fails(data: Path, seconds: float) -> None:
    change(data / MEASURE, OLD, NEW)
    assert earlier(data, seconds) == []


def test_a_git_that_hangs_is_not_waited_for(data: Path, tmp_path: Path, monkeypatch) -> None:
    fake = tmp_path / "bin/git"
    fake.parent.mkdir()
    fake.write_text("#!/bin/sh\nexec sleep 600\n")
    fake.chmod(0o755)
    change(data / MEASURE, OLD, NEW)
    monkeypatch.setenv("PATH", str(fake.parent), prepend=":")
    started = time.monotonic()
    assert earlier(data, 0.2) == []
    assert time.monotonic() - started < 60


def test_without_git_nothing_is_found_and_nothing_fails(data: Path, monkeypatch) -> None:
    change(data / MEASURE, OLD, NEW)
    monkeypatch.setenv("PATH", "")
    assert earlier(data) == []
    assert [problem.code for problem in check(data).problems] == ["translation-unsure"]


def test_outside_a_history_nothing_is_found(tmp_path: Path) -> None:
    data = recorded(tmp_path)
    change(data / MEASURE, OLD, NEW)
    assert earlier(data) == []
    assert list(Versions(Project(data), soon()).of(tmp_path / "nowhere" / "x.yml")) == []


def test_only_so_many_versions_are_read(data: Path, monkeypatch) -> None:
    monkeypatch.setattr(versions, "VERSIONS_READ", 2)
    for number in range(4):
        (data / MEASURE).write_text(str(number), encoding="utf-8")
        commit(data)
    assert [one.text for one in Versions(Project(data), soon()).of(data / MEASURE)] == ["3", "2"]


def test_the_environment_of_a_git_hook_does_not_lead_astray(data: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    change(data / MEASURE, OLD, NEW)
    assert earlier(data) == [f"{OLD}\n"]


def test_of_several_former_texts_of_a_field_the_most_similar_is_taken() -> None:
    path = ("commitments", 0, "text")
    now = [Segment(path, "Der Kreis fördert dreizehn Plätze."), Segment(path, "Die Schule stellt zwei Räume.")]
    before = [Segment(path, "Die Schule stellt Räume.", ""), Segment(path, "Der Kreis fördert zwölf Plätze.", "")]
    assert [one.earlier for one in changes(now, before)] == before[::-1]
    assert [one.earlier for one in changes([Segment(("title",), "Räume")], before)] == [None]


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Ein Satz.", "Zwei Sätze.", ("Ein Satz.", "Zwei Sätze.")),
        ("a b c d e f g h i", "a b c d e X g h i", ("… b c d e f g h i", "… b c d e X g h i")),
        ("a b c", "a b", ("a b c", "a b")),
        ("a a", "a a a", ("a a", "a a a")),
        ("", "neu", ("", "neu")),
    ],
)
def test_the_difference_is_shown_with_a_few_words_around_it(old: str, new: str, shown: tuple[str, str]) -> None:
    assert difference(old, new) == shown


def test_a_long_difference_is_shortened_in_the_middle() -> None:
    old, new = difference(" ".join(["alt"] * 200), " ".join(["neu"] * 200))
    assert len(old.split()) == len(new.split()) == LONGEST + 1
    assert old.split()[LONGEST // 2] == "…"
