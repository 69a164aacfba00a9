"""What the commands share: arguments are refused in the user's language, with the right usage and exit code 2."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from konzept.texts import LANGUAGES

_NOT_UNDERSTOOD = {
    "de": "Das lässt sich nicht ausführen: {asked}\nAufruf: {usage}",
    "en": "This cannot be done: {asked}\nUsage: {usage}",
}
_NO_FOLDER = {
    "de": "Den Ordner „{data}“ gibt es nicht.",
    "en": "There is no folder “{data}”.",
}


class BadUsage(Exception):
    """The command line makes no sense."""


class Parser(argparse.ArgumentParser):
    """A parser that leaves it to us to answer in the user's language."""

    def error(self, message: str) -> NoReturn:
        raise BadUsage(message)

    def understand(self, argv: list[str], usage: str) -> argparse.Namespace | None:
        """The options; None after saying, in the user's language, that they make no sense."""
        try:
            return self.parse_args(argv)
        except BadUsage:
            language = "en" if "en" in argv or "--lang=en" in argv else LANGUAGES[0]
            complain(_NOT_UNDERSTOOD[language].format(asked=" ".join(argv), usage=usage))
            return None

    def add_data(self) -> None:
        self.add_argument("--data", type=Path, default=Path("data"), metavar="DIR")

    def add_language(self) -> None:
        self.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])


def folder_exists(data: Path, language: str) -> bool:
    """Whether there is such a folder to work on; says so if there is none."""
    if not data.is_dir():
        complain(_NO_FOLDER[language].format(data=data))
    return data.is_dir()


def complain(text: str) -> None:
    """Says on the error stream why a command does nothing."""
    print(text, file=sys.stderr)
