"""`python -m bench.hub [COUNTS]`: the hub with so many counties: time, memory, weight, faults, what is found.

One county's published data are made once, from the real ones.  Every other is a copy under an invented name, with one
word in six altered and checksums that fit, of those files alone that the hub reads.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from bench.measure import ENVIRONMENT, CommandFailed, measure, say
from bench.search import Query, read_queries, score
from bench.search_engines import chromium, serving
from bench.search_growth import altered
from bench.versions import PROJECT
from konzept.hub.search import FOLDER, is_installed
from konzept.publish.open_data.manifest import MANIFEST
from konzept.read.load import load
from tests.support.published import county_words, list_again, publish, renamed

COUNTS = (1, 10, 40, 400)
FIRST = "nordhausen"
READ = ("index.json", "concepts/", "guidelines/", "goals/", "measures/")
KINDS = {"de": "suche/", "en": "en/search/"}
HEADING = """\
| counties | read MB | first run s | processor s | again s | peak MiB | pages | files | MB | search: files | MB |
|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"""
OF_SEARCH = """\
| counties | | first search kB, requests | queries | among the first five | in first place |
|---:|---|---:|---:|---:|---:|"""
# What the page of the search asks, without its frame.
ANSWER = """async (query) => {
  window.engine ??= await import(new URL(document.querySelector("[data-hub-search]").dataset.pagefind, location.href));
  const { results } = await window.engine.search(query);
  return Promise.all(results.slice(0, 10).map(async (one) => (await one.data()).meta.id));
}"""


@dataclass(frozen=True)
class Weight:
    """So many files, and their bytes."""

    files: int
    bytes: int

    @classmethod
    def of(cls, folder: Path) -> Weight:
        sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
        return cls(len(sizes), sum(sizes))

    @property
    def megabytes(self) -> str:
        return f"{self.bytes / 1_000_000:.1f}"


def counties(folder: Path, count: int) -> None:
    """Adds published folders until there are so many."""
    first = folder / FIRST
    if not first.exists():
        dataset = load(PROJECT / "data").dataset
        if dataset is None:
            raise CommandFailed("Die Daten haben Fehler (make check). / The data have errors (make check).")
        publish(dataset, first, f"https://{FIRST}.example/")
    for number in range(2, count + 1):
        target = folder / f"kreis-{number:03}"
        if not target.exists():
            renamed(first, target, county_words(FIRST, target.name, "Nordhausen", f"Musterau {number}"), READ)
            for file in (*target.glob("goals/*.json"), *target.glob("measures/*.json")):
                _alter(file, number)
            list_again(target)


def _alter(file: Path, number: int) -> None:
    found: Any = json.loads(file.read_text("utf-8"))
    for name in ("title", "summary"):
        found["record"][name] = {code: altered(text, number) for code, text in found["record"][name].items()}
    file.write_text(json.dumps(found, ensure_ascii=False), "utf-8")


def command(folder: Path, output: Path, state: Path) -> list[str]:
    places = ["--output", str(output), "--state", str(state), "--data", str(PROJECT / "data")]
    return [sys.executable, "-m", "konzept", "hub", str(folder), *places]


def measured(folder: Path, count: int, place: Path) -> str:
    """The row of one number of counties: once from nothing, and once more with nothing new."""
    say(f"hub {count}× …")
    counties(folder, count)
    output, state = place / "hub", place / "state"
    first = measure([command(folder, output, state)], PROJECT)
    again = measure([command(folder, output, state)], PROJECT)
    read = sum(Weight.of(one / kind).bytes for one in folder.iterdir() for kind in READ[1:])
    whole, search = Weight.of(output), Weight.of(output / FOLDER)
    pages = sum(1 for _ in output.rglob("*.html"))
    cells = (
        count, f"{read / 1_000_000:.1f}", f"{first.seconds:.1f}", f"{first.work:.1f}", f"{again.seconds:.1f}",
        f"{max(first.mebibytes, again.mebibytes):.0f}", pages, whole.files, whole.megabytes, search.files,
        search.megabytes,
    )  # fmt: skip
    return f"| {' | '.join(map(str, cells))} |"


def spoilt(folder: Path, place: Path) -> str:
    """Spoils some counties, each in another way, and says how the hub takes it; afterwards they are as before."""
    every = sorted(one.name for one in folder.iterdir())
    names = every[:: max(1, len(every) // len(SPOIL))][: len(SPOIL)]
    before = _kept(place)
    for name, spoil in zip(names, SPOIL, strict=True):
        shutil.copytree(folder / name, place / "whole" / name)
        spoil(folder / name)
    started = time.monotonic()
    run = command(folder, place / "hub", place / "state")
    done = subprocess.run(run, cwd=PROJECT, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    seconds = time.monotonic() - started
    refused = sum(": nicht übernommen." in line for line in done.stdout.splitlines())
    for name in names:
        shutil.rmtree(folder / name, ignore_errors=True)
        (place / "whole" / name).rename(folder / name)
    kept = "kept" if _kept(place) == before else "altered"
    return f"{len(names)} spoilt: {refused} messages, exit code {done.returncode}, {seconds:.1f} s, last states {kept}"


def _kept(place: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (place / "state").iterdir()}


def _cut(county: Path) -> None:
    _write(county, "index.json", (county / "index.json").read_bytes()[:100])


def _huge(county: Path) -> None:
    with (county / "index.json").open("r+b") as file:
        file.truncate(5_000_000_000)


def _write(county: Path, name: str, content: bytes, *, listed: bool = False) -> None:
    (county / name).write_bytes(content)
    if listed:
        list_again(county)


SPOIL: Sequence[Callable[[Path], None]] = (
    _cut,
    _huge,
    shutil.rmtree,
    lambda county: shutil.rmtree(county / "measures"),
    lambda county: (county / MANIFEST).unlink(),
    lambda county: _write(county, "index.json", b"<script>"),
    lambda county: _write(county, "index.json", b"[" * 100_000, listed=True),
    lambda county: _write(county, "goals/LZ-01.json", b'{"a": 1, "a": 2}', listed=True),
)
"""What is done to some counties; `tests/hub/faults.py` has seventy kinds."""


def searched(browser: Browser, output: Path, count: int, queries: Sequence[Query]) -> Iterator[str]:
    """What a first search loads, and how often a county's entry that was expected is found."""
    for code, place in KINDS.items():
        own = [one for one in queries if one.language == code]
        with serving(output) as host:
            context = browser.new_context(bypass_csp=True)
            page = context.new_page()
            page.goto(f"{host.address}{place}")
            host.wait_until_quiet()
            known = len(host.asked)
            ask(page, own[0].text)
            host.wait_until_quiet()
            asked = host.asked[known:]
            kilobytes = sum(host.weight(path) for path in asked) / 1000
            given = [(one, [{id_} for id_ in ask(page, one.text)]) for one in own]
            context.close()
        found = score(given)
        yield (
            f"| {count} | {code} | {kilobytes:.0f}, {len(asked)} | {found.queries} "
            f"| {found.found} ({found.found / found.queries:.0%}) | {found.first:.0%} |"
        )


def ask(page: Page, query: str) -> list[str]:
    return list(page.evaluate(ANSWER, query))


def expected() -> list[Query]:
    """The golden queries that a measure or goal of the county answers."""
    own = {file.stem for kind in ("goals", "measures") for file in (PROJECT / f"data/{FIRST}/{kind}").glob("*.yml")}
    found = read_queries(PROJECT / "tests/search/golden.yml")
    return [Query(one.text, one.language, one.finds & own) for one in found if one.finds & own]


def main() -> int:
    sizes = tuple(int(size) for size in sys.argv[1:]) or COUNTS
    queries = expected()
    rows: list[str] = []
    faults: list[str] = []
    finds: list[str] = []
    with tempfile.TemporaryDirectory(prefix="konzept-hub-") as name, chromium() as browser:
        folder = Path(name) / "published"
        for count in sizes:
            place = Path(name) / str(count)
            rows.append(measured(folder, count, place))
            if count >= len(SPOIL):
                faults.append(f"- {count} counties, {spoilt(folder, place)}")
            if is_installed():
                finds += searched(browser, place / "hub", count, queries)
            shutil.rmtree(place)
    print(HEADING, *rows, "", *faults, "", OF_SEARCH, *finds, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
