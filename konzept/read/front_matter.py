"""The front matter of a hand-written page: YAML between two lines of dashes, and the page's text below it."""

from __future__ import annotations

import re

DASHES = "---\n"
_PAGE = re.compile(rf"{DASHES}(.*?)^{DASHES}(.*)", re.DOTALL | re.MULTILINE)


def split_front_matter(text: str) -> tuple[str, str]:
    """The YAML at the head of a page and the text below; raises `ValueError` if the page has no such head."""
    found = _PAGE.fullmatch(text)
    if not found:
        raise ValueError("a page begins with a line of dashes")
    return found[1], found[2]
