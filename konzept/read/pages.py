"""Reads the hand-written pages, `content/<language>/<name>.md`, as carefully as the data they lie beside."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from konzept.model import FrontMatter, ProsePage
from konzept.read.convert import Converter
from konzept.read.explain import ReferenceIndex
from konzept.read.files import RESERVED
from konzept.read.front_matter import split_front_matter
from konzept.read.safe_text import SafeFolder, Unreadable, composed, unreadable
from konzept.read.source import Node, parse
from konzept.report.problem import Problem

CONTENT = "content"
SUFFIX = ".md"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NO_RECORDS = ReferenceIndex((), {})
"""The front matter names none."""


class PageFile(NamedTuple):
    """A file in the folder of a language, by its place; `file` is its path from the data folder."""

    language: str
    name: str
    path: Path
    file: str


class ReadPage(NamedTuple):
    """What could be read of a page: `tree` is that of its front matter, at its lines in the file."""

    page: ProsePage | None
    tree: Node | None
    problems: tuple[Problem, ...]


def content_beside(data: Path) -> Path:
    """The folder of the hand-written pages, unless another is given: it lies beside the data."""
    return data.parent / CONTENT


def path_from(data: Path, path: Path) -> str:
    """How problems name a file or folder that lies outside the data: `../content/de/about.md`."""
    return Path(os.path.relpath(path, data)).as_posix()


def page_files(content: Path, data: Path, languages: Iterable[str]) -> Iterator[PageFile]:
    """All that lies in the folders of the languages, whatever it is; hidden files are passed over."""
    for language in languages:
        folder = content / language
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if not path.name.startswith("."):
                yield PageFile(language, path.name.removesuffix(SUFFIX), path, path_from(data, path))


def read_page(folder: SafeFolder, found: PageFile) -> ReadPage:
    """A page from its file."""
    if found.path.suffix != SUFFIX or not _NAME.fullmatch(found.name):
        return ReadPage(None, None, (Problem(found.file, 1, 1, (), "page-name", {"name": found.path.name}),))
    if RESERVED.fullmatch(found.name):
        return ReadPage(None, None, (Problem(found.file, 1, 1, (), "id-reserved", {"id": found.name}),))
    try:
        source = composed(folder.text(found.path, found.file), found.file)
        head, text = _split(source, found.file)
    except Unreadable as reason:
        return ReadPage(None, None, reason.problems)
    document = parse(f"\n{head}", found.file)
    if document.tree is None:
        return ReadPage(None, None, document.problems)
    converter = Converter(found.file, _NO_RECORDS)
    front_matter = converter.record(FrontMatter, document.tree, {})
    line = head.count("\n") + 3
    page = ProsePage(found.name, found.file, front_matter, source, text, line) if front_matter else None
    return ReadPage(page, document.tree, (*document.problems, *converter.problems))


def _split(source: str, file: str) -> tuple[str, str]:
    try:
        head, text = split_front_matter(source)
    except ValueError:
        head, text = "", ""
    if not head.strip():
        raise unreadable(file, "no-front-matter")
    return head, text
