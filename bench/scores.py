"""`make bench-lighthouse`: Lighthouse in the phone profile on five types of page in every language, on this machine.

The site is built for the address that nginx with the shipped configuration serves it at; nothing goes elsewhere.
The median of several runs counts, since the performance score depends on what else the machine is doing.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.measure import say
from bench.versions import PROJECT
from konzept.publish.weights import PageWeight, weigh_all
from konzept.read.load import load
from tests.support.nginx import NoServer, free_port, nginx_serving
from tests.support.programs import BROWSER_FLAGS, browser, nodes, version

TOOL = PROJECT / "bench" / "lighthouse"
NODE_NEEDED = (18, 16)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# The least each category must reach, in its order.
WANTED = (98, 100, 100, 100)
ATTEMPTS = 3
TIMES = {"first-contentful-paint": "FCP ms", "largest-contentful-paint": "LCP ms", "total-blocking-time": "TBT ms"}


class NoTool(Exception):
    """Node or the browser is missing, or Lighthouse has failed; says what to do."""


@dataclass(frozen=True)
class Score:
    """Medians of one page: categories from 0 to 100, times in milliseconds, layout shift, and what failed."""

    categories: tuple[int, ...]
    times: tuple[int, ...]
    failed: tuple[str, ...]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.scores", description="Ask Lighthouse about five page types.")
    parser.add_argument("--rounds", type=int, default=3, help="how often each page is measured (default: 3)")
    rounds = parser.parse_args().rounds
    try:
        with tempfile.TemporaryDirectory(prefix="konzept-lighthouse-") as scratch:
            return report(Path(scratch), rounds)
    except (NoTool, NoServer) as missing:
        print(missing, file=sys.stderr)
        return 1


def report(scratch: Path, rounds: int) -> int:
    """Prints the table; 1 if a category of a page is below what is wanted."""
    lighthouse = tool()
    with our_site(scratch) as (base, site):
        print(f"\nLighthouse, phone profile, median of {rounds}; load of the machine {os.getloadavg()[0]:.1f}\n")
        print(heading(), flush=True)
        pages = examples(site)
        scores = []
        for name, address in pages.items():
            score = measured(lighthouse, base + address, scratch, rounds)
            scores.append(score)
            print(row(f"{name}, {address}", score), flush=True)
    low = any(got < wanted for score in scores for got, wanted in zip(score.categories, WANTED, strict=True))
    print(f"\n{'Above' if not low else 'Below'} the goal of {' / '.join(map(str, WANTED))} on {len(scores)} pages.")
    return int(low)


@contextmanager
def our_site(scratch: Path) -> Iterator[tuple[str, Path]]:
    """Builds the site for the address it is then served at; gives that, without a slash at the end, and the folder."""
    port, site = free_port(), scratch / "site"
    say("Baue die Website … / Building the site …")
    environment = os.environ | {"KONZEPT_URL": f"http://127.0.0.1:{port}/"}
    command = [sys.executable, "-m", "konzept", "build", "--compressed", "--output", str(site)]
    subprocess.run(command, cwd=PROJECT, env=environment, stdout=subprocess.DEVNULL, check=True)
    with nginx_serving(site, scratch / "nginx", port) as base:
        yield base, site


def examples(site: Path) -> Mapping[str, str]:
    """Five types of page in every language: the longest of each, and of hand-written ones too."""
    dataset = load(PROJECT / "data").dataset
    if dataset is None:
        raise NoTool("The data are broken: run `make check`.")
    weights = list(weigh_all(site, dataset))
    found = {}
    for language in dataset.languages.values():
        others = [f"/{one.path}/" for one in dataset.languages.values() if one.path]
        own = [one for one in weights if one.address.startswith(f"/{language.path}/") or
               (not language.path and not one.address.startswith(tuple(others)))]  # fmt: skip
        for kind in ("home", "measure", "field", "search", "prose"):
            found[f"{language.id} {kind}"] = heaviest(own, kind).address
    return found


def heaviest(weights: Sequence[PageWeight], kind: str) -> PageWeight:
    return max((one for one in weights if one.type == kind), key=lambda one: one.html)


def tool() -> list[str]:
    """Lighthouse's command, from its lock, with the first Node that is new enough."""
    node = next((one for one in nodes() if version(one) >= NODE_NEEDED), None)
    program = TOOL / "node_modules" / "lighthouse" / "cli" / "index.js"
    if node is None or not program.exists():
        raise NoTool("Lighthouse and a Node for it are missing: run `sh scripts/bootstrap.sh dev --lighthouse`.")
    return [str(node), str(program)]


def measured(lighthouse: Sequence[str], address: str, scratch: Path, rounds: int) -> Score:
    """The medians of several runs on one page."""
    reports = [once(lighthouse, address, scratch / "report.json") for _ in range(rounds)]
    categories = tuple(
        round(statistics.median(one["categories"][name]["score"] * 100 for one in reports)) for name in CATEGORIES
    )
    times = tuple(round(statistics.median(one["audits"][name]["numericValue"] for one in reports)) for name in TIMES)
    return Score(categories, times, tuple(sorted({name for one in reports for name in failed(one)})))


def once(lighthouse: Sequence[str], address: str, target: Path) -> Mapping[str, Any]:
    """Lighthouse's report of one run; Chromium's recording fails at times, which says nothing about the page."""
    flags = " ".join((*BROWSER_FLAGS, "--headless=new"))
    options = ["--quiet", "--output=json", f"--output-path={target}", f"--chrome-flags={flags}",
               f"--only-categories={','.join(CATEGORIES)}"]  # fmt: skip
    program = browser()
    if program is None:
        raise NoTool("Lighthouse needs Chromium: install it, or point to one with KONZEPT_BROWSER.")
    environment = os.environ | {"CHROME_PATH": program}
    complaint = ""
    for _ in range(ATTEMPTS):
        result = subprocess.run(
            [*lighthouse, address, *options], env=environment, capture_output=True, text=True, check=False
        )
        if result.returncode == 0:
            found: Mapping[str, Any] = json.loads(target.read_text(encoding="utf-8"))
            return found
        complaint = result.stderr[-2000:]
    raise NoTool(f"Lighthouse has failed {ATTEMPTS} times at {address}:\n{complaint}")


def failed(found: Mapping[str, Any]) -> Iterator[str]:
    """The audits that cost points in any category but performance."""
    for category in CATEGORIES[1:]:
        for part in found["categories"][category]["auditRefs"]:
            score = found["audits"][part["id"]]["score"]
            if part["weight"] and score is not None and score < 1:
                yield part["id"]


def heading() -> str:
    names = ("page", *CATEGORIES, *TIMES.values(), "what costs points")
    return f"| {' | '.join(names)} |\n|---|{'---:|' * (len(names) - 2)}---|"


def row(name: str, score: Score) -> str:
    cells = (name, *map(str, score.categories), *map(str, score.times), ", ".join(score.failed) or "–")
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main())
