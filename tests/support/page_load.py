"""What a browser really fetches for a page before anyone touches it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping

from playwright.sync_api import Browser

from konzept.publish.weights import PageWeight

QUIET_SECONDS = 0.2
_PARTS = {"Document": "html", "Stylesheet": "styles", "Script": "scripts"}


def load(browser: Browser, address: str, kind: str) -> PageWeight:
    """Opens a page as a phone with an empty cache does, and waits until it asks for nothing more; headers count."""
    context = browser.new_context(viewport={"width": 412, "height": 823}, has_touch=True, is_mobile=True)
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
    return PageWeight(address, kind, sizes["html"], sizes["styles"], sizes["scripts"], sizes["others"], len(kinds))
