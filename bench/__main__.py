"""`make bench`: our build of all languages, then the same pages as plain Markdown built by bare Material.

Both run with one process per language side by side, on warm caches, in turns, in the same session; the best of each
counts.  The check of the real data is timed as a command, start of Python included.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from bench.measure import CommandFailed, Run, measure
from bench.plain import write_project
from bench.weights import rows, weigh_all
from konzept.read.load import load

PROJECT = Path(__file__).resolve().parent.parent
TARGET = 1.3
ENVIRONMENT = os.environ | {"NO_MKDOCS_2_WARNING": "true"}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure time and memory.")
    parser.add_argument("--rounds", type=int, default=3, help="how often each build runs after warming up (default: 3)")
    rounds = parser.parse_args().rounds
    try:
        with tempfile.TemporaryDirectory(prefix="konzept-bench-") as folder:
            report(Path(folder), rounds)
    except CommandFailed as failed:
        print(f"Ein Befehl ist gescheitert / a command failed:\n{failed}", file=sys.stderr)
        return 1
    return 0


def report(folder: Path, rounds: int) -> None:
    """Measures everything and prints the table."""
    site = folder / "site"
    ours = [[sys.executable, "-m", "konzept", "build", "--output", str(site)]]
    print("Wärme auf … / Warming up …", flush=True)
    measure(ours, PROJECT, ENVIRONMENT)
    languages = pages_by_language(site)
    bare = [bare_command(site, pages, folder / f"bare-{name or 'root'}") for name, pages in languages.items()]
    measure(bare, PROJECT, ENVIRONMENT)
    best = in_turns(
        {
            "konzept": lambda: measure(ours, PROJECT, ENVIRONMENT),
            "bare": lambda: measure(bare, PROJECT, ENVIRONMENT),
            "check": lambda: measure([[sys.executable, "-m", "konzept", "check"]], PROJECT, ENVIRONMENT),
        },
        rounds,
    )
    print_table(best, {name: len(pages) for name, pages in languages.items()}, rounds)
    print_weights(site)


def in_turns(runs: Mapping[str, Callable[[], Run]], rounds: int) -> Mapping[str, Run]:
    """The fastest run of each, all taking turns so that a slow minute of the machine hits each alike."""
    results: dict[str, list[Run]] = {name: [] for name in runs}
    for number in range(1, rounds + 1):
        print(f"Runde / round {number}/{rounds} …", flush=True)
        for name, run in runs.items():
            results[name].append(run())
    return {name: min(each, key=lambda run: run.seconds) for name, each in results.items()}


def pages_by_language(site: Path) -> Mapping[str, list[Path]]:
    """The pages of each language's folder; a folder with a 404 page of its own is a language."""
    roots = sorted((page.parent for page in site.rglob("404.html")), key=lambda root: -len(root.parts))
    found: dict[str, list[Path]] = {}
    taken: set[Path] = set()
    for root in roots:
        pages = [page for page in sorted(root.rglob("index.html")) if page not in taken]
        taken |= set(pages)
        found[root.relative_to(site).as_posix().removeprefix(".")] = pages
    return found


def bare_command(site: Path, pages: list[Path], project: Path) -> list[str]:
    config = write_project(site, pages, project)
    return [sys.executable, "-m", "mkdocs", "build", "-f", str(config), "-d", str(project / "site")]


def print_table(best: Mapping[str, Run], pages: Mapping[str, int], rounds: int) -> None:
    ratio = best["konzept"].seconds / best["bare"].seconds
    work = best["konzept"].work / best["bare"].work
    counts = ", ".join(f"/{name}: {count}" for name, count in sorted(pages.items()))
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores"
    rows = [
        ("make build", best["konzept"]),
        ("bare Material, same pages", best["bare"]),
        ("make check", best["check"]),
    ]
    print(f"\nPages by language ({counts}); best of {rounds}; {machine}\n")
    print("| | wall s | processor s | peak MiB, all processes |\n|---|---:|---:|---:|")
    for name, run in rows:
        print(f"| {name} | {run.seconds:.2f} | {run.work:.2f} | {run.mebibytes:.0f} |")
    verdict = "within" if ratio <= TARGET else "above"
    print(f"\nmake build takes {ratio:.2f} times as long as bare Material ({verdict} the target of {TARGET}),")
    print(f"and {work:.2f} times its work, which other programs on the machine disturb less.")


def print_weights(site: Path) -> None:
    world = load(PROJECT / "data").world
    if world is not None:
        print("", *rows(list(weigh_all(site, world, PROJECT / "content"))), sep="\n")


if __name__ == "__main__":
    sys.exit(main())
