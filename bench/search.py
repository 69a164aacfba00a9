"""`make bench-search`: our search beside Material's own and Pagefind, on the pages of the built site.

Every engine answers the same queries in the same browser; the sites are served on this machine.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from playwright.sync_api import Browser

from bench.search_browser import SLOWER, Engine, Timing, answers, chromium, first_search, ours, pagefind, stock
from bench.search_growth import Growth, growths
from bench.search_metrics import Hits, Query, Score, read_queries, score
from bench.search_sites import Language, index_file, languages_of, pagefind_site, stock_site

PROJECT = Path(__file__).resolve().parent.parent
QUERY_SETS = ("golden", "unseen")
SEARCHES = 5
SIZES = (1000, 5000)
INDEX_SECONDS, INDEX_BYTES, SCRIPT_BYTES, RESULT_MILLISECONDS = 1.0, 60_000, 10_000, 150


@dataclass(frozen=True)
class Row:
    """What one engine did in one language; `work` was measured at full speed, the rest in the slowed browser."""

    engine: str
    scores: Mapping[str, Score]
    warm: Sequence[Timing]
    cold: Sequence[Timing]
    work: Sequence[Timing]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.search", description="Compare the search with others.")
    parser.add_argument("--site", type=Path, help="a built site to measure instead of building one")
    parser.add_argument("--rounds", type=int, default=2, help="how often each first search is timed (default: 2)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="konzept-search-") as scratch, chromium() as browser:
        folder = Path(scratch)
        site = options.site or built(folder / "site")
        queries = {name: read_queries(PROJECT / "tests" / "search" / f"{name}.yml") for name in QUERY_SETS}
        report(browser, site, folder, queries, options.rounds)
    return 0


def built(site: Path) -> Path:
    say("Baue die Website … / Building the site …")
    subprocess.run(
        [sys.executable, "-m", "konzept", "build", "--output", str(site)],
        cwd=PROJECT,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return site


def say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def report(browser: Browser, site: Path, folder: Path, queries: Mapping[str, list[Query]], rounds: int) -> None:
    """Measures everything and prints the tables."""
    day = datetime.datetime.now().astimezone().date()
    print(
        f"{day}, Chromium {browser.version}, slowed {SLOWER} times; {SEARCHES} first searches, "
        f"each the best of {rounds}; load of the machine {os.getloadavg()[0]:.1f}\n"
    )
    asked = {query.language for query in queries["golden"]}
    languages = [language for language in languages_of(site) if language.code in asked]
    quickest = {}
    for language in languages:
        say(f"Baue die Vergleichsseiten … / Building what to compare with … ({language.code})")
        mine = {name: own for name, each in queries.items() if (own := in_language(each, language))}
        engines = engines_for(site, language, folder / language.code)
        rows = [measured(browser, engine, language, mine, rounds) for engine in engines]
        print_rows(language, mine, rows)
        quickest[language.code] = statistics.median(one.work_from_query * SLOWER for one in rows[0].work)
    golden = {language.code: in_language(queries["golden"], language) for language in languages}
    say("Wachstum … / Growth …")
    grown = growths(browser, site, PROJECT, folder / "growth", SIZES, golden)
    print_growth(grown)
    print_limits(site, languages, grown, quickest)


def in_language(queries: Sequence[Query], language: Language) -> list[Query]:
    return [query for query in queries if query.language == language.code]


def engines_for(site: Path, language: Language, folder: Path) -> list[Engine]:
    root = f"{language.path}/" if language.path else ""
    plain = pagefind_site(site, language, folder / "pagefind", compounds=False)
    engines = [
        ours(site, root, language.search_page),
        stock(stock_site(site, language, folder / "stock")),
        pagefind("Pagefind", plain),
    ]
    if language.code == "de":
        parts = pagefind_site(site, language, folder / "parts", compounds=True)
        engines.append(pagefind("Pagefind, compound parts", parts))
    return engines


def measured(
    browser: Browser, engine: Engine, language: Language, queries: Mapping[str, list[Query]], rounds: int
) -> Row:
    say(f"  {engine.name}")
    given = answers(browser, engine, [query.text for each in queries.values() for query in each])
    scores = {
        name: score([(query, documents(engine, language, given[query.text])) for query in each])
        for name, each in queries.items()
    }
    typed = spread([query for query in queries["golden"] if given[query.text]], SEARCHES)

    def best(key: str, *, warm: bool, slower: int) -> list[Timing]:
        return [
            min(
                (first_search(browser, engine, query, warm=warm, slower=slower) for _ in range(rounds)),
                key=attrgetter(key),
            )
            for query in typed
        ]

    return Row(
        engine.name,
        scores,
        best("from_query", warm=True, slower=SLOWER),
        best("from_focus", warm=False, slower=SLOWER),
        best("work_from_query", warm=True, slower=1),
    )


def documents(engine: Engine, language: Language, addresses: Sequence[str]) -> Hits:
    """The ids of the documents that hits lead to: at the very place for our search, anywhere on the page for others."""
    if engine.exact:
        return [language.place.get(address, ()) for address in addresses]
    return [language.page.get(address.partition("#")[0], ()) for address in addresses]


def spread(queries: Sequence[Query], number: int) -> list[str]:
    """So many queries, evenly from the first to the last."""
    return [queries[place * len(queries) // number].text for place in range(number)]


def print_rows(language: Language, queries: Mapping[str, list[Query]], rows: Sequence[Row]) -> None:
    counts = ", ".join(f"{name} {len(each)}" for name, each in queries.items())
    print(f"## {language.code}: {len(language.pages)} pages, queries: {counts}\n")
    for name in queries:
        print(f"| {name} | success@5 | all of them@5 | recall@10 | MRR |\n|---|---:|---:|---:|---:|")
        for row in rows:
            one = row.scores[name]
            print(
                f"| {row.engine} | {one.found}/{one.queries} ({one.success:.0%}) | {one.strict:.0%} | "
                f"{one.recall:.0%} | {one.reciprocal_rank:.2f} |"
            )
        print()
    print(
        "| first search | kB gzipped | requests | ms from the query | ms from focus | work from the query "
        "| work from focus |"
    )
    print("|---|---:|---:|---:|---:|---:|---:|")
    for row in rows:
        print(f"| {row.engine} | {first_search_cells(row)} |")
    print()


def first_search_cells(row: Row) -> str:
    """Median and, in brackets, the most; the work is that of the page's main thread, times the slowing."""

    def both(values: Sequence[float]) -> str:
        return f"{statistics.median(values):.0f} ({max(values):.0f})"

    return " | ".join((
        both([one.bytes / 1000 for one in row.warm]),
        both([len(one.asked) for one in row.warm]),
        both([one.from_query for one in row.warm]),
        both([one.from_focus for one in row.cold]),
        both([one.work_from_query * SLOWER for one in row.work]),
        both([one.work_from_focus * SLOWER for one in row.work]),
    ))  # fmt: skip


