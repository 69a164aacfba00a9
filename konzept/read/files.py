"""Which files the data folder holds and what each of them is, by its place and its name alone."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from konzept.model import ENTRY_KINDS, KINDS
from konzept.read.suggest import nearest
from konzept.report.problem import Problem, Value

SUFFIX = ".yml"
LABELS = "ui"
WITH_FILES, EDITIONS = "edition", "editions"
"""The kind whose records have a folder of files beside them, under their id, and where."""
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")
DEVICES = ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
RESERVED = re.compile(rf"(?:{'|'.join(DEVICES)})(?:\..*)?|.*\.", re.IGNORECASE)
"""What Windows takes for no file or folder, or for another one; an id becomes a folder of the site and its archive."""
_SUFFIXES = re.compile(r"(\.(ya?ml|txt|bak|json))+~?$", re.IGNORECASE)
YEAR = re.compile(r"\d{4}")
_CONCEPT_FOLDERS = {kind.folder.split("/")[1]: kind.name for kind in KINDS if kind.folder.startswith("{concept}/")}
_BY_YEAR = frozenset(kind.name for kind in KINDS if kind.folder.endswith("/{year}"))
"""Kinds whose folder holds one for each year."""
_FOLDERS = {kind.folder: kind.name for kind in KINDS if "/" not in kind.folder} | {LABELS: "label"}


@dataclass(frozen=True)
class DataFile:
    """A file that holds a record of `kind` (or labels), by its place.

    `concept` is empty outside a concept's folder, `year` outside a year's.
    """

    kind: str
    id: str
    file: str
    concept: str = ""
    year: str = ""


@dataclass(frozen=True)
class Scan:
    """The files of a data folder, and what does not belong there."""

    files: tuple[DataFile, ...]
    problems: tuple[Problem, ...]
    misplaced: frozenset[str] = frozenset()
    """The names, as ids, of the files that are not read because of their place or their name."""


def scan(data: Path) -> Scan:
    """Looks through the data folder; hidden files are passed over."""
    concepts = {path.stem for path in _visible(data / "concepts") if path.suffix == SUFFIX}
    files: list[DataFile] = []
    problems: list[Problem] = []
    for top in _visible(data):
        if not top.is_dir():
            problems.append(_problem(top.name, "unknown-file"))
            continue
        if _leads_out(top, data):
            problems.append(_problem(top.name, "folder-outside"))
            continue
        if top.name in _FOLDERS:
            _take(top, top.name, _FOLDERS[top.name], "", files, problems)
            continue
        if top.name not in concepts:
            problems.append(_unknown_folder(top.name, top.name, [*_FOLDERS, *sorted(concepts)], "unknown-folder"))
        if top.name in concepts or any((top / name).is_dir() for name in _CONCEPT_FOLDERS):
            _scan_concept(top, files, problems)
    problems += _missing(files) if not problems else ()
    problems += _take_each_id_once(files)
    return Scan(tuple(files), tuple(problems), _misplaced_ids(data, files) if problems else frozenset())


def _leads_out(folder: Path, data: Path) -> bool:
    return folder.is_symlink() and not folder.resolve().is_relative_to(data.resolve())


def _misplaced_ids(data: Path, files: list[DataFile]) -> frozenset[str]:
    """The ids that files of the data folder would have, were they not in the wrong place or wrongly named."""
    read = {found.file for found in files}
    others = [path for path in data.rglob("[!.]*") if path.relative_to(data).as_posix() not in read]
    others += [path for link in _visible(data) if link.is_symlink() for path in _visible(link)]
    return frozenset(_SUFFIXES.sub("", path.name) for path in others if path.is_file())


def placed(file: str) -> DataFile | None:
    """What a file below the data folder is by its place, whatever its suffix; None where no kind belongs."""
    *folders, name = file.split("/")
    stem = name.rpartition(".")[0]
    if len(folders) == 1 and folders[0] in _FOLDERS:
        return DataFile(_FOLDERS[folders[0]], stem, file)
    kind = _CONCEPT_FOLDERS.get(folders[1], "") if len(folders) > 1 else ""
    if len(folders) == 2 and kind and kind not in _BY_YEAR:
        return DataFile(kind, stem, file, folders[0])
    if len(folders) == 3 and kind in _BY_YEAR and YEAR.fullmatch(folders[2]):
        return of_year(kind, stem, file, folders[0], folders[2])
    return None


def of_year(kind: str, stem: str, file: str, concept: str, year: str) -> DataFile:
    """A file of a kind that has a folder for each year."""
    return DataFile(kind, f"{year}/{stem}", file, concept, year)


def _scan_concept(folder: Path, files: list[DataFile], problems: list[Problem]) -> None:
    for path in _visible(folder):
        name = f"{folder.name}/{path.name}"
        if not path.is_dir():
            problems.append(_problem(name, "unknown-file"))
        elif path.name in _CONCEPT_FOLDERS:
            _scan_kind(path, name, _CONCEPT_FOLDERS[path.name], folder.name, files, problems)
        else:
            problems.append(_unknown_folder(name, path.name, list(_CONCEPT_FOLDERS), "allowed"))


def _scan_kind(
    folder: Path, name: str, kind: str, concept: str, files: list[DataFile], problems: list[Problem]
) -> None:
    """Takes the files of a folder, or of those for each year in it."""
    if kind not in _BY_YEAR:
        _take(folder, name, kind, concept, files, problems)
        return
    for path in _visible(folder):
        below = f"{name}/{path.name}"
        if path.is_dir() and YEAR.fullmatch(path.name):
            found: list[DataFile] = []
            _take(path, below, kind, concept, found, problems)
            files += [of_year(kind, one.id, one.file, concept, path.name) for one in found]
        else:
            problems.append(_problem(below, "unknown-folder" if path.is_dir() else "unknown-file", "year-folder"))


def _take(folder: Path, name: str, kind: str, concept: str, files: list[DataFile], problems: list[Problem]) -> None:
    """Sorts the files of one kind's folder into records and problems."""
    for entry in _entries(folder):
        file = f"{name}/{entry.name}"
        if kind == WITH_FILES and entry.is_dir(follow_symlinks=False):
            continue
        if _is_well_placed(entry, kind):
            files.append(DataFile(kind, entry.name.removesuffix(SUFFIX), file, concept))
            continue
        path = Path(entry.path)
        problem = _misplaced(path, file, kind)
        if problem:
            problems.append(problem)
        else:
            files.append(DataFile(kind, path.stem, file, concept))


