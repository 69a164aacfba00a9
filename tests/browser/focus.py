"""Where the keyboard leads on a page, and what the probes in `probes.js` say about it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

PROBES = (Path(__file__).parent / "probes.js").read_text(encoding="utf-8")


def ask(page: Page, probe: str) -> Any:
    """What one of the probes finds: a list of problems, or the number of stops."""
    if page.evaluate("typeof probes") == "undefined":
        page.evaluate(PROBES)
    return page.evaluate(f"probes.{probe}()")


def problems(page: Page) -> list[str]:
    """Focuses every stop in turn, as a keyboard would, and says what is wrong with its place or its ring."""
    page.keyboard.press("Tab")  # from here on the browser shows the focus as it does for a keyboard
    return ask(page, "focus")


def walk(page: Page) -> tuple[list[int], int]:
    """Presses Tab as often as there are stops; the places that got the focus, and how many stops there are."""
    count = ask(page, "listen")
    for _ in range(count):
        page.keyboard.press("Tab")
    return page.evaluate("window.walked"), count


def tab_to(page: Page, wanted: str, key: str = "Tab", limit: int = 600) -> None:
    """Presses a key until an element that matches has the focus."""
    for _ in range(limit):
        page.keyboard.press(key)
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"{key} does not reach {wanted} on {page.url}")
