"""Cuts a document by the section tree of its concept.

Headings are looked for in the order of the tree, so that a table of contents, a reference to another section or a
number in the text is not mistaken for one; what cannot be placed is said, never guessed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, zip_longest

from konzept.model import Concept
from konzept.official.contents import tables_of_contents
from konzept.official.furniture import furniture
from konzept.official.headings import Candidate, SectionTree, candidates, likeness, may_be_heading, number_and_words
from konzept.official.text import Lines, fingerprint, letters, plain

_FOLLOWED_BY_TEXT = 4
_RATHER_LIKE = 0.6
_MOST_LOOKED_AT = 2000
_LONGEST_UNKNOWN_HEADING = 150


@dataclass(frozen=True)
class SectionText:
    """The official wording of one section, without its subsections.

    `line` and `last` count from 1, the heading included.  `lines` are the text below the heading, `items` those of its
    numbered items by number.
    """

    number: str
    heading: str
    heading_agrees: bool
    line: int
    last: int
    lines: tuple[str, ...]
    items: Mapping[str, tuple[str, ...]]

    @cached_property
    def fingerprint(self) -> str:
        return fingerprint(self.heading, self.lines)

    @cached_property
    def words(self) -> int:
        return sum(len(plain(line).split()) for line in self.lines)


@dataclass(frozen=True)
class MissingSection:
    """A section whose heading was not found between two lines, and the line there that is most like it, if any."""

    number: str
    first: int
    last: int
    near: tuple[int, str] | None


@dataclass(frozen=True)
class Unassigned:
    """Text that belongs to no section: from `line` to `last`, how many words it has, and the first of them."""

    line: int
    last: int
    words: int
    begin: str


@dataclass(frozen=True)
class Segmentation:
    """What became of a document: its sections by number, the ones not found, and text left over."""

    sections: Mapping[str, SectionText]
    missing: tuple[MissingSection, ...]
    unassigned: tuple[Unassigned, ...]


def segment(text: str, concept: Concept, numbers: Collection[str] = ()) -> Segmentation:
    """Cuts a document; `numbers` are those that entries bear inside their sections (`5.4.1.8`)."""
    lines, tree = Lines.of(text), SectionTree(concept.sections)
    names = [name[language] for name in (concept.title, concept.name) for language in name]
    lines = lines.without(furniture(lines, names))
    found = candidates(lines, tree)
    lines = lines.without(tables_of_contents(lines, found, tree))
    headings = _chosen(lines, [one for one in found if one.start not in lines.skipped], tree)
    sections: dict[str, SectionText] = {}
    left_over = _above(lines, headings[0].start if headings else len(lines.texts), concept)
    for heading, after in zip_longest(headings, headings[1:]):
        own, items, foreign = _divided(lines, tree, heading, after, numbers)
        section = _section_text(lines, tree, heading, own, items)
        sections[section.number] = section
        left_over += foreign
    unassigned = [_unassigned(lines, block) for block in left_over if any(map(lines.has_text, block))]
    return Segmentation(sections, tuple(_missing(lines, headings, tree)), tuple(unassigned))


def _chosen(lines: Lines, found: Sequence[Candidate], tree: SectionTree) -> tuple[Candidate, ...]:
    """At most one heading per section, in the order of the tree, so that the agreement as a whole is the best.

    `best` holds, by the line where it ends, the best choice so far; a later choice stays only if it is better.
    """
    starts = sorted({one.start for one in found if one.sure} | {len(lines.texts)})
    best: list[tuple[int, int, tuple[Candidate, ...]]] = [(0, 0, ())]
    for section in range(len(tree.sections)):
        choices = best.copy()
        for one in found:
            if one.section == section:
                _, score, before = best[bisect_right(best, one.start, key=lambda choice: choice[0]) - 1]
                choices.append((one.end, score + _worth(lines, one, starts), (*before, one)))
        best = []
        for choice in sorted(choices, key=lambda choice: (choice[0], -choice[1])):
            if not best or choice[1] > best[-1][1]:
                best.append(choice)
    return best[-1][2]


def _worth(lines: Lines, one: Candidate, starts: Sequence[int]) -> int:
    """How well a heading agrees, a little better if a text follows before the next one."""
    following = starts[bisect_left(starts, one.end)]
    return one.score + (_FOLLOWED_BY_TEXT if any(map(lines.has_text, range(one.end, following))) else 0)


def _divided(
    lines: Lines, tree: SectionTree, heading: Candidate, after: Candidate | None, numbers: Collection[str]
) -> tuple[list[int], dict[str, list[int]], list[list[int]]]:
    """The lines of a section by their indexes: its own, those of each item, and blocks under unknown headings."""
    following = _order(tree.sections[after.section].number) if after else ()
    here = last = tree.sections[heading.section].number
    own: list[int] = []
    items: dict[str, list[int]] = {}
    foreign: list[list[int]] = []
    blocks = [own]
    for index in range(heading.end, after.start if after else len(lines.texts)):
        if index in lines.skipped:
            continue
        number, words = number_and_words(lines.texts[index]) or ("", "")
        if _order(number) > _order(last):
            is_child = number.rpartition(".")[0] == here
            if is_child and (not words or number in numbers or lines.begins_paragraph(index)):
                blocks, last = [own, items.setdefault(number, [])], number
            elif (not following or _order(number) < following) and _is_unknown(lines, index, tree, number, words):
                foreign.append([])
                blocks, last = foreign[-1:], number
        for block in blocks:
            block.append(index)
    return own, items, foreign


def _is_unknown(lines: Lines, index: int, tree: SectionTree, number: str, words: str) -> bool:
    """Whether a line is a numbered heading that the section tree does not have."""
    above = number.rpartition(".")[0]
    known = number in tree.by_number or (above and above not in tree.by_number)
    return not known and may_be_heading(words, _LONGEST_UNKNOWN_HEADING) and lines.looks_like_heading(index)


def _order(number: str) -> tuple[int, ...]:
    """A key that sorts numbers as a document counts; empty for `Anlage` and the like."""
    parts = number.split(".")
    return tuple(int(part) for part in parts) if all(part.isdigit() for part in parts) else ()


def _section_text(
    lines: Lines, tree: SectionTree, heading: Candidate, own: list[int], items: Mapping[str, list[int]]
) -> SectionText:
    return SectionText(
        number=tree.sections[heading.section].number,
        heading=heading.heading,
        heading_agrees=letters(heading.heading) == tree.headings[heading.section],
        line=heading.start + 1,
        last=max((index for index in own if not lines.is_blank(index)), default=heading.end - 1) + 1,
        lines=lines.at(own),
        items={number: lines.at(block) for number, block in items.items()},
    )


def _missing(lines: Lines, headings: Sequence[Candidate], tree: SectionTree) -> Iterator[MissingSection]:
    end = len(lines.texts) - (lines.texts[-1] == "")  # the end of the last line begins no other
    for index, section in enumerate(tree.sections):
        if all(one.section != index for one in headings):
            first = max((one.end for one in headings if one.section < index), default=0)
            last = min((one.start for one in headings if one.section > index), default=end)
            near = _most_alike(lines, range(first, last)[:_MOST_LOOKED_AT], tree.headings[index])
            yield MissingSection(section.number, first + 1, max(first + 1, last), near)


def _most_alike(lines: Lines, where: range, wanted: str) -> tuple[int, str] | None:
    short = [index for index in where if 0 < len(lines.texts[index]) < 4 * len(wanted) + 20]
    score, index = max(((likeness(letters(lines.texts[index]), wanted), index) for index in short), default=(0, 0))
    return (index + 1, plain(lines.texts[index])) if score >= _RATHER_LIKE else None


def _above(lines: Lines, end: int, concept: Concept) -> list[list[int]]:
    """The blocks of lines above the first heading, without the document's own title, be it wrapped or not."""
    titles = [letters(concept.title[language] + concept.subtitle[language]) for language in concept.title]

    def is_left_over(index: int) -> bool:
        words = letters(lines.texts[index])
        return index not in lines.skipped and not (words and any(words in title for title in titles))

    return [list(block) for left_over, block in groupby(range(end), is_left_over) if left_over]


def _unassigned(lines: Lines, block: Sequence[int]) -> Unassigned:
    written = [index for index in block if not lines.is_blank(index)]
    words = " ".join(plain(lines.texts[index]) for index in written).split()
    return Unassigned(written[0] + 1, written[-1] + 1, len(words), " ".join(words[:8]))
