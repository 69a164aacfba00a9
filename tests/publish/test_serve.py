"""The preview on a small project: what a browser gets, and that broken files never leave it with a traceback."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from http import HTTPStatus
from pathlib import Path

import pytest
from konzept.publish.watch import Changes, watching

from konzept.cli.serve import failure_pages, other_port
from konzept.publish.preview import OWN_PATH, Preview
from konzept.report.progress import Reporter
from konzept.texts import tell
from tests.support.small_project import environment, run, write

PATIENCE = 30.0
BROKEN = "name: [\n"


class Served:
    """A running `konzept serve`, and what its terminal has said so far."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.port = free_port()
        self.lines: list[str] = []
        command = [sys.executable, "-m", "konzept", "serve", "--port", str(self.port)]
        self.process = subprocess.Popen(
            command, cwd=project, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
        )
        self.reader = threading.Thread(target=lambda: self.lines.extend(iter(self.process.stdout.readline, "")))
        self.reader.start()
        self.until(lambda: "http://127.0.0.1" in self.terminal)

    @property
    def terminal(self) -> str:
        return "".join(self.lines)

    def get(self, path: str) -> tuple[int, str]:
        """Status and text, without following a redirect to another host."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def until(self, happened) -> None:
        deadline = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < deadline, self.terminal
            assert self.process.poll() is None, self.terminal
            time.sleep(0.05)

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(timeout=20)
        finally:
            self.process.kill()
            self.reader.join()
            self.process.stdout.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def project(tmp_path):
    return write(tmp_path / "project")


@pytest.fixture
def served(project):
    serving = Served(project)
    yield serving
    serving.stop()


def test_both_languages_are_served_and_leave_nothing_in_the_project(served):
    assert served.get("/")[0] == 200
    assert "Hallo" in served.get("/")[1]
    assert "Hello" in served.get("/en/")[1]
    assert not (served.project / "site").exists()


def test_a_change_is_built_and_open_pages_learn_of_it(served):
    before = served.get(f"{OWN_PATH}version")[1]
    (served.project / "content/de/index.md").write_text("# Neu\n")
    served.until(lambda: served.get(f"{OWN_PATH}version")[1] != before)
    assert "Neu" in served.get("/")[1]
    assert "content/de/index.md" in served.terminal


def test_broken_data_show_the_checkers_report_in_both_places_until_they_are_mended(served):
    operator = served.project / "data/operator/site.yml"
    operator.write_text(BROKEN)
    served.until(lambda: served.get("/")[0] == 500)
    german, english = served.get("/")[1], served.get("/en/")[1]
    assert '<html lang="de">' in german
    assert '<html lang="en">' in english
    assert "data/operator/site.yml:" in german
    assert "data/operator/site.yml:" in served.terminal
    assert "reload.js" in german
    operator.write_text("{}\n")
    served.until(lambda: served.get("/")[0] == 200)
    assert "Hallo" in served.get("/")[1]
    assert "Traceback" not in german + english + served.terminal


def test_a_broken_template_shows_what_the_build_said(served):
    (served.project / "overrides/main.html").write_text("{% wrong %}")
    served.until(lambda: served.get("/en/seite/")[0] == 500)
    assert tell("serve.failure_title", "en") in served.get("/en/")[1]
    assert "wrong" in served.get("/")[1]


def test_data_broken_from_the_start_are_served_as_a_report_and_recover(project):
    operator = project / "data/operator/site.yml"
    operator.write_text(BROKEN)
    serving = Served(project)
    try:
        assert serving.get("/")[0] == 500
        assert "data/operator/site.yml:" in serving.get("/")[1]
        operator.write_text("{}\n")
        serving.until(lambda: serving.get("/")[0] == 200)
        assert "Hallo" in serving.get("/")[1]
    finally:
        serving.stop()


@pytest.mark.parametrize("name", [signal.SIGINT, signal.SIGTERM])
def test_the_server_ends_cleanly(served, name):
    served.process.send_signal(name)
    assert served.process.wait(timeout=20) == 0
    served.reader.join()
    assert served.lines[-1].strip() == tell("serve.stopped", "de")
    assert "Traceback" not in served.terminal


def test_a_taken_port_is_one_clear_sentence(project):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run(project, "serve", "--port", str(port))
    assert result.returncode == 1
    assert result.stderr.strip() == tell("serve.port_taken", "de", port=port, other=other_port(port))
    assert not result.stdout


@pytest.mark.parametrize("port", ["0", "70000", "-1"])
def test_a_port_that_is_none_is_refused(project, port):
    result = run(project, "serve", "--port", port, "--lang", "en")
    assert result.returncode == 2
    assert result.stderr.strip() == tell("serve.bad_port", "en")


@pytest.fixture
def preview(tmp_path):
    site = tmp_path / "site"
    for name in ("index.html", "404.html", "en/index.html", "en/404.html", "a b/index.html", "style.css", "font.woff2"):
        target = site / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"<body>{name}</body>")
    (site / "empty").mkdir()
    (tmp_path / "secret.html").write_text("secret")
    shown = Preview()
    shown.show(site)
    return shown


@pytest.mark.parametrize(
    ("path", "status", "content"),
    [
        ("/", 200, "index.html"),
        ("/en/", 200, "en/index.html"),
        ("/en/index.html", 200, "en/index.html"),
        ("/a%20b/", 200, "a b/index.html"),
        ("/missing/", 404, "404.html"),
        ("/en/missing/deep/", 404, "en/404.html"),
        ("/english/", 404, "404.html"),
        ("/style.css/", 404, "404.html"),
        ("/../secret.html", 404, "404.html"),
        ("/%2e%2e/secret.html", 404, "404.html"),
        ("/..%2fsecret.html", 404, "404.html"),
        ("//etc/passwd", 404, "404.html"),
        ("/%00", 404, "404.html"),
        ("/" + "a" * 5000, 404, "404.html"),
        ("/empty", 404, "404.html"),
        ("/empty/", 404, "404.html"),
    ],
)
def test_an_address_leads_to_its_page_or_to_the_nearest_404_page(preview, path, status, content):
    answer = preview.answer(path)
    assert answer.status == status
    assert answer.body.decode().startswith(f"<body>{content}<script")


@pytest.mark.parametrize(("path", "location"), [("/en", "/en/"), ("/a%20b", "/a%20b/"), ("//en", "/en/")])
def test_a_folder_without_its_slash_redirects_on_the_same_host(preview, path, location):
    answer = preview.answer(path)
    assert answer.status == HTTPStatus.FOUND
    assert answer.location == location


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/style.css", "text/css; charset=utf-8"),
        ("/font.woff2", "font/woff2"),
        (f"{OWN_PATH}reload.js", "text/javascript; charset=utf-8"),
    ],
)
def test_every_file_has_its_content_type(preview, path, kind):
    assert preview.answer(path).content_type == kind


def test_only_pages_get_the_reloading_script(preview):
    assert b"reload.js" in preview.answer("/").body
    assert b"reload.js" not in preview.answer("/style.css").body
    assert b"reload.js" not in (preview.site / "index.html").read_bytes()


def test_the_form_is_never_reloaded_while_somebody_types(preview):
    (preview.site / "admin").mkdir()
    (preview.site / "admin" / "index.html").write_text("<!doctype html><body>", encoding="utf-8")
    assert b"reload.js" not in preview.answer("/admin/").body


def test_what_a_failed_build_reported_is_shown_as_typed():
    for page in failure_pages("<script>alert(1)</script>").values():
        assert "<script>" not in page
        assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    ("name", "relevant"),
    [
        ("data/land/goals/LZ-01.yml", True),
        ("content/en/about.md", True),
        ("konzept/show/templates/page.html", True),
        ("sources/land.txt", True),
        ("mkdocs.en.yml", True),
        ("hooks.py", True),
        ("README.md", False),
        ("site/index.html", False),
        ("konzept/__pycache__/build.cpython-311.pyc", False),
        ("data/land/.LZ-01.yml.swp", False),
        ("data/land/LZ-01.yml~", False),
        (".git/index", False),
        ("../elsewhere/data/x.yml", False),
    ],
)
def test_only_files_the_site_is_made_from_start_a_build(tmp_path, name, relevant):
    changes = Changes(tmp_path)
    path = Path(os.path.normpath(tmp_path / name))
    assert changes.relevant(path) == (name if relevant else "")


def test_a_burst_of_changes_is_one_change(tmp_path):
    (tmp_path / "data").mkdir()
    with watching(tmp_path, Reporter("de")) as changes:
        for number in range(5):
            (tmp_path / f"data/{number}.yml").write_text("x")
        assert changes.wait() == [f"data/{number}.yml" for number in range(5)]
