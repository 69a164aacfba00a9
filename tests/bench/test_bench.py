"""The benchmark measures what it says: the same words on both sides, and the memory of the whole process tree."""

from __future__ import annotations

import os
import sys

import pytest

from bench.__main__ import in_turns, pages_by_language
from bench.measure import CommandFailed, Run, measure
from bench.plain import markdown, write_project
from tests.support.small_project import run, write

PAGE = """<html><head><title>no</title></head><body><nav>no</nav><main>
<h1>Ziel 1</h1><p>Ein <em>Satz</em> mit &amp; und *Stern*.</p><ul><li>Punkt</li></ul><svg><text>no</text></svg>
</main><footer>no</footer></body></html>"""


def test_the_plain_page_has_the_headings_and_words_of_the_main_part_alone():
    assert markdown(PAGE) == "# Ziel 1\n\nEin Satz mit &amp; und \\*Stern\\*\\.\n\n- Punkt\n"


def test_the_bare_project_builds_every_page(tmp_path):
    site = tmp_path / "site"
    for name in ("index.html", "a/index.html", "b/c/index.html"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(PAGE)
    config = write_project(site, sorted(site.rglob("*.html")), tmp_path / "bare")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(tmp_path / "out")]
    assert measure([command], tmp_path, os.environ | {"NO_MKDOCS_2_WARNING": "true"}).seconds > 0
    for name in ("index.html", "a/index.html", "b/c/index.html"):
        assert "Ein Satz mit &amp; und *Stern*." in (tmp_path / "out" / name).read_text()


def test_each_page_is_counted_for_its_own_language(tmp_path):
    project = write(tmp_path / "project")
    assert run(project, "build").returncode == 0
    found = pages_by_language(project / "site")
    assert {name: len(pages) for name, pages in found.items()} == {"": 2, "en": 1}


def test_the_memory_of_children_counts(tmp_path):
    hungry = "data = bytearray(60_000_000); import time; time.sleep(0.5)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hungry!r}])"
    found = measure([[sys.executable, "-c", parent]], tmp_path, os.environ)
    assert found.seconds > 0.5
    assert found.work > 0
    assert found.mebibytes > 57


def test_a_command_that_fails_is_not_measured(tmp_path):
    with pytest.raises(CommandFailed, match="no luck"):
        measure([[sys.executable, "-c", "raise SystemExit('no luck')"]], tmp_path, os.environ)


def test_the_best_of_all_rounds_counts():
    times = iter([3.0, 1.0, 2.0])
    assert in_turns({"one": lambda: Run(next(times), 1.0, 5.0)}, 3) == {"one": Run(1.0, 1.0, 5.0)}
