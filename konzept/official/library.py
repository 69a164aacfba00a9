"""Finds the official documents by the names of their concepts and reads them with care: nothing else is opened.

The folder is no part of the repository: it may be missing, hold one document, or files that have no place here.
"""

from __future__ import annotations

import dataclasses
import os
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from konzept.model import Concept, Entry
from konzept.official.cut import Cutting, cut
from konzept.read.safe_text import decoded, raw
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
class Paper:
    """A document as it was found: `file` is its name in problems, a path from the data folder."""

    concept: str
    file: str
    text: str


@dataclass(frozen=True)
class Papers:
    """The documents of a folder by concept, and what is wrong with its files."""

    by_concept: Mapping[str, Paper] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Library:
    """The documents with their passages, by concept; empty without a folder."""

    papers: Papers = field(default_factory=Papers)
    cuttings: Mapping[str, Cutting] = field(default_factory=dict)


def sources_folder(data: Path, given: Path | None = None) -> Path:
    """Where the documents lie: where the user says, where `KONZEPT_SOURCES` says, or beside the data folder."""
    named = given or os.environ.get(VARIABLE)
    return Path(named).absolute() if named else data.absolute().parent / FOLDER


_cache: dict[tuple[Path, Path, tuple[str, ...]], tuple[object, Papers]] = {}


def papers(folder: Path, data: Path, concepts: Collection[str]) -> Papers:
    """Reads the folder, once for as long as no file in it changes; `concepts` are the ids that a file may bear."""
    key = (folder, data, tuple(sorted(concepts)))
    files = _visible(folder)
    stamp = tuple((path.name, *_state(path)) for path in files)
    if key not in _cache or _cache[key][0] != stamp:
        _cache[key] = (stamp, _read(files, folder, data, concepts))
    return _cache[key][1]


def cuttings(found: Papers, concepts: Mapping[str, Concept], entries: Collection[Entry]) -> Mapping[str, Cutting]:
    """Each document cut by the sections of its concept."""
    numbers = {entry.number for entry in entries if entry.number}
    return {
        concept: cut(paper.text, concepts[concept], numbers)
        for concept, paper in found.by_concept.items()
        if concept in concepts
    }


def _visible(folder: Path) -> list[Path]:
    """What lies in the folder, without hidden files and what explains the folder itself."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if not path.name.startswith((".", "README")))


def _state(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)


def _read(files: list[Path], folder: Path, data: Path, concepts: Collection[str]) -> Papers:
    by_concept: dict[str, Paper] = {}
    first: dict[str, str] = {}
    problems: list[Problem] = []
    for path in files:
        file = _name(path, data)
        if path.stem not in concepts or path.suffix.lower() not in SUFFIXES:
            problems += _misplaced(path, file, files, concepts)
        elif path.stem in first:
            problems.append(_problem(file, "source-twice", concept=path.stem, file=first[path.stem]))
        else:
            first[path.stem] = path.name
            text = _text(path, file, folder)
            if isinstance(text, Problem):
                problems.append(text)
            else:
                by_concept[path.stem] = Paper(path.stem, file, text)
    return Papers(by_concept, tuple(problems))


def _misplaced(path: Path, file: str, files: list[Path], concepts: Collection[str]) -> Iterator[Problem]:
    """A text that belongs to no concept, and a document that only lies there in another form."""
    if path.suffix.lower() in SUFFIXES:
        yield _problem(file, "source-unknown", name=path.stem, allowed=_file_names(concepts))
    elif path.stem in concepts and not any(
        other.stem == path.stem and other.suffix.lower() in SUFFIXES for other in files
    ):
        yield _problem(file, "source-unread", concept=path.stem)


def _file_names(concepts: Collection[str]) -> tuple[str, ...]:
    return tuple(f"{concept}{SUFFIXES[0]}" for concept in sorted(concepts))


def _text(path: Path, file: str, folder: Path) -> str | Problem:
    """The document's text, whatever line breaks and byte order mark its export gave it."""
    data = raw(path, file, folder, SIZE_LIMIT)
    if isinstance(data, Problem):
        return _in_our_words(data)
    if data.startswith(_NO_TEXT) or b"\x00" in data:
        return _problem(file, "source-binary")
    text = decoded(data.removeprefix(_BYTE_ORDER_MARK), file)
    if isinstance(text, Problem):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return _problem(file, "file-empty")
    return _odd_character(text, file) or text


def _in_our_words(problem: Problem) -> Problem:
    """The reader speaks of the data folder and of one thing per file; here that would mislead."""
    if problem.code == "file-outside":
        return dataclasses.replace(problem, code="source-outside")
    return dataclasses.replace(problem, hint="source-too-big") if problem.code == "file-too-big" else problem


def _odd_character(text: str, file: str) -> Problem | None:
    found = _ODD_CHARACTER.search(text)
    if not found:
        return None
    before = text[: found.start()]
    column = len(before) - before.rfind("\n")
    return Problem(file, before.count("\n") + 1, column, (), "odd-character", {"character": f"U+{ord(found[0]):04X}"})


def _name(path: Path, data: Path) -> str:
    """The file's name in problems: from the data folder where both lie in one project."""
    inside = path.is_relative_to(data.parent)
    return Path(os.path.relpath(path, data)).as_posix() if inside else path.as_posix()


def _problem(file: str, code: str, /, **values: Value) -> Problem:
    return Problem(file, 1, 1, (), code, values)
