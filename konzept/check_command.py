"""`python -m konzept check`: the data folder checked from the first byte to the last rule, and the report printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from konzept import checks, report
from konzept.checks.official import check_sources
from konzept.checks.subject import entries
from konzept.command_line import Parser, folder_exists
from konzept.load import Loaded, Stamp, keeping_everything, load, stamp
from konzept.official.library import Library, Papers, cuttings, papers, sources_folder
from konzept.problems import Problem, Severity, order
from konzept.translation.pages import content_beside
from konzept.world import World

_CLEAN = {
    "de": "Alles in Ordnung: {files} Dateien geprüft, {entries} Einträge in {concepts} Konzepten, "
    "{actors} Akteure, {links} Verknüpfungen.",
    "en": "All is well: {files} files checked, {entries} entries in {concepts} concepts, "
    "{actors} actors, {links} links.",
}
_USAGE = "python -m konzept check [--data DIR] [--sources DIR] [--format text|github|gitlab|json] [--lang de|en]"


_NO_PAPERS = Papers()


@dataclass(frozen=True)
class Checked:
    """The outcome of a check: a World exactly if there is no error, every problem in order, the official documents."""

    world: World | None
    problems: tuple[Problem, ...]
    files: int
    library: Library = field(default_factory=Library)


_last: dict[Path, tuple[Loaded, Papers, Stamp, Checked]] = {}


def check(data: Path, sources: Path | None = None) -> Checked:
    """Loads the data folder and applies every rule, once for as long as no file in it or beside it changes.

    `sources` is the folder of the official documents; without it, nothing is said about them.
    """
    with keeping_everything():
        loaded, pages = load(data), stamp(content_beside(data.absolute()))
        concepts = {path.stem for path in (data / "concepts").glob("*.yml")}
        found = papers(sources, data.absolute(), concepts) if sources else _NO_PAPERS
        last = _last.get(data)
        if last is None or last[0] is not loaded or last[1] is not found or last[2] != pages:
            last = _last[data] = (loaded, found, pages, _apply_rules(loaded, found))
        return last[3]


def _apply_rules(loaded: Loaded, found: Papers) -> Checked:
    draft = loaded.draft
    library = Library(found, cuttings(found, draft.world.concepts, entries(draft)))
    problems = sorted([*loaded.problems, *checks.check(draft), *check_sources(draft, library)], key=order)
    broken = any(problem.severity is Severity.ERROR for problem in problems)
    return Checked(None if broken else loaded.world, tuple(problems), loaded.files, library)


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
    if options.sources and not folder_exists(options.sources, options.lang):
        return 2
    checked = check(data, sources_folder(data, options.sources))
    print(_formatted(checked, options.format, options.lang, data), end="")
    return 0 if checked.world else 1


def _formatted(checked: Checked, form: str, language: str, data: Path) -> str:
    if form == "json":
        return report.as_json(checked.problems, language, data)
    if form == "github":
        return report.github(checked.problems, language, data)
    if form == "gitlab":
        return report.gitlab(checked.problems, language, data)
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
