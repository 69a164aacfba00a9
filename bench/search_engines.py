"""Asks search engines in a real browser, on this machine alone: what they find, how fast, and what they load."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import lxml.html
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from bench.measure import CommandFailed, say
from bench.pages import languages
from bench.versions import PROJECT
from tests.support.programs import BROWSER_FLAGS, browser

SLOWER = 4
HITS = 10
QUIET_SECONDS = 0.5
COMPRESSED = (".html", ".css", ".js", ".json", ".svg")

# Notes when the field got its focus, when the query came and when the first result was there to see.
STOPWATCH = """(selector) => {
  const times = window.times = {};
  const note = (name) => { times[name] ??= performance.now(); };
  addEventListener("focusin", (event) => { if (event.target.matches("input")) { note("focus"); } }, true);
  addEventListener("input", () => note("query"), true);
  new MutationObserver(() => {
    const shown = document.querySelector(selector);
    if (!times.query || times.drawing || !shown) { return; }
    times.drawing = true;
    requestAnimationFrame(() => setTimeout(() => note("shown")));
  }).observe(document, { childList: true, subtree: true, attributes: true });
}"""

# The addresses that the page of results would show; what it does show, `bench.search_kinds` looks at.
OUR_ANSWER = """async (query) => {
  const { Search } = await import(new URL("search.js", document.querySelector("script[src$='konzept.js']").src));
  const search = new Search(document.querySelector("form[data-search-page]"));
  return (await search.find(query)).hits.map((hit) => hit.document.url);
}"""

# The least page that searches with Pagefind: no interface of its own slows it down.
PAGEFIND_PAGE = """<!doctype html><html lang="{code}"><meta charset="utf-8"><title>Pagefind</title>
<input type="search"><ol></ol>
<script type="module">
const field = document.querySelector("input"), list = document.querySelector("ol");
let engine;
const start = async () => {{
  const loaded = await import("/pagefind/pagefind.js");
  await loaded.options({{ noWorker: true }});  // the browser's brake does not reach workers, a slow phone does
  await loaded.init();
  return loaded;
}};
const find = async (query) => {{
  const {{ results }} = await (await (engine ??= start())).search(query);
  return Promise.all(results.slice(0, 10).map((result) => result.data()));
}};
field.addEventListener("focus", () => {{ engine ??= start(); }}, {{ once: true }});
field.addEventListener("input", async () => {{
  list.replaceChildren(...(await find(field.value)).map(({{ url, meta }}) => {{
    const link = Object.assign(document.createElement("a"), {{ href: url, textContent: meta.title }});
    const item = document.createElement("li"); item.append(link); return item;
  }}));
}});
window.answer = async (query) => (await find(query)).map(({{ url }}) => url);
</script></html>
"""


@dataclass(frozen=True)
class Language:
    """One language's part of a built site: its folder below the root, its pages, and its documents' ids by address.

    Addresses are relative to the language's root, with their anchors.
    """

    code: str
    path: str
    pages: tuple[Path, ...]
    search_page: str
    index: Path
    documents: Mapping[str, Collection[str]]

    def on_page(self, address: str) -> set[str]:
        """The ids of all documents that stand on a page."""
        return {one for place, ids in self.documents.items() if place.partition("#")[0] == address for one in ids}


def built(site: Path) -> Path:
    say("Baue die Website … / Building the site …")
    command = [sys.executable, "-m", "konzept", "build", "--output", str(site)]
    subprocess.run(command, cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)
    return site


def languages_of(site: Path) -> list[Language]:
    """The languages of a built site, from their search indexes."""
    return [_language(site / path, path, pages) for path, pages in sorted(languages(site).items())]


def _language(root: Path, path: str, pages: list[Path]) -> Language:
    index = next(file for file in sorted(root.glob("assets/**/*.json")) if b'"documents"' in file.read_bytes())
    found = json.loads(index.read_text(encoding="utf-8"))
    search_page = next(page for page in pages if "data-search-page" in page.read_text(encoding="utf-8"))
    documents: dict[str, set[str]] = {}
    for document in found["documents"]:
        documents.setdefault(document["url"], set()).add(document["id"])
    return Language(found["language"], path, tuple(pages), address_of(search_page, root), index, documents)


def address_of(page: Path, root: Path) -> str:
    return page.relative_to(root).as_posix().removesuffix("index.html")


class Host(ThreadingHTTPServer):
    """Serves a folder on a free port and keeps a list of what was asked for."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder
        self.asked: list[str] = []
        self.last = time.monotonic()
        self.address = f"http://127.0.0.1:{self.server_port}/"

    def wait_until_quiet(self) -> None:
        """Returns when nothing has been asked for during half a second."""
        while (left := self.last + QUIET_SECONDS - time.monotonic()) > 0:
            time.sleep(left)

    def weight(self, path: str) -> int:
        """The bytes of a file as a web host sends it, headers not counted."""
        file = self.folder / path
        if not file.is_file():
            return 0
        content = file.read_bytes()
        return len(gzip.compress(content, 9)) if file.suffix in COMPRESSED else len(content)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Host

    def __init__(self, request: Any, client: Any, server: Host) -> None:
        super().__init__(request, client, server, directory=str(server.folder))

    def do_GET(self) -> None:
        self.server.asked.append(unquote(urlsplit(self.path).path).lstrip("/"))
        self.server.last = time.monotonic()
        super().do_GET()

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[Host]:
    host = Host(folder)
    threading.Thread(target=host.serve_forever, daemon=True).start()
    try:
        yield host
    finally:
        host.shutdown()
        host.server_close()


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser(), args=list(BROWSER_FLAGS))
        yield opened
        opened.close()


