"""From the data and the hand-written pages to a dataset: which files there are, and everything wrong with them.

Rules between records are not applied here but in `konzept.checks`.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from konzept.language.alphabet import natural_order
from konzept.language.locale import optional_languages
from konzept.model import KINDS, Fingerprint, ProsePage, Record, Text
from konzept.model.dataset import Dataset, LabelFile
from konzept.model.texts import LocalisedText, Written, wordings
from konzept.model.values import FieldPath
from konzept.read.convert import Converter, TooManyErrors, fits
from konzept.read.explain import ReferenceIndex, reference_index
from konzept.read.faults import faults_by_file, loose_texts, unread_kinds
from konzept.read.files import EDITIONS, LABELS, WITH_FILES, DataFile, scan
from konzept.read.frozen import read_frozen
from konzept.read.pages import ReadPage, content_beside, page_files, path_from, read_page
from konzept.read.safe_text import SafeFolder
from konzept.read.source import Document, Folder, MappingNode, Node, ScalarNode, SequenceNode
from konzept.report.problem import Problem
from konzept.report.problem import order as problem_order

_MODELS = {kind.name: kind.model for kind in KINDS}
_BARE = ("operator",)
"""Kinds whose files may be empty, so that fields tell nothing about them."""


@dataclass(frozen=True)
class PartialDataset:
    """All that could be read, also when something else could not: what the checker's rules look at.

    `complete` says that nothing is missing, so that a rule may conclude something from an absence.  `faulty` are the
    codes of errors by file; `unread` the kinds that lack a record for that, or of which one is named and not there:
    of the others, what is absent tells something all the same.  `loose` are the texts of files without a record.
    `folder` is where the data lie, for the few rules about what lies beside them, and `content`, seen from there, where
    the pages lie; `known` is what can be referred to.
    """

    dataset: Dataset
    trees: Mapping[str, Node]
    complete: bool
    folder: Path
    content: str
    known: ReferenceIndex
    faulty: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    loose: tuple[LocalisedText | Written, ...] = ()

    @cached_property
    def of_loose_texts(self) -> PartialDataset:
        """The loose texts as if they were all there is: for rules that look at one text at a time."""
        dataset = Dataset({kind: {} for kind in self.dataset.records}, {})
        dataset.__dict__["texts"] = list(self.loose)
        return replace(self, dataset=dataset, loose=())

    @cached_property
    def localised(self) -> tuple[LocalisedText, ...]:
        """Every text that exists in each language: those of the records, then the labels of the interface."""
        of_records = (found for found in self.dataset.texts if isinstance(found, LocalisedText))
        return (*of_records, *(LocalisedText(None, (key,), text) for key, text in self.dataset.labels.items()))

    @cached_property
    def written(self) -> tuple[Written, ...]:
        """Every wording in every language, in the same order."""
        labels = (LocalisedText(None, (key,), text) for key, text in self.dataset.labels.items())
        return tuple(wordings((*self.dataset.texts, *labels)))

    def place(self, file: str, path: FieldPath, below: int = 0) -> tuple[int, int]:
        """Line and column of a field; of what encloses it, if it is not there itself.

        `below` counts the lines inside a text that stands in a block.
        """
        node: Node | None = self.trees.get(file)
        place = (1, 1)
        for step in path:
            pair = _child(node, step)
            if pair is None:
                break
            key, node = pair
            shown = node if isinstance(node, ScalarNode) else key
            place = (shown.line, shown.column)
        if isinstance(node, ScalarNode) and node.block:
            return (node.line + 1 + below, 1)
        return place

    def label_place(self, path: FieldPath) -> tuple[str, int, int]:
        """File, line and column of a label of the interface."""
        for file, tree in self.trees.items():
            if file.startswith(f"{LABELS}/") and _child(tree, path[0]):
                return (file, *self.place(file, path))
        return (LABELS, 1, 1)


@dataclass(frozen=True)
class Loaded:
    """Data and pages as a dataset, or the problems that prevent it, and in both cases all that could be read."""

    dataset: Dataset | None
    problems: tuple[Problem, ...]
    partial: PartialDataset
    files: int


FolderState = tuple[tuple[str, int, int], ...]
_cache: dict[tuple[Path, Path], tuple[FolderState, Loaded]] = {}


@dataclass
class _Remembered:
    """What was made of the files of one project, so that only those that changed are read again."""

    states: dict[str, tuple[int, int]] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    ids: object = None
    records: dict[str, tuple[Node, Record | None, list[Problem]]] = field(default_factory=dict)
    pages: dict[str, ReadPage] = field(default_factory=dict)


_remembered: dict[tuple[Path, Path], _Remembered] = {}


def load(data: Path, content: Path | None = None) -> Loaded:
    """Reads the data and the pages, once for as long as no file of them changes.

    `content` is the folder of the hand-written pages, if it is not the one beside the data.
    """
    data = data.absolute()
    content = content or content_beside(data)
    now = (*folder_state(data), *folder_state(content))
    cached = _cache.get((data, content))
    if cached is None or cached[0] != now:
        loaded = _load(data, content, {path: (changed, size) for path, changed, size in now})
        cached = _cache[data, content] = (now, loaded)
    return cached[1]


def folder_state(data: Path) -> FolderState:
    """What tells one state of the folder from another, without reading a file."""
    found: list[tuple[str, int, int]] = []
    waiting = [str(data)]
    while waiting:
        with suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                with suppress(FileNotFoundError):  # an editor's temporary file
                    status = entry.stat(follow_symlinks=False)
                    found.append((entry.path, status.st_mtime_ns, status.st_size))
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
    return tuple(sorted(found))


@contextmanager
def gc_paused() -> Iterator[None]:
    """No search for garbage meanwhile: nearly all that is read and checked is kept, and the search would take long.

    The first search afterwards would look at all of it; it is set aside until the next time instead.
    """
    searching = gc.isenabled()
    gc.disable()
    gc.unfreeze()
    try:
        yield
    finally:
        gc.freeze()
        if searching:
            gc.enable()


def _load(data: Path, content: Path, states: Mapping[str, tuple[int, int]]) -> Loaded:
    scanned = scan(data)
    kept = _remembered.setdefault((data, content), _Remembered())
    problems = list(scanned.problems)
    trees: dict[str, Node] = {}
    folder = Folder(data)
    for found in scanned.files:
        document = _document(folder, f"{data}{os.sep}{found.file}", found.file, states, kept)
        problems += document.problems
        if document.tree is not None:
            trees[found.file] = document.tree
    strangers = _files_of_another_kind(scanned.files, trees)
    problems += strangers
    misplaced = scanned.misplaced | {Path(problem.file).stem for problem in strangers}
    for problem in strangers:
        del trees[problem.file]
    names = reference_index(scanned.files, trees, misplaced)
    records, wrong = _records(scanned.files, trees, names, kept)
    labels, label_files, wrong_labels = _labels(scanned.files, trees, names)
    pages, wrong_pages = _pages(content, data, names.languages, states, kept, trees)
    problems += wrong + wrong_labels + wrong_pages
    problems.sort(key=problem_order)
    faulty = faults_by_file(problems)
    frozen = read_frozen(data / EDITIONS, records.get(WITH_FILES, ()))
    dataset = Dataset(records, labels, label_files, pages, frozen)
    beside = path_from(data, content)
    unread = unread_kinds(scanned.files, beside, problems)
    loose = tuple(loose_texts([one for one in scanned.files if one.file in faulty], trees, faulty, names.languages))
    partial = PartialDataset(dataset, trees, not faulty, data, beside, names, faulty, unread, loose)
    return Loaded(None if faulty else dataset, tuple(problems), partial, len(scanned.files))


def _document(
    folder: Folder, path: str, name: str, states: Mapping[str, tuple[int, int]], kept: _Remembered
) -> Document:
    """A file's document, read again only if the file changed."""
    state = states.get(path)
    if state is None or kept.states.get(name) != state:
        kept.documents[name] = folder.read(path, name)
        kept.states[name] = state or (0, 0)
    return kept.documents[name]


