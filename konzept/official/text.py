"""What the lines of an exported document say, apart from the marks and the line breaks that the export put there."""

from __future__ import annotations

import dataclasses
import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, starmap

FINGERPRINT_LENGTH = 8

_UNSEEN = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")
_SPACES = re.compile("[\u00a0\u2007\u202f\u2028\u2029\t ]+")
_SELF_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*)\)")
_LINKED = re.compile(r"^(\s*)\[([^\[\]]*)\]\([^()\s]*\)(.*)$")
_STRONG = re.compile(r"\*{2,3}")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_HEADING_MARK = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$")
_BULLET = re.compile("^\\s*[-–—*+•●○◦▪■□‣·o\uf0b7\uf0a7\uf02d]\\s+(?=\\S)")
_HYPHENS = "\u2010\u2011\u00ad-"
_LAYOUT = re.compile(rf"[\s{_HYPHENS}]+")
_BROKEN_WORD = re.compile(rf"[^\W\d_][{_HYPHENS}]$")
# After such a hyphen comes a word of its own: „Integrations- und Bildungsangebote“.
_CONTINUES = re.compile(r"(?:und|oder|bzw|sowie|als|noch|bis|wie|nicht)\b")
_LONGEST_BARE = 800


@dataclass(frozen=True)
class Lines:
    """The lines of a document, by index; `page_starts` begin a page, and `skipped` are no text of any section."""

    texts: Sequence[str]
    page_starts: frozenset[int] = frozenset()
    skipped: frozenset[int] = frozenset()

    @classmethod
    def of(cls, text: str) -> Lines:
        """The lines of a text in which a form feed begins a page."""
        lines = text.split("\n")
        page_starts = frozenset(index for index, line in enumerate(lines) if line.startswith("\f"))
        return cls([line.replace("\f", " ") for line in lines], page_starts)

    def without(self, indexes: Collection[int]) -> Lines:
        return dataclasses.replace(self, skipped=self.skipped.union(indexes))

    def at(self, indexes: Iterable[int]) -> tuple[str, ...]:
        return tuple(self.texts[index] for index in indexes)

    def is_blank(self, index: int) -> bool:
        """Whether there is no word; also true above the first line and below the last."""
        return not 0 <= index < len(self.texts) or not self.texts[index].strip()

    def has_text(self, index: int) -> bool:
        return index not in self.skipped and not self.is_blank(index)

    def begins_paragraph(self, index: int) -> bool:
        return self.is_blank(index - 1) or marked_heading(self.texts[index]) is not None

    def looks_like_heading(self, index: int) -> bool:
        """Whether the export marked a line as a heading, or it stands alone between empty lines."""
        stands_alone = self.is_blank(index - 1) and self.is_blank(index + 1)
        return stands_alone or marked_heading(self.texts[index]) is not None


def plain(line: str) -> str:
    """A line without the marks of the export: stars for bold, backslashes, links that repeat their own address."""
    line = _STRONG.sub("", _SPACES.sub(" ", _UNSEEN.sub("", line)))
    line = _SELF_LINK.sub(_without_address, line)
    return _ESCAPED.sub(r"\1", line).strip()


def _without_address(link: re.Match[str]) -> str:
    words, address = (part.replace("\\", "") for part in link.groups())  # some exports mask signs twice
    return words if words == address else link[0]


def bare(line: str) -> str:
    """A line's words without the marks of headings, lists and links around them; what is far too long is cut off."""
    line = line[:_LONGEST_BARE]
    return plain(_LINKED.sub(r"\2\3", without_bullet(marked_heading(line) or line)))


def marked_heading(line: str) -> str | None:
    """The words of a line that the export marked as a heading (`### …`); None for any other line."""
    found = _HEADING_MARK.match(line)
    return found[1] if found else None


def is_item(line: str) -> bool:
    """Whether a line begins with the sign of a list."""
    return bool(_BULLET.match(line))


def without_bullet(line: str) -> str:
    return _BULLET.sub("", line)


def letters(text: str) -> str:
    """Only the letters and digits, in small letters, to compare headings: they are often set in capitals."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def join(parts: Sequence[str]) -> str:
    """The lines of a paragraph as one, with words put together that were divided at the end of a line."""
    return "".join([*starmap(_before, pairwise(parts)), *parts[-1:]]).replace("\u00ad", "")


def _before(before: str, after: str) -> str:
    """The end of a line as it stands before the next: without the hyphen of a divided word, else with a space."""
    if before.endswith("\u00ad"):
        return before
    if not _BROKEN_WORD.search(before[-2:]) or _CONTINUES.match(after):
        return f"{before} "
    return before[:-1] if after[:1].islower() else before


def fingerprint(heading: str, lines: Iterable[str]) -> str:
    """Eight hex digits that change with the words; line breaks, hyphens, bullets and marks do not count."""
    body = "\n".join(plain(without_bullet(marked_heading(line) or line)) for line in lines)
    text = f"{letters(heading)}\n{_LAYOUT.sub('', unicodedata.normalize('NFKC', body))}"
    return hashlib.sha256(text.encode()).hexdigest()[:FINGERPRINT_LENGTH]
