"""Reads one YAML file into a tree that remembers where everything stands.

YAML can crash a reader, expand without end or quietly change what was typed, so the file is taken apart here event
by event: no aliases, no tags, no deep nesting, and every scalar stays the text that the editor wrote.
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from konzept.clues import after_a_document_end, blame_above, instead_of_a_colon, out_of_step
from konzept.messages import HINTS
from konzept.problems import Problem, Value

SIZE_LIMIT = 1_000_000
DEPTH_LIMIT = 16
REPETITION_LIMIT = 20
_PARSER: Any = getattr(yaml, "CLoader", yaml.SafeLoader)

_ODD_CHARACTER = re.compile(
    "[\x00-\x08\x0b\x0c\x0d-\x1f\x7f-\x9f\u00ad\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffd]"
)
ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD_SPACE = re.compile(rf"^ *(?:- +)*[{ODD_SPACES}]|^ *(?:- +)*[\w.-]+:[{ODD_SPACES}]|^ *-[{ODD_SPACES}]")
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
_PERHAPS_ODD = re.compile(
    f"[{_ODD_CHARACTER.pattern[1:-1]}{ODD_SPACES}\t\u00c2\u00c3\u00e2]|^ *(?:<{{7}}|={{7}}|>{{7}})", re.MULTILINE
)


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


def read(path: Path, name: str, root: Path) -> Document:
    """The tree of the file at `path`; `name` is its name in problems, `root` the folder it must not leave."""
    try:
        text = _decode(_read_bytes(path, root)).replace("\r\n", "\n")
    except _Unreadable as reason:
        return Document(None, (_problem(name, reason),))
    return read_text(text, name)


def read_text(text: str, name: str) -> Document:
    """The tree of a file's text, unless invisible characters make it mean something else than it shows."""
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
        return _read_bytes(path, root, limit)
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


