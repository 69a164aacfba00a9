"""`python -m konzept check`: the data folder checked, and the report printed."""

from __future__ import annotations

from pathlib import Path

from konzept.checks.run import Checked, check, text_report
from konzept.cli.parser import Parser, folder_exists
from konzept.official.documents import sources_folder
from konzept.report import formats

_USAGE = "python -m konzept check [--data DIR] [--sources DIR] [--format text|github|gitlab|json] [--lang de|en]"


def main(argv: list[str]) -> int:
    """The exit code: 0 clean, 1 problems, 2 bad usage."""
    options = _parser().understand(argv, _USAGE)
    if options is None or not folder_exists(options.data, options.lang):
        return 2
    data: Path = options.data
    if options.sources and not folder_exists(options.sources, options.lang):
        return 2
    checked = check(data, sources_folder(data, options.sources))
    print(_formatted(checked, options.format, options.lang, data), end="")
    return 0 if checked.world else 1


def _formatted(checked: Checked, form: str, language: str, data: Path) -> str:
    if form == "json":
        return formats.as_json(checked.problems, language, data)
    if form == "github":
        return formats.github(checked.problems, language, data)
    if form == "gitlab":
        return formats.gitlab(checked.problems, language, data)
    return text_report(checked, language, data)


def _parser() -> Parser:
    parser = Parser(
        prog="python -m konzept check", description="Prüft alle Daten / checks all data", allow_abbrev=False
    )
    parser.add_data()
    parser.add_argument("--sources", type=Path, metavar="DIR")
    parser.add_argument("--format", choices=("text", "github", "gitlab", "json"), default="text")
    parser.add_language()
    return parser
