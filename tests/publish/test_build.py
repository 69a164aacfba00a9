"""The build command on a small project: what it writes, and that a failure costs nothing."""

from __future__ import annotations

import datetime
import json
import os
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from konzept.model import Operator
from konzept.plan.site import NO_ADDRESS
from konzept.publish import assemble, recipe
from konzept.publish.job import BuildJob, last_change, site_address
from konzept.report.progress import Refused, Reporter
from konzept.texts import tell
from tests.support.small_project import PROJECT_FILES, contents, environment, run, write

BROKEN = "name: [\n"


def append(file: Path, text: str) -> None:
    file.write_text(f"{file.read_text('utf-8')}\n{text}\n", "utf-8")


@pytest.fixture
def project(tmp_path):
    return write(tmp_path / "project")


@pytest.fixture(scope="module")
def built_once(tmp_path_factory):
    project = write(tmp_path_factory.mktemp("built") / "project")
    assert run(project, "build", KONZEPT_URL="https://example.org").returncode == 0
    return project


@pytest.fixture
def built(built_once, tmp_path):
    """A project with its finished site, free to be changed."""
    return shutil.copytree(built_once, tmp_path / "built")


def test_a_build_holds_every_language_the_data_and_the_robots_file(built):
    found = contents(built / "site")
    kinds = {"404.html", "index.html", "sitemap.xml", "glossar/index.html"}
    assert kinds | {"en/404.html", "en/index.html", "en/sitemap.xml", "data/konzept.json", "robots.txt"} <= set(found)
    assert 'Hello, <a href="../glossary/"' in found["en/about-the-texts/index.html"].decode()
    assert json.loads(found["data/konzept.json"])["language"]["en"]["name"] == "English"


def test_robots_names_the_sitemap_of_every_language(built):
    lines = (built / "site/robots.txt").read_text().splitlines()
    assert "Sitemap: https://example.org/sitemap.xml" in lines
    assert "Sitemap: https://example.org/en/sitemap.xml" in lines


def test_a_build_leaves_nothing_but_the_site_and_its_memory_behind(built):
    names = {path.name for path in built.iterdir()}
    assert names == {"data", "content", "overrides", *PROJECT_FILES, "site", ".build"}


def test_the_site_can_be_read_by_a_web_server(built):
    assert stat.S_IMODE((built / "site").stat().st_mode) & 0o055 == 0o055


def test_two_builds_are_byte_identical_although_time_passes(built):
    first = contents(built / "site")
    time.sleep(1.1)
    assert run(built, "build", KONZEPT_URL="https://example.org").returncode == 0
    assert contents(built / "site") == first
    assert b"lastmod" not in first["sitemap.xml"]


def test_the_build_shows_its_progress_in_the_language_asked_for(project):
    german, english = run(project, "build"), run(project, "build", "--lang", "en")
    assert "Baue Deutsch + English …" in german.stdout
    assert "Fertig: site/ mit " in german.stdout
    assert "Building Deutsch + English …" in english.stdout
    assert "Done: site/ with " in english.stdout


def test_the_build_names_the_operators_details_that_are_missing(project):
    (project / "data/operator/site.yml").write_text('city: "00000 Beispielstadt"\n')
    line = next(line for line in run(project, "build").stdout.splitlines() if line.startswith("data/operator/site.yml"))
    assert "name" in line
    assert "site_address" in line
    assert "city" not in line


def test_bad_data_end_the_build_with_the_checkers_report_and_leave_the_site_alone(built):
    before = contents(built / "site")
    (built / "data/operator/site.yml").write_text(BROKEN)
    result = run(built, "build")
    assert result.returncode == 1
    assert "data/operator/site.yml:" in result.stdout
    assert "site/ bleibt, wie es war" in result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    assert contents(built / "site") == before


@pytest.mark.parametrize("file", ["frame", "pages", "vocabulary"])
def test_labels_without_which_no_page_can_be_planned_end_the_build_with_the_checkers_report(built, file):
    (built / f"data/ui/{file}.yml").unlink()
    result = run(built, "build")
    assert (result.returncode, "Traceback" in result.stdout + result.stderr) == (1, False)
    assert f"data/ui/{file}.yml" in result.stdout


def test_bad_data_and_no_site_yet_leave_no_half_site_and_a_report_where_one_is_asked_for(project, tmp_path):
    (project / "data/operator/site.yml").write_text(BROKEN)
    assert run(project, "build", "--reports", str(tmp_path)).returncode == 1
    assert all("operator/site.yml" in (tmp_path / f"{code}.html").read_text("utf-8") for code in ("de", "en"))
    assert not (project / "site").exists()


