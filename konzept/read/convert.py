"""Turns the tree of one file into a record, guided by the shapes of the model's fields (`konzept.model.shape`).

Nothing here knows a field by name.
"""

from __future__ import annotations

import dataclasses
import re
import typing
from collections.abc import Callable, Collection, Hashable, Iterable
from collections.abc import Mapping as Table
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from konzept.model import Fingerprint, Localised, Prose, Record, Text
from konzept.model.shape import (
    TRANSLATION,
    Block,
    ByLanguage,
    Choice,
    Day,
    Items,
    Line,
    Mark,
    Number,
    Paragraphs,
    Plain,
    Reference,
    Shape,
    Truth,
    Whole,
    fields_of,
    shape_of,
)
from konzept.model.values import FieldPath
from konzept.read import scalars
from konzept.read.source import Listing, Mapping, Node, Scalar
from konzept.read.suggest import nearest, nearest_record
from konzept.report.problem import AllOf, Phrase, Problem, Value

PROBLEM_LIMIT = 20
_MISSING = ("missing-field", "missing-fields")
_UNFINISHED = (
    *_MISSING,
    "missing-language",
    "empty-text",
    "empty-value",
    "needs-languages",
    "needs-fields",
    "unknown-key",
    "unknown-language",
    "unknown-value",
    "unknown-reference",
)
_UNKNOWN = ("unknown-key", "unknown-language")
LABEL_KEY = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*")

R = TypeVar("R", bound=Record)


NOTHING_GIVEN: Table[str, str] = {}


class _Broken:
    """What stands in for a value that could not be made; a record that holds one is not made either."""


BROKEN = _Broken()


@dataclasses.dataclass(frozen=True)
class Known:
    """What a file may refer to: the languages, and for each kind its ids with the names to recognise them by."""

    languages: tuple[str, ...]
    names: Table[str, Table[str, Table[str, str]]]
    misplaced: frozenset[str] = frozenset()
    """The names of files that are reported as such; that nothing can refer to them follows from it."""

    def ids(self) -> object:
        """What may be referred to, without the names."""
        return self.languages, {kind: set(names) for kind, names in self.names.items()}, self.misplaced


class Enough(Exception):
    """So much is wrong in a file that more messages would not help."""


