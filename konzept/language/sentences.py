"""Where a sentence ends, and where a line breaks off in the middle of one.

The check reports what `faults` finds, and the repair writes what `one_per_line` gives: they never disagree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_CLOSING = r"[\"”“’»)\]*_]*"
_OPENING = r"[\"„“‚‘«(\[*_]*"
ABBREVIATIONS = (
    "Abb Abs Anl Anm Art Aufl Az Bd Buchst Dr Kap Mio Mr Mrd Mrs Ms Nr No Prof Rn St Str Tab Tel Ziff bspw bzw ca "
    "etc evtl ff fig gem ggf incl inkl lit max min para sec sog usw vgl vol vs zzgl "
    "Jan Feb Apr Jun Jul Aug Sep Sept Oct Okt Nov Dec Dez"
)
# A full stop after an abbreviation, a single letter or a number ends no sentence: “z. B.”, “31. Dezember”, “5.4. X”.
_NO_END = re.compile(rf"(?<!\w)(?:{'|'.join(ABBREVIATIONS.split())}|\w|\d+)\.$", re.IGNORECASE)
# A sentence may begin with a number (“2018 waren es zehn.”), but not with one that its full stop makes an ordinal or
# the number of a list's item.  The letters excluded here are those that nearly every lower-case word begins with.
_BETWEEN = re.compile(rf"[.!?…]({_CLOSING})( +)(?={_OPENING}([^\W\d_a-zäöü]|\d+(?![\d]|[.)](?: |$))))")
_ENDED = re.compile(rf"[.!?:;,…]{_CLOSING}$")
_PLAIN_ENDS = tuple(".!?:;,…|")
# Lines of another Markdown, to which more is to say than where they end: headings, rows of tables, rules, fences.
_FIXED = re.compile(r"\s*(?:[#|]|([-*_=])(?: *\1)*\s*$|```|~~~)|.*\|\s*$")
# The mark of a list's item or of a quotation; without it, the line would go on with the paragraph above.
_BEGINS_ANEW = re.compile(r"\s*(?:[-*+] |>|\d+[.)] )")
_MARKER = re.compile(r"\s*(?:(?:[-*+]|\d+[.)]) +)?")


class Fault(NamedTuple):
    """A line, numbered from 0, that breaks off in a sentence or else holds a second one; `found` are its words."""

    line: int
    breaks_off: bool
    found: str


def faults(text: str) -> list[Fault]:
    """Where a text in Markdown has not exactly one sentence per line; nothing if another way would change its look."""
    lines = text.split("\n")
    found = list(_faults(lines, several=_BETWEEN.search(text) is not None))
    if not found:
        return []
    from konzept.language.markdown import to_html  # noqa: PLC0415 – slow to import, and hardly any text needs it

    rewritten = "\n".join(line for _, line in _rewritten(lines))
    return found if to_html(rewritten).split() == to_html(text).split() else []


def one_per_line(lines: Sequence[str]) -> list[tuple[int, str]]:
    """The lines of a text without faults, each after the number of the line that it began on, from 0.

    A sentence after the first of a line is indented so that it stays in the same paragraph or item.
    """
    return _rewritten(lines) if faults("\n".join(lines)) else list(enumerate(lines))


def _rewritten(lines: Sequence[str]) -> list[tuple[int, str]]:
    joined: list[tuple[int, str]] = []
    for number, line in enumerate(lines):
        if joined and breaks_off(joined[-1][1], line):
            first, begun = joined.pop()
            joined.append((first, f"{begun.rstrip()} {line.lstrip()}"))
        else:
            joined.append((number, line))
    return [(number, part) for number, line in joined for part in sentences(line)]


def sentences(line: str) -> list[str]:
    """The sentences of one line, those after the first as far indented as its text."""
    found, begin, indent = [], 0, ""
    for end, following in _breaks(line):
        found.append(indent + line[begin:end])
        begin, indent = following, " " * _marker_width(line)
    return [*found, indent + line[begin:]]


def breaks_off(line: str, following: str) -> bool:
    """Whether a sentence goes on from one line to the next."""
    if not line.strip() or not following.strip() or _ENDED.search(line):
        return False
    return not (_BEGINS_ANEW.match(following) or _FIXED.match(following) or _FIXED.match(line))


def _faults(lines: Sequence[str], *, several: bool) -> Iterator[Fault]:
    for number, (line, following) in enumerate(zip(lines, [*lines[1:], ""], strict=True)):
        for _, begin in _breaks(line) if several else ():
            yield Fault(number, breaks_off=False, found=line[begin:].strip())
        # Nearly every line ends like this, and looking is quicker than a search.
        if following and not line.endswith(_PLAIN_ENDS) and breaks_off(line, following):
            yield Fault(number, breaks_off=True, found=line.strip())


def _breaks(line: str) -> Iterator[tuple[int, int]]:
    """Where a sentence ends inside a line, and where the next one begins."""
    for match in _BETWEEN.finditer(line):
        if not match[3].islower() and not _NO_END.search(line, 0, match.start() + 1):
            if _FIXED.match(line) or line.lstrip().startswith(">"):
                return
            yield match.end(1), match.end(2)


def _marker_width(line: str) -> int:
    marker = _MARKER.match(line)
    return marker.end() if marker else 0