def test_one_failing_language_keeps_the_whole_site_as_it_was(built):
    before = contents(built / "site")
    append(built / "content/de/about.md", "Neu")
    append(built / "content/en/about.md", "[gone][]\n\n[gone]: gone.md")
    result = run(built, "build")
    assert result.returncode == 1
    assert "[en] WARNING" in result.stdout
    assert "gone.md" in result.stdout
    assert "Bitte beheben, was oben gemeldet ist" in result.stderr
    assert contents(built / "site") == before
    assert not list(built.glob(".site-*"))


FAULT = '\n<img src="../none.png">\n'


@pytest.mark.parametrize(("language", "end"), [("de", "Zu ändern in: {}"), ("en", "To be mended in: {}")])
def test_faults_of_finished_pages_are_told_and_keep_the_whole_site_as_it_was(built, language, end):
    before = contents(built / "site")
    append(built / "content/en/about.md", FAULT)
    result = run(built, "build", "--lang", language)
    assert result.returncode == 1
    said = [line for line in result.stdout.splitlines() if "none.png" in line]
    rules = ("images_have_alternatives", "files_are_there")
    assert len(said) == len(rules)
    for line, rule in zip(said, rules, strict=True):
        assert "/en/about-the-texts/: " + tell(f"lint.errors.{rule}", language) in line
        assert line.endswith(end.format("content/en/about.md"))
    assert tell("build.mend_code", language) in result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    assert contents(built / "site") == before
    assert not list(built.glob(".site-*"))


def test_what_a_page_is_warned_of_is_printed_and_ends_nothing(built):
    append(built / "content/en/about.md", 'A "word".')
    result = run(built, "build")
    assert result.returncode == 0
    rule = tell("lint.warnings.quotes_suit_the_language", "de")
    assert f'[en] Warnung: /en/about-the-texts/: {rule}. Gefunden: A "word"' in result.stdout


def test_a_project_without_a_configuration_is_one_clear_sentence(built):
    (built / "mkdocs.yml").unlink()
    result = run(built, "build")
    assert result.returncode == 2
    assert result.stderr.strip() == tell("build.no_config", "de", file="mkdocs.yml")