def print_growth(grown: Mapping[str, Sequence[Growth]]) -> None:
    print("| index | entries | documents | kB gzipped | s to make | ms to read | ms per query, median (most) |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for code, growth in grown.items():
        for one in growth:
            print(
                f"| {code} | {one.entries} | {one.documents} | {one.bytes / 1000:.0f} | {one.seconds:.2f} | "
                f"{one.reading:.0f} | {one.asking:.0f} ({one.slowest:.0f}) |"
            )
    print()


def print_limits(
    site: Path, languages: Sequence[Language], grown: Mapping[str, Sequence[Growth]], quickest: Mapping[str, float]
) -> None:
    for language in languages:
        root, real = site / language.path, grown[language.code][0]
        scripts = sum(zipped(path) for path in root.glob("assets/**/search*.js"))
        print_limit(language, "index, kB gzipped", zipped(index_file(root)) / 1000, INDEX_BYTES / 1000)
        print_limit(language, "scripts, kB gzipped", scripts / 1000, SCRIPT_BYTES / 1000)
        print_limit(language, "making the index, s", real.seconds, INDEX_SECONDS)
        print_limit(language, "work to the first result, ms, median", quickest[language.code], RESULT_MILLISECONDS)


def print_limit(language: Language, what: str, value: float, limit: float) -> None:
    verdict = "within" if value <= limit else "above"
    print(f"- {language.code}: {what}: {value:.3g} ({verdict} the limit of {limit:g})")


def zipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


if __name__ == "__main__":
    sys.exit(main())
