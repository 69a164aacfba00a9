"""How the search grows with local concepts below one Land: `python -m bench.search_growth`, also in `bench.search`.

Each more is a copy of the first with all it has of its own, under ids of its own, with one word in six altered so that
new words come: what compresses a text here is what would compress it there.
"""

from __future__ import annotations

import dataclasses
import datetime
import gzip
import json
import re
import statistics
import sys
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import Browser

from bench.measure import say
from bench.search_engines import SLOWER, answers, chromium, first_search, serving, work_of
from bench.search_rivals import pagefind_with_terms
from bench.versions import PROJECT
from konzept.checks.run import check
from konzept.model import Localised, Obligation, Record
from konzept.model.dataset import Dataset
from konzept.plan.site import Site, sites
from konzept.publish.asset_hashes import theme_assets
from konzept.publish.job import THEME_ASSETS
from konzept.publish.scripts import SEARCH
from konzept.show.search_index import index_json, texts_json
from konzept.show.search_parts import SEARCH_INDEX, SEARCH_TEXTS, TITLES, in_parts, part_name, search_files

L = TypeVar("L", bound=Localised)
Wanted = tuple[str, AbstractSet[str]]
"""What somebody types, and the ids it must find."""

DAY = datetime.date(2026, 1, 1)
NUMBERS = (1, 4, 10, 40)
RIVAL_NUMBERS = (1, 40)
ALTERED_EVERY = 6
FIRST = 5

_WORD = re.compile(r"[^\W\d_]{5,}")
_VOWEL = re.compile("[aeiou]")
_COPY = re.compile(r"-\d+x$")

LOAD = """async (part) => {
  window.Index = (await import("/search.js")).Index;
  const text = async (name) => (await fetch(name)).text();
  window.text = [await text("/index.json"), ...(part ? [await text("/part.json")] : [])];
}"""
# The longest stretch without a rest: the script itself rests once 12 ms have passed, at the end of a step.
READ = """() => {
  let longest = 0, since = performance.now();
  const step = () => { const now = performance.now(); longest = Math.max(longest, now - since); since = now; };
  const data = window.text.map((one) => { const read = JSON.parse(one); step(); return read; });
  window.engine = new Index(...data);
  for (const steps of [engine.build(), engine.listen()]) { for (const _ of steps) { step(); } step(); }
  return longest;
}"""
ASK = """(query) => {
  window.found = engine.search(query).hits.slice(0, 5).map(({ place }) => engine.documents[place].id);
}"""


@dataclass(frozen=True)
class Growth:
    """A search of so many local concepts, `within` one file, the titles or one concept.

    `first` is what a first search fetches, in bytes gzipped; `later` the texts for passages.  `reading` is the work of
    a slow browser to make the vocabulary, `step` its longest part, `asking` that for each query; milliseconds.
    Of so many `queries`, `found` have some and `strict` all that they must among the first five; a copy counts as what
    it was made from, and takes a place.
    """

    concepts: int
    within: str
    documents: int
    first: int
    later: int
    reading: float
    step: float
    asking: Sequence[float]
    found: int
    strict: int
    queries: int


def main() -> int:
    from bench.search import read_queries  # noqa: PLC0415 – it shows these tables as well

    queries: defaultdict[str, list[Wanted]] = defaultdict(list)
    for one in read_queries(PROJECT / "tests" / "search" / "golden.yml"):
        queries[one.language].append((one.text, one.finds))
    with tempfile.TemporaryDirectory(prefix="konzept-search-") as scratch, chromium() as browser:
        for line in tables(browser, Path(scratch), queries):
            print(line, flush=True)
    return 0


