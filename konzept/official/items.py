"""The items of a document that become guidelines, goals and measures: numbered ones, and those of a named section.

A section whose own heading speaks of guidelines, goals or measures may list them without numbers: each below a heading
of its own, or in an item of a list that begins with what the item is called, in bold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from konzept.official.blocks import blocks
from konzept.official.outline import Passage
from konzept.official.text import is_item, plain, without_bullet

_KINDS = (
    ("guideline", re.compile(r"leitlinie|leitsatz|leitsätze|grundsätze", re.IGNORECASE)),
    ("goal", re.compile(r"\b(?:ziele?n?|(?:handlungs|rahmen|teil|leit|haupt)ziele?n?)\b", re.IGNORECASE)),
    ("measure", re.compile(r"maßnahme|massnahme|vorhaben|aufgaben", re.IGNORECASE)),
)
_BOLD = re.compile(r"(?:[A-ZÄÖÜ]\w+ )?\*\*(.+?)\*\*")
_AT_END = " .:;,–-"


@dataclass(frozen=True)
class Item:
    """An item with its text; `number` and `title` are empty where the document prints none."""

    kind: str
    section: str
    number: str
    title: str
    line: int
    lines: tuple[tuple[int, str], ...]


def items(passages: Sequence[Passage]) -> Iterator[Item]:
    """Every item in the order of the document."""
    for one in passages:
        if not one.is_section:
            yield Item("measure", one.section, one.number, one.heading, one.line, one.lines)
        elif kind := next((name for name, pattern in _KINDS if pattern.search(one.heading)), None):
            yield from _unnumbered(one, kind)


def _unnumbered(section: Passage, kind: str) -> Iterator[Item]:
    begins = dict(_titles(section.lines))
    starts = [index for index, (line, _) in enumerate(section.lines) if line in begins]
    for start, end in pairwise([*starts, len(section.lines)]):
        line = section.lines[start][0]
        yield Item(kind, section.number, "", begins[line], line, section.lines[start:end])


def _titles(lines: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Where an item begins, and what it is called."""
    headings = {block.texts[0] for block in blocks([text for _, text in lines]) if block.kind == "heading"}
    for line, text in lines:
        bold = _BOLD.match(without_bullet(text)) if is_item(text) else None
        if bold:
            yield line, plain(bold[1]).rstrip(_AT_END)
        elif plain(text) in headings:
            yield line, plain(text).rstrip(_AT_END)
