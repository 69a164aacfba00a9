"""Reads what somebody else has published: only files that their list of checksums names, and nothing but plain JSON.

Nothing of it is trusted: a harvest may be cut off, altered, huge or made to do harm.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from konzept.publish.open_data.manifest import MANIFEST
from konzept.read.safe_text import SafeFolder, Unreadable, decoded, odd_character
from konzept.report.problem import Problem

FILE_LIMIT, LIST_LIMIT, TOTAL_LIMIT = 1_000_000, 8_000_000, 100_000_000
"""The most bytes of one file, of the list of files, and of all that is read of a harvest."""
DEEPEST = 20
"""So many objects and lists may lie in one another; what we publish has eight."""
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")
_STEP = re.compile(r"[\w-][\w.-]*")
_DIGITS = 15
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNREADABLE = {"file-too-big": "too-big", "file-outside": "outside"}


class HarvestRefused(Exception):
    """A harvest cannot be taken over: `code` is the text that says why, `file` where it was found."""

    def __init__(self, code: str, file: str, /, **values: object) -> None:
        super().__init__(code)
        self.code, self.file, self.values = code, file, values


class PublishedFolder:
    """A copy of a site's `data/v1/`."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._files, self._left = folder, SafeFolder(folder), TOTAL_LIMIT
        self._sums = self._listed()

    def json(self, name: str) -> Any:
        """What a file says, if it is the one that the list names."""
        if name not in self._sums:
            raise HarvestRefused("not-listed", MANIFEST, name=name)
        data = self._bytes(name, FILE_LIMIT)
        if hashlib.sha256(data).hexdigest() != self._sums[name]:
            raise HarvestRefused("other-sum", name)
        found = parsed(_text(data, name), name)
        _refuse_odd(found, name)
        return found

    def _listed(self) -> Mapping[str, str]:
        """The checksums of all files by name."""
        found: dict[str, str] = {}
        for line in _text(self._bytes(MANIFEST, LIST_LIMIT), MANIFEST).splitlines():
            match = _LINE.fullmatch(line)
            if not match:
                raise HarvestRefused("bad-line", MANIFEST, found=shown(line))
            if not all(_STEP.fullmatch(step) for step in match[2].split("/")):
                raise HarvestRefused("bad-path", MANIFEST, found=shown(match[2]))
            if found.setdefault(match[2], match[1]) != match[1]:
                raise HarvestRefused("listed-twice", MANIFEST, found=shown(match[2]))
        return found

    def _bytes(self, name: str, limit: int) -> bytes:
        path = self._folder / name
        if not os.path.lexists(path):
            raise HarvestRefused("missing", name)
        try:
            data = self._files.bytes(path, name, limit)
        except Unreadable as why:
            code = _UNREADABLE.get(why.problems[0].code, "unreadable")
            raise HarvestRefused(code, name, limit=limit // 1000) from why
        self._left -= len(data)
        if self._left < 0:
            raise HarvestRefused("too-much", name, limit=TOTAL_LIMIT // 1_000_000)
        return data


def shown(value: object) -> str:
    """What was found, for a message: short, and without characters that do something to a terminal."""
    written = json.dumps(value, ensure_ascii=True, default=str)
    return written if len(written) <= 60 else f"{written[:57]}…"


def _text(data: bytes, name: str) -> str:
    text = decoded(data, name)
    if isinstance(text, Problem):
        raise HarvestRefused("not-text", name)
    return text


def parsed(text: str, name: str) -> Any:
    """JSON as the standard has it, in which no key stands twice and no number is beyond all use."""

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(found)
        if len(made) < len(found):
            twice = next(key for key, _ in found if [other for other, _ in found].count(key) > 1)
            raise HarvestRefused("key-twice", name, found=shown(twice))
        return made

    def whole(digits: str) -> int:
        return int(digits) if len(digits) <= _DIGITS else no_number(digits)

    def no_number(written: str) -> NoReturn:
        raise HarvestRefused("bad-number", name, found=shown(written))

    try:
        return json.loads(
            text, object_pairs_hook=pairs, parse_int=whole, parse_float=no_number, parse_constant=no_number
        )
    except RecursionError as why:
        raise HarvestRefused("too-deep", name, most=DEEPEST) from why
    except ValueError as why:
        line, column = getattr(why, "lineno", 1), getattr(why, "colno", 1)
        raise HarvestRefused("not-json", name, line=line, column=column) from why


def _refuse_odd(found: Any, name: str) -> None:
    """Raises `HarvestRefused` for what lies too deep, and for characters that change a text without being seen."""
    text = "\n".join(_strings(found, name, DEEPEST))
    half = _SURROGATE.search(text)
    if odd := half[0] if half else odd_character(text):
        raise HarvestRefused("odd-character", name, found=f"U+{ord(odd):04X}")


def _strings(value: Any, name: str, deeper: int) -> list[str]:
    """All texts in a value, names included."""
    if deeper == 0:
        raise HarvestRefused("too-deep", name, most=DEEPEST)
    if isinstance(value, str):
        return [value]
    parts = [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in parts for text in _strings(one, name, deeper - 1)]