def tables(browser: Browser, folder: Path, queries: Mapping[str, Sequence[Wanted]]) -> Iterator[str]:
    """How ours grows, and beside it Pagefind with what is ours."""
    columns = "within | documents | kB of a first search | kB of texts | ms to read | longest step | ms per query"
    yield f"| index | local concepts | {columns}, median (most) | golden: some, all |\n|---|---:|---{'|---:' * 7}|"
    found = check(PROJECT / "data").dataset
    if found is None:
        raise SystemExit("Die Daten haben Fehler (make check). / The data have errors (make check).")
    made: dict[int, Mapping[str, Site]] = {}
    for number in NUMBERS:
        made[number] = sites(counties(found, number), "http://127.0.0.1/", DAY, {})
        for code, asked in queries.items():
            say(f"  {code}: {number}")
            yield from (row(code, one) for one in growths(browser, made[number][code], number, folder, asked))
    yield "\n| Pagefind with what is ours | local concepts | s to make | MB | kB, requests of a first search | golden |"
    yield "|---|---:|---:|---:|---:|---:|"
    for number in RIVAL_NUMBERS:
        for code, asked in queries.items():
            yield rival(browser, made[number][code], number, folder / f"pagefind-{code}-{number}", asked)


def row(code: str, one: Growth) -> str:
    asking = f"{statistics.median(one.asking):.0f} ({max(one.asking):.0f})"
    kilobytes = f"{one.first / 1000:.0f} | {one.later / 1000:.0f}"
    return (
        f"| {code} | {one.concepts} | {one.within} | {one.documents:,} | {kilobytes} "
        f"| {one.reading:,.0f} | {one.step:.0f} | {asking} | {one.found}/{one.queries}, {one.strict} |"
    )


def growths(browser: Browser, site: Site, number: int, folder: Path, asked: Sequence[Wanted]) -> Iterator[Growth]:
    """One language’s search: in one file, and as the build has it where that has parts."""
    whole = {SEARCH_INDEX: index_json(site).encode(), SEARCH_TEXTS: texts_json(site).encode()}
    own = site.dataset.local_concepts[0].id
    narrower = of_concept(whole[SEARCH_INDEX], own, asked)
    yield growth(browser, whole, "", ("one file", number), folder, asked)
    yield growth(browser, whole, "", (f"one file, asked of {own}", number), folder, narrower)
    if in_parts(site.dataset):
        files = search_files(site)
        yield growth(browser, files, TITLES, ("titles", number), folder, asked)
        yield growth(browser, files, own, (own, number), folder, narrower)


def of_concept(index: bytes, concept: str, asked: Sequence[Wanted]) -> list[Wanted]:
    """The queries for readers who have chosen a concept: they look for nothing that belongs to another one."""
    others = {one["id"] for one in json.loads(index)["documents"] if one.get("concept", concept) != concept}
    return [(query, finds) for query, finds in asked if others.isdisjoint(finds)]


def growth(
    browser: Browser,
    files: Mapping[str, bytes],
    part: str,
    named: tuple[str, int],
    folder: Path,
    asked: Sequence[Wanted],
) -> Growth:
    within, concepts = named
    fetched = [files[SEARCH_INDEX]] + ([files[part_name(SEARCH_INDEX, part)]] if part else [])
    texts = [files[SEARCH_TEXTS], files.get(part_name(SEARCH_TEXTS, part), b"")]
    script = theme_assets(PROJECT / THEME_ASSETS)[SEARCH]
    folder.mkdir(exist_ok=True)
    for name, content in zip(("index.json", "part.json"), fetched, strict=False):
        (folder / name).write_bytes(content)
    (folder / "search.js").write_bytes(script)
    (folder / "index.html").write_text("<!doctype html><title>growth</title>", encoding="utf-8")
    step, reading, asking, found = in_browser(browser, folder, [query for query, _ in asked], part=bool(part))
    documents = sum(len(json.loads(one)["documents"]) for one in fetched)
    originals = [{_COPY.sub("", one) for one in hits} for hits in found]
    right = [len(wanted & hits) / len(wanted) for (_, wanted), hits in zip(asked, originals, strict=True)]
    first, later = (sum(len(gzip.compress(one, 9)) for one in each if one) for each in ([script, *fetched], texts))
    return Growth(
        concepts,
        within,
        documents,
        first,
        later,
        reading,
        step,
        asking,
        sum(one > 0 for one in right),
        right.count(1),
        len(asked),
    )


