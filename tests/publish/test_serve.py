"""The preview on a small project: what a browser gets, and that broken files never leave it with a traceback."""

from __future__ import annotations

import datetime
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from http import HTTPStatus

import pytest

from konzept.cli.serve import other_port
from konzept.publish.job import BuildJob
from konzept.publish.live_site import OWN_PATH, LiveSite
from konzept.publish.preview import code_stamp
from konzept.report.formats import failure_html
from konzept.report.progress import Reporter
from konzept.texts import tell
from tests.support.small_project import environment, run, write

PATIENCE = 60.0
BROKEN = "name: [\n"
MEASURE = "data/lower/measures/M-5.1.2.yml"


class Served:
    """A running `konzept serve`, and what its terminal has said so far."""

    def __init__(self, project):
        self.project = project
        self.port = free_port()
        self.lines = []
        command = [sys.executable, "-m", "konzept", "serve", "--port", str(self.port)]
        self.process = subprocess.Popen(
            command, cwd=project, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
        )
        self.reader = threading.Thread(target=lambda: self.lines.extend(iter(self.process.stdout.readline, "")))
        self.reader.start()
        self.until(lambda: "http://127.0.0.1" in self.terminal)

    @property
    def terminal(self):
        return "".join(self.lines)

    def get(self, path):
        """Status and text."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def until(self, happened):
        deadline = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < deadline, self.terminal
            assert self.process.poll() is None, self.terminal
            time.sleep(0.05)

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(timeout=20)
        finally:
            self.process.kill()
            self.reader.join()
            self.process.stdout.close()


def free_port():
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


def test_everything_is_shown_as_the_files_are_at_that_moment(served):
    """One server for the whole way of an editor: data, a page, a rule that is broken, a file that cannot be read."""
    assert "Hallo" in served.get("/ueber-die-texte/")[1]
    assert "Hello" in served.get("/en/about-the-texts/")[1]
    assert not (served.project / "site").exists()
    before = served.get(f"{OWN_PATH}version")[1]
    page = served.project / "content/de/about.md"
    page.write_text(page.read_text("utf-8").replace("Hallo", "Guten Tag"), "utf-8")
    assert "Guten Tag" in served.get("/ueber-die-texte/")[1]
    assert served.get(f"{OWN_PATH}version")[1] != before
    assert "content/de/about.md" in served.terminal
    broken_rule_is_reported(served)
    broken_file_is_reported(served)
    assert "Traceback" not in served.terminal


def broken_rule_is_reported(served):
    """The page is shown at once; the errors take its place when the check has found them."""
    measure = served.project / MEASURE
    good = measure.read_text("utf-8")
    measure.write_text(good.replace('  de: "', '  de: "TODO ', 1), "utf-8")
    assert "TODO" in served.get("/lower/massnahmen/M-5.1.2/")[1]
    served.until(lambda: served.get("/")[0] == 500)
    assert f"{MEASURE}:" in served.get("/")[1]
    measure.write_text(good, "utf-8")
    assert served.get("/lower/massnahmen/M-5.1.2/")[0] == 200


def broken_file_is_reported(served):
    operator = served.project / "data/operator/site.yml"
    good = operator.read_text("utf-8")
    operator.write_text(BROKEN)
    (german_status, german), (english_status, english) = served.get("/"), served.get("/en/")
    assert (german_status, english_status) == (500, 500)
    assert '<html lang="de">' in german
    assert '<html lang="en">' in english
    assert "data/operator/site.yml:" in german
    assert "reload.js" in german
    served.until(lambda: "data/operator/site.yml:" in served.terminal)
    operator.write_text(good, "utf-8")
    assert served.get("/")[0] == 200


def test_changed_code_counts_and_broken_code_is_explained(served):
    macros = served.project / "overrides/main.html"
    macros.write_text("{% wrong %}")
    status, page = served.get("/en/")
    assert status == 500
    assert tell("serve.failure_title", "en") in page
    assert "wrong" in page
    macros.write_text("{{ page.content }}")
    assert served.get("/en/")[0] == 200


def test_data_broken_from_the_start_are_served_as_a_report_and_recover(project):
    operator = project / "data/operator/site.yml"
    operator.write_text(BROKEN)
    serving = Served(project)
    try:
        assert serving.get("/")[0] == 500
        assert "data/operator/site.yml:" in serving.get("/")[1]
        operator.write_text("{}\n")
        assert serving.get("/")[0] == 200
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


@pytest.fixture(scope="module")
def live(tmp_path_factory):
    """The small site on demand, without a server."""
    project = write(tmp_path_factory.mktemp("live") / "project")
    (project / "overrides/assets/a b.txt").write_text("x")
    (project / "data/operator/site.yml").write_text('site_address: "https://operator.example/"\n')
    job = BuildJob(project, project / "data", project / "sources", datetime.date(2026, 3, 1), project / "site")
    site = LiveSite(job, "http://127.0.0.1:8000/", Reporter("de", [].append))
    yield site
    site.close()


@pytest.mark.parametrize(
    ("path", "status", "language"),
    [
        ("/", 200, "de"),
        ("/en/", 200, "en"),
        ("/en/index.html", 200, "en"),
        ("/en/glossary/", 200, "en"),
        ("/missing/", 404, "de"),
        ("/en/missing/deep/", 404, "en"),
        ("/english/", 404, "de"),
        ("/assets/konzept.css/", 404, "de"),
        ("/../hooks.py", 404, "de"),
        ("/%2e%2e/hooks.py", 404, "de"),
        ("//etc/passwd", 404, "de"),
        ("/%00", 404, "de"),
        ("/" + "a" * 5000, 404, "de"),
        ("/assets/", 404, "de"),
    ],
)
def test_an_address_leads_to_its_page_or_to_the_404_page_of_its_language(live, path, status, language):
    answer = live.answer(path)
    assert answer.status == status
    assert f'<html lang="{language}"'.encode() in answer.body
    assert b"reload.js" in answer.body


@pytest.mark.parametrize(("path", "location"), [("/en", "/en/"), ("/glossar", "/glossar/"), ("//en", "/en/")])
def test_a_folder_without_its_slash_redirects_on_the_same_host(live, path, location):
    answer = live.answer(path)
    assert (answer.status, answer.location) == (HTTPStatus.FOUND, location)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/lower/massnahmen/M-5.1.2/", "text/html; charset=utf-8"),
        ("/en/lower/section/5.1/", "text/html; charset=utf-8"),
        ("/assets/konzept.css", "text/css; charset=utf-8"),
        ("/assets/search-index.json", "application/json; charset=utf-8"),
        ("/lower/massnahmen/massnahmen.csv", "text/csv; charset=utf-8"),
        ("/en/lower/measures/measures.json", "application/json; charset=utf-8"),
        ("/en/sitemap.xml", "application/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/assets/a%20b.txt", "text/plain; charset=utf-8"),
        (f"{OWN_PATH}reload.js", "text/javascript; charset=utf-8"),
    ],
)
def test_every_file_has_its_content_type_and_only_pages_are_loaded_anew(live, path, kind):
    answer = live.answer(path)
    assert answer.status == 200
    assert answer.content_type == kind
    assert (b"reload.js" in answer.body) == kind.startswith("text/html")


def test_an_error_in_the_data_that_no_page_can_be_made_with_is_shown_as_the_check_says_it(tmp_path):
    project = write(tmp_path / "project")
    job = BuildJob(project, project / "data", project / "sources", datetime.date(2026, 3, 1), project / "site")
    site = LiveSite(job, "http://127.0.0.1:8000/", Reporter("de", [].append))
    measure = project / MEASURE
    measure.write_text(measure.read_text("utf-8").replace('section: "5.1"', 'section: "9.9"'), "utf-8")
    answer = site.answer("/lower/massnahmen/M-5.1.2/")
    site.close()
    assert answer.status == 500
    assert "„9.9“" in answer.body.decode()


def test_faults_of_a_page_are_told_when_it_is_made_and_the_page_is_shown(tmp_path):
    project = write(tmp_path / "project")
    with (project / "content/de/about.md").open("a", encoding="utf-8") as page:
        page.write('\n<img src="../none.png">\n')
    job = BuildJob(project, project / "data", project / "sources", datetime.date(2026, 3, 1), project / "site")
    said = []
    site = LiveSite(job, "http://127.0.0.1:8000/", Reporter("de", said.append))
    before = len(said)
    pages = ("/glossar/", "/ueber-die-texte/", "/ueber-die-texte/")
    assert [site.answer(path).status for path in pages] == [200] * 3
    site.close()
    rules = ("images_have_alternatives", "files_are_there")
    expected = [f"/ueber-die-texte/: {tell(f'lint.errors.{rule}', 'de')}" for rule in rules]
    assert [line.partition(". Gefunden")[0] for line in said[before:] if "Gefunden" in line] == expected


def test_a_change_of_the_program_is_noticed_and_one_of_a_style_or_a_page_is_none(tmp_path):
    project = write(tmp_path / "project")
    before = code_stamp(project)
    for name in ("overrides/assets/konzept.css", "content/de/about.md", MEASURE):
        (project / name).write_text("x")
    assert code_stamp(project) == before
    shutil.copyfile(project / "hooks.py", project / "macros.py")
    assert code_stamp(project) != before


def test_what_a_failed_build_reported_is_shown_as_typed():
    page = failure_html("de", "<script>alert(1)</script>")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