@dataclass(frozen=True)
class Engine:
    """How one engine is asked, and the ids that its first ten hits lead to.

    `start` is the page to search from, `field` the search field on it, `result` a result that can be seen.
    """

    name: str
    folder: Path
    start: str
    field: str
    result: str
    answer: Callable[[Page, Host, str], list[Collection[str]]]


def ours(site: Path, language: Language) -> Engine:
    """Our search, whose hits must lead to the very place of a document."""
    root = f"{language.path}/".lstrip("/")

    def answer(page: Page, host: Host, query: str) -> list[Collection[str]]:
        if not page.url.startswith(host.address):
            page.goto(f"{host.address}{root}{language.search_page}")
        return [language.documents.get(address, ()) for address in page.evaluate(OUR_ANSWER, query)[:HITS]]

    result = "[role=listbox]:not([hidden]) [role=option]"
    return Engine("ours", site, root, "header input[type=search]", result, answer)


def pagefind(site: Path, language: Language, folder: Path) -> Engine:
    """Pagefind on copies of our pages, whose hits count for every document that stands on the page."""
    root = site / language.path
    wanted = {place.partition("#")[0] for place in language.documents}
    for page in language.pages:
        if address_of(page, root) in wanted:
            target = folder / page.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(searched_by_words(page.read_text(encoding="utf-8")), encoding="utf-8")
    command = [sys.executable, "-m", "pagefind", "--silent", "--site", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise CommandFailed(done.stdout + done.stderr)
    (folder / "bench.html").write_text(PAGEFIND_PAGE.format(code=language.code), encoding="utf-8")

    def answer(page: Page, host: Host, query: str) -> list[Collection[str]]:
        if not page.url.startswith(host.address):
            page.goto(f"{host.address}bench.html")
        return [language.on_page(url.lstrip("/")) for url in page.evaluate("(query) => answer(query)", query)]

    return Engine("Pagefind", folder, "bench.html", "input", "ol li", answer)


def searched_by_words(page: str) -> str:
    """A page as a site searched by its words has it: only the main part counts, and in one language."""
    tree = lxml.html.document_fromstring(page)
    for twin in tree.find_class("twin"):
        twin.drop_tree()
    for main in tree.iter("main"):
        main.set("data-pagefind-body", "")
    return str(lxml.html.tostring(tree, encoding="unicode", doctype="<!doctype html>"))


def answers(browser: Browser, engine: Engine, queries: Iterable[str]) -> Mapping[str, list[Collection[str]]]:
    """For each query the ids of the documents that each of the first ten hits leads to."""
    with serving(engine.folder) as host:
        context = browser.new_context(bypass_csp=True)
        page = context.new_page()
        found = {query: engine.answer(page, host, query) for query in queries}
        context.close()
    return found


@dataclass(frozen=True)
class Timing:
    """One first search: milliseconds to the first result, what was asked for, and its bytes.

    `from_focus` and `from_query` are by the clock, the `work` by what the page's main thread has computed meanwhile.
    """

    from_focus: float
    from_query: float
    work_from_focus: float
    work_from_query: float
    asked: tuple[str, ...]
    bytes: int


def first_search(browser: Browser, engine: Engine, query: str, *, warm: bool, slower: int = SLOWER) -> Timing:
    """A new visitor's first search, in a browser slowed so many times.

    When `warm`, the query comes after everything that focus loads has arrived; otherwise together with the focus.
    The query arrives whole, as when pasted.
    """
    with serving(engine.folder) as host:
        context = browser.new_context(bypass_csp=True)
        context.add_init_script(f"({STOPWATCH})({engine.result!r})")
        page = context.new_page()
        tools = context.new_cdp_session(page)
        tools.send("Performance.enable", {"timeDomain": "threadTicks"})
        tools.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.goto(host.address + engine.start, wait_until="load")
        known, work = len(host.asked), [work_of(tools)]
        page.evaluate("(selector) => document.querySelector(selector).focus()", engine.field)
        if warm:
            host.wait_until_quiet()
            page.evaluate("() => new Promise((done) => requestIdleCallback(done))")
        work.append(work_of(tools))
        page.keyboard.insert_text(query)
        page.wait_for_function("window.times.shown", polling=100)
        work.append(work_of(tools))
        host.wait_until_quiet()
        times = page.evaluate("window.times")
        context.close()
        asked = tuple(path for path in host.asked[known:] if "favicon" not in path)
        return Timing(
            times["shown"] - times["focus"],
            times["shown"] - times["query"],
            work[2] - work[0],
            work[2] - work[1],
            asked,
            sum(host.weight(path) for path in asked),
        )


def work_of(tools: CDPSession) -> float:
    """The milliseconds the page's main thread has computed so far; other programs on the machine do not count."""
    metrics = tools.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in metrics if one["name"] == "TaskDuration")) * 1000
