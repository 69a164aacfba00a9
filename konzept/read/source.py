"""Reads one YAML file into a tree in which every node knows its line and column.

YAML can crash a reader, expand without end or quietly change what was typed, so the file is taken apart here event
by event: no aliases, no tags, no deep nesting, and every scalar stays the text that the editor wrote.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from konzept.read.list_signs import wrong_sign
from konzept.read.safe_text import SafeFolder, Unreadable, composed, unreadable
from konzept.read.yaml_errors import diagnose
from konzept.report.problem import Problem, Value

DEPTH_LIMIT = 16
REPETITION_LIMIT = 20
FIELDS_TWICE = 3
"""How many fields stand twice where not they, but a whole text was pasted once too often."""
_PLAIN_BLOCK = frozenset(("|", "|-", "|+"))
_PARSER: Any = getattr(yaml, "CLoader", yaml.SafeLoader)
_VALUE, _FIELDS, _FIELDS_END, _LIST_END = (
    yaml.ScalarEvent,
    yaml.MappingStartEvent,
    yaml.MappingEndEvent,
    yaml.SequenceEndEvent,
)


class ScalarNode(NamedTuple):
    """A single value, always text.  `plain`: written without quotes; `comment`: a `#` follows on its line."""

    value: str
    plain: bool
    block: bool
    comment: bool
    line: int
    column: int


class SequenceNode(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int


class MappingNode(NamedTuple):
    """Fields and their values, in the order of the file."""

    pairs: tuple[tuple[ScalarNode, Node], ...]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        return next((node for name, node in self.pairs if name.value == key), None)


Node = ScalarNode | SequenceNode | MappingNode
# What a node does itself, without a detour through Python for each of some thirty thousand.
_new: Any = tuple.__new__


@dataclass(frozen=True, slots=True)
class Document:
    """What could be read of a file: `tree` is missing if the file as a whole makes no sense."""

    tree: Node | None
    problems: tuple[Problem, ...]


class Folder(SafeFolder):
    """A folder whose YAML files are read."""

    def read(self, path: Path | str, name: str) -> Document:
        """The tree of the file at `path`; `name` is its name in problems."""
        try:
            return read_text(self.text(path, name), name)
        except Unreadable as reason:
            return Document(None, reason.problems)


def read(path: Path, name: str, root: Path) -> Document:
    """The tree of the file at `path`; `name` is its name in problems, `root` the folder it must not leave."""
    return Folder(root).read(path, name)


def read_text(text: str, name: str) -> Document:
    """The tree of a file's text, unless invisible characters make it mean something else than it shows."""
    try:
        return parse(composed(text, name), name)
    except Unreadable as reason:
        return Document(None, reason.problems)


def parse(text: str, name: str) -> Document:
    """The tree of a YAML text."""
    composer = _Composer(text, name)
    try:
        tree = composer.compose()
    except Unreadable as reason:
        return Document(None, _pasted_twice((*composer.found(), *reason.problems)))
    return Document(tree, _pasted_twice(composer.found()))


