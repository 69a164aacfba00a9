"""What a report is made of: parts with blocks of plain text, the same for every format.  Nothing in it is markup.

`type` tells templates which block it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from konzept.plan.pages import PageKey


class Run(NamedTuple):
    """A piece of text; it leads to a page of the site, to an address, to a place in the report, or nowhere.

    `language` is that of a text in another one than the report's.
    """

    text: str
    page: PageKey | None = None
    address: str = ""
    place: str = ""
    language: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `kind` is `lead` for what is to be read first, `state` for what became of something, `blank`
    for what somebody fills in.
    """

    type: ClassVar[str] = "paragraph"
    runs: Runs
    kind: str = ""


@dataclass(frozen=True)
class Bullets:
    """A list of things of the same kind."""

    type: ClassVar[str] = "bullets"
    items: tuple[Runs, ...]


Said = Paragraph | Bullets


@dataclass(frozen=True)
class Fact:
    """What something is called, and what is said of it."""

    name: str
    blocks: tuple[Said, ...]


@dataclass(frozen=True)
class Facts:
    """Several facts about one thing."""

    type: ClassVar[str] = "facts"
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Bar:
    """How many of all, `words` say both; `key` names what is counted, the same in every language."""

    key: str
    label: str
    count: int
    words: str


@dataclass(frozen=True)
class Bars:
    """A chart of counts out of `total`; `description` says the same in words."""

    type: ClassVar[str] = "bars"
    title: str
    description: str
    total: int
    bars: tuple[Bar, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many each bar counts, by its label."""
        return {one.label: one.count for one in self.bars}


@dataclass(frozen=True)
class Grid:
    """A table; the first column names its rows, the last holds numbers, the last row adds them up."""

    type: ClassVar[str] = "grid"
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Said | Facts | Bars | Grid


@dataclass(frozen=True)
class Part:
    """A part of the report under a heading; `place` is its anchor, the same in every language.

    `entry` is the measure that it is about, if it is about one.
    """

    place: str
    title: str
    blocks: tuple[Block, ...]
    parts: tuple[Part, ...] = ()
    entry: str = ""


def plain(text: str) -> Runs:
    """A text that leads nowhere."""
    return (Run(text),)


def said(text: str, kind: str = "") -> Paragraph:
    """A paragraph that leads nowhere."""
    return Paragraph(plain(text), kind)
