"""Reads one YAML file into a tree that remembers where everything stands.

YAML can crash a reader, expand without end or quietly change what was typed, so the file is taken apart here event
by event: no aliases, no tags, no deep nesting, and every scalar stays the text that the editor wrote.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from konzept.read.yaml_errors import explained
from konzept.report.message import hints
from konzept.report.problem import Problem, Value

SIZE_LIMIT = 1_000_000
DEPTH_LIMIT = 16
REPETITION_LIMIT = 20
# Opening must not wait for the other end of a pipe, and must not follow a link where a system can be told so.
_TO_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
_PARSER: Any = getattr(yaml, "CLoader", yaml.SafeLoader)
_VALUE, _FIELDS, _FIELDS_END, _LIST_END = (
    yaml.ScalarEvent,
    yaml.MappingStartEvent,
    yaml.MappingEndEvent,
    yaml.SequenceEndEvent,
)

_ODD_CHARACTER = re.compile(
    "[\x00-\x08\x0b\x0c\x0d-\x1f\x7f-\x9f\u00ad\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffd]"
)
ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD_SPACE = re.compile(
    rf"^ *(?:- +)*[{ODD_SPACES}]|^ *(?:- +)*[\w.-]+:[{ODD_SPACES}]|^ *-[{ODD_SPACES}]", re.MULTILINE
)
_TAB = re.compile(r"^ *\t")
_CONFLICT = re.compile(r"^ *(?:<{7}|={7}|>{7})(?= |$)")
# Two bytes of UTF-8 shown as two letters: what becomes of an umlaut or a quotation mark that was decoded wrongly.
_MOJIBAKE = re.compile(
    "[\u00c2\u00c3][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e"
    "\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|\u00e2\u20ac"
)
_ODD_LINES = (
    ("conflict", _CONFLICT),
    ("tab-indent", _TAB),
    ("odd-space", _ODD_SPACE),
    ("mojibake", _MOJIBAKE),
    ("odd-character", _ODD_CHARACTER),
)
# What acquits nearly every file at one look: it has none of these characters and no accents that are signs of their
# own, or only odd spaces amid its texts.
_ODD = f"{_ODD_CHARACTER.pattern[1:-1]}\t\u00c2\u00c3\u00e2"
_NOTHING_ODD = re.compile(f"[^{_ODD}{ODD_SPACES}\u0300-\u036f]*")
_NOTHING_BUT_SPACES = re.compile(f"[^{_ODD}]*")
_CONFLICT_SIGNS = ("<<<<<<<", "=======", ">>>>>>>")


class Scalar(NamedTuple):
    """A single value, always text.  `plain`: written without quotes; `comment`: a `#` follows on its line."""

    value: str
    plain: bool
    block: bool
    comment: bool
    line: int
    column: int


class Listing(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int


class Mapping(NamedTuple):
    """Fields and their values, in the order of the file."""

    pairs: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        return next((node for name, node in self.pairs if name.value == key), None)


Node = Scalar | Listing | Mapping
_new: Any = tuple.__new__  # what a Scalar does itself, without a detour through Python for each of some thirty thousand


@dataclass(frozen=True, slots=True)
class Document:
    """What could be read of a file: `tree` is missing if the file as a whole makes no sense."""

    tree: Node | None
    problems: tuple[Problem, ...]


class _Unreadable(Exception):
    """Ends the reading of a file: nothing after this problem can be trusted."""

    def __init__(self, code: str, line: int, column: int, **values: Value) -> None:
        super().__init__(code)
        self.code, self.line, self.column, self.values = code, line, column, values


class Folder:
    """A folder whose files are read and must not lead out of it; each folder in it is looked at once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._inside: dict[str, bool] = {}

    def read(self, path: Path | str, name: str) -> Document:
        """The tree of the file at `path`; `name` is its name in problems."""
        try:
            text = _decode(self.bytes(path)).replace("\r\n", "\n")
        except _Unreadable as reason:
            return Document(None, (_problem(name, reason),))
        return read_text(text, name)

    def bytes(self, path: Path | str, limit: int = SIZE_LIMIT) -> bytes:
        """The bytes of an ordinary file of no more than `limit` bytes."""
        try:
            data = _bytes_of(self._opened(path), limit + 1)
        except (OSError, RuntimeError) as error:
            raise _Unreadable("file-unreadable", 1, 1) from error
        if len(data) > limit:
            raise _Unreadable("file-too-big", 1, 1, limit=limit // 1000)
        return data

    def _opened(self, path: Path | str) -> int:
        """The open file; one that is a link is followed only if it stays inside."""
        folder, _ = os.path.split(path)
        inside = self._inside.get(folder)
        if inside is None:
            inside = self._inside[folder] = self._holds(folder)
        if inside and _NO_LINKS:
            with suppress(OSError):
                return os.open(path, _TO_READ | _NO_LINKS)
        if not self._holds(path):
            raise _Unreadable("file-outside", 1, 1)
        return os.open(path, _TO_READ)

    def _holds(self, path: Path | str) -> bool:
        """Whether the path, with all links on the way to it followed, lies in the folder or is the folder."""
        target = os.path.realpath(path)
        return f"{target}{os.sep}".startswith((f"{self._root}{os.sep}", f"{os.path.realpath(self._root)}{os.sep}"))


def read(path: Path, name: str, root: Path) -> Document:
    """The tree of the file at `path`; `name` is its name in problems, `root` the folder it must not leave."""
    return Folder(root).read(path, name)


def read_text(text: str, name: str) -> Document:
    """The tree of a file's text, unless invisible characters make it mean something else than it shows.

    Letters whose accents are signs of their own look like any others and are read like them (NFC).
    """
    if _is_plain(text):
        return parse(text, name)
    text = unicodedata.normalize("NFC", text)
    odd = _odd_lines(name, text)
    return Document(None, odd) if odd else parse(text, name)


def parse(text: str, name: str) -> Document:
    """The tree of a YAML text."""
    composer = _Composer(text, name)
    try:
        tree = composer.compose()
    except _Unreadable as reason:
        return Document(None, (*composer.found(), _problem(name, reason)))
    return Document(tree, composer.found())


def raw(path: Path, name: str, root: Path, limit: int) -> bytes | Problem:
    """The bytes of a file that is no YAML: an ordinary file inside `root`, of no more than `limit` bytes."""
    try:
        return Folder(root).bytes(path, limit)
    except _Unreadable as reason:
        return _problem(name, reason)


def decoded(data: bytes, name: str) -> str | Problem:
    """The text that UTF-8 bytes spell."""
    try:
        return _decode(data)
    except _Unreadable as reason:
        return _problem(name, reason)


def _problem(name: str, reason: _Unreadable) -> Problem:
    return Problem(name, reason.line, reason.column, (), reason.code, reason.values)


def _bytes_of(file: int, most: int) -> bytes:
    """At most so many bytes of an open file, which is closed."""
    try:
        status = os.fstat(file)
        if not stat.S_ISREG(status.st_mode):
            raise _Unreadable("file-unreadable", 1, 1)
        data = part = os.read(file, most)
        while part and len(data) < min(most, status.st_size):
            data += (part := os.read(file, most - len(data)))
        return data
    finally:
        os.close(file)


def _decode(data: bytes) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        raise _Unreadable("byte-order-mark", 1, 1)
    if b"\0" in data[:1000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")) and _is_binary(data[:1000]):
        raise _Unreadable("not-text", 1, 1)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        line = before.count("\n") + 1
        raise _Unreadable("not-utf8", line, len(before) - before.rfind("\n")) from error


def _is_binary(data: bytes) -> bool:
    """Many bytes that no text has: a picture, an archive, a document of an office program."""
    return sum(byte < 32 and byte not in b"\t\n\r\f" for byte in data) > len(data) // 50 + 1


def _odd_lines(name: str, text: str) -> tuple[Problem, ...]:
    """Problems with characters that change the structure or the meaning without being seen.

    The same mistake on many lines is one problem, at its first line: it has one cause and one cure.
    """
    return tuple(_odd_problem(name, code, places) for code, places in odd_places(text).items())


def odd_places(text: str) -> dict[str, list[tuple[int, re.Match[str]]]]:
    """The lines that such characters stand on, by the code of their problem, with what was found there."""
    found: dict[str, list[tuple[int, re.Match[str]]]] = {}
    if _is_plain(text) or _has_spaces_only(text):
        return found
    for number, line in enumerate(text.split("\n"), 1):
        for code, pattern in _ODD_LINES:
            if match := pattern.search(line):
                found.setdefault(code, []).append((number, match))
                break
    return found


def _is_plain(text: str) -> bool:
    return _NOTHING_ODD.fullmatch(text) is not None and not any(sign in text for sign in _CONFLICT_SIGNS)


def _has_spaces_only(text: str) -> bool:
    harmless = _NOTHING_BUT_SPACES.fullmatch(text) and not _ODD_SPACE.search(text)
    return bool(harmless) and not any(sign in text for sign in _CONFLICT_SIGNS)


def _odd_problem(name: str, code: str, places: list[tuple[int, re.Match[str]]]) -> Problem:
    line, match = places[0]
    others = [str(number) for number, _ in places[1:]]
    also = ", ".join(others[:5]) + (" …" if len(others) > 5 else "")
    values: dict[str, Value] = {"character": f"U+{ord(match.group()[-1]):04X}", "also": also}
    several = bool(others) and f"{code}-several" in hints()
    return Problem(name, line, match.end(), (), code, values, f"{code}-several" if several else "")


class _Composer:
    """Builds the tree from the parser's events and collects what is not allowed on the way.

    It visits some forty thousand events for one county, so it does nothing for a file without mistakes that only a
    mistake would need: what the parser stumbled over is looked up afterwards (`konzept.read.yaml_errors`).
    """

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self.text = text
        self.lines = text.split("\n")
        self.problems: list[Problem] = []
        self.following: Callable[[], Any] = _PARSER(text).get_event
        self.commented = " #" in text or "\t#" in text
        self.anchors: dict[str, _Unreadable] = {}

    def found(self) -> tuple[Problem, ...]:
        """What is not allowed in what could be read."""
        return (*self.problems, *(_problem(self.name, mark) for mark in self.anchors.values()))

    def compose(self) -> Node:
        try:
            return self._document()
        except yaml.MarkedYAMLError as error:
            slip = explained(error, self.text, self.lines, _PARSER)
            raise _Unreadable(slip.code, slip.line, slip.column, **slip.values) from None
        except yaml.YAMLError:
            raise _Unreadable("not-yaml", 1, 1) from None

    def _document(self) -> Node:
        self.following()  # the beginning of the stream
        if isinstance(self.following(), yaml.StreamEndEvent):
            raise _Unreadable("file-empty", 1, 1)
        node = self._node(self.following(), 0)
        self.following()  # the end of the document
        after = self.following()
        if not isinstance(after, yaml.StreamEndEvent):
            raise _Unreadable("second-document", after.start_mark.line + 1, after.start_mark.column + 1)
        if isinstance(node, Scalar) and not node.value:
            raise _Unreadable("file-empty", 1, 1)
        return node

    def _node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if depth > DEPTH_LIMIT:
            raise _Unreadable("too-deep", line, column)
        if event.anchor is not None or kind is yaml.AliasEvent or event.tag is not None:
            self._refuse(event, line, column)
        if kind is _VALUE:
            return self._scalar(event, line, column)
        if kind is _FIELDS:
            return Mapping(self._pairs(depth + 1), line, column)
        return Listing(self._items(depth + 1), line, column)

    def _refuse(self, event: Any, line: int, column: int) -> None:
        """Notes a mark or a type; what repeats a mark ends the reading."""
        if type(event) is yaml.AliasEvent:
            raise self._refuse_alias(event.anchor, line, column)
        if event.anchor is not None:
            self.anchors[event.anchor] = _Unreadable("anchor", line, column, name=event.anchor)
        if event.tag is not None:
            self.problems.append(Problem(self.name, line, column, (), "tag", {"name": event.tag}))

    def _scalar(self, event: Any, line: int, column: int) -> Scalar:
        # What was meant as a text is taken for a type whole; its words are no empty text besides.
        style, value = event.style, event.value or event.tag or ""
        scalar: Scalar
        if style:
            scalar = _new(Scalar, (value, False, style in "|>", False, line, column))
            return scalar
        if value and value[0] == "-" and not self.lines[line - 1][: column - 1].strip():
            raise _Unreadable("dash-space", line, column)
        comment = False
        if self.commented and value:
            end = event.end_mark
            comment = self.lines[end.line][end.column :].lstrip().startswith("#")
        scalar = _new(Scalar, (value, True, False, comment, line, column))
        return scalar

    def _items(self, depth: int) -> tuple[Node, ...]:
        items: list[Node] = []
        following, node = self.following, self._node
        while type(event := following()) is not _LIST_END:
            items.append(node(event, depth))
        return tuple(items)

    def _pairs(self, depth: int) -> tuple[tuple[Scalar, Node], ...]:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        following, node = self.following, self._node
        while type(event := following()) is not _FIELDS_END:
            key = node(event, depth)
            if type(key) is not Scalar:
                raise _Unreadable("key-not-text", key.line, key.column)
            value = node(following(), depth)
            if key.value in pairs:
                self._refuse_repetition(pairs[key.value][0], key)
            else:
                pairs[key.value] = (key, value)
        return tuple(pairs.values())

    def _refuse_alias(self, name: str | None, line: int, column: int) -> _Unreadable:
        """A mark and what repeats it are one mistake: the mark is named if there is one."""
        mark = self.anchors.get(str(name))
        self.anchors.clear()
        return mark or _Unreadable("alias", line, column, name=str(name))

    def _refuse_repetition(self, first: Scalar, second: Scalar) -> None:
        if len(self.problems) > REPETITION_LIMIT:
            raise _Unreadable("too-many", second.line, second.column)
        values: dict[str, Value] = {"key": second.value, "first": first.line, "second": second.line}
        self.problems.append(Problem(self.name, second.line, second.column, (second.value,), "repeated-key", values))
