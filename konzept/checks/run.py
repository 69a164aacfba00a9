"""Data and pages checked from the first byte to the last rule, once for as long as nothing in it changes."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from konzept import checks
from konzept.checks.causes import said_once
from konzept.checks.official import check_sources
from konzept.checks.subject import entries
from konzept.model.dataset import Dataset
from konzept.official.documents import SourceDocuments, read_documents
from konzept.read.load import Loaded, gc_paused, load
from konzept.report import formats
from konzept.report.problem import Problem, Severity, order
from konzept.texts import tell
from konzept.translation.reviewed import with_reviewed
from konzept.translation.versions import Project

_NO_DOCUMENTS = SourceDocuments()


@dataclass(frozen=True)
class Checked:
    """The outcome of a check: a dataset if there is no error, every problem in order, the official documents.

    `mended` are the places, file and line, of translations whose original was only spelt wrongly, and `history` says
    whether there was one that could tell what somebody has looked at.
    """

    dataset: Dataset | None
    problems: tuple[Problem, ...]
    files: int
    documents: SourceDocuments = field(default_factory=SourceDocuments)
    mended: tuple[tuple[str, int], ...] = ()
    history: bool = True


_read: dict[Path, tuple[Loaded, SourceDocuments, tuple[Loaded, SourceDocuments]]] = {}
_last: dict[Path, tuple[Loaded, SourceDocuments, datetime.date, Checked]] = {}


def read(
    data: Path, sources: Path | None = None, content: Path | None = None, project: Project | None = None
) -> tuple[Loaded, SourceDocuments]:
    """The data with the hand-written pages, and the official documents; no rule is applied.

    `sources` is the folder of the official documents; without it, there are none.  `content` is that of the pages, if
    it is not the one beside the data, `project` where their history is, if it is not there.  Each is read once for as
    long as no file of it changes.
    """
    loaded = load(data, content)
    concepts = {path.stem for path in (data / "concepts").glob("*.yml")}
    found = read_documents(sources, data.absolute(), concepts) if sources else _NO_DOCUMENTS
    last = _read.get(data)
    if last is None or last[0] is not loaded or last[1] is not found:
        segmented = found.segmented(loaded.partial.dataset.concepts, entries(loaded.partial))
        last = _read[data] = (loaded, found, (_with_reviewed(loaded, project or Project(data.absolute())), segmented))
    return last[2]


def _with_reviewed(loaded: Loaded, project: Project) -> Loaded:
    """What was loaded, knowing which translations need no record."""
    dataset = with_reviewed(loaded.partial, project)
    if dataset is loaded.partial.dataset:
        return loaded
    partial = dataclasses.replace(loaded.partial, dataset=dataset)
    return dataclasses.replace(loaded, dataset=dataset if loaded.dataset else None, partial=partial)


def check(
    data: Path,
    sources: Path | None = None,
    content: Path | None = None,
    today: datetime.date | None = None,
    project: Project | None = None,
) -> Checked:
    """Reads everything, as `read` does, and applies every rule, once for as long as no file changes.

    `today` is the day before which all that is reported must have happened, by default the real one.
    """
    today = today or datetime.datetime.now().astimezone().date()
    with gc_paused():
        loaded, documents = read(data, sources, content, project)
        last = _last.get(data)
        if last is None or last[0] is not loaded or last[1] is not documents or last[2] != today:
            last = _last[data] = (loaded, documents, today, _apply_rules(loaded, documents, today))
        return last[3]


def _apply_rules(loaded: Loaded, documents: SourceDocuments, today: datetime.date) -> Checked:
    partial = loaded.partial
    found = [*loaded.problems, *checks.check(partial, today), *check_sources(partial, documents)]
    problems = sorted(said_once(partial, found), key=order)
    broken = any(problem.severity is Severity.ERROR for problem in problems)
    mended = tuple((file, partial.place(file, path)[0]) for file, path in partial.dataset.mended)
    dataset = None if broken else loaded.dataset
    return Checked(dataset, tuple(problems), loaded.files, documents, mended, partial.dataset.history)


def text_report(checked: Checked, language: str, data: Path) -> str:
    """The report for a terminal, or one friendly line."""
    found = formats.text(checked.problems, language, data) if checked.problems else ""
    clean = _clean_line(checked.dataset, checked.files, language) if checked.dataset else ""
    return found + clean + "".join(f"{line}\n" for line in _notes(checked, language, data))


def _notes(checked: Checked, language: str, data: Path) -> Iterator[str]:
    """What is no problem, and good to know all the same."""
    if checked.mended:
        places = ", ".join(f"{formats.shown_path(file, data)}:{line}" for file, line in checked.mended)
        yield tell("check.mended", language, places=places)
    if not checked.history:
        yield tell("check.no_history", language)


def _clean_line(dataset: Dataset, files: int, language: str) -> str:
    counts = {
        "files": files,
        "entries": len(dataset.entries),
        "concepts": len(dataset.concepts),
        "actors": len(dataset.actors),
        "links": sum(len(entry.links) for entry in dataset.entries.values()),
    }
    return tell("check.clean", language, **counts) + "\n"
