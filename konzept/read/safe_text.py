"""Reads the bytes of a file and makes sure that they are the text they seem to be.

Only ordinary files inside their folder are opened, only UTF-8 is accepted, and characters that change the meaning
without being seen are refused.
"""

from __future__ import annotations

import dataclasses
import os
import re
import stat
import unicodedata
from contextlib import suppress
from pathlib import Path

from konzept.read.conflict import of_fingerprints
from konzept.report.message import hints
from konzept.report.problem import Phrase, Problem, Value

SIZE_LIMIT = 1_000_000
# Opening must not wait for the other end of a pipe, and must not follow a link where a system can be told so.
_TO_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)

# Joiners and signs of direction are letters' companions in Arabic, Hebrew and Indian scripts; between others they are
# left over from copying.
_COMPANIONS = "\u061c\u200c-\u200f"
_COMPANIONED = "\u0590-\u0dff\ufb1d-\ufdff\ufe70-\ufefc"
_STRAY = rf"(?<![{_COMPANIONED}])[{_COMPANIONS}](?![{_COMPANIONED}])"
# Signs without any width or effect on their neighbours: a text is the same text without them.
_WIDTHLESS = (
    "\u00ad\u034f\u115f\u1160\u180e\u200b\u2060-\u2064\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e01ef"
)
UNSEEN = rf"[{_WIDTHLESS}]|{_STRAY}"
_SINGLE_ODD = f"\x00-\x08\x0b\x0c\x0d-\x1f\x7f-\x9f{_WIDTHLESS}\u2028\u2029\u202a-\u202e\u2065-\u206f"
_ODD_CHARACTER = re.compile(f"[{_SINGLE_ODD}]|{_STRAY}")
# What some of them are called, from one sign to another.
_NAMES = (
    ("\u00ad", "\u00ad", "sign-soft-hyphen"),
    ("\u034f", "\u034f", "sign-joiner"),
    ("\u115f", "\u1160", "sign-filler"),
    ("\u180e", "\u180e", "sign-filler"),
    ("\u200b", "\u200b", "sign-space"),
    ("\u200c", "\u200d", "sign-joiner"),
    ("\u200e", "\u200f", "sign-direction"),
    ("\u2028", "\u2029", "sign-line"),
    ("\u202a", "\u202e", "sign-direction"),
    ("\u2060", "\u2060", "sign-joiner"),
    ("\u2061", "\u2064", "sign-formula"),
    ("\u2066", "\u2069", "sign-direction"),
    ("\u3164", "\u3164", "sign-filler"),
    ("\u061c", "\u061c", "sign-direction"),
    ("\ufe00", "\ufe0f", "sign-variant"),
    ("\ufeff", "\ufeff", "sign-file"),
    ("\uffa0", "\uffa0", "sign-filler"),
    ("\ufff9", "\ufffb", "sign-note"),
    ("\U000e0000", "\U000e007f", "sign-note"),
    ("\U000e0100", "\U000e01ef", "sign-variant"),
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
    ("letter-lost", re.compile("\ufffd")),
    ("odd-character", _ODD_CHARACTER),
)
# One search clears nearly every file: it has none of these characters and no accents that are signs of their own, or
# only odd spaces amid its texts.
_ODD = f"{_SINGLE_ODD}{_COMPANIONS}\ufffd\t\u00c2\u00c3\u00e2"
_NOTHING_ODD = re.compile(f"[^{_ODD}{ODD_SPACES}\u0300-\u036f]*")
_NOTHING_BUT_SPACES = re.compile(f"[^{_ODD}]*")
_CONFLICT_SIGNS = ("<<<<<<<", "=======", ">>>>>>>")


