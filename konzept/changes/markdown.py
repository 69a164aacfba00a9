"""Text as data inside Markdown on a code host: nothing in it becomes markup, a mention, a reference or a link."""

from __future__ import annotations

import difflib
import re

JOINER = "\u2060"
"""A character of no width that keeps hosts from recognising what stands around it."""

LONGEST_EXCERPT = 400
_CONTEXT = 4
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|~^=:$])")
_RECOGNISED = re.compile(
    r"([@#!$%~&:])(?=[\w@+-])|(\bwww)(?=\.)|(\b[Gg][Hh])(?=-\d)|(?<=:)(?=//)|(\b[0-9a-f])(?=[0-9a-f]{6})"
)
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def escape(text: str) -> str:
    """The text on one line, to be shown exactly as it is."""
    flat = "".join(character if character.isprintable() else " " for character in " ".join(text.split()))
    apart = _RECOGNISED.sub(lambda match: match[0] + JOINER, flat)
    marked = _MARKUP.sub(r"\\\1", apart)
    return re.sub("[&<>]", lambda match: _HTML[match[0]], marked)


def code(text: str) -> str:
    """The text as code, in a fence longer than any in it."""
    flat = "".join(character if character.isprintable() else " " for character in " ".join(text.split()))
    longest = max((len(run) for run in re.findall("`+", flat)), default=0)
    fence = "`" * (longest + 1)
    space = " " if flat.startswith("`") or flat.endswith("`") else ""
    return f"{fence}{space}{flat}{space}{fence}"


def shortened(text: str, limit: int = LONGEST_EXCERPT) -> str:
    """The text cut at a word."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[:limit].rpartition(" ")[0] + " …"


def changed_words(old: str, new: str) -> str:
    """The words that went, struck through, and those that came, in bold, with a few words around them."""
    before, after = old.split(), new.split()
    parts: list[str] = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    blocks = matcher.get_opcodes()
    for number, (tag, i1, i2, j1, j2) in enumerate(blocks):
        if tag == "equal":
            parts.append(escape(_context(before[i1:i2], first=number == 0, last=number == len(blocks) - 1)))
            continue
        if i1 < i2:
            parts.append(f"~~{escape(shortened(' '.join(before[i1:i2])))}~~")
        if j1 < j2:
            parts.append(f"**{escape(shortened(' '.join(after[j1:j2])))}**")
    shown = [part for part in parts if part]
    return " ".join(shown[:_MOST_PARTS]) + (" …" if len(shown) > _MOST_PARTS else "")


_MOST_PARTS = 14


def _context(words: list[str], *, first: bool, last: bool) -> str:
    """The words next to a change; the middle of a longer stretch is left out."""
    if len(words) <= 2 * _CONTEXT:
        kept = words
        if first:
            return " ".join((["…"] if len(words) > _CONTEXT else []) + words[-_CONTEXT:])
        if last:
            return " ".join(words[:_CONTEXT] + (["…"] if len(words) > _CONTEXT else []))
        return " ".join(kept)
    head, tail = [] if first else words[:_CONTEXT], [] if last else words[-_CONTEXT:]
    return " ".join([*head, "…", *tail])
