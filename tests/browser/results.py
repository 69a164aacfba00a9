"""The page of results in a browser: how to get there, and what it shows."""

from __future__ import annotations

import json
import re
from urllib.parse import urlencode

import pytest

QUERIES = {"de": "Sprachförderung", "en": "language courses"}
# The addresses of the indexes: the folder below `assets/` carries their fingerprint.
INDEX_FILE = re.compile(r"/assets/[\w/]*search-index\.json$")


def results(watched, site, language: str, query: str, **filters: str):
    """The page of results for a query, once it has answered."""
    page = watched.go(f"{site.address(language, 'search')}?{urlencode({'q': query, **filters})}")
    answered(page)
    return page


def answered(page) -> None:
    page.locator(".results:not([aria-busy]) [role=status]:not(:empty)").wait_for()


def hits(page) -> list[str]:
    return page.locator("main .hit a").evaluate_all("all => all.map((one) => one.pathname + one.hash)")


def count(page) -> int:
    return int(re.sub(r"\D", "", page.locator(".results [role=status]").inner_text()))


def until(page, condition: str, arg: object = None) -> None:
    """Waits until a function of the page says yes; Playwright's own way to wait needs an eval that the site forbids."""
    for _ in range(400):
        if page.evaluate(condition, arg):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"it never happened: {condition} with {arg}")


def index_of(site, language: str) -> dict:
    """The search index of one language, as the browser would get it."""
    folder = site.folder / site.dataset.languages[language].path / "assets"
    (file,) = folder.rglob("search-index.json")
    return json.loads(file.read_text(encoding="utf-8"))


def texts_of(site, language: str) -> list[str]:
    """The texts that passages are taken from, in the order of the index."""
    folder = site.folder / site.dataset.languages[language].path / "assets"
    (file,) = folder.rglob("search-texts.json")
    return json.loads(file.read_text(encoding="utf-8"))


def hold(page, pattern) -> list:
    """Keeps the answers to requests back; each waits in the list for its `continue_()`."""
    held = []

    def keep(route) -> None:
        held.append(route)

    page.route(pattern, keep)
    return held
