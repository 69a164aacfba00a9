"""What a mistake in the fields of a file most likely is: a name misspelt, a wrong indentation, a file cut off."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping

from konzept.model import KINDS
from konzept.read.files import DataFile
from konzept.read.source import MappingNode, Node, ScalarNode, SequenceNode
from konzept.read.suggest import alike, nearest, same_id, similar_id
from konzept.report.problem import AllOf, Phrase, Problem, Value

KEYS_LOOKED_AT = 20
_NAMED = frozenset(one.name for one in KINDS) - {"language", "operator", "synonyms", "exception", "note", "change"}
"""Kinds whose ids stand in other files."""
_MISSING = ("missing-field", "missing-fields")
_UNKNOWN = ("unknown-key", "unknown-language")
_UNFINISHED = (
    *_MISSING,
    *_UNKNOWN,
    "missing-language",
    "empty-text",
    "empty-value",
    "needs-languages",
    "needs-fields",
    "unknown-value",
    "unknown-reference",
)


@dataclasses.dataclass(frozen=True)
class ReferenceIndex:
    """What a file may refer to: the languages, and for each kind its ids with the names to recognise them by."""

    languages: tuple[str, ...]
    names: Mapping[str, Mapping[str, Mapping[str, str]]]
    files: Mapping[tuple[str, str], str] = dataclasses.field(default_factory=dict)
    """The file of each record, by kind and id."""
    misplaced: frozenset[str] = frozenset()
    """The names of files that are reported as such; that nothing can refer to them follows from it."""
    incomplete: frozenset[str] = frozenset()
    """The languages that may lack a text."""
    original: str = ""
    """The language at `/`, which stands for what they lack."""

    def ids(self) -> object:
        """What may be referred to, without the names."""
        ids = {kind: set(names) for kind, names in self.names.items()}
        return self.languages, ids, self.misplaced, self.incomplete, self.original

    def is_misplaced(self, value: str) -> bool:
        """Whether a file that is reported for its name or place is probably the one that is meant."""
        begun = value.casefold()
        return any(file.casefold().startswith(begun) or alike(value, [file]) for file in self.misplaced)

    def suggestion(self, kinds: Collection[str], value: str) -> tuple[str, dict[str, Value]]:
        """The hint at the record of one of the kinds that an unknown id means, if one alone can be, and its values.

        `spelt` is 1 if the id is only spelt in another way, so that even a record that is gone cannot be meant.
        """
        folders = tuple(kind.folder.format(concept="…", year="…") + "/" for kind in KINDS if kind.name in kinds)
        found: dict[str, Value] = {"folders": folders}
        names = {key: name for kind in kinds for key, name in self.names.get(kind, {}).items()}
        others = sorted(file for (_, known), file in self.files.items() if known == value)
        if spelt := same_id(value, names):
            found["spelt"] = 1
        elif others:
            return "of-another-kind", found | {"other": others[0]}
        near = spelt or similar_id(value, {key: name.values() for key, name in names.items()})
        if near is None:
            return "", found
        return "did-you-mean-record" if names[near] else "did-you-mean", found | {"nearest": near, "name": names[near]}


def reference_index(
    files: tuple[DataFile, ...], trees: Mapping[str, Node], misplaced: frozenset[str] = frozenset()
) -> ReferenceIndex:
    """What there is to refer to; ids are the names of files, so that a broken file breaks no reference to it."""
    names: dict[str, dict[str, Mapping[str, str]]] = {}
    for found in files:
        names.setdefault(found.kind, {})[found.id] = _names_in(trees.get(found.file))
    places = {(found.kind, found.id): found.file for found in files if found.kind in _NAMED}
    languages = {found.id: trees.get(found.file) for found in files if found.kind == "language"}
    original = next((code for code, tree in languages.items() if _said(tree, "path") == ""), "")
    incomplete = frozenset(code for code, tree in languages.items() if _said(tree, "complete") == "false" and original)
    return ReferenceIndex(tuple(languages), names, places, misplaced, incomplete - {original}, original)


def _said(tree: Node | None, field: str) -> str | None:
    """What a file says in one of its fields."""
    value = tree.get(field) if isinstance(tree, MappingNode) else None
    return value.value if isinstance(value, ScalarNode) else None


def _names_in(tree: Node | None) -> dict[str, str]:
    """The name a file gives its record, by language; empty if it has none yet."""
    if not isinstance(tree, MappingNode):
        return {}
    for key in ("name", "title", "term"):
        node = tree.get(key)
        if isinstance(node, MappingNode):
            return {name.value: value.value for name, value in node.pairs if isinstance(value, ScalarNode)}
        if isinstance(node, ScalarNode) and node.value:
            return {"": node.value}
    return {}


def kind_of_node(node: Node) -> Phrase:
    """What was found where something else is needed."""
    if isinstance(node, ScalarNode):
        return Phrase("a-value")
    return Phrase("a-list" if isinstance(node, SequenceNode) else "a-block")


def suggest_keys(node: MappingNode, allowed: Collection[str], required: Collection[str]) -> dict[str, str]:
    """What each unknown key was probably meant to be: the key most like it, or the only one that is missing."""
    present = {key.value for key, _ in node.pairs}
    unknown = [key.value for key, _ in node.pairs if key.value not in allowed]
    free = [name for name in allowed if name not in present]
    found: dict[str, str] = {}
    for key in unknown[:KEYS_LOOKED_AT]:
        if near := nearest(key, [name for name in free if name not in found.values()]):
            found[key] = near
    missing = [name for name in required if name in free and name not in found.values()]
    others = [key for key in unknown if key not in found]
    if len(missing) == 1 and len(others) == 1:
        found[others[0]] = missing[0]
    return found


def report_overindent(problems: list[Problem], begun: int, missing: Collection[str]) -> bool:
    """Whether all that is missing was found as an unknown field further in; the problems since `begun` then say so."""
    strays = {one.field[-1]: begun + index for index, one in enumerate(problems[begun:]) if one.code in _UNKNOWN}
    if not strays.keys() >= set(missing):
        return False
    for name in missing:
        stray, values = problems[strays[name]], {"key": name}
        problems[strays[name]] = Problem(stray.file, stray.line, stray.column, (name,), "indented-too-far", values)
    return True


def report_truncation(problems: list[Problem], tree: Node) -> list[Problem]:
    """Where fields are missing and the last one is unfinished, the file is cut off: one mistake, not several."""
    missing = [one for one in problems if one.code in _MISSING and len(one.field) < 2]
    others = [one for one in problems if one not in missing]
    last = tree.pairs[-1][0] if isinstance(tree, MappingNode) and tree.pairs else None
    if missing and others and last and all(one.line >= last.line and one.code in _UNFINISHED for one in others):
        keys = missing[0].values.get("keys") or AllOf((str(missing[0].values["key"]),))
        return [Problem(others[-1].file, others[-1].line, others[-1].column, (), "file-cut-off", {"keys": keys})]
    return problems