def _files_of_another_kind(files: tuple[DataFile, ...], trees: Mapping[str, Node]) -> list[Problem]:
    """The files whose fields are exactly those of another kind: they lie in the wrong folder."""
    found = []
    for file in files:
        tree = trees.get(file.file)
        if isinstance(tree, MappingNode) and file.kind in _MODELS and not fits(_MODELS[file.kind], tree):
            folders = [kind.folder for kind in KINDS if kind.name not in _BARE and fits(kind.model, tree)]
            if folders:
                names = tuple(folder.format(concept=file.concept or "…", year="…") for folder in folders)
                found.append(Problem(file.file, 1, 1, (), "wrong-folder", {"folders": names}))
    return found


def _records(
    files: tuple[DataFile, ...], trees: Mapping[str, Node], known: ReferenceIndex, kept: _Remembered
) -> tuple[dict[str, dict[str, Record]], list[Problem]]:
    """The records by kind and id, converted again only if their file or the ids it may refer to have changed.

    Names of records are only suggested in messages, so a changed name concerns no file but those with problems.
    """
    if kept.ids != (ids := known.ids()):
        kept.ids, kept.records = ids, {}
    records: dict[str, dict[str, Record]] = {kind.name: {} for kind in KINDS}
    problems: list[Problem] = []
    for found in files:
        tree = trees.get(found.file)
        if tree is None or found.kind not in _MODELS:
            continue
        before = kept.records.get(found.file)
        if before is None or before[0] is not tree or before[2]:
            converter = Converter(found.file, known)
            record = converter.record(_MODELS[found.kind], tree, fields_from_path(found))
            kept.records[found.file] = (tree, record, converter.problems)
        _, record, wrong = kept.records[found.file]
        problems += wrong
        # Of what lies in the folder of a concept that there is not, nobody knows whose it is.
        if record is not None and (not found.concept or found.concept in known.names.get("concept", {})):
            records[found.kind][found.id] = record
    return {kind: _sorted(found) for kind, found in records.items()}, problems


