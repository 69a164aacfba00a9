"""`python -m bench.search_kinds`: what readers of each kind find with the search, in a real browser on the built site.

Four measures: the queries of `tests/search/readers.yml` by kind, whether topics that are absent are called absent,
one-letter slips in words that only the synonyms know, and phrases around a word (`tests/search/carriers.yml`).
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, Page

from bench.measure import say
from bench.search_engines import Language, built, chromium, languages_of, serving
from bench.versions import PROJECT
from konzept.language.search_terms import stem, terms

FIRST = 5
SETS = PROJECT / "tests" / "search"
ABSENT = "absent"
SLIP_EVERY = 29

# What the page of results shows for each query; more than twenty addresses a second would make the browser ignore some.
SHOWN = """async ([queries, first]) => {
  const region = document.querySelector("[data-results]"), found = [];
  for (const query of queries) {
    document.querySelector("#find").value = query;
    document.querySelector("form[data-search-page]").requestSubmit();
    do { await new Promise((done) => setTimeout(done, 55)); }
    while (region.dataset.query !== query || region.hasAttribute("aria-busy"));
    const ids = [...region.querySelectorAll("[data-hit]")].map((hit) => hit.dataset.hit);
    found.push({ ids: ids.slice(0, first), similar: region.hasAttribute("data-similar"), count: ids.length });
  }
  return found;
}"""
# The same without the page, for queries in their hundreds.
ASK = """async ([queries, first]) => {
  const { Search } = await import(new URL("search.js", document.querySelector("script[src$='konzept.js']").src));
  const search = new Search(document.querySelector("form[data-search-page]"));
  const found = [];
  for (const query of queries) {
    const { hits, similar } = await search.find(query);
    const ids = hits.slice(0, first).map((hit) => hit.document.id);
    found.push({ ids, similar: Boolean(similar), count: hits.length });
  }
  return found;
}"""


@dataclass(frozen=True)
class Answer:
    """The first hits of a query, best first, and whether the list says that it holds nothing exact."""

    ids: Sequence[str]
    similar: bool
    count: int

    @property
    def honest(self) -> bool:
        """Whether the list says of an absent topic that it is absent."""
        return self.similar or not self.count


@dataclass(frozen=True)
class Kind:
    """How queries of one kind fared: shares from 0 to 1."""

    queries: int
    first_five: float
    first_place: float
    similar: float


def read_readers(language: str) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = yaml.safe_load((SETS / "readers.yml").read_text(encoding="utf-8"))
    return [one for one in records if one["language"] == language]


def scores(given: Sequence[tuple[Mapping[str, Any], Answer]]) -> dict[str, Kind]:
    """Each kind of the covered queries, and `all` of them."""
    covered = [pair for pair in given if pair[0]["kind"] != ABSENT]
    kinds = dict.fromkeys(query["kind"] for query, _ in covered)
    groups = {kind: [pair for pair in covered if pair[0]["kind"] == kind] for kind in kinds}
    return {name: _score(group) for name, group in (groups | {"all": covered}).items()}


def _score(group: Sequence[tuple[Mapping[str, Any], Answer]]) -> Kind:
    number = len(group)
    return Kind(
        number,
        sum(not set(query["finds"]).isdisjoint(answer.ids) for query, answer in group) / number,
        sum(bool(set(query["finds"]).intersection(answer.ids[:1])) for query, answer in group) / number,
        sum(answer.similar for _, answer in group) / number,
    )


def ask(page: Page, queries: Sequence[str], script: str = ASK) -> list[Answer]:
    return [Answer(**one) for one in page.evaluate(script, [list(queries), FIRST])]


def carried(language: str) -> list[tuple[str, str]]:
    """Every word of the matrix alone, with every phrase around it."""
    matrix = yaml.safe_load((SETS / "carriers.yml").read_text(encoding="utf-8"))[language]
    return [(word, phrase.format(word)) for word in matrix["words"] for phrase in matrix["phrases"]]


def slips(index: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Words that only the synonyms know, each with a letter dropped, doubled or swapped; one slip in so many."""
    language = index["language"]
    texts = [one.get(part, "") for one in index["documents"] for part in ("title", "summary")]
    held = {stem(word, language) for text in (*texts, index["words"]) for word in terms(text, language)}
    typed = (terms(head, language) for heads, _ in index["synonyms"] for head in heads.split("|"))
    heads = sorted({head[0] for head in typed if len(head) == 1})
    words = [word for word in heads if len(word) > 4 and word.isalpha() and stem(word, language) not in held]
    every = [(word, slip) for word in words for slip in slips_of(word)]
    return every[::SLIP_EVERY]


