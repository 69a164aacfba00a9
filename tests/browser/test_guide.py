"""The walk of somebody who edits in a web editor, step by step as CONTRIBUTING.md and docs/editing.de.md tell it.

`make pictures` runs the same walk and keeps the pictures that the guide shows.
"""

from __future__ import annotations

import csv
import html
import io
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from konzept.checks.run import check
from konzept.report.formats import report_html
from tests.conftest import copy_world
from tests.support.built_site import LANGUAGES, ROOT, BuiltSite, copy_project, shared_build
from tests.support.nginx_host import hosting
from tests.support.pictures import keep

EDIT = "https://git.example.org/stelle/konzept/edit/main/"
FILE = "nordhausen/measures/M-5.4.1.8.yml"
FIRST_SENTENCE = r"\ntext:\n  de: \|\n    (.+)\n"
FIRST_ACTOR = r"\nresponsible:\n  - actor: (.+)\n"


def prepare(target: Path) -> Path:
    project = copy_project(target, linked=("content",))
    shutil.copytree(ROOT / "data", project / "data")
    (project / "data/operator/site.yml").write_text(f'edit_address: "{EDIT}"\n', encoding="utf-8")
    return project


@pytest.fixture(scope="session")
def edited_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The real site of an operator who has said where the files can be edited."""
    return shared_build(tmp_path_factory, "edited", prepare)


@pytest.fixture
def open_edited(pool, edited_site, tmp_path_factory) -> Iterator:
    with hosting(tmp_path_factory, edited_site) as address, pool.pages(address) as opener:
        yield opener


@pytest.fixture
def project(tmp_path) -> Path:
    """A proposal: the data under version control, to be changed as in a web editor."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copytree(ROOT / "content", tmp_path / "content")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "data", "content")
    git(tmp_path, "commit", "--quiet", "-m", "start")
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    command = ["git", "-c", "user.name=Probe", "-c", "user.email=probe@example.org", *arguments]
    subprocess.run(command, cwd=folder, capture_output=True, check=True)


def konzept(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "konzept", *arguments]
    return subprocess.run(
        command, cwd=folder, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}, capture_output=True, text=True,
        encoding="utf-8", check=False,
    )  # fmt: skip


def change(folder: Path, pattern: str, new: str) -> str:
    """Puts a text in the place of what a pattern finds first, as `Match.expand` reads it; says what stood there."""
    path = folder / "data" / FILE
    text = path.read_text(encoding="utf-8")
    found = re.search(pattern, text)
    assert found, pattern
    path.write_text(text[: found.start(1)] + found.expand(new) + text[found.end(1) :], encoding="utf-8")
    return found[1]


