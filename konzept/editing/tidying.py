"""The steps that tidy up a readable file, each from lines to lines; every line remembers its number in the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from konzept.language.sentences import faults, one_per_line
from konzept.model import Text
from konzept.model.shape import LocalisedMarkdown
from konzept.read.convert import Converter
from konzept.read.explain import ReferenceIndex
from konzept.read.files import DataFile
from konzept.read.leaves import leaves
from konzept.read.load import fields_from_path
from konzept.read.source import Node

_END = re.compile(r"[ \t\u00a0]+$")


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """A line; `number` is its number in the file as it was."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class LineChange:
    """What was repaired in a line of the file as it was."""

    line: int
    code: str


Lines = list[NumberedLine]
Step = tuple[Lines, list[LineChange]]
"""The lines after a step, and what it did."""


def quote_what_yaml_mistakes(lines: Lines, found: DataFile, model: type[Any] | None, tree: Node) -> Step:
    """Quotation marks around texts that other YAML readers take for numbers, dates or truth values."""
    result = [line.text for line in lines]
    changes = []
    for line, column, value in sorted(_mistakable(found, model, tree), reverse=True):
        text = result[line - 1]
        if text[column - 1 :].startswith(value) and '"' not in value:
            result[line - 1] = f'{text[: column - 1]}"{value}"{text[column - 1 + len(value) :]}'
            changes.append(LineChange(lines[line - 1].number, "needs-quotes"))
    return _numbered(lines, result), changes


def _mistakable(found: DataFile, model: type[Any] | None, tree: Node) -> Iterator[tuple[int, int, str]]:
    """Line, column and value of the texts the checker wants in quotation marks."""
    converter = Converter(found.file, ReferenceIndex((), {}))
    if model is None:
        for key, value in converter.label_pairs(tree):
            converter.localised(Text, value, (key.value,), key)
    else:
        converter.record(model, tree, fields_from_path(found))
    for problem in converter.problems:
        if problem.code == "needs-quotes":
            yield problem.line, problem.column, str(problem.values["value"])


def use_one_kind_of_quotes(lines: Lines, found: DataFile, model: type[Any] | None, tree: Node) -> Step:
    """Double quotation marks, as everywhere in the data, where single ones enclose nothing that needs them."""
    result = [line.text for line in lines]
    changes = []
    for event in reversed(_scalars(lines)) if any("'" in line for line in result) else ():
        begin, end = event.start_mark, event.end_mark
        if event.style == "'" and begin.line == end.line and not re.search(r'["\\]', event.value):
            text = result[begin.line]
            result[begin.line] = f'{text[: begin.column]}"{event.value}"{text[end.column :]}'
            changes.append(LineChange(lines[begin.line].number, "single-quotes"))
    return _numbered(lines, result), changes


def drop_spaces_at_the_end(lines: Lines, found: DataFile, model: type[Any] | None, tree: Node) -> Step:
    """No spaces at the end of a line: they mean nothing."""
    result, changes = [], []
    for line in lines:
        text = _END.sub("", line.text)
        result.append(NumberedLine(line.number, text))
        if text != line.text:
            changes.append(LineChange(line.number, "spaces-at-end"))
    return result, changes


def end_with_one_newline(lines: Lines, found: DataFile, model: type[Any] | None, tree: Node) -> Step:
    """One line break at the end of the file, no more and no less."""
    kept = list(lines)
    while kept and not kept[-1].text:
        kept.pop()
    if len(lines) == len(kept) + 1:
        return lines, []
    last = kept[-1].number if kept else 1
    return [*kept, NumberedLine(last + 1, "")], [LineChange(last, "end-of-file")]


def write_one_sentence_per_line(lines: Lines, found: DataFile, model: type[Any] | None, tree: Node) -> Step:
    """In longer texts each sentence on a line of its own, and each on one line only."""
    result = list(lines)
    changes: list[LineChange] = []
    for begin, end in reversed(_prose(lines, model, tree)):
        block = lines[begin:end]
        indent = next((" " * _indentation(line.text) for line in block if line.text), "")
        texts = [line.text.removeprefix(indent) for line in block]
        if known := faults("\n".join(texts)):
            rewritten = [(block[number].number, text) for number, text in one_per_line(texts)]
            result[begin:end] = [NumberedLine(number, indent + text if text else "") for number, text in rewritten]
            codes = [(one.line, "broken-sentence" if one.breaks_off else "two-sentences") for one in known]
            changes += [LineChange(block[number].number, code) for number, code in dict.fromkeys(codes)]
    return result, changes


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _prose(lines: Lines, model: type[Any] | None, tree: Node) -> list[tuple[int, int]]:
    """First line and line after the last, counted from 0, of every longer text in a block."""
    headers = {
        leaf.line - 1 for _, shape, leaf in leaves(model, tree) if isinstance(shape, LocalisedMarkdown) and leaf.block
    }
    marks = [(event.start_mark.line, event.end_mark.line) for event in _scalars(lines) if event.style == "|"]
    return [(begin + 1, max(begin + 1, end)) for begin, end in marks if begin in headers]


def _scalars(lines: Lines) -> list[Any]:
    """The parser's events for all scalars; the file is known to be readable."""
    text = "\n".join(line.text for line in lines)
    loader: Any = yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader
    return [event for event in yaml.parse(text, Loader=loader) if isinstance(event, yaml.ScalarEvent)]


def _numbered(lines: Lines, texts: list[str]) -> Lines:
    return [NumberedLine(line.number, text) for line, text in zip(lines, texts, strict=True)]


STEPS: tuple[Callable[[Lines, DataFile, Any, Node], Step], ...] = (
    quote_what_yaml_mistakes,
    use_one_kind_of_quotes,
    drop_spaces_at_the_end,
    write_one_sentence_per_line,
)
"""In this order: a later step may count on the earlier ones."""