def _read_bytes(path: Path, root: Path, limit: int = SIZE_LIMIT) -> bytes:
    try:
        if _leads_outside(path, root):
            raise _Unreadable("file-outside", 1, 1)
        if not stat.S_ISREG(path.stat().st_mode):
            raise _Unreadable("file-unreadable", 1, 1)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, RuntimeError) as error:
        raise _Unreadable("file-unreadable", 1, 1) from error
    if len(data) > limit:
        raise _Unreadable("file-too-big", 1, 1, limit=limit // 1000)
    return data


def _leads_outside(path: Path, root: Path) -> bool:
    """Whether the file, or a folder on the way to it, is a link out of the data folder."""
    target = os.path.realpath(path)
    inside = target.startswith(f"{root}{os.sep}")  # as text, and in one step for nearly every file
    return not inside and not target.startswith(f"{os.path.realpath(root)}{os.sep}")


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
    if not _PERHAPS_ODD.search(text):  # one look at the whole acquits nearly every file
        return found
    for number, line in enumerate(text.split("\n"), 1):
        for code, pattern in _ODD_LINES:
            if match := pattern.search(line):
                found.setdefault(code, []).append((number, match))
                break
    return found


def _odd_problem(name: str, code: str, places: list[tuple[int, re.Match[str]]]) -> Problem:
    line, match = places[0]
    others = [str(number) for number, _ in places[1:]]
    also = ", ".join(others[:5]) + (" …" if len(others) > 5 else "")
    values: dict[str, Value] = {"character": f"U+{ord(match.group()[-1]):04X}", "also": also}
    several = bool(others) and f"{code}-several" in HINTS
    return Problem(name, line, match.end(), (), code, values, f"{code}-several" if several else "")


class _Composer:
    """Builds the tree from the parser's events and collects what is not allowed on the way."""

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self.lines = text.split("\n")
        self.problems: list[Problem] = []
        self.parser = _PARSER(text)
        self.last: Any = None
        self.bracket: Any = None
        self.anchors: dict[str, _Unreadable] = {}

    def found(self) -> tuple[Problem, ...]:
        """What is not allowed in what could be read."""
        return (*self.problems, *(_problem(self.name, mark) for mark in self.anchors.values()))

    def compose(self) -> Node:
        self._next()  # the beginning of the stream
        if isinstance(self._next(), yaml.StreamEndEvent):
            raise _Unreadable("file-empty", 1, 1)
        node = self._node(self._next(), 0)
        self._next()  # the end of the document
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            raise _Unreadable("second-document", after.start_mark.line + 1, after.start_mark.column + 1)
        if isinstance(node, Scalar) and not node.value:
            raise _Unreadable("file-empty", 1, 1)
        return node

    def _next(self) -> Any:
        try:
            event = self.parser.get_event()
        except yaml.MarkedYAMLError as error:
            raise self._explain(error) from None
        except yaml.YAMLError:
            raise _Unreadable("not-yaml", 1, 1) from None
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self.last = event
        elif kind in _OPENING and event.flow_style:
            self.bracket = event.start_mark
        return event

    def _node(self, event: Any, depth: int) -> Node:
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if depth > DEPTH_LIMIT:
            raise _Unreadable("too-deep", line, column)
        kind = type(event)
        if kind is yaml.AliasEvent:
            raise self._refuse_alias(event.anchor, line, column)
        if event.anchor is not None:
            self.anchors[event.anchor] = _Unreadable("anchor", line, column, name=event.anchor)
        if event.tag is not None:
            self.problems.append(Problem(self.name, line, column, (), "tag", {"name": event.tag}))
        if kind is yaml.SequenceStartEvent:
            return Listing(self._items(depth), line, column)
        if kind is yaml.MappingStartEvent:
            return Mapping(self._pairs(depth), line, column)
        return self._scalar(event, line, column)

    def _scalar(self, event: Any, line: int, column: int) -> Scalar:
        # What was meant as a text is taken for a type whole; its words are no empty text besides.
        style, value = event.style, event.value or event.tag or ""
        plain = style in (None, "")
        comment = False
        if plain and value:
            end = event.end_mark
            comment = self.lines[end.line][end.column :].lstrip().startswith("#")
            if value[0] == "-" and not self.lines[line - 1][: column - 1].strip():
                raise _Unreadable("dash-space", line, column)
        return Scalar(value, plain, style in ("|", ">"), comment, line, column)

    def _items(self, depth: int) -> tuple[Node, ...]:
        items: list[Node] = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            items.append(self._node(event, depth + 1))
        return tuple(items)

    def _pairs(self, depth: int) -> tuple[tuple[Scalar, Node], ...]:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                raise _Unreadable("key-not-text", key.line, key.column)
            value = self._node(self._next(), depth + 1)
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

    def _explain(self, error: yaml.MarkedYAMLError) -> _Unreadable:
        """The parser's complaint in the words of an editor, at the place where the mistake was made."""
        complaint = f"{error.context or ''} {error.problem or ''}"
        code = next((code for needle, code in _COMPLAINTS if needle in complaint), "not-yaml")
        begin = self.bracket if "flow node" in complaint else error.context_mark
        mark = begin if code in _FROM_ITS_BEGINNING and begin else error.problem_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        text = self.lines[line] if line < len(self.lines) else ""
        if code == "colon-in-text" and ": " not in text[:column]:
            code = "indentation"
        if code == "colon-missing":
            code = instead_of_a_colon(text) or code
        if code == "second-document" and not after_a_document_end(self.lines, line):
            code = "indentation"
        quote = self._blame_quote(line, column) if code == "indentation" else None
        if code == "indentation" and not quote:
            code, line, column = blame_above(self.lines, line) or (
                code,
                *(out_of_step(self.lines, line) or (line, column)),
            )
        values: dict[str, Value] = {"character": text[column : column + 1], "name": text[column:]}
        values["text"] = self.lines[line].strip() if line < len(self.lines) else ""
        return quote or _Unreadable(code, line + 1, column + 1, **values)

    def _blame_quote(self, line: int, column: int) -> _Unreadable | None:
        """A quoted text that ends on the line of the mistake is its cause: closed too late or too early."""
        if self.last is None or self.last.style not in ('"', "'") or self.last.end_mark.line != line:
            return None
        begin = self.last.start_mark
        if begin.line < line:
            return _Unreadable("quote-open", begin.line + 1, begin.column + 1)
        return _Unreadable("text-after-quote", line + 1, column + 1)


_OPENING = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
_FROM_ITS_BEGINNING = ("quote-open", "bracket-open", "colon-missing")
_COMPLAINTS = (
    ("mapping values are not allowed", "colon-in-text"),
    ("quoted scalar found unexpected end of stream", "quote-open"),
    ("quoted scalar found unexpected document", "quote-open"),
    ("escape", "backslash"),
    ("flow sequence", "bracket-open"),
    ("flow mapping", "bracket-open"),
    ("flow node", "bracket-open"),
    ("could not find expected ':'", "colon-missing"),
    ("cannot start any token", "reserved-start"),
    ("scanning an alias", "reserved-start"),
    ("scanning an anchor", "reserved-start"),
    ("block node", "reserved-start"),
    ("tag", "tag"),
    ("sequence entries are not allowed", "dash-misplaced"),
    ("block scalar", "text-after-bar"),
    ("document start", "second-document"),
    ("parsing a block", "indentation"),
)
