"""`python -m konzept check`: the data folder checked from the first byte to the last rule, and the report printed."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from konzept import checks, report
from konzept.load import Loaded, keeping_everything, load
from konzept.messages import LANGUAGES
from konzept.problems import Problem, Severity, order
from konzept.world import World

_CLEAN = {
    "de": "Alles in Ordnung: {files} Dateien geprüft, {entries} Einträge in {concepts} Konzepten, "
    "{actors} Akteure, {links} Verknüpfungen.",
    "en": "All is well: {files} files checked, {entries} entries in {concepts} concepts, "
    "{actors} actors, {links} links.",
}
_USAGE = "python -m konzept check [--data DIR] [--format text|github|json] [--lang de|en]"
_NOT_UNDERSTOOD = {
    "de": "Das lässt sich nicht ausführen: {asked}\nAufruf: {usage}",
    "en": "This cannot be done: {asked}\nUsage: {usage}",
}
_NO_FOLDER = {
    "de": "Den Datenordner „{data}“ gibt es nicht.",
    "en": "There is no data folder “{data}”.",
}


@dataclass(frozen=True)
class Checked:
    """The outcome of a check: a World exactly if there is no error, and every problem in order."""

    world: World | None
    problems: tuple[Problem, ...]
    files: int


_last: dict[Path, tuple[Loaded, Checked]] = {}


def check(data: Path) -> Checked:
    """Loads the data folder and applies every rule, once for as long as no file in it changes."""
    with keeping_everything():
        loaded = load(data)
        if data not in _last or _last[data][0] is not loaded:
            _last[data] = (loaded, _apply_rules(loaded))
    return _last[data][1]


def _apply_rules(loaded: Loaded) -> Checked:
    problems = sorted([*loaded.problems, *checks.check(loaded.draft)], key=order)
    broken = any(problem.severity is Severity.ERROR for problem in problems)
    return Checked(None if broken else loaded.world, tuple(problems), loaded.files)


def text_report(checked: Checked, language: str, data: Path) -> str:
    """The report for a terminal, or one friendly line."""
    found = report.text(checked.problems, language, data) if checked.problems else ""
    return found + (_clean_line(checked.world, checked.files, language) if checked.world else "")


def _clean_line(world: World, files: int, language: str) -> str:
    counts = {
        "files": files,
        "entries": len(world.entries),
        "concepts": len(world.concepts),
        "actors": len(world.actors),
        "links": sum(len(entry.links) for entry in world.entries.values()),
    }
    return _CLEAN[language].format_map(counts) + "\n"


class BadUsage(Exception):
    """The command line makes no sense."""


class _Parser(argparse.ArgumentParser):
    """A parser that leaves it to us to answer in the user's language."""

    def error(self, message: str) -> NoReturn:
        raise BadUsage(message)


def main(argv: list[str]) -> int:
    """The exit code: 0 clean, 1 problems, 2 bad usage."""
    try:
        options = _parser().parse_args(argv)
    except BadUsage:
        language = "en" if "en" in argv or "--lang=en" in argv else LANGUAGES[0]
        print(_NOT_UNDERSTOOD[language].format(asked=" ".join(argv), usage=_USAGE), file=sys.stderr)
        return 2
    data: Path = options.data
    if not data.is_dir():
        print(_NO_FOLDER[options.lang].format(data=data), file=sys.stderr)
        return 2
    checked = check(data)
    print(_formatted(checked, options.format, options.lang, data), end="")
    return 0 if checked.world else 1


def _formatted(checked: Checked, form: str, language: str, data: Path) -> str:
    if form == "json":
        return report.as_json(checked.problems, language, data)
    if form == "github":
        return report.github(checked.problems, language, data)
    return text_report(checked, language, data)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m konzept check", description="Prüft alle Daten / checks all data", allow_abbrev=False
    )
    parser.add_argument("--data", type=Path, default=Path("data"), metavar="DIR")
    parser.add_argument("--format", choices=("text", "github", "json"), default="text")
    parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    return parser
