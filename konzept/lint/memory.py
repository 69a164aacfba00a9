"""Remembers the pages in which nothing was wrong, so that one that stays as it was is not read again in the next build.

What is remembered of a page is what others depend on: its places, its head, and its links to places on other pages.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

# The hash in the address of an asset changes with every text that can be searched for, and with it every page.
_HASH = re.compile(r"(?<=assets/)[0-9a-f]{16}(?=/)")
_SOURCES = Path(__file__).parent


class Seen(NamedTuple):
    """What was found on a page.  `anchors` are places on other pages: address, anchor, and the link as written."""

    ids: list[str]
    anchors: list[tuple[str, str, str]]
    titles: list[str]
    descriptions: list[str]


class Memory:
    """The pages of one language without faults, by their address and bytes; a file keeps them for the next build."""

    def __init__(self, file: Path | None, there: Iterable[str]) -> None:
        """`there` are all addresses: with another rule or another page to link to, nothing is known any more."""
        rules = (path.read_bytes() for path in sorted(_SOURCES.glob("*.py")))
        addresses = _HASH.sub("", "\n".join(sorted(there))).encode()
        self._file = file
        self._token = hashlib.sha256(b"".join([*rules, addresses])).hexdigest()
        self._before = self._read()
        self._now: dict[str, Seen] = {}

    def name(self, address: str, html: str) -> str:
        """What a page is remembered by."""
        return hashlib.sha256(f"{address} {_HASH.sub('', html)}".encode()).hexdigest()

    def recall(self, name: str) -> Seen | None:
        """What was found on a page before; none if it is new."""
        if found := self._before.get(name):
            self._now[name] = Seen(*found)
        return self._now.get(name)

    def keep(self, name: str, seen: Seen) -> None:
        self._now[name] = seen

    def save(self) -> None:
        """Writes down what this build has seen, if it may."""
        if self._file and os.access(self._file.parent.parent, os.W_OK):
            self._file.parent.mkdir(exist_ok=True)
            self._file.write_text(json.dumps([self._token, self._now]), encoding="utf-8")

    def _read(self) -> Mapping[str, Any]:
        try:
            token, found = json.loads(self._file.read_text("utf-8")) if self._file else ("", {})
        except (OSError, ValueError):
            return {}
        return found if token == self._token else {}
