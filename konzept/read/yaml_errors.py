"""What the parser of YAML complains about, in the words of an editor and at the place where the mistake was made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import yaml

from konzept.read.clues import after_a_document_end, begun_too_far, blame_above, instead_of_a_colon, out_of_step


class Slip(NamedTuple):
    """The code of a message, its line and column (from 1), and what it mentions."""

    code: str
    line: int
    column: int
    values: Mapping[str, str]


def explained(error: yaml.MarkedYAMLError, text: str, lines: Sequence[str], parser: Callable[[str], Any]) -> Slip:
    """The slip behind the parser's error; `lines` are those of the text, which `parser` reads once more."""
    scalar, bracket = _before(text, parser)
    complaint = f"{error.context or ''} {error.problem or ''}"
    code = next((code for needle, code in _COMPLAINTS if needle in complaint), "not-yaml")
    begin = bracket if "flow node" in complaint else error.context_mark
    mark = begin if code in _FROM_ITS_BEGINNING and begin else error.problem_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    shown = lines[line] if line < len(lines) else ""
    if code == "colon-in-text" and ": " not in shown[:column]:
        code = "indentation"
    if code == "colon-missing":
        code = instead_of_a_colon(shown) or code
    if code == "second-document" and not after_a_document_end(lines, line):
        code = "indentation"
    quote = _blame_quote(scalar, line, column) if code == "indentation" else None
    if code == "indentation" and not quote:
        begun = begun_too_far(lines, line)
        code, line, column = begun or blame_above(lines, line) or (code, *(out_of_step(lines, line) or (line, column)))
    values = {"character": shown[column : column + 1], "name": shown[column:]}
    values["text"] = lines[line].strip() if line < len(lines) else ""
    return quote or Slip(code, line + 1, column + 1, values)


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


def _blame_quote(scalar: Any, line: int, column: int) -> Slip | None:
    """A quoted text that ends on the line of the mistake is its cause: closed too late or too early."""
    if scalar is None or scalar.style not in ('"', "'") or scalar.end_mark.line != line:
        return None
    begin = scalar.start_mark
    if begin.line < line:
        return Slip("quote-open", begin.line + 1, begin.column + 1, {})
    return Slip("text-after-quote", line + 1, column + 1, {})


_OPENING = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
_FROM_ITS_BEGINNING = ("quote-open", "bracket-open", "colon-missing")
_COMPLAINTS = (
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
