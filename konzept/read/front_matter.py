"""The front matter of a hand-written page: YAML between two lines of dashes, and the page's text below it."""

from __future__ import annotations

DASHES = "---\n"


def split_front_matter(text: str) -> tuple[str, str]:
    """The YAML at the head of a page and the text below; raises `ValueError` if the page has no such head."""
    before, head, body = text.split(DASHES, 2)
    if before:
        raise ValueError("a page begins with a line of dashes")
    return head, body
