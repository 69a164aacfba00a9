"""What a mutation is: a change to the data, and what the check has to report about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from random import Random
from typing import Literal

from konzept.model.shape import TRANSLATION

Edits = Mapping[str, bytes | Path | None]
"""By file: the new content, the target of a link, or None for a file that goes."""

_KEY = re.compile(r"^( *)(- )?([a-z_.]+):(?: (.*))?$")


@dataclass(frozen=True)
class Mutation:
    """A change, with the file and the lines one of which must be named, and the codes that say the right thing.

    Without codes the change is harmless and nothing must be said.
    """

    file: str
    lines: frozenset[int]
    codes: frozenset[str]
    edits: Edits
    category: str = ""
    also: frozenset[str] = field(default_factory=frozenset)
    most: int = 1
    """How many messages are not too many."""
    naming: str = ""
    """The id of a file that is gone: every line that names it may be reported."""
    unsaid: str = ""
    """What must not be advised."""

    def named(self) -> frozenset[str]:
        """The files one of which must be named."""
        return self.also | {self.file}


@dataclass(frozen=True)
class Line:
    """A line with a field: its number from 1, indentation, whether it begins a list item, the field and its value."""

    number: int
    indent: int
    dash: bool
    key: str
    value: str

    def __bool__(self) -> Literal[True]:
        return True

    @property
    def quoted(self) -> bool:
        return self.value.startswith('"') and self.value.endswith('"') and len(self.value) > 2


@dataclass(frozen=True)
class DataFile:
    """A file as it is, and the ways to change it."""

    file: str
    text: str
    ids: frozenset[str]
    everything: str = ""
    """The text of all files of the data."""

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @cached_property
    def fields(self) -> list[Line]:
        """The lines with a field, without what only looks like one inside a longer text.

        What a file records of its translations stands at the end and is no editor's text.
        """
        found: list[Line] = []
        block: int | None = None
        for number, text in enumerate(self.lines, 1):
            indent = len(text) - len(text.lstrip())
            if block is not None and (not text.strip() or indent > block):
                continue
            block = None
            match = _KEY.match(text)
            if text == f"{TRANSLATION}:":
                break
            if match:
                dash = bool(match[2])
                found.append(Line(number, indent + 2 * dash, dash, match[3], match[4] or ""))
                if match[4] in ("|", ">"):
                    block = indent + 2 * dash
        return found

    @property
    def top(self) -> int:
        """The line of the first field: where what is missing in the whole file is said to be."""
        return self.fields[0].number if self.fields else 1

    def pick(self, rng: Random, wanted: Callable[[Line], bool]) -> Line | None:
        """One of the lines with a field that are wanted."""
        found = [line for line in self.fields if wanted(line)]
        return rng.choice(found) if found else None

    def end(self, line: Line) -> int:
        """The number of the last line that belongs to the field."""
        number = line.number
        for text in self.lines[line.number :]:
            indent = len(text) - len(text.lstrip())
            dash = text.lstrip().startswith("- ") and not line.dash and indent == line.indent and not line.value
            if text.strip() and indent <= line.indent and not dash:
                break
            number += 1
        return number

    def parent(self, line: Line) -> Line | None:
        """The field that the line belongs to."""
        above = [other for other in self.fields if other.number < line.number and other.indent < line.indent]
        return above[-1] if above else None

    def pair(self, line: Line) -> tuple[Line, Line] | None:
        """The German and the English half of the field, each on one line or in a block."""
        inner = [
            other
            for other in self.fields
            if line.number < other.number <= self.end(line) and other.indent == line.indent + 2
        ]
        halves = {other.key: other for other in inner}
        return (halves["de"], halves["en"]) if set(halves) == {"de", "en"} else None

    def with_line(self, number: int, text: str) -> str:
        return self.with_lines(number, number, [text])

    def with_lines(self, first: int, last: int, texts: Iterable[str]) -> str:
        """The text with the lines from `first` to `last` replaced."""
        return "\n".join([*self.lines[: first - 1], *texts, *self.lines[last:]]) + "\n"

    def with_value(self, line: Line, value: str) -> str:
        """The text with another value in the line, and what belonged to the old value gone."""
        start = self.lines[line.number - 1].partition(f"{line.key}:")[0]
        return self.with_lines(line.number, self.end(line), [f"{start}{line.key}: {value}".rstrip()])

    def with_key(self, line: Line, key: str) -> str:
        start, _, rest = self.lines[line.number - 1].partition(f"{line.key}:")
        return self.with_line(line.number, f"{start}{key}:{rest}")

    def expect(
        self, text: str | bytes, lines: int | Collection[int] = (), codes: str | Collection[str] = ()
    ) -> Mutation:
        """The mutation that gives the file this text."""
        content = text.encode() if isinstance(text, str) else text
        return self.edit({self.file: content}, lines, codes)

    @property
    def id(self) -> str:
        return PurePosixPath(self.file).stem

    def gone(self, edits: Edits, codes: str | Collection[str]) -> Mutation | None:
        """The mutation that takes the file away, if others name it."""
        if not naming_lines(self.everything, self.id):
            return None
        return replace(self.edit(edits, (), codes), naming=self.id)

    def edit(
        self, edits: Edits, lines: int | Collection[int] = (), codes: str | Collection[str] = (), file: str = ""
    ) -> Mutation:
        numbers = [lines] if isinstance(lines, int) else lines
        names = [codes] if isinstance(codes, str) else codes
        return Mutation(file or self.file, frozenset(numbers), frozenset(names), edits)


def naming_lines(text: str, identifier: str) -> list[int]:
    """The numbers of the lines where a field or a list names an id."""
    one = re.escape(identifier)
    names = re.compile(rf"(?m)^ *(?:- )?\{{?(?!de:|en:)[a-z_]+: (?:\[(?:.*, )?{one}(?:, .*)?\]|{one})(?:, .*)?\}}?$")
    return [text.count("\n", 0, found.start()) + 1 for found in names.finditer(text)]


Mutator = Callable[[DataFile, Random], Mutation | None]
"""Mutates one file, or returns None if the file has nothing to mutate that way."""

REFERENCES = {"actor", "to", "law", "entry", "body", "publisher", "part_of", "concept", "stated_in"}
VOCABULARIES = {
    "bindingness",
    "basis",
    "role",
    "type",
    "title_origin",
    "precision",
    "group",
    "standing",
    "level",
    "weight",
    "kind",
    "rhythm",
}


def misspell(word: str, rng: Random) -> str:
    """The word with a letter lost, doubled or exchanged with the next."""
    place = rng.randrange(1, max(2, len(word) - 1))
    how = rng.randrange(3)
    if how == 0 and len(word) > 3:
        return word[:place] + word[place + 1 :]
    if how == 1 and place + 1 < len(word) and word[place] != word[place + 1]:
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return word[:place] + word[place] + word[place:]
