"""Cuts a document by the section tree of its concept.

Headings are looked for in the order of the tree, so that a table of contents, a reference to another section or a
number in the text is not mistaken for one; what cannot be placed is said, never guessed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from konzept.model import Concept
from konzept.official.contents import tables_of_contents
from konzept.official.furniture import furniture
from konzept.official.headings import Place, Tree, likeness, places, printed_heading
from konzept.official.inside import Inside, divide
from konzept.official.text import fingerprint, letters, plain

_FOLLOWED_BY_TEXT = 4
_RATHER_LIKE = 0.6
_MOST_LOOKED_AT = 2000


@dataclass(frozen=True)
class Passage:
    """The official wording of one section, without its subsections.

    `line` and `last` count from 1, the heading included.  `lines` are the text below the heading.
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
class Missing:
    """A section whose heading was not found between two lines, and the line there that is most like it, if any."""

    number: str
    first: int
    last: int
    near: tuple[int, str] | None


@dataclass(frozen=True)
class Loose:
    """Text that belongs to no section: from `line` to `last`, with its first words."""

    line: int
    last: int
    words: int
    begin: str


@dataclass(frozen=True)
class Cutting:
    """What became of a document: its sections by number, the ones not found, and text left over."""

    passages: Mapping[str, Passage]
    missing: tuple[Missing, ...]
    loose: tuple[Loose, ...]

    def wording(self, section: str, number: str | None) -> tuple[str, ...] | None:
        """The lines of a numbered item of a section; None if there is no such item."""
        passage = self.passages.get(section)
        return passage.items.get(number) if passage and number else None


def cut(text: str, concept: Concept, numbers: Collection[str] = ()) -> Cutting:
    """Cuts a document; `numbers` are those that entries bear inside their sections (`5.4.1.8`)."""
    pages = text.split("\n")
    breaks = {index for index, line in enumerate(pages) if line.startswith("\f")}
    lines = [line.replace("\f", " ") for line in pages]
    tree = Tree(concept.sections)
    outside = furniture(lines, breaks, _names(concept))
    found = places(lines, outside, tree)
    outside |= tables_of_contents(lines, outside, found, tree)
    chosen = _choose(lines, outside, [place for place in found if place.start not in outside], len(tree.sections))
    return _cutting(lines, outside, chosen, tree, concept, numbers)


def _names(concept: Concept) -> list[str]:
    texts = (concept.title, concept.name)
    return [text[language] for text in texts for language in text]


def _choose(lines: Sequence[str], outside: Collection[int], found: Sequence[Place], sections: int) -> list[Place]:
    """At most one place per section, in the order of the tree, so that the agreement as a whole is the best.

    `best` holds, by the line where it ends, the best choice so far; a later choice stays only if it is better.
    """
    starts = sorted({place.start for place in found if place.sure} | {len(lines)})
    best: list[tuple[int, int, tuple[Place, ...]]] = [(0, 0, ())]
    for section in range(sections):
        longer = []
        for place in (one for one in found if one.section == section):
            _, score, before = best[_last_at_most(best, place.start)]
            longer.append((place.end, score + _worth(lines, outside, place, starts), (*before, place)))
        best = _improving([*best, *longer])
    return list(best[-1][2])


def _last_at_most(best: Sequence[tuple[int, int, tuple[Place, ...]]], line: int) -> int:
    return bisect_left([end for end, _, _ in best], line + 1) - 1


def _improving(choices: list[tuple[int, int, tuple[Place, ...]]]) -> list[tuple[int, int, tuple[Place, ...]]]:
    kept: list[tuple[int, int, tuple[Place, ...]]] = []
    for choice in sorted(choices, key=lambda one: (one[0], -one[1])):
        if not kept or choice[1] > kept[-1][1]:
            kept.append(choice)
    return kept


