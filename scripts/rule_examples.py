"""Tries the examples in tests/examples/: each puts a fault into the small world, and takes it out again."""

from __future__ import annotations

import atexit
import datetime
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from example_commands import COMMANDS, commit, record_translations  # noqa: E402 - found only now
from example_makers import MAKERS  # noqa: E402

from konzept.checks.run import check  # noqa: E402
from konzept.official.documents import FOLDER as SOURCES  # noqa: E402
from konzept.plan import labels  # noqa: E402
from konzept.report.problem import Problem  # noqa: E402

WORLD = ROOT / "tests" / "world"
EXAMPLES = ROOT / "tests" / "examples"
TODAY = datetime.date(2026, 12, 1)
LABELS = ("kinds.yml", "routes.yml", "vocabulary.yml")
_ALL_LABELS = labels.wanted_labels()
_BLOCK = re.compile(r"^(\S[^:\n]*):.*\n(?:[ #-].*\n|\n)*", re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """A fault and the same place without it: see tests/examples/README.md."""

    code: str
    file: str
    wrong: str = ""
    right: str | None = None
    whole: bool = False
    wrong_file: str = ""
    made: str = ""
    others: Mapping[str, str] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    before: str = ""
    recorded: bool = False
    command: str = ""
    besides: tuple[str, ...] = ()


@cache
def examples() -> dict[str, Example]:
    """Every example by its code."""
    found: dict[str, Example] = {}
    for path in sorted(EXAMPLES.glob("*.yml")):
        for code, given in yaml.safe_load(path.read_text("utf-8")).items():
            found[code] = _example(code, given)
    return found


def _example(code: str, given: Mapping[str, Any]) -> Example:
    right = given.get("right")
    return Example(
        code,
        given["file"],
        given.get("wrong", right if "wrong_file" in given else "") or "",
        right,
        whole=given.get("fields") == "none",
        wrong_file=given.get("wrong_file", ""),
        made=given.get("made", ""),
        others=given.get("with", {}),
        without=tuple(given.get("without", ())),
        sources=given.get("sources", {}),
        before=given.get("before", ""),
        recorded=given.get("recorded", False),
        command=given.get("command", ""),
        besides=tuple(given.get("besides", ())),
    )


def tried(example: Example, *, wrong: bool) -> tuple[Problem, ...]:
    """What the checker, or the example's command, says about the small world with the example in it."""
    folder = _folder()
    data = folder / "project" / "data"
    with patch.object(labels, "wanted_labels", _wanted_labels):
        _as_at_first(folder)
        _lay_out(example, data)
        _apply(example, data, wrong=wrong)
        checked = check(data, data.parent / SOURCES, today=TODAY)
        return COMMANDS[example.command](checked, data) if example.command else checked.problems


@cache
def _wanted_labels() -> Mapping[str, labels.Wanted]:
    """The labels of those files that an example has; to read all of them each time would take long."""
    return {key: one for key, one in _ALL_LABELS.items() if one.file.removeprefix("ui/") in LABELS}


@cache
def _folder() -> Path:
    """Where all examples of this process are tried: what one leaves as it was is not read again for the next."""
    folder = Path(tempfile.mkdtemp(prefix="konzept-example-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def _world() -> Mapping[str, bytes]:
    """The files of the small world, by their places in the folder."""
    files = {path: f"project/data/{path.relative_to(WORLD).as_posix()}" for path in WORLD.rglob("*") if path.is_file()}
    files |= {ROOT / "data" / "ui" / name: f"project/data/ui/{name}" for name in LABELS}
    return {place: path.read_bytes() for path, place in files.items()}


_states: dict[str, int] = {}
"""When the files of the small world were written, by their places."""


def _as_at_first(folder: Path) -> None:
    """Puts the small world where another example has been, and touches nothing that is as it was."""
    places = {Path(place) for place in _world()}
    kept = {parent for place in places for parent in place.parents} | places
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_symlink() or path.relative_to(folder) not in kept:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    for place, content in _world().items():
        path = folder / place
        if not path.is_file() or path.stat().st_mtime_ns != _states.get(place):
            if path.is_dir():
                shutil.rmtree(path)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            _states[place] = path.stat().st_mtime_ns


def _lay_out(example: Example, data: Path) -> None:
    """What both halves of the example share."""
    for file, text in example.others.items():
        _put(data / file, text, "", whole=not (WORLD / file).is_file())
    (data.parent / SOURCES).mkdir()
    for name, text in example.sources.items():
        (data.parent / SOURCES / name).write_text(text, "utf-8")
    if example.before:
        _put(data / example.file, example.before, "", whole=example.whole)
    if example.recorded:
        record_translations(data)
    if example.before:
        commit(data)


def _apply(example: Example, data: Path, *, wrong: bool) -> None:
    target = _place(data, example.file)
    if wrong and example.made:
        MAKERS[example.made](target, data.parent.parent / "outside")
        return
    text = example.wrong if wrong else example.right
    gone = example.whole and not text
    if wrong:
        for file in (*example.without, *([example.file] if gone or example.wrong_file else ())):
            _place(data, file).unlink(missing_ok=True)
    if text is not None and not gone:
        shown = example.wrong_file if wrong else ""
        _put(_place(data, shown or example.file), text, example.right or "", whole=example.whole)


def _place(data: Path, file: str) -> Path:
    """Where a file lies that is named from the data folder, as problems name it: `../sources/upper.txt`."""
    return Path(os.path.normpath(data / file))


def _put(path: Path, text: str, other: str, *, whole: bool) -> None:
    """Puts the fields of `text` in the place of those it shares with the file, as far as `other` names them too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if whole:
        path.write_text(text, "utf-8")
        return
    before = path.read_text("utf-8")
    names = {match[1] for given in (text, other) for match in _BLOCK.finditer(given)}
    blocks = [match for match in _BLOCK.finditer(before) if match[1] in names]
    place = blocks[0].start() if blocks else len(before)
    rest = _BLOCK.sub(lambda match: "" if match[1] in names else match[0], before[place:])
    path.write_text(before[:place] + text + rest, "utf-8")
