"""Where a heading of the section tree may stand in a document: by its number, by its words, or by both."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from konzept.model import Section
from konzept.official import LANGUAGE
from konzept.official.text import is_item, join, letters, marked_heading, plain, without_bullet

EXACT, NEAR, UNNUMBERED, OTHER = 30, 24, 16, 8
_LIKE = 0.85
_LONGEST_HEADING = 400
_MOST_LINES = 8
_SHORTEST_ALONE = 5
# A document in which one number begins thousands of lines is no concept; it must not take thousands of comparisons.
_MOST_PLACES = 400

_NUMBERED = re.compile(
    r"(?:(?:Abschnitt|Kapitel|Punkt|Teil|Nr\.?)\s+)?(\d{1,2}(?:\.\d{1,2})*)(?![\d,])(?!\.\d)[.):]*\s*(.*)", re.DOTALL
)
_WORD = re.compile(r"(?:(?:Abschnitt|Kapitel|Teil)\s+)?([A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*)(?!\w)[.):]*\s*(.*)", re.DOTALL)
_LEADER = re.compile(r"(?:[.…·_]{3,}|…)\s*\d{1,3}$|\t\s*\d{1,3}$|\s{3,}\d{1,3}$")
_PAGE = re.compile(r"[\s.…·_]*(?<!\d)\d{1,3}$")
_LINKED = re.compile(r"^(\s*)\[([^\[\]]*)\]\([^()\s]*\)(.*)$")


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A place where the heading of section `section` (its index in the tree) may stand.

    Lines `start` to `end` (excluded) hold it.  `leader`: it ends in the number of a page, as in a table of contents.
    """

    start: int
    end: int
    section: int
    score: int
    leader: bool
    printed: str

    @property
    def sure(self) -> bool:
        return self.score >= UNNUMBERED


@dataclass(frozen=True)
class Tree:
    """A concept's sections as headings to look for."""

    sections: tuple[Section, ...]

    @cached_property
    def by_number(self) -> Mapping[str, int]:
        return {section.number.casefold(): index for index, section in enumerate(self.sections)}

    @cached_property
    def headings(self) -> tuple[str, ...]:
        return tuple(letters(printed_heading(section)) for section in self.sections)

    def is_child(self, index: int, parent: int) -> bool:
        return self.sections[index].number.rpartition(".")[0] == self.sections[parent].number


def printed_heading(section: Section) -> str:
    """A section's heading in the language of the document."""
    return section.heading[LANGUAGE if LANGUAGE in section.heading else next(iter(section.heading))]


def numbered(line: str) -> tuple[str, str] | None:
    """The number that a line begins with and what follows it; None if it begins with a word."""
    found = _NUMBERED.fullmatch(_bare(line))
    return (found[1], found[2]) if found else None


def has_leader(line: str) -> bool:
    """Whether a line ends as in a table of contents: dots or a gap, and the number of a page."""
    return bool(_LEADER.search(line.rstrip()[-_LONGEST_HEADING:]))


def looks_like_heading(lines: Sequence[str], index: int) -> bool:
    """Whether the export marked a line as a heading, or it stands alone between empty lines."""
    if marked_heading(lines[index]) is not None:
        return True
    return begins_apart(lines, index) and (index + 1 == len(lines) or not lines[index + 1].strip())


def begins_apart(lines: Sequence[str], index: int) -> bool:
    return index == 0 or not lines[index - 1].strip()


def places(lines: Sequence[str], skipped: Collection[int], tree: Tree) -> list[Place]:
    """Every place where a heading may stand, from the first line to the last."""
    count: Counter[int] = Counter()
    found = []
    for index, line in enumerate(lines):
        if not line.strip() or index in skipped:
            continue
        for place in _at(lines, index, skipped, tree, count):
            count[place.section] += 1
            found.append(place)
    return found


def _at(
    lines: Sequence[str], index: int, skipped: Collection[int], tree: Tree, count: Mapping[int, int]
) -> Iterator[Place]:
    bare = _bare(lines[index])
    named = _NUMBERED.fullmatch(bare) or _WORD.fullmatch(bare)
    section = tree.by_number.get(named[1].casefold()) if named else None
    if named and section is not None and count[section] < _MOST_PLACES:
        place = _numbered_place(lines, index, skipped, tree, section, named[2])
        if place:
            yield place
            return
    for place in _unnumbered_places(lines, index, skipped, tree):
        if count[place.section] < _MOST_PLACES:
            yield place


