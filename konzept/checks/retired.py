"""Rules about addresses that were promised to stay: what has gone leaves word, and its id is never used again."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from konzept.checks.subject import problem
from konzept.model import ENTRY_KINDS, Concept, Retired, RetiredKind
from konzept.read.files import SUFFIX, placed
from konzept.read.load import PartialDataset
from konzept.read.source import MappingNode, Node, ScalarNode, SequenceNode, parse
from konzept.read.suggest import nearest
from konzept.report.problem import Problem, Value, Verbatim
from konzept.translation.versions import Project, Versions

FOLDER = "retired"
_SECTION, _CONCEPTS = "section", "concepts"
_OF_A_CONCEPT = (*ENTRY_KINDS, _SECTION)
_SECONDS = 20.0
_AS_ALIKE = 0.6
"""How alike a new file and one that has gone are, of 1, to be the same record under another id."""


def retired_ids_stay_retired(partial: PartialDataset) -> Iterator[Problem]:
    for record in partial.dataset.retired.values():
        yield from _is_complete(partial, record)
        if other := _living(partial, record):
            yield problem(partial, record, (), "id-came-back", id=record.id, file=other)
        for index, id_ in enumerate(record.replaced_by):
            if id_ in partial.dataset.retired and not _is_there(partial, id_):
                yield problem(partial, record, ("replaced_by", index), "successor-retired", id=id_)
            elif not _is_there(partial, id_):
                known = [one for kind in RetiredKind for one in partial.known.names.get(kind, {})]
                near = nearest(id_, known) or ""
                found = problem(partial, record, ("replaced_by", index), "successor-unknown", id=id_, nearest=near)
                yield replace(found, hint="did-you-mean") if near else found


def _is_there(partial: PartialDataset, id_: str) -> bool:
    return any(id_ in partial.known.names.get(kind, {}) for kind in RetiredKind)


def _is_complete(partial: PartialDataset, record: Retired) -> Iterator[Problem]:
    kind = record.kind.value
    if kind in _OF_A_CONCEPT and not record.concept:
        yield problem(partial, record, ("kind",), "retired-lacks", field="concept", kind=kind)
    elif kind == _SECTION and record.number == record.id:
        yield problem(partial, record, ("concept",), "retired-section", concept=record.concept or "", id=record.id)
    if kind == "field" and not record.slug:
        yield problem(partial, record, ("kind",), "retired-lacks", field="slug", kind=kind)


def _living(partial: PartialDataset, record: Retired) -> str:
    """The file that uses the id of what was retired; nothing if none does."""
    if record.kind == _SECTION:
        concept = partial.dataset.concepts.get(record.concept or "")
        return concept.file if concept and record.number in {one.number for one in concept.sections} else ""
    if record.id in record.replaced_by:
        return ""  # only its address is another
    kinds = ENTRY_KINDS if record.kind in ENTRY_KINDS else (record.kind.value,)
    found = (partial.dataset.records.get(kind, {}).get(record.id) for kind in kinds)
    return next((one.file for one in found if one), "")


class Gone(NamedTuple):
    """What the proposal takes away: its kind and id, its concept, and the file it stood in, with what that held."""

    kind: str
    id: str
    concept: str
    file: str
    text: str

    @property
    def stem(self) -> str:
        """What the file is called that says so."""
        return f"{self.concept}-{self.id}" if self.kind == _SECTION else self.id


def ids_are_for_ever(partial: PartialDataset, project: Project) -> Iterator[Problem]:
    """Ensure that what had an address before this proposal has it still, or leaves word.  Silent without a history."""
    versions = Versions(project, time.monotonic() + _SECONDS)
    before = versions.at_start()
    new = [file for file in partial.trees if file not in before]
    for one in _gone(partial, versions, before):
        if one.stem not in partial.known.names.get(FOLDER, {}):
            yield _problem(partial, one, _heir(partial, one, new) if one.kind != _SECTION else "")
    for file in before:
        id_ = Path(file).stem
        if file.startswith(f"{FOLDER}/") and not (partial.folder / file).exists() and not _is_there(partial, id_):
            yield Problem(file, 1, 1, (), "word-withdrawn", {"id": id_})
    yield from _routes_changed(partial, versions, before)


def _gone(partial: PartialDataset, versions: Versions, before: Mapping[str, str]) -> Iterator[Gone]:
    kinds = {kind.value for kind in RetiredKind}
    lost = [file for file in before if file.endswith(SUFFIX) and not (partial.folder / file).exists()]
    found = [(file, one) for file in lost if (one := placed(file)) and one.kind in kinds]
    concepts = [file for file in before if file.startswith(f"{_CONCEPTS}/") and file not in lost]
    fields = [file for file in before if file.startswith("fields/") and file not in lost]
    texts = versions.texts([before[file] for file in (*(file for file, _ in found), *concepts, *fields)])
    for file in fields:
        field = partial.dataset.fields.get(Path(file).stem)
        tree = parse(texts.get(before[file], "").replace("\r\n", "\n"), "").tree
        if field and any(_value(tree, "slug", one) not in ("", slug) for one, slug in field.slug.items()):
            yield Gone("field", field.id, "", file, texts[before[file]])
    for file, one in found:
        yield Gone(one.kind, one.id, one.concept, file, texts.get(before[file], ""))
    for file in concepts:
        concept = partial.dataset.concepts.get(Path(file).stem)
        if concept:
            yield from _sections_gone(concept, texts.get(before[file], ""))


def _sections_gone(concept: Concept, text: str) -> Iterator[Gone]:
    now = {section.number for section in concept.sections}
    tree = parse(text.replace("\r\n", "\n"), "").tree
    sections = tree.get("sections") if isinstance(tree, MappingNode) else None
    for item in sections.items if isinstance(sections, SequenceNode) else ():
        number = _value(item, "number")
        if number and number not in now:
            yield Gone(_SECTION, number, concept.id, concept.file, text)


def _value(node: Node | None, *steps: str) -> str:
    for step in steps:
        node = node.get(step) if isinstance(node, MappingNode) else None
    return node.value if isinstance(node, ScalarNode) else ""


def _heir(partial: PartialDataset, gone: Gone, new: list[str]) -> str:
    """The new file that holds what the other held, under another id."""
    best, most = "", _AS_ALIKE
    for file in new:
        found = placed(file)
        if found and (found.kind == gone.kind or {found.kind, gone.kind} <= set(ENTRY_KINDS)):
            matcher = SequenceMatcher(None, gone.text.splitlines(), _lines(partial.folder / file), autojunk=False)
            if matcher.ratio() > most:
                best, most = file, matcher.ratio()
    return best


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def _routes_changed(partial: PartialDataset, versions: Versions, before: Mapping[str, str]) -> Iterator[Problem]:
    """A page that is called otherwise in its address takes all addresses below it along."""
    files = [one.file for one in partial.dataset.label_files if any(key.startswith("route.") for key in one.keys)]
    texts = versions.texts([before[file] for file in files if file in before])
    for file in (file for file in files if file in before):
        tree = parse(texts.get(before[file], "").replace("\r\n", "\n"), "").tree
        for key, label in partial.dataset.labels.items():
            for language, route in label.items() if key.startswith("route.") else ():
                if (old := _value(tree, key, language)) not in ("", route):
                    place, line, column = partial.label_place((key, language))
                    yield Problem(place, line, column, (key, language), "route-changed", {"old": old, "new": route})


def _problem(partial: PartialDataset, gone: Gone, heir: str) -> Problem:
    file = f"{FOLDER}/{gone.stem}{SUFFIX}"
    kinds = ENTRY_KINDS if gone.kind in ENTRY_KINDS else (gone.kind,)
    same = next((one for kind in kinds if (one := partial.dataset.records.get(kind, {}).get(gone.id))), None)
    new = same.id if same else Path(heir).stem if heir else ""
    values: dict[str, Value] = {"id": gone.id, "file": file, "written": Verbatim(_tombstone(partial, gone, new))}
    if same:
        return problem(partial, same, ("slug",) if gone.kind == "field" else (), "address-moved", **values)
    if heir:
        values |= {"new": new, "old": Path(gone.file).name}
        return Problem(heir, 1, 1, (), "id-renamed", values)
    return Problem(file if gone.kind != _SECTION else gone.file, 1, 1, (), "id-gone", values)


def _tombstone(partial: PartialDataset, gone: Gone, new: str) -> str:
    """The file to write, on one line, so that it can be copied out of a message."""
    tree = parse(gone.text.replace("\r\n", "\n"), "").tree
    fields = [f"kind: {gone.kind}"]
    fields += [f"concept: {gone.concept}"] if gone.concept else []
    languages = tuple(partial.dataset.languages)
    if gone.kind == "field":
        fields.append(f"slug: {_wordings(tree, ('slug',), languages, '…')}")
    titles = [("heading",)] if gone.kind == _SECTION else [("title",), ("name",), ("term",), ("target",)]
    held = _section(tree, gone.id) if gone.kind == _SECTION else tree
    title = next((path for path in titles if any(_value(held, *path, one) for one in languages)), titles[0])
    fields.append(f"title: {_wordings(held, title, languages, '…')}")
    fields.append(f"reason: {_wordings(None, (), languages, '…')}")
    fields += [f"replaced_by: [{new}]"] if new else []
    return "{" + ", ".join(fields) + "}"


def _section(tree: Node | None, number: str) -> Node | None:
    sections = tree.get("sections") if isinstance(tree, MappingNode) else None
    items = sections.items if isinstance(sections, SequenceNode) else ()
    return next((item for item in items if _value(item, "number") == number), None)


def _wordings(node: Node | None, path: tuple[str, ...], languages: tuple[str, ...], otherwise: str) -> str:
    texts = {one: _value(node, *path, one).replace('"', "'") or otherwise for one in languages}
    return "{" + ", ".join(f'{one}: "{text}"' for one, text in texts.items()) + "}"
