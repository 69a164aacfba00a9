"""`python -m konzept check`: the data folder checked from the first byte to the last rule, and the report printed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from konzept import checks, report
from konzept.command_line import Parser, folder_exists
from konzept.load import Loaded, load
from konzept.problems import Problem, Severity, order
from konzept.world import World

_CLEAN = {
    "de": "Alles in Ordnung: {files} Dateien geprüft, {entries} Einträge in {concepts} Konzepten, "
    "{actors} Akteure, {links} Verknüpfungen.",
    "en": "All is well: {files} files checked, {entries} entries in {concepts} concepts, "
    "{actors} actors, {links} links.",
}
_USAGE = "python -m konzept check [--data DIR] [--format text|github|json] [--lang de|en]"


@dataclass(frozen=True)
class Checked:
    """The outcome of a check: a World exactly if there is no error, and every problem in order."""

    world: World | None
    problems: tuple[Problem, ...]
    files: int


_last: dict[Path, tuple[Loaded, Checked]] = {}


def check(data: Path) -> Checked:
    """Loads the data folder and applies every rule, once for as long as no file in it changes."""
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


def main(argv: list[str]) -> int:
    """The exit code: 0 clean, 1 problems, 2 bad usage."""
    options = _parser().understand(argv, _USAGE)
    if options is None or not folder_exists(options.data, options.lang):
        return 2
    data: Path = options.data
    checked = check(data)
    print(_formatted(checked, options.format, options.lang, data), end="")
    return 0 if checked.world else 1


def _formatted(checked: Checked, form: str, language: str, data: Path) -> str:
    if form == "json":
        return report.as_json(checked.problems, language, data)
    if form == "github":
        return report.github(checked.problems, language, data)
    return text_report(checked, language, data)


def _parser() -> Parser:
    parser = Parser(
        prog="python -m konzept check", description="Prüft alle Daten / checks all data", allow_abbrev=False
    )
    parser.add_data()
    parser.add_argument("--format", choices=("text", "github", "json"), default="text")
    parser.add_language()
    return parser
