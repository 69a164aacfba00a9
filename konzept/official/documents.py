"""Finds the official documents by the names of their concepts and reads them with care: nothing else is opened.

The folder is no part of the repository: it may be missing, hold one document, or files that have no place here.
"""

from __future__ import annotations

import dataclasses
import os
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from konzept.model import Concept, Entry
from konzept.official.segmentation import Segmentation, segment
from konzept.read.safe_text import decoded, named, raw
from konzept.report.problem import Problem, Value

FOLDER = "sources"
VARIABLE = "KONZEPT_SOURCES"
SUFFIXES = (".txt", ".md")
SIZE_LIMIT = 4_000_000
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_NO_TEXT = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")
# A form feed begins a page; other control characters, and those that turn the direction of reading, are not text.
_ODD_CHARACTER = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class SourceDocument:
    """A document as it was found: `file` is its name in problems, a path from the data folder."""

    file: str
    text: str


@dataclass(frozen=True)
class SourceDocuments:
    """The documents of a folder by concept, what is wrong with its files, and the documents cut by their sections."""

    by_concept: Mapping[str, SourceDocument] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    segmentations: Mapping[str, Segmentation] = field(default_factory=dict)

    def segmented(self, concepts: Mapping[str, Concept], entries: Collection[Entry]) -> SourceDocuments:
        """The same documents, each cut by the sections of its concept, if that could be read."""
        numbers = {entry.number for entry in entries if entry.number}
        known = {concept: found for concept, found in self.by_concept.items() if concept in concepts}
        cut = {concept: segment(found.text, concepts[concept], numbers) for concept, found in known.items()}
        return dataclasses.replace(self, segmentations=cut)


def sources_folder(data: Path, given: Path | None = None) -> Path:
    """Where the documents lie: where the user says, where `KONZEPT_SOURCES` says, or beside the data folder."""
    named = given or os.environ.get(VARIABLE)
    return Path(named).absolute() if named else data.absolute().parent / FOLDER


def read_documents(folder: Path, data: Path, concepts: Collection[str]) -> SourceDocuments:
    """Reads the folder, once for as long as no file in it changes; `concepts` are the ids that a file may bear."""
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    # Hidden files and what explains the folder itself are no documents.
    files = [path for path in found if not path.name.startswith((".", "README"))]
    return _read(tuple((path, *_state(path)) for path in files), folder, data, tuple(sorted(concepts)))


def _state(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=8)
def _read(
    files: tuple[tuple[Path, int, int], ...], folder: Path, data: Path, concepts: tuple[str, ...]
) -> SourceDocuments:
    by_concept: dict[str, SourceDocument] = {}
    problems: list[Problem] = []
    texts = [path for path, *_ in files if path.suffix.lower() in SUFFIXES]
    first = {path.stem: path for path in reversed(texts)}
    for path, *_ in files:
        file = _name(path, data)
        if path not in texts:
            if path.stem in concepts and path.stem not in first:
                problems.append(_problem(file, "source-unread", concept=path.stem))
        elif path.stem not in concepts:
            allowed = tuple(f"{concept}{SUFFIXES[0]}" for concept in concepts)
            problems.append(_problem(file, "source-unknown", name=path.stem, allowed=allowed))
        elif path != first[path.stem]:
            problems.append(_problem(file, "source-twice", concept=path.stem, file=first[path.stem].name))
        elif isinstance(text := _text(path, file, folder), Problem):
            problems.append(text)
        else:
            by_concept[path.stem] = SourceDocument(file, text)
    return SourceDocuments(by_concept, tuple(problems))


def _text(path: Path, file: str, folder: Path) -> str | Problem:
    """The document's text, whatever line breaks and byte order mark its export gave it."""
    data = raw(path, file, folder, SIZE_LIMIT)
    if isinstance(data, Problem):
        # The reader speaks of the data folder and of one thing per file; here that would mislead.
        code = "source-outside" if data.code == "file-outside" else data.code
        return dataclasses.replace(data, code=code, hint="source-too-big" if code == "file-too-big" else data.hint)
    if data.startswith(_NO_TEXT) or b"\x00" in data:
        return _problem(file, "source-binary")
    text = decoded(data.removeprefix(_BYTE_ORDER_MARK), file)
    if isinstance(text, Problem):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return _problem(file, "file-empty")
    return _odd_character(text, file) or text


def _odd_character(text: str, file: str) -> Problem | None:
    found = _ODD_CHARACTER.search(text)
    if not found:
        return None
    before = text[: found.start()]
    column = len(before) - before.rfind("\n")
    return Problem(file, before.count("\n") + 1, column, (), "odd-character", named(found[0]))


def read_document(file: Path) -> str | Problem:
    """The text of a document wherever it lies, or the first thing that is wrong with it."""
    return _text(file, file.name, file.parent)


def _name(path: Path, data: Path) -> str:
    """The file's name in problems: from the data folder where both lie in one project."""
    inside = path.is_relative_to(data.parent)
    return Path(os.path.relpath(path, data)).as_posix() if inside else path.as_posix()


def _problem(file: str, code: str, /, **values: Value) -> Problem:
    return Problem(file, 1, 1, (), code, values)
