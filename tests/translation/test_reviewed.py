"""A proposal that changed a text with its translation, or only its spelling, needs no record."""

from __future__ import annotations

import re
import subprocess
import time
from pathlib import Path

import pytest

from konzept.__main__ import main
from konzept.checks.run import check, text_report
from konzept.translation.history import is_spelling
from konzept.translation.versions import BASE, Project, Versions
from tests.support.translated_world import AUTHOR, MEASURE, NEW, OLD, change, commit, committed, git, recorded

ENGLISH, CHANGED = "At least twelve course places: the full text.", "At least twelve places on a course: the full text."
MISSPELT = NEW.replace("ganze", "gnaze")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    found = recorded(tmp_path)
    committed(tmp_path)
    return found


def codes(data: Path) -> list[str]:
    checked = check(data)
    assert checked.dataset is not None
    return [problem.code for problem in checked.problems]


def test_both_languages_changed_at_once_before_and_after_the_commit(data: Path) -> None:
    change(data / MEASURE, OLD, NEW)
    change(data / MEASURE, ENGLISH, CHANGED)
    assert codes(data) == []
    commit(data.parent)
    change(data / MEASURE, "translation:", "# so that it is read anew\ntranslation:")
    assert codes(data) == []


def test_the_translation_may_follow_in_a_commit_of_its_own(data: Path) -> None:
    change(data / MEASURE, OLD, NEW)
    commit(data.parent)
    assert codes(data) == ["translation-outdated"]
    change(data / MEASURE, ENGLISH, CHANGED)
    commit(data.parent)
    assert codes(data) == []


def test_what_was_looked_at_once_does_not_count_for_a_later_change(data: Path) -> None:
    change(data / MEASURE, OLD, NEW)
    change(data / MEASURE, ENGLISH, CHANGED)
    commit(data.parent)
    change(data / MEASURE, NEW, "Mindestens zwölf Plätze im Kurs und im Netz: der ganze Text.")
    assert codes(data) == ["translation-outdated"]


def test_a_typing_error_is_mentioned_in_the_proposal_that_mends_it(data: Path) -> None:
    change(data / MEASURE, OLD, MISSPELT)
    change(data / MEASURE, ENGLISH, CHANGED)
    commit(data.parent)
    change(data / MEASURE, MISSPELT, NEW)
    line = (data / MEASURE).read_text("utf-8").partition(CHANGED)[0].count("\n") + 1
    assert codes(data) == []
    assert f"{MEASURE}:{line}" in text_report(check(data), "de", data).splitlines()[-1]
    commit(data.parent)
    change(data / "actors/GOV.yml", "translation:", "# so that all is read anew\ntranslation:")
    assert check(data).mended == ()


def test_a_typing_error_hides_no_older_change(data: Path) -> None:
    change(data / MEASURE, OLD, MISSPELT)
    commit(data.parent)
    change(data / MEASURE, MISSPELT, NEW)
    assert codes(data) == ["translation-outdated"]


def test_without_a_history_the_check_says_so(data: Path, monkeypatch) -> None:
    change(data / MEASURE, OLD, NEW)
    change(data / MEASURE, ENGLISH, CHANGED)
    monkeypatch.setenv("PATH", "")
    assert "git" in text_report(check(data), "de", data).splitlines()[-1]
    assert codes(data) == ["translation-unsure"]


def test_all_commits_of_a_proposal_are_one_step(data: Path, monkeypatch) -> None:
    """Though none of them is merged yet, and the translation was changed first."""
    base = git(data, "rev-parse", "HEAD").strip()
    change(data / MEASURE, ENGLISH, CHANGED)
    commit(data.parent)
    change(data / MEASURE, OLD, NEW)
    commit(data.parent)
    assert codes(data) == ["translation-outdated"]
    monkeypatch.setenv(BASE, base)
    change(data / MEASURE, "translation:", "# so that it is read anew\ntranslation:")
    assert codes(data) == []


def test_a_renamed_file_keeps_its_history(data: Path) -> None:
    old, new = data / MEASURE, (data / MEASURE).with_name("M-5.1.3.yml")
    before = old.read_text("utf-8")
    old.rename(new)
    commit(data.parent)
    assert [one.text for one in Versions(Project(data), time.monotonic() + 60).of(new)] == [before, before]


