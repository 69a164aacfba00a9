"""A browser, the built sites behind nginx, and pages that note everything they ask for and complain about."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.support.built_site import BuiltSite
from tests.support.nginx_host import hosting

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
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
        context.add_init_script(EARS)
        contexts.append(context)
        return Watched(context.new_page(), base)

    yield opener
    for context in contexts:
        context.close()
