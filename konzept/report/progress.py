"""Tells whoever runs a command how it is going."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

from konzept.texts import LANGUAGES, tell


def working_language(language: str) -> str:
    """The working language to speak to people who build the site in any language."""
    return language if language in LANGUAGES else LANGUAGES[0]


class Refused(Exception):
    """A command cannot do what is asked; the text says why and what to do, `code` is the exit code."""

    code = 2


@dataclass(frozen=True)
class Reporter:
    """Tells how a command is going, in one language, one line at a time."""

    language: str
    write: Callable[[str], None] = field(default=lambda line: print(line, flush=True))

    def text(self, key: str, /, **values: object) -> str:
        return tell(key, self.language, **values)

    def say(self, key: str, /, **values: object) -> None:
        self.write(self.text(key, **values))

    def seconds(self, duration: float) -> str:
        """A duration with one digit after the mark, as the language writes it."""
        written = f"{duration:.1f}"
        return written.replace(".", ",") if self.language == "de" else written


def day(text: str, reporter: Reporter) -> datetime.date:
    """The date a text gives; today for an empty one."""
    try:
        return datetime.date.fromisoformat(text) if text else datetime.datetime.now().astimezone().date()
    except ValueError:
        raise Refused(reporter.text("build.bad_day", day=text)) from None
