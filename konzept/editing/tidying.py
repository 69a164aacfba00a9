"""The steps that tidy up a readable file, each from lines to lines; every line remembers its number in the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from konzept.language.sentences import begins_block, breaks_off, sentences
from konzept.model import Text
from konzept.model.shape import Paragraphs
from konzept.read.convert import Converter, Known
from konzept.read.files import Found
from konzept.read.leaves import leaves
from konzept.read.load import given_by_the_place
from konzept.read.source import Node

_MARKER = re.compile(r"\s*(?:(?:[-*+]|\d+[.)]) +)?")
_END = re.compile(r"[ \t\u00a0]+$")
_HARD_BREAK = re.compile(r"\S {2,}$")


@dataclass(frozen=True, slots=True)
class Written:
    """A line; `number` is where it stood in the file as it was."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What was mended in a line of the file as it was."""

    line: int
    code: str


Step = tuple[list[Written], list[Change]]
"""The lines after a step, and what it did."""


def quote_what_yaml_mistakes(lines: list[Written], found: Found, model: type[Any] | None, tree: Node) -> Step:
    """Quotation marks around texts that other YAML readers take for numbers, dates or truth values."""
    result = [line.text for line in lines]
    changes = []
    for line, column, value in sorted(_mistakable(found, model, tree), reverse=True):
        text = result[line - 1]
        if text[column - 1 :].startswith(value) and '"' not in value:
            result[line - 1] = f'{text[: column - 1]}"{value}"{text[column - 1 + len(value) :]}'
            changes.append(Change(lines[line - 1].number, "needs-quotes"))
    return _numbered(lines, result), changes


def _mistakable(found: Found, model: type[Any] | None, tree: Node) -> Iterator[tuple[int, int, str]]:
    """Line, column and value of the texts the checker wants in quotation marks."""
    converter = Converter(found.file, Known((), {}))
    if model is None:
        for key, value in converter.label_pairs(tree):
            converter.localised(Text, value, (key.value,), key)
    else:
        converter.record(model, tree, given_by_the_place(found))
    for problem in converter.problems:
        if problem.code == "needs-quotes":
            yield problem.line, problem.column, str(problem.values["value"])


def use_one_kind_of_quotes(lines: list[Written], found: Found, model: type[Any] | None, tree: Node) -> Step:
    """Double quotation marks, as everywhere in the data, where single ones enclose nothing that needs them."""
    result = [line.text for line in lines]
    changes = []
    for event in reversed(_scalars(lines)) if any("'" in line for line in result) else ():
        begin, end = event.start_mark, event.end_mark
        if event.style == "'" and begin.line == end.line and not re.search(r'["\\]', event.value):
            text = result[begin.line]
            result[begin.line] = f'{text[: begin.column]}"{event.value}"{text[end.column :]}'
            changes.append(Change(lines[begin.line].number, "single-quotes"))
    return _numbered(lines, result), changes


def drop_spaces_at_the_end(lines: list[Written], found: Found, model: type[Any] | None, tree: Node) -> Step:
    """No spaces at the end of a line, except the two that mean a line break inside a text."""
    if not any(_END.search(line.text) for line in lines):
        return lines, []
    inside = {number for begin, end in _prose(lines, model, tree) for number in range(begin, end)}
    result, changes = [], []
    for index, line in enumerate(lines):
        kept = index in inside and _HARD_BREAK.search(line.text)
        text = line.text if kept else _END.sub("", line.text)
        result.append(Written(line.number, text))
        if text != line.text:
            changes.append(Change(line.number, "spaces-at-end"))
    return result, changes


def end_with_one_newline(lines: list[Written], found: Found, model: type[Any] | None, tree: Node) -> Step:
    """One line break at the end of the file, no more and no less."""
    kept = list(lines)
    while kept and not kept[-1].text:
        kept.pop()
    if len(lines) == len(kept) + 1:
        return lines, []
    last = kept[-1].number if kept else 1
    return [*kept, Written(last + 1, "")], [Change(last, "end-of-file")]


def write_one_sentence_per_line(lines: list[Written], found: Found, model: type[Any] | None, tree: Node) -> Step:
    """In longer texts each sentence on a line of its own, and each on one line only."""
    result, changes = list(lines), []
    for begin, end in reversed(_prose(lines, model, tree)):
        block, done = _rewrapped(lines[begin:end])
        result[begin:end] = block
        changes += done
    return result, changes


def _rewrapped(block: list[Written]) -> Step:
    if any(line.text.lstrip().startswith(("```", "~~~")) for line in block):
        return block, []
    joined, changes = _joined(block)
    result = []
    for line in joined:
        parts = _split(line.text)
        result += [Written(line.number, part) for part in parts]
        if len(parts) > 1:
            changes.append(Change(line.number, "two-sentences"))
    return result, changes


def _joined(block: list[Written]) -> Step:
    """Sentences that were broken over several lines, whole again."""
    result: list[Written] = []
    changes = []
    for line in block:
        if result and not _is_table(result[-1].text) and breaks_off(result[-1].text, line.text):
            last = result.pop()
            result.append(Written(last.number, f"{last.text.rstrip()} {line.text.strip()}"))
            changes.append(Change(line.number, "broken-sentence"))
        else:
            result.append(line)
    return result, changes


def _split(line: str) -> list[str]:
    """A line's sentences, those after the first indented so that they stay in the same paragraph or list item."""
    indent = _MARKER.match(line)
    width = indent.end() if indent else 0
    if _is_table(line) or (begins_block(line) and not line[:width].strip()):
        return [line]
    first, *others = sentences(line[width:])
    return [line[:width] + first, *(" " * width + other for other in others)]


def _is_table(line: str) -> bool:
    return line.lstrip().startswith("|")


def _prose(lines: list[Written], model: type[Any] | None, tree: Node) -> list[tuple[int, int]]:
    """First line and line after the last, counted from 0, of every longer text in a block."""
    headers = {leaf.line - 1 for _, shape, leaf in leaves(model, tree) if isinstance(shape, Paragraphs) and leaf.block}
    marks = [(event.start_mark.line, event.end_mark.line) for event in _scalars(lines) if event.style == "|"]
    return [(begin + 1, max(begin + 1, end)) for begin, end in marks if begin in headers]


def _scalars(lines: list[Written]) -> list[Any]:
    """The parser's events for all single values; the file is known to be readable."""
    text = "\n".join(line.text for line in lines)
    loader: Any = yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader
    return [event for event in yaml.parse(text, Loader=loader) if isinstance(event, yaml.ScalarEvent)]


def _numbered(lines: list[Written], texts: list[str]) -> list[Written]:
    return [Written(line.number, text) for line, text in zip(lines, texts, strict=True)]


STEPS: tuple[Callable[[list[Written], Found, Any, Node], Step], ...] = (
    quote_what_yaml_mistakes,
    use_one_kind_of_quotes,
    drop_spaces_at_the_end,
    write_one_sentence_per_line,
    end_with_one_newline,
)
"""In this order: a later step may count on the earlier ones."""