def fields_from_path(found: DataFile) -> dict[str, str]:
    """The fields of a record that its file's place says."""
    given = {"id": found.id, "file": found.file}
    places = {"concept": found.concept, "year": found.year}
    return given | {name: value for name, value in places.items() if value}


def _sorted(records: dict[str, Record]) -> dict[str, Record]:
    """By the kind's own order, then by id as a reader would sort it."""
    return dict(sorted(records.items(), key=lambda pair: (getattr(pair[1], "order", 0), natural_order(pair[0]))))


def _labels(
    files: tuple[DataFile, ...], trees: Mapping[str, Node], known: ReferenceIndex
) -> tuple[dict[str, Text], tuple[LabelFile, ...], list[Problem]]:
    """The interface's labels from all files, sorted by key, and the files they come from."""
    labels: dict[str, Text] = {}
    label_files: list[LabelFile] = []
    first: dict[str, tuple[str, int]] = {}
    problems: list[Problem] = []
    for found in files:
        tree = trees.get(found.file)
        if found.kind != "label" or tree is None:
            continue
        converter = Converter(found.file, known)
        recorded: dict[str, tuple[Fingerprint, ...]] = {}
        with suppress(TooManyErrors):
            _take_labels(converter, tree, first, labels)
            recorded = converter.translation(tree)
        keys = tuple(key for key, (file, _) in first.items() if file == found.file and key in labels)
        label_files.append(LabelFile(found.file, keys, recorded))
        problems += converter.problems
    return dict(sorted(labels.items())), tuple(label_files), problems


def _pages(
    content: Path,
    data: Path,
    languages: tuple[str, ...],
    states: Mapping[str, tuple[int, int]],
    kept: _Remembered,
    trees: dict[str, Node],
) -> tuple[dict[str, dict[str, ProsePage]], list[Problem]]:
    """The pages by language and name; adds the trees of their front matter.  Without their folder, there are none."""
    pages: dict[str, dict[str, ProsePage]] = {language: {} for language in languages if content.is_dir()}
    problems: list[Problem] = []
    folder = SafeFolder(content)
    for found in page_files(content, data, pages):
        state = states.get(str(found.path))
        if state is None or kept.states.get(found.file) != state:
            kept.pages[found.file] = read_page(folder, found)
            kept.states[found.file] = state or (0, 0)
        page, tree, wrong = kept.pages[found.file]
        problems += wrong
        if tree is not None:
            trees[found.file] = tree
        if page is not None:
            pages[found.language][found.name] = page
    return pages, problems


def _take_labels(converter: Converter, tree: Node, first: dict[str, tuple[str, int]], labels: dict[str, Text]) -> None:
    """Adds the labels of one file; `first` remembers the place of each."""
    for key, value in converter.label_pairs(tree):
        if key.value in first:
            file, line = first[key.value]
            converter.complain(key, (key.value,), "repeated-label", file=file, first=line)
            continue
        first[key.value] = (converter.file, key.line)
        text = converter.localised(
            Text, value, (key.value,), key, optional_languages(key.value, converter.known.languages)
        )
        if isinstance(text, Text):
            labels[key.value] = text


def _child(node: Node | None, step: str | int) -> tuple[Node, Node] | None:
    """The value at one step of a path, after the node that marks its place."""
    if isinstance(node, MappingNode):
        return next(((key, value) for key, value in node.pairs if key.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
        return node.items[step], node.items[step]
    return None
