"""Turns the tree of one file into a record, guided by the types of the model.

Nothing here knows a field by name: what is required, allowed or a reference is read from the dataclasses.
"""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Callable, Collection, Hashable, Iterable
from collections.abc import Mapping as Table
from dataclasses import MISSING
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from konzept import scalars
from konzept.model import Calendar, Fingerprint, Localised, Record, Ref, Text
from konzept.problems import FieldPath, Problem, Value, Word
from konzept.source import Listing, Mapping, Node, Scalar
from konzept.suggest import nearest, nearest_record

_LABEL_KEY = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*")

R = TypeVar("R", bound=Record)


NOTHING_GIVEN: Table[str, str] = {}

# The one field that every file may have; it stands at the end, also among labels, where it is no label.
TRANSLATION = "translation"


class _Broken:
    """What stands in for a value that could not be made; a record that holds one is not made either."""


BROKEN = _Broken()


@dataclasses.dataclass(frozen=True)
class Known:
    """What a file may refer to: the languages, and for each kind its ids with the names to recognise them by."""

    languages: tuple[str, ...]
    names: Table[str, Table[str, Table[str, str]]]


@dataclasses.dataclass(frozen=True)
class _Shape:
    """The fields of a dataclass: their types, and which must not be missing."""

    types: dict[str, Any]
    required: frozenset[str]


@cache
def _shape(model: Hashable) -> _Shape:
    hints = typing.get_type_hints(model, include_extras=True)
    fields = sorted(dataclasses.fields(typing.cast(Any, model)), key=lambda f: f.name == TRANSLATION)
    given = (f.name for f in fields if f.default is not MISSING or f.default_factory is not MISSING)
    return _Shape({f.name: _without_none(hints[f.name]) for f in fields}, frozenset(hints).difference(given))


def _without_none(annotation: Any) -> Any:
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return next(part for part in typing.get_args(annotation) if part is not type(None))
    return annotation


