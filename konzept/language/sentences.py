"""Where sentences end in running text: a full stop does not always end one."""

from __future__ import annotations

import re

_CLOSING = r"[”“’»)*_]*"
_ABBREVIATIONS = (
    "Abb Abs Art Aufl Bd Dr Kap Nr No Prof St Str Tel Ziff bzw ca etc evtl ff ggf inkl max min para sog usw vgl vs"
)
# A full stop after an abbreviation, a single letter or a number ends no sentence: “z. B.”, “31. Dezember”.
_NO_END = re.compile(rf"(?<!\w)(?:{'|'.join(_ABBREVIATIONS.split())}|\w|\d+)\.$", re.IGNORECASE)
_BETWEEN = re.compile(rf"(?<=[.!?…]){_CLOSING}( +)(?=[„“‚‘«(*_]*[^\W\d_a-zäöüß])")
_ENDED = re.compile(rf"[.!?:;,…]{_CLOSING}$|\|$|\s\s$|\\$")
# What begins a block of its own in Markdown: a list item, a quotation, a heading, a table, a code fence.
_BLOCK = re.compile(r"\s*(?:[-*+] |[>#|]|\d+[.)] |```|~~~)")


def sentences(line: str) -> list[str]:
    """The sentences of one line of text."""
    found, begin = [], 0
    for match in _BETWEEN.finditer(line):
        if not _NO_END.search(line[begin : match.start()]):
            found.append(line[begin : match.start(1)])
            begin = match.end(1)
    return [*found, line[begin:]]


def breaks_off(line: str, following: str) -> bool:
    """Whether a sentence goes on from one line to the next."""
    return bool(line.strip() and following.strip()) and not _ENDED.search(line) and not _BLOCK.match(following)


def begins_block(line: str) -> bool:
    """Whether a line is the beginning of a list item, a heading or the like, not just running text."""
    return bool(_BLOCK.match(line))