def test_git_is_asked_once_for_all_files(data: Path, monkeypatch) -> None:
    """Time must not run out however many texts were changed since they were recorded."""
    for file in ("actors/GOV.yml", "actors/SCHOOL.yml", "actors/DISTRICT.yml"):
        path = data / file
        path.write_text(re.sub(r'((?:de|en): ")', r"\1X ", path.read_text("utf-8")), "utf-8")
    commit(data.parent)
    asked: list[str] = []
    run = subprocess.run
    monkeypatch.setattr("subprocess.run", lambda command, **more: asked.append(command[3]) or run(command, **more))
    assert codes(data) == []
    assert asked.count("log") == 1
    assert len(asked) <= 9, "four for the translations, the others for ids that were there before"


def test_a_merged_proposal_is_one_step(data: Path) -> None:
    folder = data.parent
    git(folder, "checkout", "--quiet", "-b", "proposal")
    change(data / MEASURE, ENGLISH, CHANGED)
    commit(data.parent)
    change(data / MEASURE, OLD, NEW)
    commit(data.parent)
    git(folder, "checkout", "--quiet", "-")
    change(data / "actors/GOV.yml", "translation:", "# x\ntranslation:")
    commit(data.parent)
    git(folder, *AUTHOR, "merge", "--quiet", "--no-edit", "proposal")
    assert codes(data) == []


def test_a_new_text_and_a_new_file_need_no_record(data: Path) -> None:
    for place in (MEASURE, "actors/GOV.yml"):
        text = (data / place).read_text("utf-8")
        (data / place).unlink()
        commit(data.parent)
        (data / place).write_text(text.partition("translation:")[0], "utf-8")
    assert codes(data) == []


def test_a_history_that_is_cut_off_proves_nothing(data: Path, tmp_path: Path) -> None:
    change(data / MEASURE, OLD, NEW)
    commit(data.parent)
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{tmp_path}", str(tmp_path / "clone"))
    assert codes(tmp_path / "clone/data") == ["translation-unsure"]


def test_a_page_is_looked_at_block_by_block(data: Path, tmp_path: Path) -> None:
    for language, text in (("de", "Eins.\n\nZwei.\n"), ("en", "One.\n\nTwo.\n")):
        page = tmp_path / "content" / language / "index.md"
        page.parent.mkdir(parents=True)
        head = "translation: [deadbeef]\n" if language == "en" else ""
        page.write_text(f'---\ntitle: "T"\ndescription: "D"\n{head}---\n{text}', "utf-8")
    commit(data.parent)
    change(tmp_path / "content/de/index.md", "Eins.", "Erstens.")
    change(tmp_path / "content/de/index.md", "Zwei.", "Zweitens.")
    change(tmp_path / "content/en/index.md", "Two.", "Second.")
    problems = check(data).problems
    assert [one.field for one in problems] == [("text", 0)]


def test_of_a_page_whose_blocks_could_not_be_told_apart_nothing_is_proved(data: Path, tmp_path: Path) -> None:
    for language, text in (("de", "Eins.\n\nZwei.\n"), ("en", "One. Two.\n")):
        page = tmp_path / "content" / language / "index.md"
        page.parent.mkdir(parents=True)
        head = "translation: [deadbeef]\n" if language == "en" else ""
        page.write_text(f'---\ntitle: "T"\ndescription: "D"\n{head}---\n{text}', "utf-8")
    commit(data.parent)
    change(tmp_path / "content/de/index.md", "Eins.", "Erstens.")
    change(tmp_path / "content/en/index.md", "One. Two.", "One.\n\nTwo.")
    assert ("text", 0) in [one.field for one in check(data).problems]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Es gehoeren Räume dazu.", "Es gehören Räume dazu."),
        ("Die Verwlatung hilft.", "Die Verwaltung hilft."),
        ("Die Verwalung hilft.", "Die Verwaltung hilft."),
        ("„Die Strassen“, sagt er.", "„Die Straßen“, sagt er."),
    ],
)
def test_spelling_is_mended(before: str, after: str) -> None:
    assert is_spelling(before, after, frozenset)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Es gibt keinen Kurs.", "Es gibt einen Kurs."),
        ("Es gibt 12 Kurse.", "Es gibt 13 Kurse."),
        ("Sie mussten helfen.", "Sie müssten helfen."),
        ("Das Land hilft.", "Das Band hilft."),
        ("Die Kommune hilft.", "Die Kommunen hilft."),
        ("Es gibt Kurse.", "Es gibt nicht Kurse."),
        ("Der Zugang bleibt.", "Der Ausgang bleibt."),
        ("Sie helfen gern.", "Sie halfen gern."),
        ("Sie bleiben dort.", "Sie blieben dort."),
        ("Sie zeigen es.", "Sie zeigten es."),
        ("Er sicherte zu.", "Er sichert zu."),
        ("Der Mangel bleibt.", "Die Mängel bleiben."),
        ("Die Mutter hilft.", "Die Mütter hilft."),
        ("Er hilft nicht zu warten.", "Er hilft, nicht zu warten."),
        ("Die Verwlatung hilft.", "Die Verwaltung hilft?"),
        ("Das deutsche Amt", "Das Deutsche Amt"),
    ],
)
def test_another_meaning_is_no_spelling(before: str, after: str) -> None:
    assert not is_spelling(before, after, lambda: frozenset({"kommune"}))