def _is_well_placed(entry: os.DirEntry[str], kind: str) -> bool:
    """Whether nothing at all can be said against a file; it saves a closer look at nearly every one."""
    named = entry.name.endswith(SUFFIX) and ID.fullmatch(entry.name, 0, len(entry.name) - len(SUFFIX))
    usual = bool(named) and kind != "operator" and entry.is_file(follow_symlinks=False)
    return usual and not RESERVED.fullmatch(entry.name.removesuffix(SUFFIX))


def _misplaced(path: Path, file: str, kind: str) -> Problem | None:
    if path.is_dir():
        return _problem(file, "unknown-folder", "no-subfolders")
    if path.suffix in (".yaml", ".YML", ".YAML"):
        return _problem(file, "wrong-suffix", name=path.stem + SUFFIX)
    if path.suffix != SUFFIX:
        return _problem(file, "unknown-file")
    valid = ID.fullmatch(path.stem)
    if not valid or RESERVED.fullmatch(path.stem):
        return _problem(file, "id-reserved" if valid else "bad-id", id=path.stem)
    if kind == "operator" and path.stem != "site":
        return _problem(file, "operator-name")
    return None


def _missing(files: list[DataFile]) -> Iterator[Problem]:
    kinds = {found.kind for found in files}
    if "operator" not in kinds:
        yield _problem("operator/site.yml", "operator-missing")
    if "language" not in kinds:
        yield _problem("languages", "languages-missing")


def _take_each_id_once(files: list[DataFile]) -> list[Problem]:
    """Removes files whose id is taken: entries of all kinds share one set of ids, in which case does not count.

    Of two, the one stays that has more ids like it beside it: the other is probably the new one.
    """
    first: dict[tuple[str, str], str] = {}
    problems = []
    alike = Counter(_series(found) for found in files)
    for found in sorted(files, key=lambda found: -alike[_series(found)]):
        shared = "entry" if found.kind in ENTRY_KINDS else found.kind
        other = first.setdefault((shared, found.id.casefold()), found.file)
        if other != found.file:
            files.remove(found)
            problems.append(_problem(found.file, "id-taken", id=found.id, file=other))
    return problems


def _series(found: DataFile) -> tuple[str, str]:
    """Where a file lies, and how its id begins: `N` of `N-5.1-02`."""
    return found.concept, found.id.partition("-")[0]


def _visible(folder: Path) -> list[Path]:
    return [Path(entry.path) for entry in _entries(folder)]


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    if not folder.is_dir():
        return []
    with os.scandir(folder) as found:
        return sorted((entry for entry in found if not entry.name.startswith(".")), key=lambda entry: entry.name)


def _unknown_folder(file: str, name: str, allowed: list[str], otherwise: str) -> Problem:
    near = nearest(name, allowed)
    hint = "did-you-mean" if near else otherwise
    return Problem(file, 1, 1, (), "unknown-folder", {"nearest": near or "", "allowed": tuple(allowed)}, hint)


def _problem(file: str, code: str, hint: str = "", /, **values: Value) -> Problem:
    return Problem(file, 1, 1, (), code, values, hint)
