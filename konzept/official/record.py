"""Writes fingerprints into a concept's file and touches nothing else: no other line, no line ending, no comment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from konzept.read.source import MappingNode, Node, ScalarNode, SequenceNode, parse

KEY = "wording"
_LINE_START = re.compile(r"(?<=\n)")
_VALUE = re.compile(rf"({KEY}\s*:\s*)(\"[^\"]*\"|'[^']*'|[^\s#]+)")


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
    lines = _LINE_START.split(text)
    changed, unwritten = 0, []
    for section in reversed(list(_sections(text))):
        number = section.get("number")
        if not isinstance(number, ScalarNode) or number.value not in fingerprints:
            continue
        new = fingerprints[number.value]
        old = section.get(KEY)
        if isinstance(old, ScalarNode) and old.value == new:
            continue
        written = _with(lines, section, number, old, new)
        if _holds(written, number.value, new) and _rest("".join(written)) == _rest(text):
            lines, changed = written, changed + 1
        else:
            unwritten.append(Unwritten(number.value, number.line, number.column))
    return Recorded("".join(lines), changed, tuple(reversed(unwritten)))


def _sections(text: str) -> Iterator[MappingNode]:
    tree = parse(text.replace("\r\n", "\n"), "").tree
    listing = tree.get("sections") if isinstance(tree, MappingNode) else None
    if isinstance(listing, SequenceNode):
        yield from (item for item in listing.items if isinstance(item, MappingNode))


def _with(lines: list[str], section: MappingNode, number: ScalarNode, old: Node | None, new: str) -> list[str]:
    """The lines with a fingerprint below the number of its section, or in place of the one that is there."""
    if isinstance(old, ScalarNode):
        index = old.line - 1
        return [*lines[:index], _VALUE.sub(rf'\g<1>"{new}"', lines[index], count=1), *lines[index + 1 :]]
    key = next(name for name, _ in section.pairs if name.value == "number")
    ending = "\r\n" if lines[number.line - 1].endswith("\r\n") else "\n"
    line = f'{" " * (key.column - 1)}{KEY}: "{new}"{ending}'
    return [*lines[: number.line], line, *lines[number.line :]]


def _holds(lines: list[str], number: str, new: str) -> bool:
    found = ((section.get("number"), section.get(KEY)) for section in _sections("".join(lines)))
    return any(
        isinstance(one, ScalarNode) and isinstance(two, ScalarNode) and (one.value, two.value) == (number, new)
        for one, two in found
    )


def _rest(text: str) -> object:
    """All that a file says besides fingerprints; None if it cannot be read without complaint."""
    document = parse(text.replace("\r\n", "\n"), "")
    return None if document.problems or document.tree is None else _values(document.tree)


def _values(node: Node) -> object:
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, SequenceNode):
        return [_values(item) for item in node.items]
    return {key.value: _values(value) for key, value in node.pairs if key.value != KEY}
