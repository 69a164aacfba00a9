"""What cannot be read, so that rules know what they can say all the same.

Nothing can be concluded from the absence of a kind that has faults.  The texts of a file where only single values are
wrong are as good as any: what is wrong with them need not wait until those values are mended.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from konzept.model import KINDS, Localised, Prose, Record, Text
from konzept.model.shape import LocalisedLine, LocalisedMarkdown, String
from konzept.model.texts import LocalisedText, Texts, Written
from konzept.model.values import FieldPath
from konzept.read import scalars
from konzept.read.files import DataFile
from konzept.read.leaves import leaves
from konzept.read.source import Node
from konzept.report.problem import Phrase, Problem, Severity

_MODELS = {kind.name: kind.model for kind in KINDS}
_OF_VALUES = frozenset(
    {
        "unknown-value",
        "unknown-reference",
        "needs-number",
        "needs-decimal",
        "decimal-comma",
        "ambiguous-number",
        "needs-boolean",
        "needs-date",
        "spoken-date",
        "impossible-date",
        "needs-years",
        "needs-fingerprint",
        "needs-sentence",
        "needs-quotes",
        "repeated-item",
    }
)
"""What is wrong with one value and leaves no doubt where the texts of its file begin and end."""


def faults_by_file(problems: Iterable[Problem]) -> dict[str, frozenset[str]]:
    """The codes of the errors, by file."""
    found: dict[str, set[str]] = {}
    for problem in problems:
        if problem.severity is Severity.ERROR:
            found.setdefault(problem.file, set()).add(problem.code)
    return {file: frozenset(codes) for file, codes in found.items()}


def unread_kinds(files: Iterable[DataFile], content: str, problems: Collection[Problem]) -> frozenset[str]:
    """The kinds of the files with an error, and those of which a record is named that is not there.

    Pages and labels are kinds as well; what is of no kind may be of any.
    """
    kinds = {found.file: found.kind for found in files}
    faulty = faults_by_file(problems)
    kinds |= {problem.file: "" for problem in problems if problem.code == "wrong-folder"}
    found = {"page" if file.startswith(f"{content}/") else kinds.get(file, "") for file in faulty}
    found |= {kind for problem in problems for kind in _missed_kinds(problem)}
    return frozenset({*_MODELS, "label", "page"} if "" in found else found)


def _missed_kinds(problem: Problem) -> Sequence[str]:
    kinds = problem.values.get("kinds")
    return kinds.key.split("-")[1:] if isinstance(kinds, Phrase) else ()


def loose_texts(
    files: Collection[DataFile],
    trees: Mapping[str, Node],
    faults: Mapping[str, frozenset[str]],
    languages: Collection[str],
) -> Texts:
    """The texts of the files whose faults are single values; `faults` maps files to the codes of what is wrong."""
    found: Texts = []
    for file in files:
        if file.file in trees and file.kind in _MODELS and faults[file.file] <= _OF_VALUES:
            found += _texts(file, trees[file.file], languages)
    return found


def _texts(file: DataFile, tree: Node, languages: Collection[str]) -> Iterator[LocalisedText | Written]:
    model = _MODELS[file.kind]
    record = object.__new__(model)
    for name in ("id", "file"):
        object.__setattr__(record, name, getattr(file, name))
    halves: dict[FieldPath, tuple[type[Localised], dict[str, str]]] = {}
    for path, shape, leaf in leaves(model, tree):
        if isinstance(shape, String) and isinstance(text := scalars.line(leaf), str):
            yield Written(record, path, "", text)
        elif isinstance(shape, LocalisedLine | LocalisedMarkdown) and path[-1] in languages:
            kind, read = (Text, scalars.line) if isinstance(shape, LocalisedLine) else (Prose, scalars.prose)
            if isinstance(text := read(leaf), str) and text:
                halves.setdefault(path[:-1], (kind, {}))[1][str(path[-1])] = text
    yield from _whole(record, halves)


def _whole(
    record: Record, halves: Mapping[FieldPath, tuple[type[Localised], dict[str, str]]]
) -> Iterator[LocalisedText]:
    for path, (kind, wordings) in halves.items():
        yield LocalisedText(record, path, kind(wordings))