class Converter:
    """Converts the nodes of one file and collects every problem on the way."""

    def __init__(self, file: str, known: Known) -> None:
        self.file = file
        self.known = known
        self.problems: list[Problem] = []

    def record(self, model: type[R], tree: Node, given: Table[str, str]) -> R | None:
        """The record in `tree`; `given` are the fields that come from the file's place, not from its text."""
        try:
            result = self.fields(model, tree, (), tree, given)
        except Enough:
            return None
        self._blame_the_end(tree)
        return None if isinstance(result, _Broken) else typing.cast(R, result)

    def _blame_the_end(self, tree: Node) -> None:
        """Where fields are missing and the last one is unfinished, the file is cut off: one mistake, not several."""
        missing = [one for one in self.problems if one.code in _MISSING and len(one.field) < 2]
        others = [one for one in self.problems if one not in missing]
        last = tree.pairs[-1][0] if isinstance(tree, Mapping) and tree.pairs else None
        if missing and others and last and all(one.line >= last.line and one.code in _UNFINISHED for one in others):
            names = missing[0].values.get("keys") or AllOf((str(missing[0].values["key"]),))
            self.problems = [
                Problem(self.file, others[-1].line, others[-1].column, (), "file-cut-off", {"keys": names})
            ]

    def localised(
        self, kind: type[Localised], node: Node, path: FieldPath, where: Node, spared: Collection[str] = ()
    ) -> Any:
        """A text in every language of the site, though languages in `spared` may leave it out."""
        if not isinstance(node, Mapping):
            return self.complain(
                where, path, "needs-languages", found=_found(node), allowed=", ".join(self.known.languages)
            )
        languages = self.known.languages or tuple(key.value for key, _ in node.pairs)
        wordings: dict[str, str | _Broken] = {}
        meant: dict[str, str] | None = None
        for key, value in node.pairs:
            language = key.value
            if language in languages:
                wordings[language] = self._wording(kind, value, (*path, language), key)
            else:
                meant = _meant(node, languages, languages) if meant is None else meant
                self._unknown_language(key, (*path, language), meant.get(language, ""))
                wordings[meant.get(language) or language] = BROKEN
        missing = [language for language in languages if language not in wordings and language not in spared]
        for language in missing:
            self.complain(where, path, "missing-language", language=language)
        broken = missing or BROKEN in wordings.values()
        return BROKEN if broken else kind(typing.cast(dict[str, str], wordings))

    def label_pairs(self, tree: Node) -> tuple[tuple[Scalar, Node], ...]:
        """The labels of an interface file, without those whose key is not well formed."""
        if not isinstance(tree, Mapping):
            self.complain(tree, (), "file-needs-fields", found=_found(tree))
            return ()
        for key, _ in tree.pairs:
            if not LABEL_KEY.fullmatch(key.value):
                self.complain(key, (key.value,), "bad-label-key", key=key.value)
        labels = (pair for pair in tree.pairs if pair[0].value != TRANSLATION)
        return tuple(pair for pair in labels if LABEL_KEY.fullmatch(pair[0].value))

    def translation(self, tree: Node) -> dict[str, tuple[Fingerprint, ...]]:
        """What a file without a record says of its translations."""
        if not isinstance(tree, Mapping) or (node := tree.get(TRANSLATION)) is None:
            return {}
        found = self._value(shape_of(Record, TRANSLATION), node, (TRANSLATION,), node)
        return {} if isinstance(found, _Broken) else typing.cast(dict[str, tuple[Fingerprint, ...]], found)

    def complain(self, where: Node, path: FieldPath, code: str, hint: str = "", **values: Value) -> _Broken:
        return self._add(Problem(self.file, where.line, where.column, path, code, values, hint))

    def _add(self, problem: Problem) -> _Broken:
        # A new language is missing in many places, and all of them are to be listed.
        if problem.code != "missing-language" and len(self.problems) >= PROBLEM_LIMIT:
            self.problems.append(Problem(self.file, problem.line, problem.column, (), "too-many"))
            raise Enough
        self.problems.append(problem)
        return BROKEN

    def _refuse(self, node: Scalar, path: FieldPath, complaint: scalars.Complaint) -> _Broken:
        return self._add(Problem(self.file, node.line, node.column, path, complaint.code, complaint.values))

    def fields(
        self, model: type[Any], node: Node, path: FieldPath, where: Node, given: Table[str, str] = NOTHING_GIVEN
    ) -> Any:
        if not isinstance(node, Mapping):
            return self.complain(where, path, "needs-fields" if path else "file-needs-fields", found=_found(node))
        shapes, required = _shapes_of(typing.cast(Hashable, model))
        values: dict[str, Any] = dict(given)
        meant: dict[str, str] | None = None
        begun = len(self.problems)
        for key, value in node.pairs:
            name = key.value
            if shape := shapes.get(name):
                values[name] = self._value(shape, value, (*path, name), key)
            else:
                meant = _meant(node, shapes, required) if meant is None else meant
                self._unknown_key(key, (*path, name), meant.get(name), list(shapes))
                values[meant.get(name, "")] = BROKEN
        missing = [name for name in required if name not in values]
        if missing and self._slipped(missing, begun):
            return BROKEN
        if missing:
            values[missing[0]] = self._missing(where, path, missing)
        return BROKEN if BROKEN in values.values() else model(**values)

    def _slipped(self, missing: list[str], begun: int) -> bool:
        """Whether all that is missing was found as an unknown field further in: indented too far."""
        strays = {
            self.problems[i].field[-1]: i for i in range(begun, len(self.problems)) if self.problems[i].code in _UNKNOWN
        }
        if not strays.keys() >= set(missing):
            return False
        for name in missing:
            stray = self.problems[strays[name]]
            values: dict[str, Value] = {"key": name}
            self.problems[strays[name]] = Problem(
                stray.file, stray.line, stray.column, (name,), "indented-too-far", values
            )
        return True

    def _missing(self, where: Node, path: FieldPath, names: list[str]) -> _Broken:
        """What is missing in one place is one problem, however many fields it is."""
        if len(names) == 1:
            return self.complain(where, (*path, names[0]), "missing-field", key=names[0])
        return self.complain(where, path, "missing-fields", keys=AllOf(tuple(names)))

    def _unknown_key(self, key: Scalar, path: FieldPath, meant: str | None, allowed: list[str]) -> _Broken:
        if not meant and " " in key.value:
            self.problems = [one for one in self.problems if (one.line, one.code) != (key.line - 1, "empty-text")]
            return self.complain(key, path[:-1], "text-not-indented", text=key.value)
        if meant:
            return self.complain(key, path, "unknown-key", "did-you-mean", nearest=meant)
        return self.complain(key, path, "unknown-key", "allowed", allowed=tuple(allowed))

    def _unknown_language(self, key: Scalar, path: FieldPath, meant: str = "") -> _Broken:
        if key.value in self.known.misplaced:  # its own file is reported
            return BROKEN
        if meant:
            return self.complain(key, path, "unknown-language", "did-you-mean", language=key.value, nearest=meant)
        return self.complain(key, path, "unknown-language", "allowed", language=key.value, allowed=self.known.languages)

    def _value(self, shape: Shape, node: Node, path: FieldPath, where: Node) -> Any:
        """The value of one field; `where` is the place to show when the value itself has none."""
        if isinstance(node, Scalar) and node.plain and not node.value:
            return self.complain(where, path, "empty-value")
        if structure := _STRUCTURES.get(type(shape)):
            return structure(self, shape, node, path, where)
        if not isinstance(node, Scalar):
            return self.complain(where, path, "needs-text", found=_found(node))
        if reader := _READERS.get(type(shape)):
            value = reader(node)
            return self._refuse(node, path, value) if isinstance(value, scalars.Complaint) else value
        if isinstance(shape, Reference):
            return self.reference(shape, node, path)
        return self._choice(typing.cast(Choice, shape).vocabulary, node, path)

    def line(self, _shape: Line, node: Node, path: FieldPath, where: Node) -> Any:
        return self.localised(Text, node, path, where)

    def paragraphs(self, _shape: Paragraphs, node: Node, path: FieldPath, where: Node) -> Any:
        return self.localised(Prose, node, path, where)

    def block(self, shape: Block, node: Node, path: FieldPath, where: Node) -> Any:
        return self.fields(shape.model, node, path, where)

    def listing(self, shape: Items, node: Node, path: FieldPath, where: Node) -> Any:
        if not isinstance(node, Listing):
            return self.complain(where, path, "needs-list", found=_found(node))
        values = tuple(self._value(shape.item, child, (*path, index), child) for index, child in enumerate(node.items))
        if isinstance(shape.item, (Reference, Plain)):
            self._refuse_repetition(node, path)
        return BROKEN if BROKEN in values else values

    def _refuse_repetition(self, node: Listing, path: FieldPath) -> None:
        seen: set[str] = set()
        for index, child in enumerate(node.items):
            if isinstance(child, Scalar):
                if child.value in seen:
                    self.complain(child, (*path, index), "repeated-item", value=child.value)
                seen.add(child.value)

    def lists_by_language(self, shape: ByLanguage, node: Node, path: FieldPath, where: Node) -> Any:
        """Lists by language; a language may be missing when there is nothing to list."""
        if not isinstance(node, Mapping):
            return self.complain(
                where, path, "needs-languages", found=_found(node), allowed=", ".join(self.known.languages)
            )
        values: dict[str, Any] = {}
        for key, value in node.pairs:
            here = (*path, key.value)
            known = key.value in (self.known.languages or (key.value,))
            values[key.value] = (
                self._value(shape.item, value, here, key) if known else self._unknown_language(key, here)
            )
        return BROKEN if BROKEN in values.values() else values

    def _wording(self, kind: type[Localised], node: Node, path: FieldPath, key: Scalar) -> str | _Broken:
        if not isinstance(node, Scalar):
            return self.complain(key, path, "needs-text", found=_found(node))
        if not node.value.strip():
            return self.complain(key, path, "empty-text")
        reader: Callable[[Scalar], str | scalars.Complaint] = scalars.line if kind is Text else scalars.prose
        result = reader(node)
        if isinstance(result, scalars.Complaint):
            return self._refuse(node, path, result)
        return result

    def _choice(self, vocabulary: type[StrEnum], node: Scalar, path: FieldPath) -> Any:
        allowed = _choices_of(vocabulary)
        if node.value in allowed:
            return allowed[node.value]
        near = nearest(node.value, allowed)
        hint = "did-you-mean-of" if near else "allowed"
        return self.complain(
            node, path, "unknown-value", hint, value=node.value, nearest=near or "", allowed=tuple(allowed)
        )

    def _is_the_name_of(self, file: str, value: str) -> bool:
        """Whether a file that is reported for its name or place is probably the one that is meant."""
        return file.casefold().startswith(value.casefold()) or nearest(value, [file]) is not None

    def reference(self, ref: Reference, node: Scalar, path: FieldPath) -> Any:
        if any(node.value in self.known.names.get(kind, {}) for kind in ref.kinds):
            return node.value
        if any(self._is_the_name_of(file, node.value) for file in self.known.misplaced):
            return BROKEN
        names = {key: name for kind in ref.kinds for key, name in self.known.names.get(kind, {}).items()}
        near = nearest_record(node.value, {key: name.values() for key, name in names.items()})
        kinds = Phrase("no-" + "-".join(ref.kinds))
        if near is None:
            return self.complain(node, path, "unknown-reference", value=node.value, kinds=kinds)
        hint = "did-you-mean-record" if names[near] else "did-you-mean"
        return self.complain(
            node, path, "unknown-reference", hint, value=node.value, kinds=kinds, nearest=near, name=names[near]
        )