@pytest.mark.nightly  # tests/site/test_outdated.py finds the link on a smaller site
@pytest.mark.parametrize("language", LANGUAGES)
def test_step_one_the_foot_of_the_page_leads_to_the_file(edited_site, open_edited, language):
    page = open_edited(device_scale_factor=1.5).go(edited_site.address(language, "entry:M-5.4.1.8"))
    source = page.locator(".source")
    assert source.locator("a", has_text=FILE).get_attribute("href") == f"{EDIT}data/{FILE}"
    keep(source, "edit-link", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_step_two_a_mistake_is_told_with_its_line_and_the_remedy(project, pool, language):
    change(project, FIRST_ACTOR, "LRAA")
    change(project, r"\n(title_origin):", "titel_origin")
    said = konzept(project, "check", "--lang", language)
    lines = (project / "data" / FILE).read_text(encoding="utf-8").splitlines()
    assert said.returncode == 1
    for word in ("LRAA", "titel_origin"):
        number = next(index for index, line in enumerate(lines, 1) if word in line)
        assert f"data/{FILE}:{number}:" in said.stdout
    assert "title_origin" in said.stdout
    with pool.pages("") as opener:
        page = opener(viewport={"width": 900, "height": 500}, device_scale_factor=1.5).page
        page.set_content(report_html(check(project / "data").problems, language))
        keep(page.locator("main"), "report", language)


def test_step_three_the_english_is_not_left_behind(project):
    first = change(project, FIRST_SENTENCE, r"Kurz gesagt: \1").split()[0]
    said = konzept(project, "check")
    assert said.returncode == 0
    assert f"Vorher: „{first} " in said.stdout
    assert f"„Kurz gesagt: {first} " in said.stdout
    outdated, current = re.findall(r"„([a-f0-9]{8})“", said.stdout)[:2]
    change(project, rf"({outdated})", current)
    mark = re.findall(r"paraphrased: ([a-f0-9]{8})", konzept(project, "check").stdout)
    change(project, "paraphrased: ([a-f0-9]{8})", mark[0])
    said = konzept(project, "check")
    assert said.stdout.startswith("Alles in Ordnung"), said.stdout


def test_step_four_the_comment_says_what_changes_for_readers(project):
    change(project, FIRST_SENTENCE, r"Kurz gesagt: \1")
    said = konzept(project, "changes", "HEAD")
    assert said.returncode == 0, said.stderr
    assert "M-5.4.1.8" in said.stdout
    assert "Kurz" in said.stdout


@pytest.mark.nightly  # tests/editing/test_answer_sheet.py does the same by day, without pictures
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_is_asked_filled_in_read_in_and_reported_by_the_steps_of_the_guide(tmp_path, pool, language):
    data = copy_world(tmp_path / "data")
    shutil.rmtree(data / "lower/progress")
    (data / "reports/lower-2018.yml").unlink()
    konzept(tmp_path, "translated", "--all", "--data", "data")
    today = ("--data", "data", "--today", "2026-01-01", "--lang", language)
    asked = konzept(tmp_path, "report", "lower", "2018", "--sheet", *today)
    assert asked.returncode == 0, asked.stderr
    sheet = next(tmp_path.glob("*lower-2018.csv"))
    separator, answer = (";", GERMAN_ANSWER) if language == "de" else (",", ENGLISH_ANSWER)
    head, *rows = csv.reader(io.StringIO(sheet.read_text("utf-8-sig"), newline=""), delimiter=separator)
    rows[0] = [cell or answer.get(column, "") for column, cell in enumerate(rows[0])]
    with sheet.open("w", encoding="utf-8-sig", newline="") as written:
        csv.writer(written, delimiter=separator).writerows([head, *rows])
    said = konzept(tmp_path, "progress", "import", sheet.name, *today)
    assert said.returncode == 0, said.stdout + said.stderr
    assert konzept(tmp_path, "check", *today).stdout.startswith(("Alles in Ordnung", "All is well"))
    assert konzept(tmp_path, "report", "lower", "2018", *today).returncode == 0
    shown = [0, 2, 6, 7, 8, 9, 10, 14, 15]
    cells = "".join(
        "<tr>" + "".join(f"<td>{html.escape(row[column])}</td>" for column in shown) + "</tr>"
        for row in [head, *rows[:1]]
    )
    with pool.pages("") as opener:
        page = opener(viewport={"width": 1100, "height": 1500}).page
        page.set_content(f"<style>{SPREADSHEET}</style><table>{cells}</table>")
        keep(page.locator("table"), "sheet", language)
        page.set_content(next(tmp_path.glob("*lower-2018.html")).read_text("utf-8"))
        keep(page, "year", language)


SPREADSHEET = """
table { border-collapse: collapse; font: 14px/1.4 sans-serif; }
td { border: 1px solid #bbb; padding: 4px 6px; vertical-align: top; }
tr:first-child td { background: #eee; font-weight: 600; }
"""
# By the place of the column.
GERMAN_ANSWER = {
    6: "teilweise umgesetzt", 7: "31.10.2018", 8: "Beirat", 9: "Der Kreis förderte zehn Plätze.",
    10: "The district funded ten places.", 11: "10", 12: "Das Geld reichte nicht.", 13: "There was not enough money.",
    14: "report-2018", 15: "S. 7, Nr. 3", 16: "p. 7, no. 3",
}  # fmt: skip
ENGLISH_ANSWER = GERMAN_ANSWER | {6: "partly done", 7: "2018-10-31", 8: "Advisory Council"}
