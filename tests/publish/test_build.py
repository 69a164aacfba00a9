"""The build command on a small project: what it writes, and that a failure costs nothing."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from konzept.cli import build
from konzept.model import Operator
from konzept.publish import assemble
from konzept.report.progress import Refused, Reporter
from konzept.texts import tell
from tests.support.small_project import contents, environment, run, write

BROKEN = "name: [\n"


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
    assert set(contents(built / "site")) == {
        "404.html",
        "data/konzept.json",
        "en/404.html",
        "en/index.html",
        "en/sitemap.xml",
        "index.html",
        "robots.txt",
        "seite/index.html",
        "sitemap.xml",
    }
    assert '<h1 id="hello">Hello</h1>' in (built / "site/en/index.html").read_text()
    assert json.loads((built / "site/data/konzept.json").read_text())["language"]["en"]["name"] == "English"


def test_robots_names_the_sitemap_of_every_language(built):
    lines = (built / "site/robots.txt").read_text().splitlines()
    assert "Sitemap: https://example.org/sitemap.xml" in lines
    assert "Sitemap: https://example.org/en/sitemap.xml" in lines


def test_a_build_leaves_nothing_but_the_site_behind(built):
    names = {path.name for path in built.iterdir()}
    assert names == {"data", "content", "overrides", "mkdocs.yml", "mkdocs.en.yml", "site"}


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
    assert "Fertig: site/ mit 5 Seiten" in german.stdout
    assert "Building Deutsch + English …" in english.stdout
    assert "Done: site/ with 5 pages" in english.stdout


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


def test_bad_data_and_no_site_yet_leave_no_half_site(project):
    (project / "data/operator/site.yml").write_text(BROKEN)
    assert run(project, "build").returncode == 1
    assert not (project / "site").exists()


def test_one_failing_language_keeps_the_whole_site_as_it_was(built):
    before = contents(built / "site")
    (built / "content/de/index.md").write_text("# Neu\n")
    (built / "content/en/index.md").write_text("[gone](gone.md)\n")
    result = run(built, "build")
    assert result.returncode == 1
    assert "[en] WARNING" in result.stdout
    assert "gone.md" in result.stdout
    assert "Bitte beheben, was oben gemeldet ist" in result.stderr
    assert contents(built / "site") == before
    assert not list(built.glob(".site-*"))


@pytest.mark.parametrize("mark", assemble.PUBLISHED_ERRORS)
def test_an_error_message_published_as_a_page_fails_the_build(built, mark):
    before = contents(built / "site")
    (built / "content/de/seite.md").write_text(f"# Seite\n\n{mark.decode()}\n")
    result = run(built, "build")
    assert result.returncode == 1
    assert "seite/index.html" in result.stdout
    assert contents(built / "site") == before


def test_a_project_without_a_configuration_is_one_clear_sentence(built):
    (built / "mkdocs.yml").unlink()
    result = run(built, "build")
    assert result.returncode == 2
    assert result.stderr.strip() == tell("build.no_config", "de", file="mkdocs.yml")


def test_a_language_without_a_configuration_of_its_own_is_built_with_the_main_one(project):
    (project / "mkdocs.en.yml").unlink()
    main = (project / "mkdocs.yml").read_text()
    assert "docs_dir: content/de\n" in main
    settings = "docs_dir: !ENV KONZEPT_CONTENT\nextra: {lang: !ENV KONZEPT_LANGUAGE}\n"
    (project / "mkdocs.yml").write_text(main.replace("docs_dir: content/de\n", settings))
    (project / "overrides/main.html").write_text("{{ config.extra.lang }} {{ page.content }}")
    assert run(project, "build").returncode == 0
    assert (project / "site/index.html").read_text() == 'de <h1 id="hallo">Hallo</h1>'
    assert (project / "site/en/index.html").read_text() == 'en <h1 id="hello">Hello</h1>'


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


def test_a_day_that_is_none_is_refused(project):
    result = run(project, "build", "--today", "31.01.2026")
    assert result.returncode == 2
    assert "31.01.2026" in result.stderr


def test_every_language_is_told_the_address_and_the_day(project):
    (project / "mkdocs.yml").write_text(
        (project / "mkdocs.yml").read_text()
        + "extra: {day: !ENV KONZEPT_TODAY, address: !ENV KONZEPT_URL, epoch: !ENV SOURCE_DATE_EPOCH}\n"
    )
    (project / "overrides/main.html").write_text("{% set x = config.extra %}{{ x.day }} {{ x.address }} {{ x.epoch }}")
    assert run(project, "build", "--today", "2026-01-31", KONZEPT_URL="https://example.org").returncode == 0
    for page in ("site/index.html", "site/en/index.html"):
        assert (project / page).read_text() == "2026-01-31 https://example.org/ 1769817600"


def test_the_data_may_lie_elsewhere_and_must_exist(project, tmp_path):
    (project / "data").rename(tmp_path / "other")
    assert run(project, "build", "--data", str(tmp_path / "other")).returncode == 0
    result = run(project, "build")
    assert result.returncode == 2
    assert result.stderr.strip() == tell("build.no_data", "de", data=project / "data")


def test_ctrl_c_stops_the_build_and_leaves_the_site_alone(built):
    before = contents(built / "site")
    forever = "{% for a in range(30000) %}{% for b in range(30000) %}{% endfor %}{% endfor %}"
    (built / "overrides/main.html").write_text(forever)
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
    monkeypatch.setattr(build, "version", lambda _: "2.0.0")
    with pytest.raises(Refused, match="2\\.0\\.0"):
        build.refuse_impossible(tmp_path / "site", Reporter("en"))


def test_theme_files_that_no_page_uses_are_removed_and_used_ones_stay(tmp_path):
    for name in ("bundle.1.min.js", "own.js", "own.js.map", "workers/search.js", "lunr/min/lunr.de.js"):
        target = tmp_path / "assets/javascripts" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("code()\n//# sourceMappingURL=own.js.map\n")
    (tmp_path / "index.html").write_text('<script src="assets/javascripts/own.js"></script>')
    assemble.tidy(tmp_path)
    assert set(contents(tmp_path)) == {"index.html", "assets/javascripts/own.js"}
    assert "sourceMappingURL" not in (tmp_path / "assets/javascripts/own.js").read_text()


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
        assemble.merge({"": tmp_path / "de", "en": tmp_path / "english"})


def test_the_address_comes_from_the_environment_then_the_operator_then_this_machine(monkeypatch):
    reporter = Reporter("de")
    nobody = Operator(id="site", file="operator/site.yml")
    somebody = Operator(id="site", file="operator/site.yml", site_address="https://operator.example")
    monkeypatch.delenv("KONZEPT_URL", raising=False)
    assert build.site_address(nobody, reporter) == "http://127.0.0.1:8000/"
    assert build.site_address(somebody, reporter) == "https://operator.example/"
    monkeypatch.setenv("KONZEPT_URL", "https://test.example/path")
    assert build.site_address(somebody, reporter) == "https://test.example/path/"


def test_the_output_may_lie_outside_the_project(project, tmp_path):
    elsewhere = tmp_path / "new" / "folder"
    result = run(project, "build", "--output", str(elsewhere))
    assert result.returncode == 0
    assert (elsewhere / "en/index.html").is_file()
    assert Path(elsewhere).as_posix() in result.stdout
