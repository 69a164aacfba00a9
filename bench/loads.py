"""What a browser really fetches for a page before anyone touches it, and what it says about the page."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Browser, BrowserContext, Page

QUIET_SECONDS = 0.1
_PARTS = {"Document": "html", "Stylesheet": "styles", "Script": "scripts"}
_AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
_RUN_AXE = """async () => (await axe.run(document, { resultTypes: ["violations"] }))
  .violations.map((rule) => [rule.id, rule.nodes.length])"""
_EARS = """window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective));"""


@dataclass(frozen=True)
class Load:
    """The bytes of one first view as they came over the wire, headers included."""

    html: int
    styles: int
    scripts: int
    others: int
    requests: int

    @property
    def total(self) -> int:
        return self.html + self.styles + self.scripts + self.others


def phone(browser: Browser) -> BrowserContext:
    """A browser with an empty cache and a phone's window."""
    return browser.new_context(viewport={"width": 412, "height": 823}, has_touch=True, is_mobile=True)


def load(browser: Browser, address: str) -> Load:
    """Opens a page as a phone with an empty cache does, and waits until it asks for nothing more."""
    context = phone(browser)
    page = context.new_page()
    tools = context.new_cdp_session(page)
    kinds: dict[str, str] = {}
    sizes: Counter[str] = Counter()
    last = [time.monotonic()]

    def answered(event: Mapping[str, str]) -> None:
        kinds[event["requestId"]] = _PARTS.get(event["type"], "others")

    def finished(event: Mapping[str, str]) -> None:
        sizes[kinds[event["requestId"]]] += int(event["encodedDataLength"])
        last[0] = time.monotonic()

    tools.on("Network.responseReceived", answered)
    tools.on("Network.loadingFinished", finished)
    tools.send("Network.enable")
    page.goto(address, wait_until="load")
    while time.monotonic() < last[0] + QUIET_SECONDS:
        page.wait_for_timeout(25)
    context.close()
    return Load(sizes["html"], sizes["styles"], sizes["scripts"], sizes["others"], len(kinds))


def axe(page: Page) -> Mapping[str, int]:
    """The rules of axe-core that an open page breaks, each with the number of elements."""
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    return dict(page.evaluate(_RUN_AXE))


def axe_on(browser: Browser, addresses: Sequence[str]) -> list[Mapping[str, int]]:
    """What axe finds on each of several pages, on a phone."""
    context = phone(browser)
    found = []
    for address in addresses:
        page = context.new_page()
        page.goto(address, wait_until="load")
        found.append(axe(page))
        page.close()
    context.close()
    return found


def violations(browser: Browser, addresses: Sequence[str]) -> list[Counter[str]]:
    """The directives of the server's policy that each page breaks, with how often."""
    context = phone(browser)
    context.add_init_script(_EARS)
    found = []
    for address in addresses:
        page = context.new_page()
        page.goto(address, wait_until="load")
        page.wait_for_timeout(1000)
        found.append(Counter(page.evaluate("violations")))
        page.close()
    context.close()
    return found