def _numbered_place(
    lines: Sequence[str], index: int, skipped: Collection[int], tree: Tree, section: int, rest: str
) -> Place | None:
    wanted = tree.headings[section]
    best = _best_reading(lines, index, skipped, wanted, rest)
    if best and best.likeness >= _LIKE:
        score = EXACT if best.likeness == 1 else NEAR
        return Place(index, best.end, section, score, best.leader, best.printed)
    if looks_like_heading(lines, index) and _is_heading_text(lines[index], rest):
        return Place(index, index + 1, section, OTHER, has_leader(lines[index]), rest)
    return None


def _is_heading_text(line: str, rest: str) -> bool:
    """Whether words after a number can be a heading: no sentence, and a number alone must be marked as one."""
    if not rest:
        return marked_heading(line) is not None
    return len(rest) <= _LONGEST_HEADING and rest[0].isupper() and rest[-1] not in ".,;:"


def _unnumbered_places(lines: Sequence[str], index: int, skipped: Collection[int], tree: Tree) -> Iterator[Place]:
    """Headings that lost their number in the export; they must begin a paragraph and agree to the letter."""
    if not begins_apart(lines, index) and marked_heading(lines[index]) is None:
        return
    bare = _bare(lines[index])
    begin = letters(_PAGE.sub("", bare) if len(bare) < _LONGEST_HEADING else "")
    if len(begin) < _SHORTEST_ALONE:
        return
    for section, wanted in enumerate(tree.headings):
        if wanted.startswith(begin):
            best = _best_reading(lines, index, skipped, wanted, bare)
            if best and best.likeness == 1:
                yield Place(index, best.end, section, UNNUMBERED, best.leader, best.printed)


@dataclass(frozen=True, slots=True)
class _Reading:
    likeness: float
    end: int
    leader: bool
    printed: str


def _best_reading(
    lines: Sequence[str], index: int, skipped: Collection[int], wanted: str, rest: str
) -> _Reading | None:
    """The reading of one line, or of several that a heading is wrapped over, that is most like the heading."""
    parts = [rest] if rest else []
    best: _Reading | None = None
    for end in _ends(lines, index, skipped, bool(rest)):
        if end > index + 1:
            parts.append(_bare(lines[end - 1]))
        reading = _reading(parts, end, wanted, has_leader(lines[end - 1]))
        if best is None or reading.likeness > best.likeness:
            best = reading
        if best.likeness == 1 or len(letters(reading.printed)) > len(wanted) + 20:
            break
    return best


def _ends(lines: Sequence[str], index: int, skipped: Collection[int], has_words: bool) -> Iterator[int]:
    """Where a heading that begins at a line may end: below it, while lines follow without a gap.

    A number alone may be followed by its heading after an empty line.
    """
    if has_words:
        yield index + 1
    for place in range(index + 1, min(len(lines), index + _MOST_LINES)):
        if place in skipped:
            continue
        if not lines[place].strip():
            if has_words:
                return
        else:
            has_words = True
            yield place + 1


def _reading(parts: Sequence[str], end: int, wanted: str, leader: bool) -> _Reading:
    text = join(parts)
    if len(text) > 2 * _LONGEST_HEADING:
        return _Reading(0.0, end, False, text)
    whole, without_page = letters(text), letters(_PAGE.sub("", text))
    if whole == wanted:
        return _Reading(1.0, end, False, text)
    if without_page == wanted or leader:
        return _Reading(likeness(without_page, wanted), end, True, _PAGE.sub("", text))
    return _Reading(likeness(whole, wanted), end, False, text)


def likeness(one: str, other: str) -> float:
    """From 0 to 1; 0 without a closer look where the lengths alone rule it out."""
    if one == other:
        return 1.0
    if not one or not other or not 0.5 < len(one) / len(other) < 2:
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= 0.5 else 0.0


def _bare(line: str) -> str:
    """A line's words without the marks of headings, lists and links around them."""
    if len(line) > 2 * _LONGEST_HEADING:
        line = line[: 2 * _LONGEST_HEADING]
    line = marked_heading(line) or line
    line = without_bullet(line) if is_item(line) else line
    linked = _LINKED.match(line)
    return plain(f"{linked[2]}{linked[3]}" if linked else line)