def _pasted_twice(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Where many fields of a file stand twice, all of it does; nothing more can be said of what follows."""
    twice = [one for one in problems if one.code == "repeated-key" and one.column == 1]
    if len({one.field for one in twice}) < FIELDS_TWICE:
        return problems
    first = twice[0]
    said = dataclasses.replace(first, field=(), code="file-twice", values={**first.values, "count": len(twice)})
    return (*(one for one in problems if one.line < first.line), said)


class _Composer:
    """Builds the tree from the parser's events and collects what is not allowed on the way.

    It visits some forty thousand events for one county, so it does nothing for a file without mistakes that only a
    mistake would need: what the parser refused is looked into afterwards (`konzept.read.yaml_errors`).
    """

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self.text = text
        self.lines = text.split("\n")
        self.problems: list[Problem] = []
        self.following: Callable[[], Any] = _PARSER(text).get_event
        self.commented = " #" in text or "\t#" in text
        self.anchors: dict[str, Problem] = {}

    def found(self) -> tuple[Problem, ...]:
        """What is not allowed in what could be read."""
        return (*self.problems, *self.anchors.values())

    def compose(self) -> Node:
        try:
            return self._document()
        except yaml.MarkedYAMLError as error:
            code, line, column, values = diagnose(error, self.text, self.lines, _PARSER)
            raise unreadable(self.name, code, line, column, **values) from None
        except yaml.YAMLError:
            raise unreadable(self.name, "not-yaml") from None

    def _document(self) -> Node:
        self.following()  # the beginning of the stream
        if isinstance(self.following(), yaml.StreamEndEvent):
            raise unreadable(self.name, "file-empty")
        node = self._node(self.following(), 0)
        self.following()  # the end of the document
        after = self.following()
        if not isinstance(after, yaml.StreamEndEvent):
            raise unreadable(self.name, "second-document", after.start_mark.line + 1, after.start_mark.column + 1)
        if isinstance(node, ScalarNode) and not node.value:
            raise unreadable(self.name, "file-empty")
        return node

    def _node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if depth > DEPTH_LIMIT:
            raise unreadable(self.name, "too-deep", line, column)
        if event.anchor is not None or kind is yaml.AliasEvent or event.tag is not None:
            self._refuse(event, line, column)
        if kind is _VALUE:
            return self._scalar(event, line, column)
        if kind is _FIELDS:
            return MappingNode(self._pairs(depth + 1), line, column)
        return SequenceNode(self._items(depth + 1), line, column)

    def _refuse(self, event: Any, line: int, column: int) -> None:
        """Notes a mark or a type; what repeats a mark ends the reading."""
        if type(event) is yaml.AliasEvent:
            raise self._refuse_alias(event.anchor, line, column)
        if event.anchor is not None:
            self.anchors[event.anchor] = Problem(self.name, line, column, (), "anchor", {"name": event.anchor})
        if event.tag is not None:
            self.problems.append(Problem(self.name, line, column, (), "tag", {"name": event.tag}))

    def _scalar(self, event: Any, line: int, column: int) -> ScalarNode:
        # What was meant as a text is taken for a type whole; its words are no empty text besides.
        style, value = event.style, event.value or event.tag or ""
        scalar: ScalarNode
        if style:
            if style in "|>" and self.lines[line - 1][column - 1 : column + 2] not in _PLAIN_BLOCK:
                value = self._block(value, line, column, event.end_mark.line)
            scalar = _new(ScalarNode, (value, False, style in "|>", False, line, column))
            return scalar
        if value and not value[0].isalnum() and not self.lines[line - 1][: column - 1].strip(" -"):
            self._refuse_sign(line, column)
        for number in range(line, event.end_mark.line + 1):
            self._refuse_sign(number + 1, 1)
        comment = False
        if self.commented and value:
            end = event.end_mark
            comment = self.lines[end.line][end.column :].lstrip().startswith("#")
        scalar = _new(ScalarNode, (value, True, False, comment, line, column))
        return scalar

    def _refuse_sign(self, line: int, column: int) -> None:
        """Ends the reading where a line begins an item of a list with another sign than a hyphen and a space."""
        text = self.lines[line - 1]
        if found := wrong_sign(text):
            raise unreadable(self.name, "list-sign", line, found.start(1) + 1, sign=found[1])
        if text[column - 1 : column] == "-" and not text[: column - 1].strip():
            raise unreadable(self.name, "dash-space", line, column)

    def _block(self, value: str, line: int, column: int, end: int) -> str:
        """The lines of a longer text as they stand there, whatever the signs at its beginning make of them."""
        header = self.lines[line - 1][column - 1 :].split("#")[0].strip()
        block = self.lines[line:end]
        indent = min((len(text) - len(text.lstrip(" ")) for text in block if text.strip()), default=0)
        typed = "\n".join(text[indent:] for text in block).strip("\n") + "\n"
        if header[0] == ">":
            self.problems.append(Problem(self.name, line, column, (), "text-folded", {"sign": header}))
        elif typed.strip("\n") != value.strip("\n"):
            self.problems.append(Problem(self.name, line, column, (), "text-indent-number", {"sign": header}))
        return typed

    def _items(self, depth: int) -> tuple[Node, ...]:
        items: list[Node] = []
        following, node = self.following, self._node
        while type(event := following()) is not _LIST_END:
            items.append(node(event, depth))
        return tuple(items)

    def _pairs(self, depth: int) -> tuple[tuple[ScalarNode, Node], ...]:
        pairs: dict[str, tuple[ScalarNode, Node]] = {}
        following, node = self.following, self._node
        while type(event := following()) is not _FIELDS_END:
            key = node(event, depth)
            if type(key) is not ScalarNode:
                raise unreadable(self.name, "key-not-text", key.line, key.column)
            value = node(following(), depth)
            if key.value in pairs:
                self._refuse_repetition(pairs[key.value][0], key)
            else:
                pairs[key.value] = (key, value)
        return tuple(pairs.values())

    def _refuse_alias(self, name: str | None, line: int, column: int) -> Unreadable:
        """A mark and what repeats it are one mistake: the mark is named if there is one."""
        mark = self.anchors.get(str(name))
        self.anchors.clear()
        return Unreadable(mark) if mark else unreadable(self.name, "alias", line, column, name=str(name))

    def _refuse_repetition(self, first: ScalarNode, second: ScalarNode) -> None:
        if len(self.problems) > REPETITION_LIMIT:
            raise unreadable(self.name, "too-many", second.line, second.column)
        values: dict[str, Value] = {"key": second.value, "first": first.line, "second": second.line}
        self.problems.append(Problem(self.name, second.line, second.column, (second.value,), "repeated-key", values))
