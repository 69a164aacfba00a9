"""What stands inside a section: numbered items that are no sections, and headings that the section tree lacks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from konzept.official.headings import Tree, begins_apart, looks_like_heading, numbered
from konzept.official.text import marked_heading

_LONGEST_HEADING = 150


@dataclass(frozen=True)
class Inside:
    """The lines of a section by their indexes: its own, those of each item, and blocks under unknown headings."""

    own: Sequence[int]
    items: Mapping[str, Sequence[int]]
    foreign: Sequence[Sequence[int]]


def divide(
    lines: Sequence[str], kept: Sequence[int], tree: Tree, section: int, following: str, numbers: Collection[str]
) -> Inside:
    """Divides the lines of a section; `following` is the number of the next section, empty after the last."""
    here = tree.sections[section].number
    own: list[int] = []
    items: dict[str, list[int]] = {}
    foreign: list[list[int]] = []
    last, item, stray = here, own, False
    for index in kept:
        found = numbered(lines[index])
        if found and _begins_item(lines, index, found, here, last, numbers):
            last, stray = found[0], False
            item = items.setdefault(last, [])
        elif found and _is_unknown_heading(lines, index, found, tree, max(here, last, key=_order), following):
            last, stray = found[0], True
            foreign.append([])
        for block in (foreign[-1],) if stray else (own,) if item is own else (own, item):
            block.append(index)
    return Inside(own, items, foreign)


def _order(number: str) -> tuple[int, ...]:
    """A key that sorts numbers as a document counts; empty for `Anlage` and the like."""
    parts = number.split(".")
    return tuple(int(part) for part in parts) if all(part.isdigit() for part in parts) else ()


def _begins_item(
    lines: Sequence[str], index: int, found: tuple[str, str], here: str, last: str, numbers: Collection[str]
) -> bool:
    """Whether a line begins an item one level below the section: its number counts on, and it begins a paragraph."""
    number, rest = found
    if number.rpartition(".")[0] != here or _order(number) <= _order(last):
        return False
    return not rest or number in numbers or begins_apart(lines, index) or marked_heading(lines[index]) is not None


def _is_unknown_heading(
    lines: Sequence[str], index: int, found: tuple[str, str], tree: Tree, last: str, following: str
) -> bool:
    """Whether a line is a numbered heading that counts on from here and that the section tree does not have."""
    number, rest = found
    above = number.rpartition(".")[0]
    if number.casefold() in tree.by_number or (above and above.casefold() not in tree.by_number):
        return False
    counts_on = _order(number) > _order(last) and not (_order(following) and _order(number) >= _order(following))
    heading = bool(rest) and rest[0].isupper() and rest[-1] not in ".,;:" and len(rest) <= _LONGEST_HEADING
    return counts_on and heading and looks_like_heading(lines, index)
