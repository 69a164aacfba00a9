"""The benchmark measures what it says: the same words on both sides, only what has succeeded, and pair by pair."""

from __future__ import annotations

import re
import sys

import pytest

from bench import edit as edit_module
from bench.__main__ import Goal
from bench.build import Builds
from bench.edit import Edit, edits, serving
from bench.measure import CommandFailed, Job, Run, in_turns, measure
from bench.pages import HUGO, hugo, languages, markdown, material
from bench.versions import earlier
from tests.support.places import ROOT

PAGE = """<html lang="de"><head><title>A &amp; B</title></head><body><nav>no</nav><main>
<h1>Ziel 1</h1><p>Ein <em>Satz</em> mit &amp; und *Stern*.</p><ul><li>Punkt</li></ul><svg><text>no</text></svg>
</main><footer>no</footer></body></html>"""
PLAIN = "# Ziel 1\n\nEin Satz mit &amp; und \\*Stern\\*\\.\n\n- Punkt\n"


def run_python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


@pytest.fixture
def site(tmp_path):
    """A site with two pages, one below the other, in each of two languages."""
    for root, code in (("", "de"), ("en/", "en")):
        for name in ("404.html", "index.html", "a/index.html", "a/b/index.html"):
            file = tmp_path / "site" / root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(PAGE.replace('"de"', f'"{code}"'))
    return tmp_path / "site"


def test_the_plain_page_has_the_headings_and_words_of_the_main_part_alone():
    assert markdown(PAGE) == PLAIN


def test_each_page_is_counted_for_its_own_language(site):
    assert {path: len(pages) for path, pages in languages(site).items()} == {"": 3, "en": 3}


def test_bare_material_builds_every_page(site, tmp_path):
    job = material(site, tmp_path)
    assert job.run().seconds > 0
    assert job.made() == job.pages == 6
    for path in ("root/a/b", "en/a"):
        assert "Ein Satz mit &amp; und *Stern*." in (job.output / path / "index.html").read_text()


def test_hugo_gets_every_page_under_its_address_with_its_title(site, tmp_path):
    job = hugo(site, tmp_path, tmp_path / "hugo")
    found = {file.relative_to(job.folder / "content").as_posix(): file.read_text() for file in job.folder.rglob("*.md")}
    names = ("_index.md", "a/_index.md", "a/b/index.md")
    assert set(found) == {f"{code}/{name}" for code in ("de", "en") for name in names}
    assert set(found.values()) == {f'---\ntitle: "A & B"\n---\n{PLAIN}'}
    assert job.pages == 6


def test_the_memory_of_children_counts(tmp_path):
    hungry = "data = bytearray(60_000_000); import time; time.sleep(0.5)"
    found = measure([run_python(f"import subprocess; subprocess.run({run_python(hungry)!r})")], tmp_path)
    assert found.seconds > 0.5
    assert found.work > 0
    assert found.mebibytes > 57


def test_a_command_that_fails_is_not_measured(tmp_path):
    with pytest.raises(CommandFailed, match="no luck"):
        measure([run_python("raise SystemExit('no luck')")], tmp_path)


@pytest.mark.parametrize("wanted", [0, 2])
def test_a_build_without_its_pages_is_not_measured_even_where_an_earlier_one_left_some(tmp_path, wanted):
    output = tmp_path / "output"
    output.mkdir()
    (output / "index.html").touch()
    with pytest.raises(CommandFailed, match="one: 0 pages"):
        Job("one", [run_python("")], tmp_path, output, wanted).run()


def test_jobs_take_turns(tmp_path):
    code = "import os; os.mkdir('{0}'); open('{0}/index.html', 'x'); open('log', 'a').write('{0}')"
    jobs = [Job(name, [run_python(code.format(name))], tmp_path, tmp_path / name) for name in "ab"]
    assert {name: len(runs) for name, runs in in_turns(jobs, 2).items()} == {"a": 2, "b": 2}
    assert (tmp_path / "log").read_text() == "abab"


def test_builds_are_compared_round_by_round_and_a_goal_says_whether_it_is_met():
    runs = {"ours": [Run(2, 4, 9), Run(9, 8, 9), Run(4, 6, 9)], "other": [Run(4, 1, 9), Run(10, 1, 9), Run(4, 1, 9)]}
    found = Builds(4, [], runs)
    assert found.beside("ours", "other") == 0.9
    assert Goal("ours : other", 0.9, lambda name: found.beside(name, "other")).row(["ours"]) == (
        "| ours : other | 0.90 | 0.9 | met |"
    )
    assert Goal("x", 0.8, lambda name: found.beside(name, "other")).row(["ours", "other"]) == (
        "| x | 0.90 | 1.00 | 0.8 | missed |"
    )


PREVIEW = """
import http.server, pathlib, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(pathlib.Path("content/de/m/m/M-1/index.md").read_bytes())
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""


@pytest.fixture
def preview(tmp_path):
    """A server that shows a file as it is, with a built page that has the file's sentence."""
    for file in (tmp_path / "content/de/m/m/M-1/index.md", tmp_path / "public/m/m/M-1/index.html"):
        file.parent.mkdir(parents=True)
        file.write_text("---\ntitle: no\n---\n# Ein Satz\n")
    return Job(HUGO, [], tmp_path, tmp_path / "public", server=run_python(PREVIEW))


def test_an_edit_is_measured_until_the_server_shows_it(preview):
    found = edits(1, [preview, Job("nothing to serve", [], preview.folder, preview.output)], 1)
    assert set(found.seconds) == {HUGO}
    assert all(len(seconds) == 1 and 0 < seconds[0] < 60 for seconds in found.seconds[HUGO].values())
    assert re.search(
        "^# Probe\\d+ Ein Satz$", (preview.folder / "content/de/m/m/M-1/index.md").read_text(), re.MULTILINE
    )


def test_an_edit_that_is_never_shown_is_not_measured(preview, monkeypatch):
    monkeypatch.setattr(edit_module, "PATIENCE", 0.1)
    other = preview.folder / "other.md"
    with serving(preview) as (server, _), pytest.raises(CommandFailed, match="does not show it"):
        Edit(other, "text", 0, "/").shown_after(server, "word")


def test_a_server_that_ends_at_once_is_not_measured(tmp_path):
    job = Job("broken", [], tmp_path, tmp_path, server=run_python("raise SystemExit('no luck')"))
    with pytest.raises(CommandFailed, match="no luck"), serving(job):
        pass


def test_a_revision_that_is_not_in_the_clone_is_no_version():
    assert earlier("no-such-revision") is None


def test_the_lock_of_the_benchmark_has_hashes_and_no_addresses_and_is_used_for_nothing_else():
    text = (ROOT / "requirements-bench.txt").read_text()
    entries = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.MULTILINE)[1:]
    assert [entry.partition("==")[0] for entry in entries] == ["hugo", "pagefind", "pagefind-bin"]
    assert all("--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"https?://|file:|--index|--find-links", text)
    for name in ("hugo", "pagefind"):
        assert f"\n{name}" not in (ROOT / "requirements-dev.txt").read_text()
        assert f"`{name}`" in (ROOT / "HACKING.md").read_text()
