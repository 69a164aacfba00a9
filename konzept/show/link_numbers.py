"""Numbers the links of a finished page, so that paper can list where they lead; no script is needed for it."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urldefrag, urljoin

# What is not printed is left out.
_LINK = re.compile(
    r'<nav\b.*?</nav>|<p class="terms__more">.*?</p>|<a (?:[^>]*? )?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL
)


def numbered(html: str, base: str) -> tuple[str, list[str]]:
    """The page with a number on each link, and the absolute addresses in the order of their numbers.

    `base` is the page's own absolute address. A link within the page has no number, nor one that is its own address.
    """
    numbers: dict[str, int] = {}

    def mark(found: re.Match[str]) -> str:
        address = _address(found[1], base) if found[1] else base
        if address == base or address == unescape(found[2]):
            return found[0]
        number = numbers.setdefault(address, len(numbers) + 1)
        return f'<a data-n="{number}" {found[0].removeprefix("<a ")}'

    return _LINK.sub(mark, html), list(numbers)


def _address(href: str, base: str) -> str:
    """Where a link leads, without the place on the page: nobody types that from paper."""
    return urldefrag(urljoin(base, unescape(href))).url
