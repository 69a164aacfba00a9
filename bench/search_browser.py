"""Asks the search engines in a real browser, on this machine alone: what they find, how fast, and what they load."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from bench.search_metrics import MANY

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")
SLOWER = 4
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

# Material listens for keys, not for input; and what its worker answers is what its page shows.
STOCK_EARS = """
addEventListener("input", (event) => event.target.dispatchEvent(new KeyboardEvent("keyup")), true);
window.answers = [];
window.Worker = class extends Worker {
  constructor(...all) {
    super(...all);
    this.addEventListener("message", ({ data }) => { if (data.type === 3) { answers.push(data.data.items); } });
  }
};
"""


class Host(ThreadingHTTPServer):
    """Serves a folder on a free port and keeps a list of what was asked for."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder
        self.asked: list[str] = []
        self.last = time.monotonic()

    @cached_property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

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


def browser_program() -> str | None:
    """The path of the browser: the one `KONZEPT_BROWSER` names, else the first in the search path."""
    named = os.environ.get("KONZEPT_BROWSER")
    return next(filter(None, map(shutil.which, (named,) if named else BROWSERS)), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_program(), args=list(FLAGS))
        yield browser
        browser.close()


@dataclass(frozen=True)
class Engine:
    """How one engine is asked.  `answer` gives the addresses of the first ten hits, relative to the language's root.

    `start` is the page to search from, `field` the search field on it, `result` a result that can be seen.
    `early` are requests for the search that come with the page already.
    """

    name: str
    folder: Path
    root: str
    start: str
    field: str
    result: str
    answer: Callable[[Page, Host, str], list[str]]
    ears: str = ""
    early: str = r"(?!)"
    exact: bool = False


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


def ours(folder: Path, root: str, search_page: str) -> Engine:
    def answer(page: Page, host: Host, query: str) -> list[str]:
        page.goto(f"{host.address}{root}{search_page}?q={quote(query)}")
        page.wait_for_function("document.querySelector('main [data-results] [role=status]').textContent")
        links = page.locator("main [data-hits] ol a").evaluate_all("all => all.map((one) => one.href)")
        return [link.removeprefix(host.address + root) for link in links[:MANY]]

    return Engine(
        "ours",
        folder,
        root,
        root,
        "header input[type=search]",
        "[role=listbox]:not([hidden]) [role=option]",
        answer,
        exact=True,
    )


def stock(folder: Path) -> Engine:
    def answer(page: Page, host: Host, query: str) -> list[str]:
        if not page.url.startswith(host.address):
            page.goto(host.address)
            host.wait_until_quiet()
        before = page.evaluate("answers.length")
        page.locator("input.md-search__input").fill(query, force=True)
        page.wait_for_function("(before) => answers.length > before", arg=before)
        groups = page.evaluate("answers.at(-1)")
        return [group[0]["location"] for group in groups[:MANY]]

    return Engine(
        "stock",
        folder,
        "",
        "",
        "input.md-search__input",
        ".md-search-result__item",
        answer,
        ears=STOCK_EARS,
        early=r"(^|/)(search|workers|lunr)/",
    )


def pagefind(name: str, folder: Path) -> Engine:
    def answer(page: Page, host: Host, query: str) -> list[str]:
        if not page.url.startswith(host.address):
            page.goto(f"{host.address}bench.html")
        return [url.lstrip("/") for url in page.evaluate("(query) => answer(query)", query)]

    return Engine(name, folder, "", "bench.html", "input", "ol li", answer)


def answers(browser: Browser, engine: Engine, queries: Iterable[str]) -> Mapping[str, list[str]]:
    """For each query the addresses of the first ten hits."""
    with serving(engine.folder) as host:
        context = browser.new_context(bypass_csp=True)
        context.add_init_script(engine.ears)
        page = context.new_page()
        found = {query: engine.answer(page, host, query) for query in queries}
        context.close()
    return found


def first_search(browser: Browser, engine: Engine, query: str, *, warm: bool, slower: int = SLOWER) -> Timing:
    """A new visitor's first search, in a browser slowed so many times.

    When `warm`, the query comes after everything that focus loads has arrived; otherwise together with the focus.
    The query arrives whole, as when pasted.
    """
    with serving(engine.folder) as host:
        context = browser.new_context(bypass_csp=True)
        context.add_init_script(f"({STOPWATCH})({engine.result!r}); {engine.ears}")
        page = context.new_page()
        tools = context.new_cdp_session(page)
        tools.send("Performance.enable", {"timeDomain": "threadTicks"})
        tools.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.goto(host.address + engine.start, wait_until="load")
        early = [path for path in host.asked if re.search(engine.early, path)]
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
        asked = (*early, *(path for path in host.asked[known:] if "favicon" not in path))
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