_STRUCTURES: dict[type[Any], Callable[[Converter, Any, Node, FieldPath, Node], Any]] = {
    Line: Converter.line,
    Paragraphs: Converter.paragraphs,
    Block: Converter.block,
    ByLanguage: Converter.lists_by_language,
    Items: Converter.listing,
}
_READERS: dict[type[Any], Callable[[Scalar], Any]] = {
    Plain: scalars.line,
    Day: scalars.calendar,
    Mark: scalars.fingerprint,
    Number: scalars.decimal,
    Whole: scalars.whole,
    Truth: scalars.truth,
}


@cache
def _shapes_of(model: Hashable) -> tuple[dict[str, Shape], tuple[str, ...]]:
    """The forms of a model's fields by name, in its order, and the names of those that must be there."""
    fields = fields_of(typing.cast(type[Any], model))
    return {field.name: field.shape for field in fields}, tuple(field.name for field in fields if field.required)


@cache
def _choices_of(vocabulary: Iterable[StrEnum]) -> dict[str, StrEnum]:
    return {str(choice): choice for choice in vocabulary}


def _meant(node: Mapping, allowed: Collection[str], required: Collection[str]) -> dict[str, str]:
    """What each unknown key was probably meant to be: the key most like it, or the only one that is missing."""
    unknown = [key.value for key, _ in node.pairs if key.value not in allowed]
    present = {key.value for key, _ in node.pairs}
    free = [name for name in allowed if name not in present]
    found: dict[str, str] = {}
    for key in unknown[:PROBLEM_LIMIT]:
        if near := nearest(key, [name for name in free if name not in found.values()]):
            found[key] = near
    missing = [name for name in required if name in free and name not in found.values()]
    others = [key for key in unknown if key not in found]
    if len(missing) == 1 and len(others) == 1:
        found[others[0]] = missing[0]
    return found


def _found(node: Node) -> Phrase:
    if isinstance(node, Scalar):
        return Phrase("a-value")
    return Phrase("a-list" if isinstance(node, Listing) else "a-block")


def fits(model: type[Record], tree: Mapping) -> bool:
    """Whether the names of the fields, whatever they hold, could be those of a record of this kind."""
    fields = fields_of(model)
    names = {key.value for key, _ in tree.pairs}
    return names <= {field.name for field in fields} and {field.name for field in fields if field.required} <= names


def names_in(tree: Node | None, keys: Iterable[str] = ("name", "title", "term")) -> dict[str, str]:
    """The name a file gives its record, by language; empty if it has none yet."""
    if not isinstance(tree, Mapping):
        return {}
    for key in keys:
        node = tree.get(key)
        if isinstance(node, Mapping):
            return {name.value: value.value for name, value in node.pairs if isinstance(value, Scalar)}
        if isinstance(node, Scalar) and node.value:
            return {"": node.value}
    return {}
