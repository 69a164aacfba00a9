"""The page of results in a browser: how to get there, and what it shows."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from konzept.render import INDEX

QUERIES = {"de": "Sprachförderung", "en": "language courses"}
INDEX_FILE = re.compile(re.escape(INDEX) + "$")


def results(watched, site, language: str, query: str, **filters: str):
    """The page of results for a query, once it has answered."""
    page = watched.go(f"{site.address(language, 'search')}?{urlencode({'q': query, **filters})}")
    answered(page)
    return page


def answered(page) -> None:
    page.locator(".results [role=status]:not(:empty)").wait_for()


def hits(page) -> list[str]:
    return page.locator("main .hit a").evaluate_all("all => all.map((one) => one.pathname + one.hash)")


def count(page) -> int:
    return int(re.sub(r"\D", "", page.locator(".results [role=status]").inner_text()))