class Unreadable(Exception):
    """Ends the reading of a file: nothing after these problems can be trusted."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems[0].code)
        self.problems = problems


def unreadable(file: str, code: str, line: int = 1, column: int = 1, /, **values: Value) -> Unreadable:
    """The exception for a problem at one place of a file."""
    return Unreadable(Problem(file, line, column, (), code, values))


class SafeFolder:
    """A folder whose files are read and must not lead out of it; each folder in it is looked at once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._inside: dict[str, bool] = {}

    def text(self, path: Path | str, name: str) -> str:
        """What a file says, with the line ends of Unix; raises `Unreadable`.  `name` is its name in problems."""
        return _decode(self.bytes(path, name, SIZE_LIMIT), name).replace("\r\n", "\n")

    def bytes(self, path: Path | str, name: str, limit: int) -> bytes:
        """The bytes of an ordinary file of no more than `limit` bytes; raises `Unreadable`."""
        try:
            data = _bytes_of(self._opened(path, name), limit + 1, name)
        except (OSError, RuntimeError) as error:
            raise unreadable(name, "file-unreadable") from error
        if len(data) > limit:
            raise unreadable(name, "file-too-big", limit=limit // 1000)
        return data

    def _opened(self, path: Path | str, name: str) -> int:
        """The open file; one that is a link is followed only if it stays inside."""
        folder, _ = os.path.split(path)
        inside = self._inside.get(folder)
        if inside is None:
            inside = self._inside[folder] = self._holds(folder)
        if inside and _NO_LINKS:
            with suppress(OSError):
                return os.open(path, _TO_READ | _NO_LINKS)
        if not self._holds(path):
            raise unreadable(name, "file-outside")
        return os.open(path, _TO_READ)

    def _holds(self, path: Path | str) -> bool:
        """Whether the path, with all links on the way to it followed, lies in the folder or is the folder."""
        target = os.path.realpath(path)
        return f"{target}{os.sep}".startswith((f"{self._root}{os.sep}", f"{os.path.realpath(self._root)}{os.sep}"))


def raw(path: Path, name: str, root: Path, limit: int) -> bytes | Problem:
    """The bytes of a file that is no YAML: an ordinary file inside `root`, of no more than `limit` bytes."""
    try:
        return SafeFolder(root).bytes(path, name, limit)
    except Unreadable as reason:
        return reason.problems[0]


def decoded(data: bytes, name: str) -> str | Problem:
    """The text that UTF-8 bytes spell."""
    try:
        return _decode(data, name)
    except Unreadable as reason:
        return reason.problems[0]


def composed(text: str, name: str) -> str:
    """The text with each letter as one sign (NFC); raises `Unreadable` for what is not what it looks like.

    Letters whose accents are signs of their own look like any others and are read like them.
    """
    if _is_plain(text):
        return text
    text = unicodedata.normalize("NFC", text)
    if odd := odd_places(text):
        # The same mistake on many lines is one problem, at its first line: it has one cause and one cure.
        problems = [_odd_problem(name, code, places) for code, places in odd.items()]
        if "conflict" in odd and of_fingerprints(text):
            problems = [dataclasses.replace(one, hint="conflict-recorded") for one in problems]
        raise Unreadable(*problems)
    return text


def _bytes_of(file: int, most: int, name: str) -> bytes:
    """At most so many bytes of an open file, which is closed."""
    try:
        status = os.fstat(file)
        if not stat.S_ISREG(status.st_mode):
            raise unreadable(name, "file-unreadable")
        data = part = os.read(file, most)
        while part and len(data) < min(most, status.st_size):
            data += (part := os.read(file, most - len(data)))
        return data
    finally:
        os.close(file)


def _decode(data: bytes, name: str) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        raise unreadable(name, "byte-order-mark")
    if b"\0" in data[:1000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")) and _is_binary(data[:1000]):
        raise unreadable(name, "not-text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        line = before.count("\n") + 1
        raise unreadable(name, "not-utf8", line, len(before) - before.rfind("\n")) from error


def _is_binary(data: bytes) -> bool:
    """Many bytes that no text has: a picture, an archive, a document of an office program."""
    return sum(byte < 32 and byte not in b"\t\n\r\f" for byte in data) > len(data) // 50 + 1


def odd_places(text: str) -> dict[str, list[tuple[int, re.Match[str]]]]:
    """Characters that change structure or meaning without being seen: by code, the lines with what was found there."""
    found: dict[str, list[tuple[int, re.Match[str]]]] = {}
    if _is_plain(text) or _has_spaces_only(text):
        return found
    for number, line in enumerate(text.split("\n"), 1):
        for code, pattern in _ODD_LINES:
            if match := pattern.search(line):
                found.setdefault(code, []).append((number, match))
                break
    return found


def odd_character(text: str) -> str | None:
    """The first character that changes a text without being seen, whatever else is odd about it."""
    found = _ODD_CHARACTER.search(text)
    return found[0][-1] if found else None


def _is_plain(text: str) -> bool:
    return _NOTHING_ODD.fullmatch(text) is not None and not any(sign in text for sign in _CONFLICT_SIGNS)


def _has_spaces_only(text: str) -> bool:
    harmless = _NOTHING_BUT_SPACES.fullmatch(text) and not _ODD_SPACE.search(text)
    return bool(harmless) and not any(sign in text for sign in _CONFLICT_SIGNS)


def _odd_problem(name: str, code: str, places: list[tuple[int, re.Match[str]]]) -> Problem:
    line, match = places[0]
    others = [str(number) for number, _ in places[1:]]
    also = ", ".join(others[:5]) + (" …" if len(others) > 5 else "")
    values = {**named(match.group()[-1]), "also": also}
    several = bool(others) and f"{code}-several" in hints()
    return Problem(name, line, match.end(), (), code, values, f"{code}-several" if several else "")


def named(sign: str) -> dict[str, Value]:
    """The number and the name of a character, for messages."""
    name = next((name for first, last, name in _NAMES if first <= sign <= last), "sign-control")
    return {"character": f"U+{ord(sign):04X}", "name": Phrase(name)}
