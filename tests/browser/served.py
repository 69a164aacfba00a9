"""A browser, the built sites behind nginx, and pages that note everything they ask for and complain about."""

from __future__ import annotations

import json
import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from tests.support.built_site import BuiltSite
from tests.support.nginx_host import hosting

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
PHONE = {"width": 390, "height": 844}
# 1280 px wide and 1024 px high at 400 per cent.
ZOOMED = {"width": 320, "height": 256}

# Says aloud what the policy forbids, so that it counts as a complaint.
EARS = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`violation: ${event.effectiveDirective} ${event.blockedURI}`));"""


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
def base(real_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real site."""
    with hosting(tmp_path_factory, real_site) as address:
        yield address


@pytest.fixture(scope="session")
def hostile_base(hostile_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the attacked site."""
    with hosting(tmp_path_factory, hostile_site) as address:
        yield address


@pytest.fixture(scope="session")
def arabic_base(arabic_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site in three languages."""
    with hosting(tmp_path_factory, arabic_site) as address:
        yield address


@dataclass
class Watched:
    """A browser page and what it did: requests to other hosts, complaints, dialogs."""

    page: Page
    base: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    strangers: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", self._note_request)
        self.page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", self._note_dialog)

    def _note_request(self, request: Any) -> None:
        if not request.url.startswith((f"{self.base}/", f"blob:{self.base}/", "data:")):
            self.strangers.append(request.url)

    def _note_dialog(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def go(self, address: str) -> Page:
        """Opens a page of the site by its path."""
        self.page.goto(self.base + address, wait_until="load")
        return self.page

    def as_new(self) -> None:
        """Forgets what a test has done to the page; what it had still to say is heard before that."""
        self.page.unroute_all(behavior="ignoreErrors")
        if self.page.url.startswith(self.base):
            self.page.evaluate("localStorage.clear()")
        self.page.mouse.move(0, 0)
        self.page.set_viewport_size(self.settings["viewport"])
        self.page.emulate_media(
            media="null",
            contrast="null",
            color_scheme=self.settings.get("color_scheme", "light"),
            reduced_motion=self.settings.get("reduced_motion", "no-preference"),
            forced_colors=self.settings.get("forced_colors", "none"),
        )
        for noted in (self.strangers, self.complaints, self.dialogs):
            noted.clear()


class Pool:
    """Keeps pages for the tests to come: to open a page in a browser of its own costs six times as much."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.contexts: dict[str, BrowserContext] = {}
        self.free: dict[str, list[Watched]] = defaultdict(list)

    @contextmanager
    def pages(self, base: str) -> Iterator[Callable[..., Watched]]:
        """Lends pages on the site at an address; what is given goes to the browser's context."""
        lent: list[tuple[str, Watched]] = []

        def opener(**settings: Any) -> Watched:
            settings = {"viewport": WIDE} | settings
            key = json.dumps([base, settings], sort_keys=True)
            lent.append((key, self.free[key].pop() if self.free[key] else self._opened(key, base, settings)))
            return lent[-1][1]

        yield opener
        for key, watched in lent:
            self._take_back(key, watched)

    def _opened(self, key: str, base: str, settings: Mapping[str, Any]) -> Watched:
        if key not in self.contexts:
            self.contexts[key] = self.browser.new_context(**settings)
            self.contexts[key].add_init_script(EARS)
        return Watched(self.contexts[key].new_page(), base, settings)

    def _take_back(self, key: str, watched: Watched) -> None:
        try:
            watched.as_new()
        except Error:  # a test has left the page where it cannot be asked any more
            watched.page.close()
        else:
            self.free[key].append(watched)

    def close(self) -> None:
        for context in self.contexts.values():
            context.close()


@pytest.fixture(scope="module")
def pool(browser: Browser) -> Iterator[Pool]:
    """The pages of one module's tests."""
    pool = Pool(browser)
    yield pool
    pool.close()


@pytest.fixture
def open_page(pool: Pool, base: str) -> Iterator[Callable[..., Watched]]:
    """Opens a page on the real site that no test has touched; what is given goes to the browser's context."""
    with pool.pages(base) as opener:
        yield opener


@pytest.fixture
def open_hostile(pool: Pool, hostile_base: str) -> Iterator[Callable[..., Watched]]:
    """Opens such a page on the attacked site."""
    with pool.pages(hostile_base) as opener:
        yield opener


@pytest.fixture
def open_arabic(pool: Pool, arabic_base: str) -> Iterator[Callable[..., Watched]]:
    """Opens such a page on the site in three languages."""
    with pool.pages(arabic_base) as opener:
        yield opener
