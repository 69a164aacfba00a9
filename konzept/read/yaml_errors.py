"""What the parser of YAML complains about, in the words of an editor and at the place where the mistake was made."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import yaml

from konzept.read.list_signs import wrong_sign

Lines = Sequence[str]
Place = tuple[str, int, int]
"""The code of a message, its line and its column, both from 0."""

_OPENING = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
_FROM_ITS_BEGINNING = ("quote-open", "bracket-open", "colon-missing")
_CODES = (
    ("mapping values are not allowed", "colon-in-text"),
    ("quoted scalar found unexpected end of stream", "quote-open"),
    ("quoted scalar found unexpected document", "quote-open"),
    ("escape", "backslash"),
    ("flow sequence", "bracket-open"),
    ("flow mapping", "bracket-open"),
    ("flow node", "bracket-open"),
    ("could not find expected ':'", "colon-missing"),
    ("cannot start any token", "reserved-start"),
    ("scanning an alias", "reserved-start"),
    ("scanning an anchor", "reserved-start"),
    ("block node", "reserved-start"),
    ("tag", "tag"),
    ("sequence entries are not allowed", "dash-misplaced"),
    ("block scalar", "text-after-bar"),
    ("document start", "second-document"),
    ("parsing a block", "indentation"),
)

_DASHED = re.compile(r" *-[^\s-]")
_ITEM = re.compile(r" *(- |#)")
# Up to the name of the field, behind the dashes of lists; a longer text is indented two spaces further than that.
_TEXT_BEGINS = re.compile(r"( *(?:- +)*)[\w.-]+: +[|>][+-]?(?: |$)")
_NUMBERED = re.compile(r" *(?:- +)*[\w.-]+: +([|>][+-]?[1-9][+-]?) *(?:#.*)?$")
_FIELD = re.compile(r"( *)(?:- +)?[\w.-]+:(?: |$)")


class Diagnosis(NamedTuple):
    """The code of a message, its line and column (from 1), and what it mentions."""

    code: str
    line: int
    column: int
    values: Mapping[str, str]


def diagnose(error: yaml.MarkedYAMLError, text: str, lines: Lines, parser: Callable[[str], Any]) -> Diagnosis:
    """The mistake behind the parser's error; `lines` are those of the text, which `parser` reads once more."""
    scalar, bracket = _before(text, parser)
    code, line, column = _reported(error, bracket)
    code = _more_exactly(code, lines, line, column)
    if code == "indentation":
        if quote := _unclosed_quote(scalar, line, column):
            return quote
        above = _text_begun_too_far(lines, line) or _missing_sign_above(lines, line)
        code, line, column = above or (code, *(_odd_indentation(lines, line) or (line, column)))
        if code == "indentation" and (number := _indentation_number(lines, line)):
            return number
    shown = _at(lines, line)
    if sign := wrong_sign(shown):
        return Diagnosis("list-sign", line + 1, sign.start(1) + 1, {"sign": sign[1]})
    values = {"character": shown[column : column + 1], "name": shown[column:], "text": shown.strip()}
    return Diagnosis(code, line + 1, column + 1, values)


def _indentation_number(lines: Lines, line: int) -> Diagnosis | None:
    """The number behind the sign of a longer text that says how far its lines are indented, and is wrong."""
    for number in range(min(line, len(lines) - 1), -1, -1):
        if head := _NUMBERED.match(lines[number]):
            return Diagnosis("text-indent-number", number + 1, head.start(1) + 1, {"sign": head[1]})
        if lines[number].strip() and _indent(lines, number) < _indent(lines, line):
            return None
    return None


def _reported(error: yaml.MarkedYAMLError, bracket: Any) -> Place:
    """What the parser says, and where: at the place that it names or, for what is not closed, at its beginning."""
    complaint = f"{error.context or ''} {error.problem or ''}"
    code = next((code for needle, code in _CODES if needle in complaint), "not-yaml")
    begin = bracket if "flow node" in complaint else error.context_mark
    mark = begin if code in _FROM_ITS_BEGINNING and begin else error.problem_mark
    return (code, mark.line, mark.column) if mark else (code, 0, 0)


def _more_exactly(code: str, lines: Lines, line: int, column: int) -> str:
    """Another code where the line shows that the mistake is of another kind."""
    shown = _at(lines, line)
    if code == "colon-in-text" and ": " not in shown[:column]:
        return "indentation"
    if code == "second-document" and not any(text.startswith(("---", "...")) for text in lines[1 : line + 1]):
        return "indentation"
    if code == "colon-missing" and _DASHED.match(shown):
        return "dash-space"
    return "text-not-indented" if code == "colon-missing" and _is_a_sentence(shown) else code


def _before(text: str, parser: Callable[[str], Any]) -> tuple[Any, Any]:
    """The last value that could be read before the mistake, and the mark of the last bracket or brace."""
    scalar = bracket = None
    following = parser(text).get_event
    try:
        while True:
            event = following()
            if type(event) is yaml.ScalarEvent:
                scalar = event
            elif type(event) in _OPENING and event.flow_style:
                bracket = event.start_mark
    except yaml.YAMLError:
        return scalar, bracket


def _unclosed_quote(scalar: Any, line: int, column: int) -> Diagnosis | None:
    """A quoted text that ends on the line of the mistake is its cause: closed too late or too early."""
    if scalar is None or scalar.style not in ('"', "'") or scalar.end_mark.line != line:
        return None
    begin = scalar.start_mark
    if begin.line < line:
        return Diagnosis("quote-open", begin.line + 1, begin.column + 1, {})
    return Diagnosis("text-after-quote", line + 1, column + 1, {})


def _missing_sign_above(lines: Lines, line: int) -> Place | None:
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


def _text_begun_too_far(lines: Lines, line: int) -> Place | None:
    """The first line of a longer text if it is indented further than the one in question, which is right."""
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


def _at(lines: Lines, line: int) -> str:
    return lines[line] if line < len(lines) else ""


def _indent(lines: Lines, line: int) -> int:
    text = _at(lines, line)
    return len(text) - len(text.lstrip(" "))


def _odd_indentation(lines: Lines, line: int) -> tuple[int, int] | None:
    """The line to blame where two do not match: going up, the first field indented by an odd number of spaces."""
    for number in range(min(line, len(lines) - 1), -1, -1):
        match = _FIELD.match(lines[number])
        if match and len(match[1]) % 2:
            return number, len(match[1])
        if match and not match[1]:
            return None
    return None


def _is_a_sentence(text: str) -> bool:
    """Names of fields begin with a small letter and have no spaces."""
    return text[:1].isupper() and " " in text.strip()