def _worth(lines: Sequence[str], outside: Collection[int], place: Place, starts: Sequence[int]) -> int:
    """How well a place agrees, a little better if a text follows before the next heading."""
    following = starts[bisect_left(starts, place.end)] if starts[-1] >= place.end else place.end
    texts = any(lines[index].strip() and index not in outside for index in range(place.end, following))
    return place.score + (_FOLLOWED_BY_TEXT if texts else 0)


def _cutting(
    lines: Sequence[str],
    outside: Collection[int],
    chosen: Sequence[Place],
    tree: Tree,
    concept: Concept,
    numbers: Collection[str],
) -> Cutting:
    passages: dict[str, Passage] = {}
    loose = _loose(lines, outside, range(chosen[0].start if chosen else len(lines)), concept)
    for place, after in zip_longest(chosen, chosen[1:]):
        end = after.start if after else len(lines)
        kept = [index for index in range(place.end, end) if index not in outside]
        following = tree.sections[after.section].number if after else ""
        inside = divide(lines, kept, tree, place.section, following, numbers)
        passage = _passage(lines, place, inside, tree)
        passages[passage.number] = passage
        loose += [_loose_block(lines, block) for block in inside.foreign]
    return Cutting(passages, _missing(lines, chosen, tree), tuple(loose))


def _passage(lines: Sequence[str], place: Place, inside: Inside, tree: Tree) -> Passage:
    section = tree.sections[place.section]
    written = [index for index in inside.own if lines[index].strip()]
    return Passage(
        number=section.number,
        heading=place.printed,
        heading_agrees=letters(place.printed) == tree.headings[place.section],
        line=place.start + 1,
        last=(written[-1] if written else place.end - 1) + 1,
        lines=tuple(lines[index] for index in inside.own),
        items={number: tuple(lines[index] for index in block) for number, block in inside.items.items()},
    )


def _missing(lines: Sequence[str], chosen: Sequence[Place], tree: Tree) -> tuple[Missing, ...]:
    placed = {place.section: place for place in chosen}
    end = len(lines) - (lines[-1] == "")  # the end of the last line begins no other
    found = []
    for index, section in enumerate(tree.sections):
        if index not in placed:
            first = max((place.end for place in chosen if place.section < index), default=0)
            last = min((place.start for place in chosen if place.section > index), default=end)
            near = _nearest_line(lines, range(first, last), letters(printed_heading(section)))
            found.append(Missing(section.number, first + 1, max(first + 1, last), near))
    return tuple(found)


def _nearest_line(lines: Sequence[str], where: range, wanted: str) -> tuple[int, str] | None:
    scored = [
        (likeness(letters(lines[index]), wanted), index)
        for index in where[:_MOST_LOOKED_AT]
        if 0 < len(lines[index]) < 4 * len(wanted) + 20
    ]
    score, index = max(scored, default=(0.0, 0))
    return (index + 1, plain(lines[index])) if score >= _RATHER_LIKE else None


def _loose(lines: Sequence[str], outside: Collection[int], where: range, concept: Concept) -> list[Loose]:
    """Text above the first heading, unless it is the document's own title."""
    titles = [letters(concept.title[language] + concept.subtitle[language]) for language in concept.title]
    blocks: list[list[int]] = [[]]
    for index in where:
        if index in outside or _is_title(lines[index], titles):
            blocks.append([])
        else:
            blocks[-1].append(index)
    return [_loose_block(lines, block) for block in blocks if any(lines[index].strip() for index in block)]


def _is_title(line: str, titles: Sequence[str]) -> bool:
    """Whether a line is the title or the subtitle, or both, or a part of one that is wrapped."""
    words = letters(line)
    return bool(words) and any(words in title for title in titles)


def _loose_block(lines: Sequence[str], block: Sequence[int]) -> Loose:
    written = [index for index in block if lines[index].strip()]
    words = [word for index in written for word in plain(lines[index]).split()]
    return Loose(written[0] + 1, written[-1] + 1, len(words), " ".join(words[:8]))