class Converter:
    """Converts the nodes of one file and collects every problem on the way."""

    def __init__(self, file: str, known: Known) -> None:
        self.file = file
        self.known = known
        self.problems: list[Problem] = []

    def record(self, model: type[R], tree: Node, given: Table[str, str]) -> R | None:
        """The record in `tree`; `given` are the fields that come from the file's place, not from its text."""
        result = self.fields(model, tree, (), tree, given)
        return None if isinstance(result, _Broken) else typing.cast(R, result)

    def localised(
        self, kind: type[Localised], node: Node, path: FieldPath, where: Node, spared: Collection[str] = ()
    ) -> Any:
        """A text in every language of the site, though languages in `spared` may leave it out."""
        if not isinstance(node, Mapping):
            return self.complain(
                where, path, "needs-languages", found=_found(node), allowed=", ".join(self.known.languages)
            )
        languages = self.known.languages or tuple(key.value for key, _ in node.pairs)
        wordings = {}
        for key, value in node.pairs:
            if key.value not in languages:
                self._unknown_language(key, (*path, key.value))
            else:
                wordings[key.value] = self._wording(kind, value, (*path, key.value), key)
        missing = [language for language in languages if language not in wordings and language not in spared]
        for language in missing:
            self.complain(where, path, "missing-language", language=language)
        broken = missing or len(wordings) < len(node.pairs) or BROKEN in wordings.values()
        return BROKEN if broken else kind(typing.cast(dict[str, str], wordings))

    def label_pairs(self, tree: Node) -> tuple[tuple[Scalar, Node], ...]:
        """The labels of an interface file, without those whose key is not well formed."""
        if not isinstance(tree, Mapping):
            self.complain(tree, (), "file-needs-fields", found=_found(tree))
            return ()
        for key, _ in tree.pairs:
            if not _LABEL_KEY.fullmatch(key.value):
                self.complain(key, (key.value,), "bad-label-key", key=key.value)
        labels = (pair for pair in tree.pairs if pair[0].value != TRANSLATION)
        return tuple(pair for pair in labels if _LABEL_KEY.fullmatch(pair[0].value))

    def translation(self, tree: Node) -> dict[str, tuple[Fingerprint, ...]]:
        """What a file without a record says of its translations."""
        if not isinstance(tree, Mapping) or (node := tree.get(TRANSLATION)) is None:
            return {}
        found = self._value(_shape(Record).types[TRANSLATION], node, (TRANSLATION,), node)
        return {} if isinstance(found, _Broken) else typing.cast(dict[str, tuple[Fingerprint, ...]], found)

    def complain(self, where: Node, path: FieldPath, code: str, hint: str = "", **values: Value) -> _Broken:
        self.problems.append(Problem(self.file, where.line, where.column, path, code, values, hint))
        return BROKEN

    def _refuse(self, node: Scalar, path: FieldPath, complaint: scalars.Complaint) -> _Broken:
        self.problems.append(Problem(self.file, node.line, node.column, path, complaint.code, complaint.values))
        return BROKEN

    def fields(
        self, model: type[Any], node: Node, path: FieldPath, where: Node, given: Table[str, str] = NOTHING_GIVEN
    ) -> Any:
        if not isinstance(node, Mapping):
            return self.complain(where, path, "needs-fields" if path else "file-needs-fields", found=_found(node))
        shape = _shape(typing.cast(Hashable, model))
        allowed = [name for name in shape.types if name not in given]
        values: dict[str, Any] = dict(given)
        for key, value in node.pairs:
            if key.value in allowed:
                values[key.value] = self._value(shape.types[key.value], value, (*path, key.value), key)
            else:
                meant = nearest(key.value, [name for name in allowed if node.get(name) is None])
                self._unknown_key(key, (*path, key.value), meant, allowed)
                values[meant or ""] = BROKEN
        for name in allowed:
            if name in shape.required and name not in values:
                values[name] = self.complain(where, (*path, name), "missing-field", key=name)
        return BROKEN if BROKEN in values.values() else model(**values)

    def _unknown_key(self, key: Scalar, path: FieldPath, meant: str | None, allowed: list[str]) -> _Broken:
        if meant:
            return self.complain(key, path, "unknown-key", "did-you-mean", nearest=meant)
        return self.complain(key, path, "unknown-key", "allowed", allowed=tuple(allowed))

    def _unknown_language(self, key: Scalar, path: FieldPath) -> _Broken:
        return self.complain(key, path, "unknown-language", "allowed", language=key.value, allowed=self.known.languages)

    def _value(self, annotation: Any, node: Node, path: FieldPath, where: Node) -> Any:
        """The value of one field; `where` is the place to show when the value itself has none."""
        if isinstance(node, Scalar) and node.plain and not node.value:
            return self.complain(where, path, "empty-value")
        for fits, reader in _STRUCTURES:
            if fits(annotation):
                return reader(self, annotation, node, path, where)
        if not isinstance(node, Scalar):
            return self.complain(where, path, "needs-text", found=_found(node))
        return self._simple(annotation, node, path)

    def _simple(self, annotation: type[Any], node: Scalar, path: FieldPath) -> Any:
        if issubclass(annotation, StrEnum):
            return self._choice(annotation, node, path)
        complaint = _READERS[annotation](node)
        if isinstance(complaint, scalars.Complaint):
            return self._refuse(node, path, complaint)
        return complaint

    def listing(self, annotation: Any, node: Node, path: FieldPath, where: Node) -> Any:
        item = typing.get_args(annotation)[0]
        if not isinstance(node, Listing):
            return self.complain(where, path, "needs-list", found=_found(node))
        values = tuple(self._value(item, child, (*path, index), child) for index, child in enumerate(node.items))
        if typing.get_origin(item) is typing.Annotated or item is str:
            self._refuse_repetition(node, path)
        return BROKEN if BROKEN in values else values

    def _refuse_repetition(self, node: Listing, path: FieldPath) -> None:
        seen: set[str] = set()
        for index, child in enumerate(node.items):
            if isinstance(child, Scalar):
                if child.value in seen:
                    self.complain(child, (*path, index), "repeated-item", value=child.value)
                seen.add(child.value)

    def lists_by_language(self, annotation: Any, node: Node, path: FieldPath, where: Node) -> Any:
        """Lists by language; a language may be missing when there is nothing to list."""
        if not isinstance(node, Mapping):
            return self.complain(
                where, path, "needs-languages", found=_found(node), allowed=", ".join(self.known.languages)
            )
        item = typing.get_args(annotation)[1]
        values: dict[str, Any] = {}
        for key, value in node.pairs:
            here = (*path, key.value)
            known = key.value in self.known.languages
            values[key.value] = self._value(item, value, here, key) if known else self._unknown_language(key, here)
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
        allowed = tuple(str(choice) for choice in vocabulary)
        if node.value in allowed:
            return vocabulary(node.value)
        near = nearest(node.value, allowed)
        hint = "did-you-mean-of" if near else "allowed"
        return self.complain(node, path, "unknown-value", hint, value=node.value, nearest=near or "", allowed=allowed)

    def reference(self, annotation: Any, node: Node, path: FieldPath, where: Node) -> Any:
        ref: Ref = annotation.__metadata__[0]
        if not isinstance(node, Scalar):
            return self.complain(where, path, "needs-text", found=_found(node))
        if any(node.value in self.known.names.get(kind, {}) for kind in ref.kinds):
            return node.value
        names = {key: name for kind in ref.kinds for key, name in self.known.names.get(kind, {}).items()}
        near = nearest_record(node.value, {key: name.values() for key, name in names.items()})
        kinds = Word("no-" + "-".join(ref.kinds))
        if near is None:
            return self.complain(node, path, "unknown-reference", value=node.value, kinds=kinds)
        hint = "did-you-mean-record" if names[near] else "did-you-mean"
        return self.complain(
            node, path, "unknown-reference", hint, value=node.value, kinds=kinds, nearest=near, name=names[near]
        )


_Structure = Callable[[Converter, Any, Node, FieldPath, Node], Any]
_STRUCTURES: tuple[tuple[Callable[[Any], bool], _Structure], ...] = (
    (lambda annotation: typing.get_origin(annotation) is tuple, Converter.listing),
    (lambda annotation: typing.get_origin(annotation) is dict, Converter.lists_by_language),
    (lambda annotation: typing.get_origin(annotation) is typing.Annotated, Converter.reference),
    (lambda annotation: issubclass(annotation, Localised), Converter.localised),
    (dataclasses.is_dataclass, Converter.fields),
)
_READERS: dict[type[Any], Callable[[Scalar], Any]] = {
    str: scalars.line,
    Calendar: scalars.calendar,
    Fingerprint: scalars.fingerprint,
    Decimal: scalars.decimal,
    int: scalars.whole,
    bool: scalars.truth,
}


def _found(node: Node) -> Word:
    if isinstance(node, Scalar):
        return Word("a-value")
    return Word("a-list" if isinstance(node, Listing) else "a-block")


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
