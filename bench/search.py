"""`make bench-search`: our search beside Pagefind and MiniSearch, on the built site, and how its index grows.

All answer the same queries in the same browser; the sites are served on this machine.  Pagefind comes twice: as it is,
on our pages, and like MiniSearch with our terms, stems and synonyms.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from statistics import fmean

import yaml
from playwright.sync_api import Browser

from bench.measure import say
from bench.search_engines import (
    HITS,
    SLOWER,
    Engine,
    Language,
    Timing,
    answers,
    built,
    chromium,
    first_search,
    languages_of,
    ours,
    pagefind,
)
from bench.search_growth import tables as growth
from bench.search_kinds import carried, slips
from bench.search_rivals import rivals
from bench.versions import PROJECT

QUERY_SETS = ("golden", "unseen", "readers")
FIRST = 5
SEARCHES = 5
SLIPS_EVERY = 4

Hits = Sequence[Collection[str]]
"""Hits in their order, each as the ids of the documents it leads to."""


@dataclass(frozen=True)
class Query:
    """What somebody types, in which language, and the ids it must find."""

    text: str
    language: str
    finds: frozenset[str]


@dataclass(frozen=True)
class Score:
    """How many queries there are and how many have a success; the rest are shares of all queries, from 0 to 1."""

    queries: int
    found: int
    first: float
    strict: float
    recall: float
    reciprocal_rank: float


def read_queries(path: Path) -> list[Query]:
    records = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [Query(one["query"], one["language"], frozenset(one["finds"])) for one in records if one["finds"]]


def score(given: Sequence[tuple[Query, Hits]]) -> Score:
    """Success@5 (some of what was expected, or all of it), recall@10 and mean reciprocal rank."""
    first = [share(query.finds, hits[:FIRST]) for query, hits in given]
    return Score(
        queries=len(given),
        found=sum(one > 0 for one in first),
        first=fmean(share(query.finds, hits[:1]) > 0 for query, hits in given),
        strict=fmean(one == 1 for one in first),
        recall=fmean(share(query.finds, hits[:HITS]) for query, hits in given),
        reciprocal_rank=fmean(reciprocal_rank(query.finds, hits) for query, hits in given),
    )


def share(expected: frozenset[str], hits: Hits) -> float:
    """Which part of the expected ids some hit leads to."""
    return len(expected & {one for hit in hits for one in hit}) / len(expected)


def reciprocal_rank(expected: frozenset[str], hits: Hits) -> float:
    """1 for a first hit that was expected, 1/2 for a second one …, and 0 for none among the first ten."""
    ranks = (rank for rank, hit in enumerate(hits[:HITS], start=1) if not expected.isdisjoint(hit))
    return 1 / next(ranks, float("inf"))


@dataclass(frozen=True)
class Row:
    """What one engine did in one language; `work` was measured at full speed, the rest in the slowed browser.

    `phrases` and `slips` are the shares that lead to what the word alone or the right spelling leads to first:
    in the first place, and among the first five.
    """

    engine: str
    scores: Mapping[str, Score]
    phrases: float
    slips: float
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


def report(browser: Browser, site: Path, folder: Path, queries: Mapping[str, list[Query]], rounds: int) -> None:
    """Measures everything and prints the tables."""
    day = datetime.datetime.now().astimezone().date()
    print(
        f"{day}, Chromium {browser.version}, slowed {SLOWER} times; {SEARCHES} first searches, "
        f"each the best of {rounds}; load of the machine {os.getloadavg()[0]:.1f}\n"
    )
    asked: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for language in languages_of(site):
        own = {name: [one for one in each if one.language == language.code] for name, each in queries.items()}
        if any(own.values()):
            place = folder / language.code
            engines = [ours(site, language), *rivals(language, place), pagefind(site, language, place / "pagefind")]
            given = [measured(browser, engine, language, own, rounds) for engine in engines]
            print(*table(language, own, given), sep="\n")
            asked[language.code] = [(query.text, query.finds) for query in own["golden"]]
    say("Wachstum … / Growth …")
    print(*growth(browser, folder / "growth", asked), sep="\n")


def measured(
    browser: Browser, engine: Engine, language: Language, queries: Mapping[str, list[Query]], rounds: int
) -> Row:
    say(f"  {engine.name}")
    phrases = carried(language.code)
    misspelt = slips(json.loads(language.index.read_text(encoding="utf-8")))[::SLIPS_EVERY]
    pairs = [query for pair in (*phrases, *misspelt) for query in pair]
    given = answers(browser, engine, dict.fromkeys([query.text for each in queries.values() for query in each] + pairs))
    scores = {name: score([(query, given[query.text]) for query in each]) for name, each in queries.items()}
    answered = [query.text for query in queries["golden"] if given[query.text]]
    typed = [answered[place * len(answered) // SEARCHES] for place in range(SEARCHES)]

    def best(key: str, *, warm: bool, slower: int) -> list[Timing]:
        timings = ([first_search(browser, engine, query, warm=warm, slower=slower) for _ in range(rounds)]
                   for query in typed)  # fmt: skip
        return [min(each, key=attrgetter(key)) for each in timings]

    return Row(
        engine.name,
        scores,
        fmean(alike(given[word], given[phrase], 1) for word, phrase in phrases),
        fmean(alike(given[word], given[slip], FIRST) for word, slip in misspelt),
        best("from_query", warm=True, slower=SLOWER),
        best("from_focus", warm=False, slower=SLOWER),
        best("work_from_query", warm=True, slower=1),
    )


def alike(wanted: Hits, found: Hits, number: int) -> bool:
    """Whether what a query finds first is among the first hits of another."""
    return bool(wanted) and any(not set(wanted[0]).isdisjoint(hit) for hit in found[:number])


def table(language: Language, queries: Mapping[str, list[Query]], rows: Sequence[Row]) -> Iterator[str]:
    yield f"## {language.code}: {len(language.pages)} pages\n"
    for name in queries:
        yield f"| {name} | success@5 | first | all of them@5 | recall@10 | MRR |\n|---|---:|---:|---:|---:|---:|"
        for row in rows:
            one = row.scores[name]
            success = f"{one.found}/{one.queries} ({one.found / one.queries:.0%})"
            cells = f"{one.first:.0%} | {one.strict:.0%} | {one.recall:.0%} | {one.reciprocal_rank:.2f}"
            yield f"| {row.engine} | {success} | {cells} |"
        yield ""
    yield "| | phrases around a word, same first hit | slips in synonyms, first five |\n|---|---:|---:|"
    yield from (f"| {row.engine} | {row.phrases:.0%} | {row.slips:.0%} |" for row in rows)
    yield ""
    yield (
        "| first search | kB gzipped | requests | ms from the query | ms from focus | work from the query "
        "| work from focus |\n|---|---:|---:|---:|---:|---:|---:|"
    )
    for row in rows:
        yield f"| {row.engine} | {first_search_cells(row)} |"
    yield ""


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


if __name__ == "__main__":
    sys.exit(main())
