"""The small Markdown of the data: paragraphs, lists with `- ` or counted from `1. `, **bold** and [links](https://…).

Whatever else is typed is shown as it was typed, so that no digit, sign or word can vanish.  `leftovers` finds what
looks as if it had been meant to do something; `to_plain` what is left where nothing can be bold or a list.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

BOLD = re.compile(r"(?<![\w*])\*\*(?![\s*])([^*\n]+)(?<!\s)\*\*(?![\w*])")
LINK = re.compile(
    r"(?<!!)\[([^\[\]\n]*[^\[\]\s][^\[\]\n]*)\]\(((?:https?://|mailto:)(?:[^\s()<>\"]|\([^\s()<>\"]*\))+)\)",
    re.IGNORECASE,
)
_MARKS = re.compile(f"{BOLD.pattern}|{LINK.pattern}", re.IGNORECASE)
_BULLETS = re.compile(r"^(?: *- +(?=\S))+", re.MULTILINE)
_BULLET = re.compile(r" *- +\S")
_NUMBER = re.compile(r"(\d{1,3})\. +\S")


class Leftover(NamedTuple):
    """A mark that does nothing: its line from 0, what stands there, and whether it looks like a note and so on."""

    line: int
    kind: str
    found: str


def is_bullet(line: str) -> bool:
    """Whether a line begins an item of a list."""
    return _BULLET.match(line) is not None


def numbered(lines: Sequence[str]) -> dict[int, int]:
    """The lines, from 0, that begin the items of numbered lists, each with the line where its list has ended.

    A list counts 1, 2 and so on, with nothing but what is indented between.  One item alone is none, nor is what begins
    with another number: “15. März” stays what it is.
    """
    found: dict[int, int] = {}
    run: list[int] = []
    for index, line in enumerate((*lines, "-")):
        number = _NUMBER.match(line)
        if number and int(number[1]) == len(run) + 1:
            run.append(index)
        elif number or (line.strip() and not line.startswith("  ")):
            found |= dict.fromkeys(run if len(run) > 1 else (), index)
            run = [index] if number and int(number[1]) == 1 else []
    return found


def to_plain(source: str) -> str:
    """The words of a text on one line, without its marks; the numbers of lists stay."""
    if "- " in source:
        source = _BULLETS.sub("", source)
    return " ".join(_without_marks(source).split())


def _without_marks(source: str) -> str:
    if "**" not in source and "](" not in source:
        return source
    return _MARKS.sub(lambda match: _without_marks(match[1] or match[2]), source)


# What may be a mark or the beginning of one.  Hardly any text has it.
_SIGNS = (*"*\\`_~<&|#•·●▪◦>=+", "](", "] (", ")[", "]: ", "[^", "{{", "{%", "Innen")
_COLON_IN_WORD = re.compile(r":(?<=[^\W\d]:)(?=[^\W\d])")
_LINE_BEGINS = re.compile(r"\n *(?:[–—] *\S|-(?: +\d|[^\W\d]|-| *\n)|(?:\d{1,2}|[a-z])\) )")
_GENDER = re.compile(
    r"\b([A-ZÄÖÜ]?[a-zäöüß]+(?:[*:_·•]-?(?:innen|in|r|n|e|m|er|en|es|die|der|frau|frauen)\b|Innen\b)\w*)"
)
_NOTE = re.compile(r"(?:^|(?<=\s))(#+ .*|#[^\W\d].*|#+$)")
_NOTE_IN_LINE = re.compile(r"(?:^|(?<=\s))(#+ .*)")
_LIST_SIGN = re.compile(r" *((?:[*+•·●▪◦–—] +|[•·●▪◦])(?![\d\s*]).*|-(?:[^\W\d].*|$)|(?:\d{1,2}|[a-z])\) .*)")
_MARKUP = re.compile(
    r"""
    ^\ *(?: >+\ *(?!\d)\S.* | \|.*\| | ([-*_=])(?:\ *\1){2,}\ *$ | \[[^\]]+\]:\ \S.* )  # quotation, table, line
    | !?\[[^\[\]]*\]\ ?\((?!\s*<?(?!https?:|mailto:)[A-Za-z][\w+.-]*:)[^()]*(?:\([^()]*\)[^()]*)*\)  # link or picture
    | \([^()]+\)\[(?:https?:|www\.)[^\[\]]*\] | \{\{.*?\}\} | \{%.*?%\}  # a link turned round, a macro
    | \[\^\w+\] | `+[^`]*`+ | ~~.+?~~ | </?[A-Za-z!][^<>]*> | &(?:[A-Za-z]+|\#\w+);
    | (?<!\w)_{1,3}[^\W_][^_]*_{1,3}(?!\w)
    | (?<!\w)\*{1,3}\S[^*]*\*{1,3} | (?<![\d\s])\*+\S* | (?<!\d)\*+(?=\S)\S* | \*{2,}
    | \\[^\w\s] | \\$
    """,
    re.VERBOSE,
)


def leftovers(texts: Sequence[str], *, markdown: bool) -> Iterator[tuple[int, Leftover]]:
    """What looks like a mark and is shown as typed, with the number of its text, from 0; one a line.

    Where `markdown` is false, nothing is a mark.  All texts are searched as one, which is a lot quicker than each.
    """
    whole = "\n".join(("", *texts, ""))
    begins = list(accumulate((len(text) + 1 for text in texts), initial=1))
    for index in sorted({bisect(begins, place) - 1 for place in _places(whole, markdown=markdown)}):
        for one in _leftovers(texts[index], markdown=markdown):
            yield index, one


def _places(whole: str, *, markdown: bool) -> Iterator[int]:
    """Where there may be a mark."""
    for sign in _SIGNS:
        place = whole.find(sign)
        while place >= 0:
            yield place
            place = whole.find(sign, place + 1)
    for pattern in (_COLON_IN_WORD, _LINE_BEGINS) if markdown else (_COLON_IN_WORD,):
        yield from (match.start() + 1 for match in pattern.finditer(whole))


def _leftovers(text: str, *, markdown: bool) -> Iterator[Leftover]:
    """One of a list and one of a table, though each of their lines has the mark."""
    last = Leftover(-2, "", "")
    for one in _each_leftover((_without_marks(text) if markdown else text).split("\n"), markdown=markdown):
        goes_on = one.line == last.line + 1 and one.kind == last.kind
        if not (goes_on and (one.kind == "bullet" or one.found.startswith("|"))):
            yield one
        last = one


def _each_leftover(lines: Sequence[str], *, markdown: bool) -> Iterator[Leftover]:
    for index, line in enumerate(lines):
        if markdown and is_bullet(line):
            if _is_minus(lines, index):
                yield Leftover(index, "minus", line.strip())
                continue
        elif markdown and (match := _LIST_SIGN.match(line)):
            yield Leftover(index, "bullet", match[1].strip())
            continue
        if found := _leftover(_BULLETS.sub("", line) if markdown else line, markdown=markdown):
            yield Leftover(index, *found)


def _leftover(line: str, *, markdown: bool) -> tuple[str, str] | None:
    """The first on a line.  A text in quotation marks may have a `#` before a word: its quotes say that it is meant."""
    note = _NOTE if markdown else _NOTE_IN_LINE
    for kind, pattern in (("note", note), ("gender", _GENDER), ("markup", _MARKUP)):
        if match := pattern.search(line):
            return kind, match[0].strip()
    return None


def _is_minus(lines: Sequence[str], index: int) -> bool:
    """Whether the `- ` of a line is more likely to be a minus sign: a number follows, and there is no other item."""
    if not lines[index].lstrip(" -")[:1].isdigit():
        return False
    begin = next((one for one in range(index, -1, -1) if not lines[one].strip()), -1)
    end = next((one for one in range(index, len(lines)) if not lines[one].strip()), len(lines))
    return sum(is_bullet(line) for line in lines[begin + 1 : end]) == 1
