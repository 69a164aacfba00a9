"""What the lines of a file tell about a mistake that the parser met further down."""

from __future__ import annotations

import re
from collections.abc import Sequence

Lines = Sequence[str]

_DASHED = re.compile(r" *-[^\s-]")
_ITEM = re.compile(r" *(- |#)")
# Up to the name of the field, behind the dashes of lists; a longer text stands two spaces further in than that.
_TEXT_BEGINS = re.compile(r"( *(?:- +)*)[\w.-]+: +[|>][+-]?(?: |$)")
_FIELD = re.compile(r"( *)(?:- +)?[\w.-]+:(?: |$)")


def blame_above(lines: Lines, line: int) -> tuple[str, int, int] | None:
    """A line above that is no field because a sign is missing in it, so that this one cannot follow."""
    indent = _indent(lines, line)
    for number in range(min(line, len(lines)) - 1, -1, -1):
        text = lines[number]
        if text.strip() and _indent(lines, number) <= indent:
            if _DASHED.match(text):
                return "dash-space", number, _indent(lines, number)
            if _FIELD.match(text) or _ITEM.match(text):
                return None
            if (sentence := _sentence_above(lines, number)) is not None:
                return "text-not-indented", sentence, 0
            stray = _indent(lines, number) < indent and " " in text.strip()
            return "text-not-indented" if stray else "colon-missing", number, _indent(lines, number)
    return None


def begun_too_far(lines: Lines, line: int) -> tuple[str, int, int] | None:
    """The first line of a longer text if it is indented further than the one in question, which stands as it should."""
    indent, first = _indent(lines, line), line
    for number in range(min(line, len(lines)) - 1, -1, -1):
        if lines[number].strip() and _indent(lines, number) <= indent:
            head = _TEXT_BEGINS.match(lines[number])
            rightly = head is not None and len(head[1]) + 2 == indent
            return ("text-begun-too-far", first, _indent(lines, first)) if rightly and first < line else None
        if lines[number].strip():
            first = number
    return None


def _sentence_above(lines: Lines, line: int) -> int | None:
    """The line of a sentence without indentation that ends in a colon, so that it seems to be a field."""
    top = next((number for number in range(line, -1, -1) if lines[number][:1].strip()), 0)
    text = lines[top]
    return top if _is_a_sentence(text) and text.rstrip().endswith(":") else None


def _indent(lines: Lines, line: int) -> int:
    text = lines[line] if line < len(lines) else ""
    return len(text) - len(text.lstrip(" "))


def out_of_step(lines: Lines, line: int) -> tuple[int, int] | None:
    """The line to blame where two do not match: going up, the first field indented by an odd number of spaces."""
    for number in range(min(line, len(lines) - 1), -1, -1):
        match = _FIELD.match(lines[number])
        if match and len(match[1]) % 2:
            return number, len(match[1])
        if match and not match[1]:
            return None
    return None


def after_a_document_end(lines: Lines, line: int) -> bool:
    """Whether a line before this one ends or begins a document."""
    return any(text.startswith(("---", "...")) for text in lines[1 : line + 1])


def instead_of_a_colon(text: str) -> str:
    """What else a line without a colon may lack: a space after its dash, or, if it is a sentence, its indentation."""
    if _DASHED.match(text):
        return "dash-space"
    return "text-not-indented" if _is_a_sentence(text) else ""


def _is_a_sentence(text: str) -> bool:
    """Names of fields begin with a small letter and have no spaces."""
    return text[:1].isupper() and " " in text.strip()
