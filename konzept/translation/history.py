"""Earlier wordings from the project's history: asked for only when a translation is outdated, and never missed.

Without git, or without a history that reaches back far enough, there are no earlier wordings, and nothing fails.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from konzept.model import Fingerprint
from konzept.model.values import FieldPath
from konzept.read.source import MappingNode, Node, ScalarNode, SequenceNode, parse
from konzept.translation.fingerprints import address, fingerprint
from konzept.translation.pages import Written, written
from konzept.translation.sheets import Sheet, Shelf

VERSIONS_READ = 40
SECONDS = 2.0


@dataclass(frozen=True)
class Earlier:
    """A text as it was when its translation was recorded, and that translation; empty where it cannot be told."""

    path: FieldPath
    text: str
    translation: str

    @property
    def fingerprint(self) -> Fingerprint:
        return fingerprint(self.path, self.text)

    @property
    def address(self) -> str:
        return address(self.path)


class History:
    """Looks things up for one report; all of its questions together take a limited time."""

    def __init__(self, data: Path, source: str, seconds: float = SECONDS) -> None:
        self._data = data
        self.source = source
        self._until = time.monotonic() + seconds

    def earlier(self, sheet: Sheet, language: str) -> tuple[Earlier, ...]:
        """The texts behind what a sheet records and no longer has, as far as they can be found."""
        wanted = set(sheet.unneeded(language))
        found: list[Earlier] = []
        for text in versions(self._source_file(sheet), self._until) if wanted else ():
            for one in self._texts(sheet, language, text):
                if one.fingerprint in wanted:
                    wanted.discard(one.fingerprint)
                    found.append(one)
            if not wanted:
                break
        return tuple(found)

    def _source_file(self, sheet: Sheet) -> Path:
        file = self._data / sheet.file
        return file.parent.parent / self.source / file.name if sheet.shelf is Shelf.PAGES else file

    def _texts(self, sheet: Sheet, language: str, text: str) -> Iterator[Earlier]:
        if sheet.shelf is Shelf.PAGES:
            page = written(text)
            yield from _of_page(page) if page else ()
        else:
            tree = parse(text.replace("\r\n", "\n"), sheet.file).tree
            yield from _of_tree(tree, self.source, language, ())


def _of_page(page: Written) -> Iterator[Earlier]:
    yield from (Earlier((name,), text, "") for name, (text, _) in page.head.items())
    yield from (Earlier(("text", index), text, "") for index, (text, _) in enumerate(page.blocks))


def _of_tree(node: Node | None, source: str, language: str, path: FieldPath) -> Iterator[Earlier]:
    """The texts of a file as it once was; what the model said then does not matter."""
    if isinstance(node, SequenceNode):
        for index, item in enumerate(node.items):
            yield from _of_tree(item, source, language, (*path, index))
    elif isinstance(node, MappingNode):
        original, translated = node.get(source), node.get(language)
        if isinstance(original, ScalarNode):
            yield Earlier(path, original.value, translated.value if isinstance(translated, ScalarNode) else "")
        else:
            for key, value in node.pairs:
                yield from _of_tree(value, source, language, (*path, key.value))


def versions(file: Path, until: float) -> Iterator[str]:
    """What a file once held, the newest first; `until` is when to stop asking (`time.monotonic`)."""
    file = file.resolve()
    with suppress(OSError, subprocess.SubprocessError, ValueError):
        log = _git(file.parent, until, "log", f"-{VERSIONS_READ}", "--format=%H", "--", file.name)
        for commit in log.split():
            with suppress(UnicodeDecodeError):
                yield _git(file.parent, until, "cat-file", "blob", f"{commit.decode()}:./{file.name}").decode()


def _git(folder: Path, until: float, *arguments: str) -> bytes:
    """What git answers; raises if it takes too long, does not know the file or is not there."""
    command = ["git", "-C", str(folder), *arguments]
    seconds = until - time.monotonic()
    if seconds <= 0:
        raise subprocess.TimeoutExpired(command, 0)
    # A hook of git's own sets these for the commit it belongs to.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(command, capture_output=True, check=True, timeout=seconds, env=environment).stdout
