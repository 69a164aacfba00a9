"""Remembers the pages in which nothing was wrong, so that one that stays as it was is not read again in the next build.

What is remembered of a page is what others depend on: its places, its head, and its links to places on other pages.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from konzept.read.rewriting import replace_file

_HASH = re.compile(r"/assets/([0-9a-f]{16})/")
_SOURCES = Path(__file__).parent


class Seen(NamedTuple):
    """What was found on a page.  `anchors` are places on other pages: address, anchor, and the link as written."""

    ids: list[str]
    anchors: list[tuple[str, str, str]]
    titles: list[str]
    descriptions: list[str]


class Memory:
    """The pages of one language without faults, by their address and bytes; a file keeps them for the next build."""

    def __init__(self, file: Path | None, there: Collection[str]) -> None:
        """`there` are all addresses: with another rule or another page to link to, nothing is known any more."""
        self._file = file
        # They change with every text that can be searched for, and every page with them.
        self._hashes = sorted({found for address in there for found in _HASH.findall(address)})
        rules = (path.read_text("utf-8") for path in sorted(_SOURCES.glob("*.py")))
        self._token = self.digest(*sorted(there), *rules)
        self._before = self._load()
        self._now: dict[str, Seen] = {}

    def digest(self, *texts: str) -> str:
        """The hash of texts (of a page: address and HTML) without the hashes of the site's own assets in them."""
        whole = "\n".join(texts)
        for one in self._hashes:
            whole = whole.replace(one, "")
        return hashlib.sha256(whole.encode()).hexdigest()

    def recall(self, digest: str) -> Seen | None:
        """What was found on a page in the last build; none if the page is new."""
        if found := self._before.get(digest):
            self._now[digest] = Seen(*found)
        return self._now.get(digest)

    def keep(self, digest: str, seen: Seen) -> None:
        self._now[digest] = seen

    def save(self) -> None:
        """Writes down what this build has seen, if it may."""
        if self._file:
            with suppress(OSError):
                replace_file(self._file, json.dumps([self._token, self._now]).encode())

    def _load(self) -> Mapping[str, Any]:
        try:
            token, found = json.loads(self._file.read_text("utf-8")) if self._file else ("", {})
        except (OSError, ValueError, TypeError):
            return {}
        return found if token == self._token else {}
