"""Data and pages checked from the first byte to the last rule, once for as long as nothing in it changes."""

from __future__ import annotations

import dataclasses
import datetime
from dataclasses import dataclass, field
from pathlib import Path

from konzept import checks
from konzept.checks.official import check_sources
from konzept.checks.subject import entries
from konzept.model.dataset import Dataset
from konzept.official.documents import SourceDocuments, read_documents
from konzept.read.load import Loaded, gc_paused, load
from konzept.report import formats
from konzept.report.problem import Problem, Severity, order
from konzept.texts import tell
from konzept.translation.reviewed import with_reviewed

_NO_DOCUMENTS = SourceDocuments()


@dataclass(frozen=True)
class Checked:
    """The outcome of a check: a dataset if there is no error, every problem in order, the official documents."""

    dataset: Dataset | None
    problems: tuple[Problem, ...]
    files: int
    documents: SourceDocuments = field(default_factory=SourceDocuments)


_read: dict[Path, tuple[Loaded, SourceDocuments, tuple[Loaded, SourceDocuments]]] = {}
_last: dict[Path, tuple[Loaded, SourceDocuments, datetime.date, Checked]] = {}


def read(data: Path, sources: Path | None = None, content: Path | None = None) -> tuple[Loaded, SourceDocuments]:
    """The data with the hand-written pages, and the official documents; no rule is applied.

    `sources` is the folder of the official documents; without it, there are none.  `content` is that of the pages, if
    it is not the one beside the data.  Each is read once for as long as no file of it changes.
    """
    loaded = load(data, content)
    concepts = {path.stem for path in (data / "concepts").glob("*.yml")}
    found = read_documents(sources, data.absolute(), concepts) if sources else _NO_DOCUMENTS
    last = _read.get(data)
    if last is None or last[0] is not loaded or last[1] is not found:
        segmented = found.segmented(loaded.partial.dataset.concepts, entries(loaded.partial))
        last = _read[data] = (loaded, found, (_with_reviewed(loaded), segmented))
    return last[2]


def _with_reviewed(loaded: Loaded) -> Loaded:
    """What was loaded, knowing which translations need no record."""
    dataset = with_reviewed(loaded.partial)
    if dataset is loaded.partial.dataset:
        return loaded
    partial = dataclasses.replace(loaded.partial, dataset=dataset)
    return dataclasses.replace(loaded, dataset=dataset if loaded.dataset else None, partial=partial)


def check(
    data: Path, sources: Path | None = None, content: Path | None = None, today: datetime.date | None = None
) -> Checked:
    """Reads everything, as `read` does, and applies every rule, once for as long as no file changes.

    `today` is the day before which all that is reported must have happened, by default the real one.
    """
    today = today or datetime.datetime.now().astimezone().date()
    with gc_paused():
        loaded, documents = read(data, sources, content)
        last = _last.get(data)
        if last is None or last[0] is not loaded or last[1] is not documents or last[2] != today:
            last = _last[data] = (loaded, documents, today, _apply_rules(loaded, documents, today))
        return last[3]


def _apply_rules(loaded: Loaded, documents: SourceDocuments, today: datetime.date) -> Checked:
    partial = loaded.partial
    problems = sorted([*loaded.problems, *checks.check(partial, today), *check_sources(partial, documents)], key=order)
    broken = any(problem.severity is Severity.ERROR for problem in problems)
    return Checked(None if broken else loaded.dataset, tuple(problems), loaded.files, documents)


def text_report(checked: Checked, language: str, data: Path) -> str:
    """The report for a terminal, or one friendly line."""
    found = formats.text(checked.problems, language, data) if checked.problems else ""
    return found + (_clean_line(checked.dataset, checked.files, language) if checked.dataset else "")


def _clean_line(dataset: Dataset, files: int, language: str) -> str:
    counts = {
        "files": files,
        "entries": len(dataset.entries),
        "concepts": len(dataset.concepts),
        "actors": len(dataset.actors),
        "links": sum(len(entry.links) for entry in dataset.entries.values()),
    }
    return tell("check.clean", language, **counts) + "\n"