def slips_of(word: str) -> Iterator[str]:
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]
        yield word[: place + 1] + word[place:]
        if place and word[place] != word[place - 1]:
            yield word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :]


def same_first(page: Page, pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs whose second query begins with another hit than the first one's."""
    alone = dict.fromkeys(word for word, _ in pairs)
    alone_first = dict(zip(alone, (answer.ids[:1] for answer in ask(page, list(alone))), strict=True))
    answers = ask(page, [query for _, query in pairs])
    return [pair for pair, answer in zip(pairs, answers, strict=True) if answer.ids[:1] != alone_first[pair[0]]]


def lost_slips(page: Page, pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The slips that do not lead to the word's first hit within the first five."""
    words = dict.fromkeys(word for word, _ in pairs)
    right = dict(zip(words, (answer.ids[:1] for answer in ask(page, list(words))), strict=True))
    answers = ask(page, [slip for _, slip in pairs])
    return [pair for pair, answer in zip(pairs, answers, strict=True) if not set(right[pair[0]]) & set(answer.ids)]


def measure(browser: Browser, site: Path, language: Language, failures: bool) -> Iterator[str]:
    with serving(site) as host:
        context = browser.new_context(bypass_csp=True)
        page = context.new_page()
        page.goto(host.address + f"{language.path}/{language.search_page}".lstrip("/") + "?q=x")
        page.locator("[data-results]:not([aria-busy])").wait_for()
        yield from tables(page, language, json.loads(language.index.read_text(encoding="utf-8")), failures)
        context.close()


def tables(page: Page, language: Language, index: Mapping[str, Any], failures: bool) -> Iterator[str]:
    queries = read_readers(language.code)
    given = list(zip(queries, ask(page, [one["query"] for one in queries], SHOWN), strict=True))
    yield f"## {language.code}\n"
    yield "| kind | queries | first five | first place | called similar |\n|---|---:|---:|---:|---:|"
    for name, kind in scores(given).items():
        yield f"| {name} | {kind.queries} | {kind.first_five:.0%} | {kind.first_place:.0%} | {kind.similar:.0%} |"
    absent = [(query, answer) for query, answer in given if query["kind"] == ABSENT]
    dishonest = [query["query"] for query, answer in absent if not answer.honest]
    matrix, misspelt = carried(language.code), slips(index)
    carriers, lost = same_first(page, matrix), lost_slips(page, misspelt)
    yield f"\nabsent topics called absent: {1 - len(dishonest) / len(absent):.0%} of {len(absent)}"
    yield f"phrases around a word, same first hit: {1 - len(carriers) / len(matrix):.0%} of {len(matrix)}"
    yield f"one-letter slips in synonyms, first five: {1 - len(lost) / len(misspelt):.0%} of {len(misspelt)}\n"
    if failures:
        for query, answer in given:
            if query["kind"] != ABSENT and not set(query["finds"]) & set(answer.ids[:1]):
                place = "later" if set(query["finds"]) & set(answer.ids) else "LOST"
                yield f"{place} {query['kind']}: {query['query']} → {' '.join(answer.ids)}"
            elif query["kind"] != ABSENT and answer.similar:
                yield f"called similar {query['kind']}: {query['query']}"
        yield from (f"dishonest: {query}" for query in dishonest)
        yield from (f"phrase: {query}" for _, query in carriers)
        yield from (f"slip: {slip} ({word})" for word, slip in lost)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.search_kinds", description="What readers find, by kinds.")
    parser.add_argument("--site", type=Path, help="a built site to measure instead of building one")
    parser.add_argument("--language", help="one language only")
    parser.add_argument("--failures", action="store_true", help="name what was not found")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="konzept-search-") as scratch, chromium() as browser:
        site = options.site or built(Path(scratch) / "site")
        for language in languages_of(site):
            if options.language in (None, language.code) and read_readers(language.code):
                say(f"  {language.code}")
                for line in measure(browser, site, language, options.failures):
                    print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
