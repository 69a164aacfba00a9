"""Lighthouse is pinned without addresses, and what it says is read rightly."""

from __future__ import annotations

import json

import pytest

from bench import scores
from bench.scores import NoTool, Score, failed, once, row, tool
from tests.support.places import ROOT
from tests.support.programs import version

TOOL = ROOT / "bench" / "lighthouse"


def test_lighthouse_is_pinned_with_hashes_and_without_addresses_of_a_registry():
    wanted = json.loads((TOOL / "package.json").read_text())["dependencies"]
    lock = json.loads((TOOL / "package-lock.json").read_text())["packages"]
    assert wanted == {name: lock[f"node_modules/{name}"]["version"] for name in wanted}
    packages = {name: one for name, one in lock.items() if name}
    assert len(packages) > 50
    assert [name for name, one in packages.items() if not one["integrity"].startswith("sha512-")] == []
    assert [name for name, one in packages.items() if "resolved" in one] == []
    assert "bench/lighthouse/node_modules/" in (ROOT / ".gitignore").read_text()


def script(folder, name: str, says: str):
    path = folder / name
    path.write_text(f"#!/bin/sh\necho {says}\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(("says", "numbers"), [("v20.20.2", (20, 20, 2)), ("v9.0.0", (9, 0, 0)), ("nonsense", ())])
def test_the_version_of_node_is_compared_as_numbers(tmp_path, says, numbers):
    assert version(script(tmp_path, "node", says)) == numbers


def test_without_a_node_that_is_new_enough_the_command_says_what_to_do(tmp_path, monkeypatch):
    old = script(tmp_path, "node", "v9.99.9")
    monkeypatch.setattr(scores, "nodes", lambda: iter([old]))
    with pytest.raises(NoTool, match="--lighthouse"):
        tool()


def lighthouse(folder, fails: int) -> list[str]:
    """A command that fails so often before it writes a report."""
    program = folder / "lighthouse"
    program.write_text(
        f"""#!/bin/sh
cd {folder}
echo x >> runs
[ "$(wc -l < runs)" -le {fails} ] && {{ echo NO_NAVSTART >&2; exit 1; }}
for part in "$@"; do case "$part" in --output-path=*) echo '{{"fine": true}}' > "${{part#*=}}" ;; esac; done
"""
    )
    program.chmod(0o755)
    return [str(program)]


def test_a_run_that_failed_is_made_again_but_not_without_end(tmp_path, monkeypatch):
    monkeypatch.setattr(scores, "browser", lambda: "chromium")
    assert once(lighthouse(tmp_path, 2), "http://127.0.0.1:1/", tmp_path / "report.json") == {"fine": True}
    (tmp_path / "runs").unlink()
    with pytest.raises(NoTool, match=r"3 times at http://127\.0\.0\.1:1/:\nNO_NAVSTART"):
        once(lighthouse(tmp_path, 9), "http://127.0.0.1:1/", tmp_path / "report.json")
    assert (tmp_path / "runs").read_text().count("x") == 3


def test_what_costs_points_is_named_but_not_what_only_informs():
    audits = {"good": 1, "bad": 0, "informs": None, "weightless": 0}
    references = [{"id": name, "weight": int(name != "weightless")} for name in audits]
    found = {
        "categories": {name: {"auditRefs": references} for name in scores.CATEGORIES},
        "audits": {name: {"score": score} for name, score in audits.items()},
    }
    assert set(failed(found)) == {"bad"}


def test_a_row_has_the_scores_the_times_and_the_faults():
    score = Score((99, 100, 100, 92), (900, 1000, 0), ("link-text",))
    assert row("de home, /", score) == "| de home, / | 99 | 100 | 100 | 92 | 900 | 1000 | 0 | link-text |"
