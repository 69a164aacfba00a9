"""Sets the lines of a document as a reader expects them: paragraphs, lists, headings; nothing in them is markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import Literal, NamedTuple

from konzept.official.text import is_item, join, marked_heading, plain, without_bullet

BlockKind = Literal["heading", "paragraph", "item", "list"]

_LONGEST_HEADING = 90
_LONG_PARAGRAPH = 100
# Nobody wraps lines so late: a line this long is a whole paragraph.
_NEVER_WRAPPED = 200
_SENTENCE_ENDS = (".", "!", "?", ":", ";", "“", "”", "»", ")", "…")
_COUNTED = re.compile(r"(?:\d{1,2}[.)]|[a-z]\))\s")
_CUT_WORD = re.compile(r"[^\W\d_][-\u2010\u00ad]$")


@dataclass(frozen=True)
class TextBlock:
    """A heading or a paragraph (one text), or a list (one text per item)."""

    kind: BlockKind
    texts: tuple[str, ...]


class _Unit(NamedTuple):
    """A heading, a paragraph or an item with its lines."""

    kind: BlockKind
    parts: list[str]

    @property
    def text(self) -> str:
        return join(self.parts)

    def is_longer(self, limit: int) -> bool:
        """Whether it takes more than a line, or a line longer than `limit`."""
        return len(self.parts) > 1 or len(self.parts[0]) > limit


def blocks(lines: Sequence[str]) -> tuple[TextBlock, ...]:
    """The lines as blocks; a paragraph that a page break divides is whole again."""
    found: list[TextBlock] = []
    for kind, units in groupby(_with_headings(_over_gaps(_units(lines))), key=lambda unit: unit.kind):
        texts = tuple(unit.text for unit in units)
        found += [TextBlock("list", texts)] if kind == "item" else [TextBlock(kind, (text,)) for text in texts]
    return tuple(found)


def _units(lines: Sequence[str]) -> list[_Unit]:
    lengths = sorted(len(line) for line in lines if line.strip())
    width = lengths[len(lengths) * 9 // 10] if lengths else 0  # that lines are wrapped at: one in ten is as long
    units: list[_Unit] = []
    apart = True
    for line in lines:
        heading = marked_heading(line)
        words = plain(line if heading is None else heading)
        if words and heading is not None:
            units.append(_Unit("heading", [words]))
        elif words and is_item(line) and (apart or units[-1].kind == "item" or _ends_sentence(units[-1].parts[-1])):
            units.append(_Unit("item", [plain(without_bullet(line))]))
        elif words and (apart or _is_finished(units[-1].parts[-1], line, width)):
            units.append(_Unit("paragraph", [words]))
        elif words:
            units[-1].parts.append(words)
        apart = not words or heading is not None
    return units


def _ends_sentence(text: str) -> bool:
    return text.endswith(_SENTENCE_ENDS)


def _is_finished(last: str, line: str, width: int) -> bool:
    """Whether a paragraph ends with its last line although no empty line follows."""
    ends = _ends_sentence(last) and (len(last) < 0.7 * width or _COUNTED.match(line.lstrip()) is not None)
    return ends or len(last) > _NEVER_WRAPPED


def _over_gaps(units: Sequence[_Unit]) -> list[_Unit]:
    """The units with paragraphs put together that are one."""
    whole: list[_Unit] = []
    for unit in units:
        if whole and unit.kind == "paragraph" and whole[-1].kind != "heading" and _goes_on(whole[-1], unit):
            whole[-1].parts.extend(unit.parts)
        else:
            whole.append(unit)
    return whole


def _goes_on(unit: _Unit, following: _Unit) -> bool:
    """Whether a sentence runs on over a gap, as where a page ended."""
    before, after = unit.parts[-1], following.parts[0]
    if _ends_sentence(before):
        return False
    if after[:1].islower() and not _COUNTED.match(after):
        return True
    long = unit.is_longer(_LONG_PARAGRAPH) and following.is_longer(_LONGEST_HEADING)
    return long and not _CUT_WORD.search(before[-2:])


def _with_headings(units: Sequence[_Unit]) -> Iterator[_Unit]:
    """Short lines without a full stop, above a longer text, are headings too."""
    for unit, after in zip_longest(units, units[1:]):
        is_short = unit.kind == "paragraph" and len(unit.text) <= _LONGEST_HEADING
        is_above = after is not None and after.kind != "heading" and len(after.text) > len(unit.text)
        is_heading = is_short and is_above and not unit.text.endswith((*_SENTENCE_ENDS, ","))
        yield _Unit("heading", unit.parts) if is_heading else unit
