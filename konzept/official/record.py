"""Writes fingerprints into a concept's file and touches nothing else: no other line, no line ending, no comment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from konzept.read.rewriting import content
from konzept.read.source import MappingNode, ScalarNode, SequenceNode, parse

WORDING, SENTENCES = "wording", "sentences"
WIDTH = 120
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'|[^\s#,}]+")

_Edit = tuple[int, int, list[str]]
"""Lines from the first index up to the second, and what takes their place."""


class SectionMarks(NamedTuple):
    """What is recorded of a section's official text: its own fingerprint, and those of its sentences."""

    wording: str
    sentences: Sequence[str] = ()

    @property
    def fields(self) -> dict[str, Any]:
        """The marks as a section of the file says them; without sentences, it says nothing of them."""
        return {WORDING: self.wording} | ({SENTENCES: [*self.sentences]} if self.sentences else {})

    @property
    def inline(self) -> str:
        """The fields as they may be written in one line."""
        sentences = ", ".join(f'"{mark}"' for mark in self.sentences)
        return f'{WORDING}: "{self.wording}"' + (f", {SENTENCES}: [{sentences}]" if sentences else "")


@dataclass(frozen=True)
class Unwritten:
    """A section whose marks cannot be written without touching other lines, and its place in the file."""

    number: str
    line: int
    column: int


@dataclass(frozen=True)
class Recorded:
    """A concept's file with the marks in it, in how many sections some are new, and what is left to do by hand."""

    text: str
    changed: int
    unwritten: tuple[Unwritten, ...]


def record(text: str, marks: Mapping[str, SectionMarks]) -> Recorded:
    """The text of a concept's file with `marks` by section number; what is no good YAML stays as it is."""
    lines, said = text.split("\n"), content(text)
    changed, unwritten = 0, []
    for index, section, number in reversed([*_sections(text)]):
        new, before = marks.get(number.value), said["sections"]
        others = {name: value for name, value in before[index].items() if name not in (WORDING, SENTENCES)}
        if new is None or before[index] == others | new.fields:
            continue
        written = _with(lines, section, number, new)
        wanted = said | {"sections": [*before[:index], others | new.fields, *before[index + 1 :]]}
        if content("\n".join(written)) == wanted:
            lines, said, changed = written, wanted, changed + 1
        else:
            unwritten.append(Unwritten(number.value, number.line, number.column))
    return Recorded("\n".join(lines), changed, tuple(reversed(unwritten)))


def _sections(text: str) -> Iterator[tuple[int, MappingNode, ScalarNode]]:
    """Each section that has a number, with its index in the list."""
    tree = parse(text.replace("\r\n", "\n"), "").tree
    listing = tree.get("sections") if isinstance(tree, MappingNode) else None
    for index, section in enumerate(listing.items if isinstance(listing, SequenceNode) else ()):
        number = section.get("number") if isinstance(section, MappingNode) else None
        if isinstance(section, MappingNode) and isinstance(number, ScalarNode):
            yield index, section, number


def _with(lines: Sequence[str], section: MappingNode, number: ScalarNode, new: SectionMarks) -> list[str]:
    """The lines with a section's marks below its number, or in place of those that are there."""
    keys = {name.value: name for name, _ in section.pairs}
    indent = " " * (keys["number"].column - 1)
    ending = "\r" if lines[number.line - 1].endswith("\r") else ""
    added = [line + ending for line in _listed(f"{indent}{SENTENCES}: [", new.sentences)]
    edits: list[_Edit] = []
    after, old = number.line, section.get(WORDING)
    if isinstance(old, ScalarNode):
        after, start = old.line, old.column - 1
        line = lines[after - 1]
        edits.append((after - 1, after, [line[:start] + _VALUE.sub(f'"{new.wording}"', line[start:], count=1)]))
    else:
        added.insert(0, f'{indent}{WORDING}: "{new.wording}"{ending}')
    if SENTENCES in keys:
        edits.append((keys[SENTENCES].line - 1, _end(lines, keys[SENTENCES]), []))
    edits.append((after, after, added))
    written = [*lines]
    for begin, end, instead in sorted(edits, key=lambda edit: edit[:2], reverse=True):
        written[begin:end] = instead
    return written


def _end(lines: Sequence[str], key: ScalarNode) -> int:
    """The index of the line after a field, which goes on as long as lines are indented below its name."""
    end = key.line
    while end < len(lines) and len(lines[end]) - len(lines[end].lstrip(" ")) >= key.column:
        end += 1
    return end


def _listed(start: str, marks: Sequence[str]) -> list[str]:
    """The marks in brackets, on as many lines as they need."""
    lines = [start]
    indent = " " * (len(start) - len(start.lstrip()) + 2)
    for mark in marks:
        if len(lines[-1]) + len(mark) + 4 > WIDTH:
            lines[-1] = lines[-1].rstrip()
            lines.append(indent)
        lines[-1] += f'"{mark}", '
    lines[-1] = lines[-1].removesuffix(", ") + "]"
    return lines if marks else []
