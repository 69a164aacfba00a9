"""Other search engines with all that is ours to give: terms, stems, synonyms, stop words, how much a kind weighs.

What they lack then is only how ours ranks, what it makes of misspellings and compounds, and when it says there is
nothing.  Each document is one record, so that a hit counts for that document alone.  The words of synonyms stand in
the documents they lead to as well, so that an engine's own tolerance reaches them.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from bench.measure import CommandFailed
from bench.search_engines import Engine, Host, Language
from bench.versions import PROJECT
from konzept.language.search_terms import stem, terms
from konzept.publish.scripts import squeezed

SCRIPT = PROJECT / "overrides" / "assets" / "search-engine.js"
_KINDS = re.compile(r"const KINDS = \{(.*?)\}")
_WEIGHT = re.compile(r"(\w+): ([\d.]+)")
MINISEARCH = PROJECT / "bench" / "minisearch" / "node_modules" / "minisearch" / "dist" / "es" / "index.js"

# The least page that asks either: what is typed becomes stems, and the words of synonyms what they mean.
PAGE = """<!doctype html><html lang="{code}"><meta charset="utf-8"><title>{name}</title>
<input type="search"><ol></ol>
<script type="module">
import {{ terms, stem }} from "./terms.js";
import {{ start }} from "./start.js";
const field = document.querySelector("input"), list = document.querySelector("ol");
const stems = (text) => terms(text, "{code}").map((term) => stem(term, "{code}"));
const get = async (name) => (await fetch(`./${{name}}.json`)).json();
const holds = (words, sequence) => words.some((_, at) => sequence.every((word, step) => words[at + step] === word));
const begin = async () => {{
  const [stop, synonyms, kinds] = await Promise.all(["stop", "synonyms", "kinds"].map(get));
  const find = await start(kinds);
  return (query) => {{
    const all = stems(query), said = all.filter((word) => !stop.includes(word));
    return find([said.length ? said : all, ...synonyms.filter(([head]) => holds(all, head)).map(([, means]) => means)]);
  }};
}};
let engine;
window.answer = async (query) => (await (engine ??= begin()))(query);
field.addEventListener("focus", () => {{ engine ??= begin(); }}, {{ once: true }});
field.addEventListener("input", async () => {{
  list.replaceChildren(...(await window.answer(field.value)).map((id) => {{
    const item = document.createElement("li"); item.append(id); return item;
  }}));
}});
</script></html>
"""

MINISEARCH_START = """import MiniSearch from "./minisearch.js";
export const start = async (kinds) => {
  const documents = await (await fetch("./documents.json")).json();
  const fields = ["title", "also", "said", "summary", "text"];
  const engine = new MiniSearch({ fields, tokenize: (text) => text.split(" "), processTerm: (term) => term });
  engine.addAll(documents);
  const options = { boost: { title: 8, also: 4, said: 3, summary: 3 }, boostDocument: (id) => kinds[id],
    prefix: (term) => term.length > 3, fuzzy: (term) => (term.length > 3 ? 0.2 : false) };
  return (meant) => {
    const queries = meant.map((words, at) => ({ queries: words, combineWith: at ? "AND" : "OR" }));
    return engine.search({ queries, combineWith: "OR" }, options).slice(0, 10).map(({ id }) => id);
  };
};
"""

PAGEFIND_START = """export const start = async (kinds) => {
  const engine = await import("./pagefind/pagefind.js");
  await engine.options({ noWorker: true });
  await engine.init();
  return async (meant) => {
    const found = new Map();
    for (const words of meant) {
      for (const query of new Set([words.join(" "), ...words])) {
        for (const { id, score, data } of (await engine.search(query)).results.slice(0, 10)) {
          const worth = score * (query === words.join(" ") ? 10 : 1);
          if ((found.get(id)?.worth ?? 0) < worth) { found.set(id, { worth, data }); }
        }
      }
    }
    const best = [...found.values()].sort((one, other) => other.worth - one.worth).slice(0, 20);
    const ids = await Promise.all(best.map(async ({ worth, data }) => [(await data()).meta.id, worth]));
    const weighed = ids.map(([id, worth]) => [id, worth * kinds[id]]).sort(([, one], [, other]) => other - one);
    return weighed.slice(0, 10).map(([id]) => id);
  };
};
"""


def rivals(language: Language, folder: Path) -> Iterator[Engine]:
    """MiniSearch and Pagefind with our terms, each in a folder of its own."""
    index = json.loads(language.index.read_text(encoding="utf-8"))
    texts = json.loads(language.index.with_name("search-texts.json").read_text(encoding="utf-8"))
    documents = records(index, texts)
    if not MINISEARCH.is_file():
        raise CommandFailed("MiniSearch is missing: run `sh scripts/bootstrap.sh bench --minisearch`.")
    mini = prepared(index, folder / "minisearch", "MiniSearch", MINISEARCH_START)
    shutil.copy(MINISEARCH, mini / "minisearch.js")
    (mini / "documents.json").write_text(json.dumps(documents, ensure_ascii=False), encoding="utf-8")
    yield Engine("MiniSearch with what is ours", mini, "bench.html", "input", "ol li", answer)
    yield pagefind_with_terms(index, texts, folder / "pagefind-terms")[0]


def pagefind_with_terms(index: Mapping[str, Any], texts: Sequence[str], folder: Path) -> tuple[Engine, float]:
    """Pagefind on the documents of an index, each with its terms; and the seconds that making its files took."""
    page, documents = prepared(index, folder, "Pagefind", PAGEFIND_START), records(index, texts)
    return Engine("Pagefind with what is ours", page, "bench.html", "input", "ol li", answer), pagefind_of(
        documents, page
    )


def answer(page: Page, host: Host, query: str) -> list[Collection[str]]:
    if not page.url.startswith(host.address):
        page.goto(f"{host.address}bench.html")
        page.wait_for_function("() => Boolean(window.answer)")
    return [{one} for one in page.evaluate("(query) => window.answer(query)", query)]


def prepared(index: Mapping[str, Any], folder: Path, name: str, start: str) -> Path:
    """A folder with the page that asks, our terms, what words mean and how much each document's kind weighs."""
    code = index["language"]
    folder.mkdir(parents=True)
    source = SCRIPT.read_text(encoding="utf-8")
    (folder / "terms.js").write_text(squeezed(source[: source.index("const rules =")]), encoding="utf-8")
    (folder / "start.js").write_text(start, encoding="utf-8")
    (folder / "bench.html").write_text(PAGE.format(code=code, name=name), encoding="utf-8")
    stop = sorted({stem(term, code) for term in index["stop"].split(" ")})
    weights = {name: float(weight) for name, weight in _WEIGHT.findall(_KINDS.findall(source)[0])}
    data = {
        "stop": stop,
        "synonyms": [(head, one) for heads, means in synonyms(index) for head in heads for one in means],
        "kinds": {one["id"]: weights.get(one["kind"], 1) for one in index["documents"]},
    }
    for part, content in data.items():
        (folder / f"{part}.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return folder


def stems(text: str, code: str) -> list[str]:
    return [stem(term, code) for term in terms(text, code)]


def synonyms(index: Mapping[str, Any]) -> list[tuple[list[list[str]], list[list[str]]]]:
    """What people type, and what the texts have instead, each as stems."""
    code = index["language"]
    return [
        ([stems(head, code) for head in heads.split("|")], [stems(one, code) for one in means.split("|")])
        for heads, means in index["synonyms"]
    ]


def records(index: Mapping[str, Any], texts: Sequence[str]) -> list[dict[str, str]]:
    """The documents as stems by field, with the names that ours finds them by, and the words that mean them."""
    code, groups = index["language"], synonyms(index)
    named = {one["id"]: one["title"] for one in index["documents"] if one["kind"] in {"field", "actor"}}
    found = []
    for document, text in zip(index["documents"], texts, strict=True):
        also = [*document.get("also", []), document.get("place", "")]
        also += [] if ":" in document["id"] else [document["id"]]
        also += [named[f"{kind}:{one}"] for kind in ("field", "actor") for one in document.get(f"{kind}s", ())]
        parts = {"title": document["title"], "also": " ".join(also), "summary": document.get("summary", "")}
        fields = {name: stems(part, code) for name, part in parts.items()}
        held = {word for words in fields.values() for word in words}
        fields["said"] = [
            word
            for heads, means in groups
            if any(held.issuperset(one) for one in means)
            for head in heads
            for word in head
        ]
        fields["text"] = stems(text, code)
        found.append({"id": document["id"], **{name: " ".join(words) for name, words in fields.items()}})
    return found


def pagefind_of(documents: Sequence[Mapping[str, str]], folder: Path) -> float:
    """Writes an index of our records; a word of the title counts as often as it weighs in ours.  Returns seconds.

    Each is a page without a language: through Pagefind's interface for Python ten records take a second.
    """
    weights = {"title": 8, "also": 4, "said": 3, "summary": 3, "text": 1}
    pages = folder / "records"
    pages.mkdir()
    for number, one in enumerate(documents):
        content = " ".join(" ".join([one[field]] * times) for field, times in weights.items())
        text = f'<body data-pagefind-meta="id:{escape(one["id"])}"><p>{escape(content)}</p></body>'
        (pages / f"{number}.html").write_text(f"<!doctype html><html>{text}</html>", encoding="utf-8")
    command = [sys.executable, "-m", "pagefind", "--silent", "--site", str(pages)]
    started = time.monotonic()
    done = subprocess.run(
        [*command, "--output-path", str(folder / "pagefind")], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise CommandFailed(done.stdout + done.stderr)
    return time.monotonic() - started
