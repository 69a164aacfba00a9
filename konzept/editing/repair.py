"""Repairs how a file is written and never what it says: each step works on lines and must prove it changed no more.

The first steps make a file readable, where only invisible characters prevent it.  The others tidy up; one that would
change the meaning is left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from typing import Any

from konzept.editing import tidying
from konzept.editing.modeline import is_modeline, modeline
from konzept.editing.tidying import LineChange, Lines, NumberedLine
from konzept.language.markdown import to_html
from konzept.model.shape import LocalisedMarkdown
from konzept.model.values import FieldPath
from konzept.read.files import DataFile
from konzept.read.leaves import Leaf, leaves
from konzept.read.safe_text import ODD_SPACES, UNSEEN, odd_places
from konzept.read.source import Document, Node, read_text
from konzept.report.problem import Problem

BYTE_ORDER_MARK = "\ufeff"
_TAB_WIDTHS = (2, 4, 8)
_ODD_SPACE = re.compile(f"[{ODD_SPACES}]")
_UNSEEN = re.compile(UNSEEN)
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_BULLET = re.compile(r"^( *)[\uf0a7\uf0b7\uf0d8\uf0fc][ \t\u00a0]+", re.MULTILINE)
_GAP = rf"[ \t{ODD_SPACES}]"
_STRUCTURE = re.compile(rf"(?P<indent>{_GAP}*)(?P<marks>(?:-{_GAP}+)*(?:[\w.-]+:{_GAP}+)?)")


@dataclass(frozen=True)
class Repaired:
    """The text of a file after repair and what was done; without a text, the problems that forbid to touch it."""

    text: str | None
    changes: tuple[LineChange, ...] = ()
    problems: tuple[Problem, ...] = ()
    ambiguous: bool = False


def repair(text: str, found: DataFile, model: type[Any] | None) -> Repaired:
    """The file's text as it should be written; `model` is missing for labels of the interface."""
    lines, changes = _whole_lines(text)
    readable = _readable(lines, found, model)
    if readable is None:
        return Repaired(None, ambiguous=True)
    lines, odd, document = readable
    if document.tree is None or document.problems:
        return Repaired(None, problems=_read(lines, found).problems)
    changes += odd
    tree = document.tree
    for step in (*tidying.STEPS, _lead_editors_to_the_schema):
        tidied, done = step(lines, found, model, tree)
        after = _read(tidied, found) if done else document
        if done and after.tree and not after.problems and same_meaning(model, tree, after.tree):
            lines, tree, changes = tidied, after.tree, [*changes, *done]
    return Repaired(_text(lines), tuple(sorted(changes, key=lambda change: change.line)))


def _whole_lines(text: str) -> tuple[Lines, list[LineChange]]:
    """The file's lines, each with its number: nothing without width, line ends of one kind, and each letter one sign.

    What is copied on a Mac can hold letters and their dots apart; they look the same, and no comparison finds them.
    """
    changes = [LineChange(1, "byte-order-mark")] if text.startswith(BYTE_ORDER_MARK) else []
    text = text.removeprefix(BYTE_ORDER_MARK)
    if "\r" in text:
        changes.append(LineChange(text[: text.index("\r")].count("\n") + 1, "line-ends"))
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = [NumberedLine(number, line) for number, line in enumerate(unified.split("\n"), 1)]
    if _LIGATURE.search(unified):
        lines = _each(lines, "ligature", lambda line: _LIGATURE.sub(_letters, line), changes)
    if _BULLET.search(unified):
        lines = _each(lines, "bullet", lambda line: _BULLET.sub(r"\1- ", line), changes)
    if _UNSEEN.search(unified):
        lines = _each(lines, "unseen", lambda line: _UNSEEN.sub("", line), changes)
    if not unicodedata.is_normalized("NFC", unified):
        lines = _each(lines, "two-signs", partial(unicodedata.normalize, "NFC"), changes)
    return lines, changes


def _letters(ligature: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", ligature[0])


def _each(lines: Lines, code: str, mend: Callable[[str], str], changes: list[LineChange]) -> Lines:
    """The lines, each mended; notes those that are others than before."""
    mended = [NumberedLine(line.number, mend(line.text)) for line in lines]
    changes += [LineChange(old.number, code) for old, new in zip(lines, mended, strict=True) if old != new]
    return mended


def _readable(
    lines: Lines, found: DataFile, model: type[Any] | None
) -> tuple[Lines, list[LineChange], Document] | None:
    """The lines with plain spaces for tabs and odd spaces; None if the width of a tab would make a difference."""
    before = _read(lines, found)
    if before.tree is not None or {problem.code for problem in before.problems} - {"tab-indent", "odd-space"}:
        return lines, [], before
    changed = {line: code for code, places in odd_places(_text(lines)).items() for line, _ in places}
    tries = [(plain := _with_plain_spaces(lines, changed, width), _read(plain, found)) for width in _TAB_WIDTHS]
    good = [(plain, document) for plain, document in tries if document.tree and not document.problems]
    if not good:
        return lines, [], before
    first = good[0][1].tree
    if not all(first and document.tree and same_meaning(model, first, document.tree) for _, document in good):
        return None
    return good[0][0], [LineChange(line, code) for line, code in changed.items()], good[0][1]


def _with_plain_spaces(lines: Lines, numbers: Collection[int], width: int) -> Lines:
    return [
        NumberedLine(line.number, _plain_structure(line.text, width)) if line.number in numbers else line
        for line in lines
    ]


def _plain_structure(line: str, width: int) -> str:
    """A line with plain spaces in its indentation and after its dashes and its key; its text stays as it is."""
    match = _STRUCTURE.match(line)
    if match is None:
        return line
    indent = _ODD_SPACE.sub(" ", match["indent"].replace("\t", " " * width))
    return indent + _ODD_SPACE.sub(" ", match["marks"].replace("\t", " ")) + line[match.end() :]


def _lead_editors_to_the_schema(lines: Lines, found: DataFile, model: type[Any] | None, tree: Node) -> tidying.Step:
    """The modeline, first and right."""
    wanted = modeline(found.kind, found.file)
    if [line.text for line in lines[:1]] == [wanted]:
        return lines, []
    others = [line for line in lines if not is_modeline(line.text)]
    return [NumberedLine(1, wanted), *others], [LineChange(1, "modeline")]


def _read(lines: Lines, found: DataFile) -> Document:
    return read_text(_text(lines), found.file)


def _text(lines: Lines) -> str:
    return "\n".join(line.text for line in lines)


def same_meaning(model: type[Any] | None, one: Node, other: Node) -> bool:
    """Whether two files say the same: the same fields in the same order, and texts that look the same to a reader."""
    return [_meaning(leaf) for leaf in leaves(model, one)] == [_meaning(leaf) for leaf in leaves(model, other)]


def _meaning(leaf: Leaf) -> tuple[FieldPath, str]:
    path, shape, scalar = leaf
    if isinstance(shape, LocalisedMarkdown):
        return path, " ".join(to_html(scalar.value).split())
    return path, scalar.value.rstrip("\n") if scalar.block else scalar.value
