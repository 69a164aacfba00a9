"""A browser, the built site served on this machine, and pages that note everything they ask for and complain about."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from built_site import BuiltSite
from playwright.sync_api import Browser, Page, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder as a web host does: silently, and with the site's own page for unknown addresses."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, _: str | None = None) -> None:
        own = Path(self.directory) / self.path.split("/")[1] / "404.html"
        body = (own if own.is_file() else Path(self.directory) / "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(site: BuiltSite) -> Iterator[str]:
    """Serves a built site on a free port of this machine; gives its address without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site.folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    named = os.environ.get("KONZEPT_BROWSER")
    path = next(filter(None, map(shutil.which, (named,) if named else BROWSERS)), None)
    if path is None:
        pytest.fail("The browser tests need Chromium: install it, or point to one with KONZEPT_BROWSER.", pytrace=False)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def base(real_site: BuiltSite) -> Iterator[str]:
    """The address of the real site."""
    with serving(real_site) as address:
        yield address


@pytest.fixture(scope="session")
def hostile_base(hostile_site: BuiltSite) -> Iterator[str]:
    """The address of the attacked site."""
    with serving(hostile_site) as address:
        yield address


@pytest.fixture(scope="session")
def arabic_base(arabic_site: BuiltSite) -> Iterator[str]:
    """The address of the site in three languages."""
    with serving(arabic_site) as address:
        yield address


@dataclass
class Watched:
    """A browser page and what it did: requests to other hosts, complaints, dialogs."""

    page: Page
    base: str
    strangers: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", self._note_request)
        self.page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", self._note_dialog)

    def _note_request(self, request: Any) -> None:
        if not request.url.startswith((f"{self.base}/", "data:")):
            self.strangers.append(request.url)

    def _note_dialog(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def go(self, address: str) -> Page:
        """Opens a page of the site by its path."""
        self.page.goto(self.base + address, wait_until="load")
        return self.page


@pytest.fixture
def open_page(browser: Browser, base: str) -> Iterator[Callable[..., Watched]]:
    """Opens a fresh page on the real site; what is given goes to the browser's context."""
    with pages(browser, base) as opener:
        yield opener


@pytest.fixture
def open_hostile(browser: Browser, hostile_base: str) -> Iterator[Callable[..., Watched]]:
    """Opens a fresh page on the attacked site."""
    with pages(browser, hostile_base) as opener:
        yield opener


@pytest.fixture
def open_arabic(browser: Browser, arabic_base: str) -> Iterator[Callable[..., Watched]]:
    """Opens a fresh page on the site in three languages."""
    with pages(browser, arabic_base) as opener:
        yield opener


@contextmanager
def pages(browser: Browser, base: str) -> Iterator[Callable[..., Watched]]:
    """Opens fresh pages on the site at an address; closes them at the end."""
    contexts = []

    def opener(**settings: Any) -> Watched:
        context = browser.new_context(**({"viewport": WIDE} | settings))
        contexts.append(context)
        return Watched(context.new_page(), base)

    yield opener
    for context in contexts:
        context.close()