def test_two_proposals_that_record_two_texts_of_a_file_merge_or_are_merged_by_the_command(data: Path) -> None:
    folder = data.parent
    for branch, old, new in (("one", 'de: "Räume"', 'de: "Säle"'), ("other", OLD, NEW)):
        git(folder, "checkout", "--quiet", "-B", branch, "HEAD" if branch == "one" else "HEAD~")
        change(data / MEASURE, old, new)
        assert main(["translated", "--all", "--data", str(data)]) == 0
        commit(data.parent)
    git(folder, *AUTHOR, "merge", "--quiet", "--no-edit", "one")
    assert codes(data) == []


def test_two_proposals_that_are_the_first_to_record_anything(data: Path) -> None:
    file = data / MEASURE
    text = file.read_text("utf-8")
    marks = text.partition("translation:\n  en:\n")[2]
    one, other = marks.split("    # text\n")
    sides = [f"translation:\n  en:\n{side}" for side in (one, f"    # text\n{other}")]
    file.write_text(text.replace("".join(sides[0]) + f"    # text\n{other}", conflict(*sides)), "utf-8")
    assert [problem.hint for problem in check(data).problems] == ["conflict-recorded"]
    assert main(["translated", "M-5.1.2", "--data", str(data)]) == 0
    assert file.read_text("utf-8") == text


def test_lists_of_two_languages_are_not_mixed(data: Path) -> None:
    file = data / MEASURE
    both = conflict("  en:\n    - deadbeef\n", "  de:\n    - facade00\n")
    file.write_text(file.read_text("utf-8") + both, "utf-8")
    assert [problem.hint for problem in check(data).problems] == [""]


def conflict(ours: str, theirs: str) -> str:
    return f"<<<<<<< one\n{ours}=======\n{theirs}>>>>>>> other\n"


def test_in_a_conflict_of_fingerprints_both_versions_stay(data: Path, capsys) -> None:
    file = data / MEASURE
    lines = [line for line in file.read_text("utf-8").splitlines() if line.startswith("    - ")]
    change(file, lines[0], f"<<<<<<< one\n{lines[0]}\n    - deadbeef\n=======\n{lines[0]}\n    # x\n>>>>>>> other")
    [problem] = check(data).problems
    assert (problem.code, problem.hint) == ("conflict", "conflict-recorded")
    assert main(["translated", "M-5.1.2", "--data", str(data)]) == 0
    assert codes(data) == []
    assert all(file.read_text("utf-8").count(line) == 1 for line in lines[:2])


def test_any_other_conflict_stays_for_people(data: Path) -> None:
    file = data / MEASURE
    change(file, OLD, f"{OLD}\n<<<<<<< one\n    a\n=======\n    - deadbeef\n>>>>>>> other")
    before = file.read_bytes()
    file.write_bytes(before + b"<<<<<<< one\n    - deadbeef\n=======\n    - facade00\n>>>>>>> other\n")
    assert [problem.hint for problem in check(data).problems] == [""]
    assert main(["translated", "--all", "--data", str(data)]) == 1
    assert file.read_bytes() == before + b"    - deadbeef\n    - facade00\n"
