"""How the search index grows: the real entries again and again, with one word in six altered so that new words come."""

from __future__ import annotations

import datetime
import gzip
import re
import statistics
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, islice, pairwise
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import Browser

from bench.search_engines import SLOWER, serving, work_of
from konzept.checks.run import check
from konzept.model import Entry, Localised
from konzept.model.dataset import Dataset, kind_of
from konzept.plan.site import sites
from konzept.show.search_index import index_json, texts_json

L = TypeVar("L", bound=Localised)

DAY = datetime.date(2026, 1, 1)
ALTERED_EVERY = 6

_WORD = re.compile(r"[^\W\d_]{5,}")
_VOWEL = re.compile("[aeiou]")

LOAD = """async () => {
  window.Index = (await import("/search.js")).Index;
  window.text = await (await fetch("/index.json")).text();
}"""
# The longest stretch without a rest: the script itself rests once 12 ms have passed, at the end of a step.
READ = """() => {
  let longest = 0, since = performance.now();
  const step = () => { const now = performance.now(); longest = Math.max(longest, now - since); since = now; };
  const data = JSON.parse(window.text);
  step();
  window.engine = new Index(data);
  for (const steps of [engine.build(), engine.listen()]) { for (const _ of steps) { step(); } step(); }
  return longest;
}"""


@dataclass(frozen=True)
class Growth:
    """An index of so many entries: processor seconds to make it, its bytes gzipped, and the work in a slow browser.

    `reading` is the work to make the vocabulary, `step` its longest part, `asking` that for each query; milliseconds.
    `bytes` are those of the index, `later` those of the texts that are fetched for hits in sight.
    """

    entries: int
    documents: int
    seconds: float
    bytes: int
    later: int
    reading: float
    step: float
    asking: Sequence[float]


def growths(
    browser: Browser,
    site: Path,
    project: Path,
    folder: Path,
    times: tuple[int, ...],
    queries: Mapping[str, list[str]],
) -> Mapping[str, list[Growth]]:
    """The growth of each language's index, with so many times the entries."""
    dataset = check(project / "data").dataset
    if dataset is None:
        raise SystemExit("Die Daten haben Fehler (make check). / The data have errors (make check).")
    folder.mkdir()
    (script,) = site.glob("assets/**/search.js")
    (folder / "search.js").write_bytes(script.read_bytes())
    (folder / "index.html").write_text("<!doctype html><title>growth</title>", encoding="utf-8")
    found: dict[str, list[Growth]] = {code: [] for code in queries}
    for many in times:
        larger = grown(dataset, many * len(dataset.entries))
        for code, asked in queries.items():
            found[code].append(growth(browser, larger, code, project, folder, asked))
    return found


def growth(browser: Browser, dataset: Dataset, code: str, project: Path, folder: Path, queries: list[str]) -> Growth:
    site = sites(dataset, "http://127.0.0.1/", DAY, {})[code]
    started = time.thread_time()
    index = index_json(site)
    seconds = time.thread_time() - started
    (folder / "index.json").write_text(index, encoding="utf-8")
    step, reading, *asking = in_browser(browser, folder, queries)
    size, later = (len(gzip.compress(text.encode(), 9)) for text in (index, texts_json(site)))
    return Growth(len(dataset.entries), index.count('"kind":"'), seconds, size, later, reading, step, asking)


def rows(found: Mapping[str, Sequence[Growth]]) -> Iterator[str]:
    yield (
        "| index | entries | documents | kB gzipped | kB of texts | s to make | ms to read | longest step "
        "| ms per query, median (most) |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|"
    )
    for code, growth in found.items():
        for one in growth:
            asking = f"{statistics.median(one.asking):.0f} ({max(one.asking):.0f})"
            yield (
                f"| {code} | {one.entries} | {one.documents} | {one.bytes / 1000:.0f} | {one.later / 1000:.0f} "
                f"| {one.seconds:.2f} | {one.reading:.0f} | {one.step:.0f} | {asking} |"
            )


def in_browser(browser: Browser, folder: Path, queries: list[str]) -> list[float]:
    """The longest step and the work of reading the index, then the work of each query."""
    with serving(folder) as host:
        context = browser.new_context()
        page = context.new_page()
        tools = context.new_cdp_session(page)
        tools.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto(host.address)
        page.evaluate(LOAD)
        work = [work_of(tools)]
        longest = page.evaluate(READ)
        work.append(work_of(tools))
        for query in queries:
            page.evaluate("(query) => { engine.search(query); }", query)
            work.append(work_of(tools))
        context.close()
        return [longest * SLOWER, *((after - before) * SLOWER for before, after in pairwise(work))]


def grown(dataset: Dataset, entries: int) -> Dataset:
    """A world with so many entries: the real ones, then altered copies; everything else stays as it is."""
    records = {kind: dict(each) for kind, each in dataset.records.items()}
    for copy in islice(copies(dataset), max(0, entries - len(dataset.entries))):
        records[kind_of(copy)][copy.id] = copy
    return replace(dataset, records=records)


def copies(dataset: Dataset) -> Iterator[Entry]:
    """Altered copies without end, each far from its original: side by side they would compress to almost nothing."""
    for number in count(1):
        for entry in dataset.entries.values():
            place = zlib.crc32(f"{entry.id} {number}".encode())
            sections = dataset.concepts[entry.concept].sections
            yield replace(
                entry,
                id=f"{entry.id}-{number}",
                section=sections[place % len(sections)].number,
                position=place,
                title=altered_text(entry.title, number),
                summary=altered_text(entry.summary, number),
                text=altered_text(entry.text, number),
                links=(),
            )


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