def test_a_language_without_a_configuration_of_its_own_is_built_with_the_main_one(project, built):
    before = contents(built / "site")
    (project / "mkdocs.en.yml").unlink()
    assert run(project, "build", KONZEPT_URL="https://example.org").returncode == 0
    assert contents(project / "site") == before


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_mkdocs_or_its_maintained_fork_alone_builds_the_whole_of_one_language(built, tmp_path, engine):
    command = [sys.executable, "-m", engine, "build", "--strict", "--site-dir", str(tmp_path / "en")]
    done = subprocess.run(
        [*command, "-f", str(built / "mkdocs.en.yml")], env=environment(KONZEPT_URL="https://example.org"),
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert contents(tmp_path / "en") == contents(built / "site" / "en")


def test_mkdocs_alone_reports_bad_data_like_the_build(project, tmp_path):
    (project / "data/operator/site.yml").write_text(BROKEN)
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(project / "mkdocs.yml"), "-d", str(tmp_path / "de")]
    done = subprocess.run(command, env=environment(), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "data/operator/site.yml:" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_mkdocs_alone_reports_faults_of_finished_pages_like_the_build(project, tmp_path):
    append(project / "content/en/about.md", FAULT)
    file, folder = project / "mkdocs.en.yml", tmp_path / "en"
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(file), "-d", str(folder)]
    done = subprocess.run(command, env=environment(), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert tell("lint.errors.images_have_alternatives", "en") in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_a_mistake_in_the_program_is_one_sentence_with_its_place(built):
    before = contents(built / "site")
    append(built / "hooks.py", "raise RuntimeError('wrong')")
    result = run(built, "build", "--lang", "en")
    assert result.returncode == 1
    assert "hooks.py" in result.stdout
    assert "RuntimeError: wrong" in result.stdout
    assert "Traceback" not in result.stdout + result.stderr
    assert contents(built / "site") == before


def test_a_folder_that_is_no_site_is_never_replaced(project):
    result = run(project, "build", "--output", "content")
    assert result.returncode == 2
    assert "content" in result.stderr
    assert (project / "content/de/index.md").is_file()


@pytest.mark.parametrize("address", ["example.org", "ftp://example.org/", "https://", "https://example.org/?a=b"])
def test_an_address_that_is_none_is_refused(project, address):
    result = run(project, "build", KONZEPT_URL=address)
    assert result.returncode == 2
    assert address in result.stderr


def test_an_address_in_the_data_that_is_none_is_told_with_its_line(built):
    append(built / "data/operator/site.yml", 'site_address: "javascript:alert(1)"\n')
    done = run(built, "build")
    assert (done.returncode, "site.yml:" in done.stdout + done.stderr) == (1, True)


def test_a_day_that_is_none_is_refused(project):
    result = run(project, "build", "--today", "31.01.2026")
    assert result.returncode == 2
    assert "31.01.2026" in result.stderr


def test_the_data_may_lie_elsewhere_and_must_exist(project, tmp_path):
    (project / "data").rename(tmp_path / "other")
    (tmp_path / "content").symlink_to(project / "content")
    assert run(project, "build", "--data", str(tmp_path / "other")).returncode == 0
    result = run(project, "build")
    assert result.returncode == 2
    assert result.stderr.strip() == tell("commands.no_folder", "de", folder="data")


def test_ctrl_c_stops_the_build_and_leaves_the_site_alone(built):
    before = contents(built / "site")
    append(built / "hooks.py", "import time\ntime.sleep(60)")
    command = [sys.executable, "-m", "konzept", "build"]
    process = subprocess.Popen(command, cwd=built, env=environment(), stdout=subprocess.PIPE, process_group=0)
    while b"Baue" not in process.stdout.readline():
        assert process.poll() is None
    time.sleep(0.5)
    os.killpg(process.pid, 2)
    process.communicate(timeout=20)
    assert process.returncode == 130
    assert contents(built / "site") == before
    assert not list(built.glob(".site-*"))


def test_the_leftovers_of_a_killed_build_go_and_those_of_a_running_one_stay(tmp_path):
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    gone, alive = tmp_path / f".site-{dead.pid}-abc", tmp_path / f".site-{os.getpid()}-abc"
    gone.mkdir()
    alive.mkdir()
    with assemble.scratch_folder(tmp_path / "site") as scratch:
        assert scratch.is_dir()
        assert alive.is_dir()
        assert not gone.exists()
    assert not scratch.exists()


def test_another_mkdocs_than_the_pinned_one_is_refused(monkeypatch, tmp_path):
    monkeypatch.setattr(recipe, "engine_version", lambda: "2.0.0")
    job = BuildJob(tmp_path, tmp_path / "data", tmp_path / "sources", datetime.date(2026, 1, 1), tmp_path / "site")
    with pytest.raises(Refused, match="2\\.0\\.0"):
        recipe.refuse_impossible(job, Reporter("en"))


def test_a_failed_swap_puts_the_old_site_back(tmp_path):
    site, scratch = tmp_path / "site", tmp_path / "scratch"
    site.mkdir()
    scratch.mkdir()
    (site / "index.html").write_text("old")
    with pytest.raises(FileNotFoundError):
        assemble.swap(tmp_path / "missing", site, scratch)
    assert (site / "index.html").read_text() == "old"


def test_a_language_whose_path_is_a_page_of_another_is_an_error(tmp_path):
    (tmp_path / "de/en").mkdir(parents=True)
    (tmp_path / "english").mkdir()
    with pytest.raises(FileExistsError):
        assemble.merge({"": tmp_path / "de", "en": tmp_path / "english"}, tmp_path / "site")


def test_the_address_comes_from_the_environment_then_the_operator_and_else_there_is_none(monkeypatch):
    reporter = Reporter("de")
    nobody = Operator(id="site", file="operator/site.yml")
    somebody = Operator(id="site", file="operator/site.yml", site_address="https://operator.example")
    monkeypatch.delenv("KONZEPT_URL", raising=False)
    assert site_address(nobody, reporter) == NO_ADDRESS
    assert site_address(somebody, reporter) == "https://operator.example/"
    monkeypatch.setenv("KONZEPT_URL", "https://test.example/path")
    assert site_address(somebody, reporter) == "https://test.example/path/"


def test_the_output_may_lie_outside_the_project(project, tmp_path):
    elsewhere = tmp_path / "new" / "folder"
    result = run(project, "build", "--output", str(elsewhere))
    assert result.returncode == 0
    assert (elsewhere / "en/index.html").is_file()
    assert Path(elsewhere).as_posix() in result.stdout


def test_the_date_of_the_data_is_that_of_the_last_commit_of_texts(tmp_path):
    def git(*arguments: str, day: str = "2026-02-03") -> None:
        dates = {"GIT_AUTHOR_DATE": f"{day}T12:00:00", "GIT_COMMITTER_DATE": f"{day}T12:00:00"}
        person = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run(
            ["git", *person, *arguments], cwd=tmp_path, env=os.environ | dates, check=True, capture_output=True
        )

    project = tmp_path / "project"
    job = BuildJob(project, project / "data", project / "sources", datetime.date(2026, 3, 1), project / "site")
    for name in ("data/a.yml", "content/de/a.md", "program.py"):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text("x")
    assert last_change(job) is None, "without a repository"
    git("init", "-q")
    assert last_change(job) is None, "before the first commit"
    git("add", ".")
    git("commit", "-qm", "texts")
    (project / "program.py").write_text("y")
    git("commit", "-qam", "program", day="2026-02-20")
    assert last_change(job) == datetime.date(2026, 2, 3)
    (project / "content/de/a.md").write_text("y")
    git("commit", "-qam", "texts", day="2026-02-21")
    assert last_change(job) == datetime.date(2026, 2, 21)