def in_browser(
    browser: Browser, folder: Path, queries: list[str], *, part: bool
) -> tuple[float, float, list[float], list[list[str]]]:
    """The longest step and the work of reading the index, then the work of each query and its first five hits."""
    with serving(folder) as host:
        context = browser.new_context()
        page = context.new_page()
        tools = context.new_cdp_session(page)
        tools.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto(host.address)
        page.evaluate(LOAD, part)
        work = [work_of(tools)]
        longest = page.evaluate(READ)
        work.append(work_of(tools))
        found = []
        for query in queries:
            page.evaluate(ASK, query)
            work.append(work_of(tools))
            found.append(page.evaluate("window.found"))
        context.close()
        reading, *asking = ((after - before) * SLOWER for before, after in pairwise(work))
        return longest * SLOWER, reading, asking, found


def rival(browser: Browser, site: Site, number: int, folder: Path, asked: Sequence[Wanted]) -> str:
    """Pagefind on the same documents: what it costs to make and to ask, and what it finds."""
    code = site.language.id
    say(f"  Pagefind, {code}: {number}")
    index, texts = (json.loads(make(site)) for make in (index_json, texts_json))
    engine, seconds = pagefind_with_terms(index, texts, folder)
    size = sum(file.stat().st_size for file in (folder / "pagefind").rglob("*") if file.is_file())
    found = answers(browser, engine, [query for query, _ in asked])
    hits = [[_COPY.sub("", one) for hit in found[query][:FIRST] for one in hit] for query, _ in asked]
    right = sum(not wanted.isdisjoint(each) for (_, wanted), each in zip(asked, hits, strict=True))
    firsts = [first_search(browser, engine, asked[place * len(asked) // 5][0], warm=False) for place in range(5)]
    weights, requests = sorted(one.bytes / 1000 for one in firsts), sorted(len(one.asked) for one in firsts)
    return (
        f"| {code} | {number} | {seconds:.0f} | {size / 1e6:.1f} | {weights[0]:.0f} to {weights[-1]:.0f}, "
        f"{requests[0]} to {requests[-1]} | {right}/{len(asked)} |"
    )


def counties(dataset: Dataset, number: int) -> Dataset:
    """So many local concepts below the one Land: the first as it is, and altered copies of all it has of its own."""
    mine = list(own_records(dataset, dataset.local_concepts[0].id))
    ids = {record.id for _, record in mine}
    records = {kind: dict(each) for kind, each in dataset.records.items()}
    for copy in range(2, number + 1):
        for kind, record in mine:
            made = copied(record, ids, copy)
            records[kind][made.id] = made
    return replace(dataset, records=records)


def own_records(dataset: Dataset, concept: str) -> Iterator[tuple[str, Record]]:
    """The records of a concept by kind, with the actors that it alone gives something to do and the duties from it."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for entry in dataset.entries.values():
        if isinstance(entry, Obligation):
            for actor in (*(one.actor for one in entry.responsible), *(one.actor for one in entry.partners)):
                named[str(actor)].add(entry.concept)
    for kind, records in dataset.records.items():
        for record in records.values():
            of = {getattr(record, "concept", None)}
            if kind == "concept":
                of = {record.id}
            elif kind == "actor":
                of = {*named[record.id]}
            elif kind == "duty":
                of = {dataset.entries[one].concept for one in dataset.duties[record.id].entries}
            if of == {concept}:
                yield kind, record


def copied(value: Any, ids: AbstractSet[str], number: int) -> Any:
    """A value with its texts altered, and an id of its own wherever one of these is named."""
    if isinstance(value, Localised):
        return altered_text(value, number)
    if isinstance(value, tuple):
        return tuple(copied(one, ids, number) for one in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in dataclasses.fields(value) if field.init]
        return replace(value, **{name: copied(getattr(value, name), ids, number) for name in names})
    return f"{value}-{number}x" if type(value) is str and value in ids else value


def altered_text(text: L, number: int) -> L:
    return type(text)({code: altered(words, number) for code, words in text.items()})


def altered(text: str, number: int) -> str:
    """The text with one word in six changed, another choice and another change for each number."""

    def change(match: re.Match[str]) -> str:
        word = match[0]
        if zlib.crc32(f"{number} {word.lower()}".encode()) % ALTERED_EVERY:
            return word
        turns = zlib.crc32(f"{word.lower()} {number}".encode())
        return _VOWEL.sub(lambda vowel: "aeiou"[("aeiou".index(vowel[0]) + (turns >> vowel.start())) % 5], word)

    return _WORD.sub(change, text)


if __name__ == "__main__":
    sys.exit(main())
