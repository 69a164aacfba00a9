"""Lighthouse is pinned without addresses, and what it says is read rightly; both sites are counted alike."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from bench import scores
from bench.loads import Load
from bench.material import Side, addresses, lines, spread, stock_site
from bench.scores import NoTool, Score, failed, once, row, tool, version
from tests.support.built_site import ROOT

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
    with pytest.raises(NoTool, match=r"18\.16"):
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
    monkeypatch.setattr(scores, "browser_program", lambda: "chromium")
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


def test_both_sites_are_counted_alike():
    side = Side(
        [1_000, 3_000, 2_000], [Load(1, 2_000, 0, 0, 4)], [{}, {"link-name": 2, "region": 1}],
        [Counter({"style-src-attr": 3})], [Score((90, 100, 100, 100), (1, 1, 1), ("x",))],
    )  # fmt: skip
    found = dict(lines(side))
    assert found["HTML packed, kB: median, heaviest page"] == "2.0, 3.0"
    assert found["axe: pages with violations"] == "1 of 2"
    assert found["axe: elements in violation"] == "3"
    assert found["axe: rules broken (pages)"] == "link-name (1), region (1)"
    assert found["our policy: directives broken (times)"] == "style-src-attr (3)"
    assert found["Lighthouse performance: median, least"] == "90, 90"


def test_the_stock_site_has_the_same_pages_with_the_same_words(tmp_path):
    site = tmp_path / "site"
    for place, word in (("", "Eins"), ("a/", "Zwei"), ("en/", "One"), ("en/a/", "Two")):
        (site / place).mkdir(parents=True, exist_ok=True)
        (site / place / "index.html").write_text(f"<main><h1>{word}</h1><p>{word} …</p></main>")
    for root in ("", "en/"):
        (site / root / "404.html").write_text("<main></main>")
    built = stock_site(site, tmp_path / "stock")
    assert addresses(site) == ["/", "/a/", "/en/", "/en/a/"]
    assert set(addresses(site)) <= set(addresses(built))
    page = (built / "en/a/index.html").read_text()
    assert "<p>Two …</p>" in page
    assert 'lang="en"' in page
    assert "md-search" in page
    assert (built / "en/a/index.html.gz").is_file()


def test_a_sample_is_spread_over_all():
    assert spread(list("abcdefghij"), 5) == list("acegi")
