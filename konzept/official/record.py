"""Writes fingerprints into a concept's file and touches nothing else: no other line, no line ending, no comment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from konzept.read.rewriting import content
from konzept.read.source import MappingNode, ScalarNode, SequenceNode, parse

KEY = "wording"
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'|[^\s#,}]+")


@dataclass(frozen=True)
class Unwritten:
    """A section whose fingerprint cannot be written by a change of one line, and its place in the file."""

    number: str
    line: int
    column: int


@dataclass(frozen=True)
class Recorded:
    """A concept's file with the fingerprints in it, how many of them are new, and what is left to do by hand."""

    text: str
    changed: int
    unwritten: tuple[Unwritten, ...]


def record(text: str, fingerprints: Mapping[str, str]) -> Recorded:
    """The text of a concept's file with `fingerprints` by section number; what is no good YAML stays as it is."""
    lines, said = text.split("\n"), content(text)
    changed, unwritten = 0, []
    for index, section, number in reversed([*_sections(text)]):
        new, before = fingerprints.get(number.value), said["sections"]
        if new is None or before[index].get(KEY) == new:
            continue
        written = _with(lines, section, number, new)
        wanted = said | {"sections": [*before[:index], before[index] | {KEY: new}, *before[index + 1 :]]}
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


def _with(lines: list[str], section: MappingNode, number: ScalarNode, new: str) -> list[str]:
    """The lines with a fingerprint below the number of its section, or in place of the one that is there."""
    old = section.get(KEY)
    if isinstance(old, ScalarNode):
        line, start = lines[old.line - 1], old.column - 1
        line = line[:start] + _VALUE.sub(f'"{new}"', line[start:], count=1)
        return [*lines[: old.line - 1], line, *lines[old.line :]]
    key = next(name for name, _ in section.pairs if name.value == "number")
    ending = "\r" if lines[number.line - 1].endswith("\r") else ""
    line = f'{" " * (key.column - 1)}{KEY}: "{new}"{ending}'
    return [*lines[: number.line], line, *lines[number.line :]]
