"""Mends how data files are written, whole or not at all, and never changes what they say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from konzept.editing.repair import repair
from konzept.editing.tidying import LineChange
from konzept.model import KINDS
from konzept.read.files import SUFFIX, DataFile, placed
from konzept.read.rewriting import replace_file
from konzept.read.source import read
from konzept.report.disk import is_full
from konzept.report.problem import Problem

_OTHER_SUFFIXES = (".yaml", ".YML", ".YAML")
_CANNOT_BE_MENDED = frozenset(("file-outside", "file-unreadable", "file-too-big", "not-utf8"))
_MODELS = {kind.name: kind.model for kind in KINDS}


@dataclass(frozen=True)
class FixOutcome:
    """What became of one file: what was mended, or why it was left alone."""

    changes: tuple[LineChange, ...] = ()
    refusal: str = ""
    values: dict[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def mend(path: Path, data: Path, *, write: bool) -> FixOutcome:
    """Mends one file, whole or not at all; raises `OSError` if the disk is full."""
    found = _found(path, data)
    if found is None:
        return FixOutcome(refusal="misplaced", values={"data": str(data)})
    if path.is_symlink():
        return FixOutcome(refusal="link")
    if not path.exists():
        return FixOutcome(refusal="missing")
    document = read(path, found.file, data)
    if _CANNOT_BE_MENDED & {problem.code for problem in document.problems}:
        return FixOutcome(refusal="unreadable", problems=document.problems)
    return _mend_text(path, found, write=write)


def _mend_text(path: Path, found: DataFile, *, write: bool) -> FixOutcome:
    target = path.with_suffix(SUFFIX)
    try:
        before = path.read_bytes().decode("utf-8")
        repaired = repair(before, found, _MODELS.get(found.kind))
        if repaired.text is None:
            refusal = "ambiguous" if repaired.ambiguous else "unreadable"
            return FixOutcome(refusal=refusal, problems=repaired.problems)
        if target != path and target.exists():
            return FixOutcome(refusal="taken", values={"name": target.name})
        changes = repaired.changes if target == path else (LineChange(0, "suffix"), *repaired.changes)
        if write and changes:
            replace_file(path, repaired.text.encode("utf-8"), target.name)
    except UnicodeDecodeError:
        return FixOutcome(refusal="unreadable")
    except OSError as error:
        if is_full(error):
            raise
        return FixOutcome(refusal="unwritable")
    return FixOutcome(changes, values={"suffix": path.suffix})


def _found(path: Path, data: Path) -> DataFile | None:
    try:
        file = path.absolute().relative_to(data.absolute()).as_posix()
    except ValueError:
        return None
    return placed(file) if path.suffix in (SUFFIX, *_OTHER_SUFFIXES) else None


def files(data: Path) -> Iterable[Path]:
    """Every file of the data folder that can hold a record or labels; hidden ones are passed over."""
    for path in sorted(data.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(data).parts)
        if not hidden and not path.is_dir() and _found(path, data):
            yield path
