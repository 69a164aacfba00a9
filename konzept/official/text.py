"""What a line of an exported document says, apart from the marks and the line breaks that the export put there."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

FINGERPRINT_LENGTH = 8

_UNSEEN = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")
_SPACES = re.compile("[\u00a0\u2007\u202f\u2028\u2029\t ]+")
_SELF_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*)\)")
_STRONG = re.compile(r"\*{2,3}")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_HEADING_MARK = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$")
_BULLET = re.compile("^\\s*(?:[-–—*+•●○◦▪■□‣·o\uf0b7\uf0a7\uf02d])\\s+(?=\\S)")
_HYPHENS = "\u2010\u2011\u00ad-"
_LAYOUT = re.compile(rf"[\s{_HYPHENS}]+")
_LETTER = r"[^\W\d_]"
_BROKEN_WORD = re.compile(rf"{_LETTER}[{_HYPHENS}]$")
# After such a hyphen comes a word of its own: „Integrations- und Bildungsangebote“.
_CONTINUES = re.compile(r"(?:und|oder|bzw|sowie|als|noch|bis|wie|nicht)\b")


def plain(line: str) -> str:
    """A line without the marks of the export: stars for bold, backslashes, links that repeat their own address."""
    line = _STRONG.sub("", _SPACES.sub(" ", _UNSEEN.sub("", line)))
    line = _SELF_LINK.sub(_without_address, line)
    return _ESCAPED.sub(r"\1", line).strip()


def _without_address(link: re.Match[str]) -> str:
    words, address = (_ESCAPED.sub(r"\1", part) for part in link.groups())
    return words if words == address else link[0]


def marked_heading(line: str) -> str | None:
    """The words of a line that the export marked as a heading (`### …`); None for any other line."""
    found = _HEADING_MARK.match(line)
    return found[1] if found else None


def is_item(line: str) -> bool:
    """Whether a line begins with the sign of a list."""
    return bool(_BULLET.match(line)) and not line.lstrip().startswith("**")


def without_bullet(line: str) -> str:
    return _BULLET.sub("", line) if is_item(line) else line


def letters(text: str) -> str:
    """Only the letters and digits, in small letters, to compare headings: they are often set in capitals."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isalnum())


def join(parts: Iterable[str]) -> str:
    """The lines of a paragraph as one, with words put together that were divided at the end of a line."""
    done: list[str] = []
    for part in parts:
        if done:
            done[-1] = _before(done[-1], part)
        done.append(part)
    return "".join(done).replace("\u00ad", "")


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
