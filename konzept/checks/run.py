"""The data folder checked from the first byte to the last rule, once for as long as nothing in it changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from konzept import checks
from konzept.checks.official import check_sources
from konzept.checks.subject import entries
from konzept.model.dataset import World
from konzept.official.library import Library, Papers, cuttings, papers
from konzept.read.load import Loaded, Stamp, keeping_everything, load, stamp
from konzept.report import formats
from konzept.report.problem import Problem, Severity, order
from konzept.translation.pages import content_beside

_CLEAN = {
    "de": "Alles in Ordnung: {files} Dateien geprüft, {entries} Einträge in {concepts} Konzepten, "
    "{actors} Akteure, {links} Verknüpfungen.",
    "en": "All is well: {files} files checked, {entries} entries in {concepts} concepts, "
    "{actors} actors, {links} links.",
}


_NO_PAPERS = Papers()


@dataclass(frozen=True)
class Checked:
    """The outcome of a check: a World exactly if there is no error, every problem in order, the official documents."""

    world: World | None
    problems: tuple[Problem, ...]
    files: int
    library: Library = field(default_factory=Library)


_documents: dict[Path, tuple[Loaded, Papers, Library]] = {}
_last: dict[Path, tuple[Loaded, Library, Stamp, Checked]] = {}


def read(data: Path, sources: Path | None = None) -> tuple[Loaded, Library]:
    """The data and the official documents, once for as long as no file of theirs changes; no rule is applied.

    `sources` is the folder of the official documents; without it, there are none.
    """
    loaded = load(data)
    concepts = {path.stem for path in (data / "concepts").glob("*.yml")}
    found = papers(sources, data.absolute(), concepts) if sources else _NO_PAPERS
    last = _documents.get(data)
    if last is None or last[0] is not loaded or last[1] is not found:
        library = Library(found, cuttings(found, loaded.draft.world.concepts, entries(loaded.draft)))
        last = _documents[data] = (loaded, found, library)
    return loaded, last[2]


def check(data: Path, sources: Path | None = None) -> Checked:
    """Reads the data folder and applies every rule, once for as long as no file in it or beside it changes."""
    with keeping_everything():
        loaded, library = read(data, sources)
        pages = stamp(content_beside(data.absolute()))
        last = _last.get(data)
        if last is None or last[0] is not loaded or last[1] is not library or last[2] != pages:
            last = _last[data] = (loaded, library, pages, _apply_rules(loaded, library))
        return last[3]


def _apply_rules(loaded: Loaded, library: Library) -> Checked:
    draft = loaded.draft
    problems = sorted([*loaded.problems, *checks.check(draft), *check_sources(draft, library)], key=order)
    broken = any(problem.severity is Severity.ERROR for problem in problems)
    return Checked(None if broken else loaded.world, tuple(problems), loaded.files, library)


def text_report(checked: Checked, language: str, data: Path) -> str:
    """The report for a terminal, or one friendly line."""
    found = formats.text(checked.problems, language, data) if checked.problems else ""
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
