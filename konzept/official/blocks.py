"""Sets the lines of a document as a reader expects them: paragraphs, lists, headings; nothing in them is markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import Literal

from konzept.official.text import is_item, join, marked_heading, plain, without_bullet

Kind = Literal["heading", "paragraph", "item", "list"]

_LONGEST_HEADING = 90
_LONG_PARAGRAPH = 100
# Nobody wraps lines so late: a line this long is a whole paragraph.
_NEVER_WRAPPED = 200
_SENTENCE_ENDS = (".", "!", "?", ":", ";", "“", "”", "»", ")", "…")
_COUNTED = re.compile(r"(?:\d{1,2}[.)]|[a-z]\))\s")
_CUT_WORD = re.compile(r"[^\W\d_][-\u2010\u00ad]$")


@dataclass(frozen=True)
class Block:
    """A heading or a paragraph (one text), or a list (one text per item)."""

    kind: Kind
    texts: tuple[str, ...]


@dataclass
class _Unit:
    kind: Kind
    parts: list[str]

    @property
    def text(self) -> str:
        return join(self.parts)

    def is_longer(self, limit: int) -> bool:
        """Whether it takes more than a line, or a line longer than `limit`."""
        return len(self.parts) > 1 or len(self.parts[0]) > limit


def blocks(lines: Sequence[str]) -> tuple[Block, ...]:
    """The lines as blocks; a paragraph that a page break divides is whole again."""
    units = _with_headings(_mended(_units(lines)))
    found: list[Block] = []
    for is_list, group in groupby(units, key=lambda unit: unit.kind == "item"):
        members = list(group)
        if is_list:
            found.append(Block("list", tuple(unit.text for unit in members)))
        else:
            found += [Block(unit.kind, (unit.text,)) for unit in members]
    return tuple(found)


def _units(lines: Sequence[str]) -> list[_Unit]:
    units: list[_Unit] = []
    width = _usual_width(lines)
    apart = True
    for line in lines:
        heading = marked_heading(line)
        if not plain(heading or line):
            apart = True
        elif heading is not None:
            units.append(_Unit("heading", [plain(heading)]))
            apart = True
        else:
            _add(units, line, width, apart)
            apart = False
    return units


def _usual_width(lines: Sequence[str]) -> int:
    """The width that lines are wrapped at: what nine of ten lines do not reach."""
    lengths = sorted(len(line) for line in lines if line.strip())
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _add(units: list[_Unit], line: str, width: int, apart: bool) -> None:
    before = units[-1] if units else _Unit("heading", [])
    new = apart or before.kind == "heading"
    if is_item(line) and (new or before.kind == "item" or before.parts[-1].endswith(_SENTENCE_ENDS)):
        units.append(_Unit("item", [plain(without_bullet(line))]))
    elif new or _is_finished(before.parts[-1], line, width):
        units.append(_Unit("paragraph", [plain(line)]))
    else:
        before.parts.append(plain(line))


def _is_finished(last: str, line: str, width: int) -> bool:
    """Whether a paragraph ends with its last line although no empty line follows."""
    if len(last) > _NEVER_WRAPPED:
        return True
    return last.endswith(_SENTENCE_ENDS) and (len(last) < 0.7 * width or bool(_COUNTED.match(line.lstrip())))


def _mended(units: Sequence[_Unit]) -> list[_Unit]:
    whole: list[_Unit] = []
    for unit in units:
        if whole and unit.kind == "paragraph" and whole[-1].kind != "heading" and _goes_on(whole[-1], unit):
            whole[-1].parts += unit.parts
        else:
            whole.append(unit)
    return whole


def _goes_on(unit: _Unit, following: _Unit) -> bool:
    """Whether a sentence runs on over a gap, as where a page ended."""
    before, after = unit.parts[-1], following.parts[0]
    if before.endswith(_SENTENCE_ENDS):
        return False
    if after[:1].islower() and not _COUNTED.match(after):
        return True
    long = unit.is_longer(_LONG_PARAGRAPH) and following.is_longer(_LONGEST_HEADING)
    return long and not _CUT_WORD.search(before[-2:])


def _with_headings(units: Sequence[_Unit]) -> Iterator[_Unit]:
    """Short lines without a full stop, above a longer text, are headings too."""
    for unit, after in zip_longest(units, units[1:]):
        short = unit.kind == "paragraph" and len(unit.text) <= _LONGEST_HEADING
        stands_above = after is not None and after.kind in ("paragraph", "item") and len(after.text) > len(unit.text)
        is_heading = short and stands_above and not unit.text.endswith((*_SENTENCE_ENDS, ","))
        yield _Unit("heading", unit.parts) if is_heading else unit
