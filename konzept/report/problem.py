"""One thing that is wrong in the data: where it is, which rule it breaks, and how to say so in each language."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from konzept.model.values import FieldPath
from konzept.report.message import hints, messages, phrase

LONGEST_QUOTATION = 80
_COMMAND = re.compile(r"(python -m konzept(?: (?:--)?(?:[\w-]+|\{\w+\}(?:/\{\w+\})?))+)")

Mark = Callable[[str], str]
"""Marks what a reader may want to copy: an id, a fingerprint, a line, a command."""


class Severity(StrEnum):
    """Whether a problem stops the build."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Phrase:
    """A phrase from `konzept/texts/phrases.yml`, in the reader's language."""

    key: str


@dataclass(frozen=True)
class Verbatim:
    """A text that a message never shortens: something to copy, or to compare."""

    text: str


@dataclass(frozen=True)
class AllOf:
    """Several things of which each is meant."""

    items: tuple[str, ...]


Value = str | int | Phrase | Verbatim | AllOf | Mapping[str, str] | tuple[str, ...]
"""What a message may mention: a text, a number, a phrase, a name by language, a list of things or of alternatives."""


@dataclass(frozen=True)
class Problem:
    """A problem at `line` and `column` (from 1) of `file`, a path below the data folder.

    `code` names the message; `hint` names another hint than the message's own.
    """

    file: str
    line: int
    column: int
    field: FieldPath
    code: str
    values: Mapping[str, Value] = dataclasses.field(default_factory=dict)
    hint: str = ""

    @property
    def severity(self) -> Severity:
        return Severity.WARNING if messages()[self.code].warning else Severity.ERROR

    def message(self, language: str, mark: Mark = str) -> str:
        """What is wrong, in one sentence without a full stop; `mark` is put on what may be copied."""
        return self._fill(messages()[self.code].text[language], language, mark)

    def advice(self, language: str, mark: Mark = str) -> str:
        """What to do about it; empty if the message says it all."""
        wording = hints().get(self.hint or self.code)
        return self._fill(wording[language], language, mark) if wording else ""

    def _fill(self, template: str, language: str, mark: Mark) -> str:
        if mark is str:
            return template.format_map(self._formatted(language, str))
        marked, plain = self._formatted(language, mark), self._formatted(language, str)
        parts = enumerate(_COMMAND.split(template))
        return "".join(mark(part.format_map(plain)) if index % 2 else part.format_map(marked) for index, part in parts)

    def _formatted(self, language: str, mark: Mark) -> dict[str, str]:
        return {name: format_value(value, language, mark) for name, value in self.values.items()}


def order(problem: Problem) -> tuple[str, int, int]:
    """Sorts problems as an editor works through them: by file, then from top to bottom."""
    return (problem.file, problem.line, problem.column)


def format_value(value: Value, language: str, mark: Mark = str) -> str:
    """A value as it stands in a message, on one line, shortened and without control characters.

    A text of several words is nothing to be copied, unless it is verbatim.
    """
    if isinstance(value, Phrase):
        return phrase(value.key, language)
    if isinstance(value, Mapping):
        return format_value(value.get(language) or next(iter(value.values()), ""), language)
    if isinstance(value, tuple):
        return join([quote(item, language, mark) for item in value], language)
    if isinstance(value, AllOf):
        return join([quote(item, language, mark) for item in value.items], language, "and")
    if isinstance(value, Verbatim):
        return mark(harmless(value.text))
    said = printable(str(value))
    return said if " " in said or isinstance(value, int) else mark(said)


def harmless(text: str) -> str:
    """The text on one line; what a terminal would obey, or nobody would see, is shown by its number: `[U+200E]`."""
    flat = " ".join(text.split())
    return "".join(sign if sign.isprintable() else f"[U+{ord(sign):04X}]" for sign in flat)


def printable(text: str) -> str:
    """The text on one line, without what a terminal would obey, and cut to a readable length."""
    safe = harmless(text)
    return safe if len(safe) <= LONGEST_QUOTATION else safe[: LONGEST_QUOTATION - 1].rstrip() + "…"


def quote(text: str, language: str, mark: Mark = str) -> str:
    """The text in the language's quotation marks."""
    said = printable(text)
    return phrase("quoted", language).format(said if " " in said else mark(said))


def join(items: list[str], language: str, word: str = "or") -> str:
    """`a, b oder c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {phrase(word, language)} {items[-1]}"


def field_name(path: FieldPath, language: str) -> str:
    """The way to a field as an editor reads it: `responsible (Eintrag 2) › actor`."""
    parts: list[str] = []
    for step in path:
        if isinstance(step, int) and parts:
            parts[-1] += f" ({phrase('item', language)} {step + 1})"
        else:
            parts.append(printable(str(step)))
    return " › ".join(parts)


def field_address(path: FieldPath) -> str:
    """The same way for programs, in no language: `responsible.2.actor`, list items counted from 1."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
