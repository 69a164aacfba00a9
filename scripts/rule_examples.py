"""Tries the examples in tests/examples/: each puts a fault into the small world, and takes it out again."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from konzept.check_command import Checked, check  # noqa: E402 - found only now

WORLD = ROOT / "tests" / "world"
EXAMPLES = ROOT / "tests" / "examples"
LABELS = ("kinds.yml", "routes.yml", "vocabulary.yml")
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
    report: str = ""
    made: str = ""
    others: Mapping[str, str] = field(default_factory=dict)
    without: tuple[str, ...] = ()


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
        report=given.get("report", ""),
        made=given.get("made", ""),
        others=given.get("with", {}),
        without=tuple(given.get("without", ())),
    )


def tried(example: Example, *, wrong: bool) -> Checked:
    """What the checker says about the small world with the example in it."""
    with tempfile.TemporaryDirectory(prefix="konzept-example-") as folder:
        data = Path(folder) / "data"
        shutil.copytree(WORLD, data)
        (data / "ui").mkdir()
        for name in LABELS:
            shutil.copy(ROOT / "data" / "ui" / name, data / "ui" / name)
        for file, text in example.others.items():
            _put(data / file, text, "", whole=not (WORLD / file).is_file())
        _apply(example, data, wrong=wrong)
        return check(data)


def _apply(example: Example, data: Path, *, wrong: bool) -> None:
    if wrong and example.made:
        MAKERS[example.made](data / example.file)
        return
    if wrong:
        for file in (*example.without, *([example.file] if example.wrong_file else ())):
            (data / file).unlink(missing_ok=True)
    text = example.wrong if wrong else example.right
    if text is not None and not (wrong and example.without):
        target = data / (example.wrong_file if wrong and example.wrong_file else example.file)
        _put(target, text, example.right or "", whole=example.whole)
    elif wrong and example.without:
        (data / example.file).unlink(missing_ok=True)


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


def _dangling(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.parent / "gone.yml")


def _outside(path: Path) -> None:
    elsewhere = path.parents[2] / "elsewhere.yml"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)


def _too_big(path: Path) -> None:
    path.write_text(path.read_text("utf-8") + "# " + "x" * 1_000_000, "utf-8")


def _with_mark(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())


def _as_latin(path: Path) -> None:
    path.write_bytes(path.read_text("utf-8").replace("V", "Ü").encode("latin-1"))


MAKERS: Mapping[str, Callable[[Path], None]] = {
    "dangling link": _dangling,
    "link outside": _outside,
    "too big": _too_big,
    "byte order mark": _with_mark,
    "latin-1": _as_latin,
}
