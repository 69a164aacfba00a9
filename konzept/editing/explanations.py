"""Takes out of a file what `new` wrote there to explain it, once nothing is left to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from konzept.editing.modeline import is_modeline
from konzept.editing.template import TODO
from konzept.editing.tidying import LineChange, Lines, NumberedLine, Step
from konzept.model.descriptions import described_fields, description
from konzept.model.shape import parts_of
from konzept.read.files import DataFile
from konzept.read.source import Node
from konzept.texts import LANGUAGES, tell

_COMMENT = re.compile(r"^( *)# (.*)$")
_SWITCHED_OFF = re.compile(r"^ *#+(?=[\w-])")


def drop_explanations(lines: Lines, found: DataFile, model: type[Any] | None, tree: Node) -> Step:
    """No explanations of `new`, and no optional fields that are still switched off below one; other comments stay."""
    filled_in = not any(TODO in line.text for line in lines if not line.text.lstrip().startswith("#"))
    if model is None or not filled_in or not any(_COMMENT.match(line.text) for line in lines):
        return lines, []
    kept: Lines = []
    gone: list[NumberedLine] = []
    explained = False
    for group in _paragraphs(lines):
        said = " ".join(match[2] for line in group if (match := _COMMENT.match(line.text)))
        off = all(_SWITCHED_OFF.match(line.text) for line in group)
        explained = (bool(said) and said.startswith(_sentences(model))) or (explained and off)
        (gone if explained else kept).extend(group)
    return kept, [LineChange(line.number, "explanation") for line in gone]


def drop_doubled_blank_lines(lines: Lines, found: DataFile, model: type[Any] | None, tree: Node) -> Step:
    """One blank line where there are several, and none at the beginning."""
    pairs = zip([NumberedLine(0, ""), *lines], lines, strict=False)
    gone = {line.number for before, line in pairs if not line.text and not before.text}
    gone -= {line.number for line in lines[-1:]}  # that only says that the last line has ended
    return [line for line in lines if line.number not in gone], [LineChange(one, "blank-lines") for one in sorted(gone)]


def _paragraphs(lines: Sequence[NumberedLine]) -> Iterator[Lines]:
    """Comments of several lines as one, everything else line by line."""
    for indent, group in groupby(lines, _indentation):
        found = list(group)
        yield from [found] if indent is not None else ([line] for line in found)


def _indentation(line: NumberedLine) -> str | None:
    """The spaces before a comment; None for what is no comment, and for the line that names the schema."""
    match = _COMMENT.match(line.text)
    return match[1] if match and not is_modeline(line.text) else None


@cache
def _sentences(model: type[Any]) -> tuple[str, ...]:
    """How each explanation of a kind begins, in both working languages: with the name of the field and its hint."""
    return tuple(
        sentence
        for language in LANGUAGES
        for sentence in (
            f"{description(model).label[language]}: {description(model).hint[language]}",
            tell("new.explanation.how", language),
            *_of_fields(model, language),
        )
    )


def _of_fields(model: type[Any], language: str) -> Iterator[str]:
    for part in (model, *parts_of(model)):
        for one in described_fields(part):
            for label in (one.label[language], tell("new.explanation.optional", language, label=one.label[language])):
                yield f"{label}: {one.hint[language]}"
