"""Turns the tree of one file into a record, guided by the shapes of the model's fields (`konzept.model.shape`).

Nothing here knows a field by name.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from konzept.model import Fingerprint, Localised, Prose, Record, Text
from konzept.model.shape import (
    TRANSLATION,
    Boolean,
    ByLanguage,
    Choice,
    FingerprintField,
    Integer,
    Items,
    LocalisedLine,
    LocalisedMarkdown,
    Nested,
    Number,
    PartialDate,
    RecordId,
    SentenceField,
    Shape,
    Span,
    String,
    fields_of,
    shape_of,
)
from konzept.model.values import FieldPath
from konzept.read import scalars
from konzept.read.explain import ReferenceIndex, kind_of_node, report_overindent, report_truncation, suggest_keys
from konzept.read.list_signs import wrong_sign
from konzept.read.source import MappingNode, Node, ScalarNode, SequenceNode
from konzept.read.suggest import nearest
from konzept.report.problem import AllOf, Phrase, Problem, Value

PROBLEM_LIMIT = 20
_NO_LEDGER = ("empty-value", "needs-languages", "needs-list", "needs-text")
LABEL_KEY = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*")

R = TypeVar("R")


class _Invalid:
    """Takes the place of a value that could not be made; a record that holds one is not made either."""


INVALID = _Invalid()


class TooManyErrors(Exception):
    """So much is wrong in a file that more messages would not help."""


class Converter:
    """Converts the nodes of one file and collects every problem on the way."""

    def __init__(self, file: str, known: ReferenceIndex) -> None:
        self.file = file
        self.known = known
        self.problems: list[Problem] = []

    def record(self, model: type[R], tree: Node, given: Mapping[str, str]) -> R | None:
        """The record in `tree`; `given` are the fields that come from the file's place, not from its text."""
        try:
            result = self.fields(model, tree, (), tree, given)
        except TooManyErrors:
            return None
        self.problems = report_truncation(self.problems, tree)
        return None if isinstance(result, _Invalid) else typing.cast(R, result)

    def localised(
        self, kind: type[Localised], node: Node, path: FieldPath, where: Node, optional: Collection[str] = ()
    ) -> Any:
        """A text in every language of the site, though languages in `optional` may leave it out."""
        if not isinstance(node, MappingNode):
            return self._needs_languages(where, path, node)
        languages = self.known.languages or tuple(key.value for key, _ in node.pairs)
        wordings: dict[str, str | _Invalid] = {}
        meant: dict[str, str] | None = None
        for key, value in node.pairs:
            language = key.value
            if language in languages:
                wordings[language] = self._wording(kind, value, (*path, language), key)
            else:
                meant = suggest_keys(node, languages, languages) if meant is None else meant
                self._unknown_language(key, (*path, language), meant.get(language, ""))
                wordings[meant.get(language) or language] = INVALID
        may_lack = self.known.incomplete.union(optional)
        missing = [language for language in languages if language not in wordings and language not in may_lack]
        for language in missing:
            self.complain(where, path, "missing-language", language=language)
        broken = missing or INVALID in wordings.values()
        original = self.known.original if self.known.incomplete else ""
        return INVALID if broken else kind(typing.cast(dict[str, str], wordings), original)

    def _needs_languages(self, where: Node, path: FieldPath, node: Node) -> _Invalid:
        allowed = ", ".join(self.known.languages)
        return self.complain(where, path, "needs-languages", found=kind_of_node(node), allowed=allowed)

    def label_pairs(self, tree: Node) -> tuple[tuple[ScalarNode, Node], ...]:
        """The labels of an interface file, without those whose key is not well formed."""
        if not isinstance(tree, MappingNode):
            self.complain(tree, (), "file-needs-fields", found=kind_of_node(tree))
            return ()
        for key, _ in tree.pairs:
            if not LABEL_KEY.fullmatch(key.value):
                self.complain(key, (key.value,), "bad-label-key", key=key.value)
        labels = (pair for pair in tree.pairs if pair[0].value != TRANSLATION)
        return tuple(pair for pair in labels if LABEL_KEY.fullmatch(pair[0].value))

    def translation(self, tree: Node) -> dict[str, tuple[Fingerprint, ...]]:
        """What a file without a record says of its translations."""
        if not isinstance(tree, MappingNode) or (node := tree.get(TRANSLATION)) is None:
            return {}
        found = self.value(shape_of(Record, TRANSLATION), node, (TRANSLATION,), node)
        return {} if isinstance(found, _Invalid) else typing.cast(dict[str, tuple[Fingerprint, ...]], found)

    def complain(self, where: Node, path: FieldPath, code: str, hint: str = "", /, **values: Value) -> _Invalid:
        """Notes a problem at a node; raises `TooManyErrors` if there are enough of them."""
        # A new language is missing in many places, and all of them are to be listed.
        if code != "missing-language" and len(self.problems) >= PROBLEM_LIMIT:
            self.problems.append(Problem(self.file, where.line, where.column, (), "too-many"))
            raise TooManyErrors
        if path[:1] == (TRANSLATION,) and code in _NO_LEDGER:
            hint = "ledger-anew"  # nobody has to know what it looks like
        self.problems.append(Problem(self.file, where.line, where.column, path, code, values, hint))
        return INVALID

    def fields(
        self, model: type[Any], node: Node, path: FieldPath, where: Node, given: Mapping[str, str] | None = None
    ) -> Any:
        if not isinstance(node, MappingNode):
            return self.complain(where, path, "needs-fields" if path else "file-needs-fields", found=kind_of_node(node))
        shapes, required = _shapes_of(typing.cast(Hashable, model))
        values: dict[str, Any] = dict(given or {})
        meant: dict[str, str] | None = None
        begun = len(self.problems)
        for key, value in node.pairs:
            name = key.value
            if shape := shapes.get(name):
                values[name] = self.value(shape, value, (*path, name), key)
            else:
                meant = suggest_keys(node, shapes, required) if meant is None else meant
                self._unknown_key(key, (*path, name), meant.get(name), list(shapes))
                values[meant.get(name, "")] = INVALID
        missing = [name for name in required if name not in values]
        if missing and report_overindent(self.problems, begun, missing):
            return INVALID
        if missing:
            values[missing[0]] = self._missing(where, path, missing)
        return INVALID if INVALID in values.values() else model(**values)

    def _missing(self, where: Node, path: FieldPath, names: list[str]) -> _Invalid:
        """What is missing in one place is one problem, however many fields it is."""
        if len(names) == 1:
            return self.complain(where, (*path, names[0]), "missing-field", key=names[0])
        return self.complain(where, path, "missing-fields", keys=AllOf(tuple(names)))

    def _unknown_key(self, key: ScalarNode, path: FieldPath, meant: str | None, allowed: list[str]) -> _Invalid:
        if sign := wrong_sign(f"{key.value}:"):
            return self.complain(key, path[:-1], "list-sign", sign=sign[1])
        if not meant and " " in key.value:
            self.problems = [one for one in self.problems if (one.line, one.code) != (key.line - 1, "empty-text")]
            return self.complain(key, path[:-1], "text-not-indented", text=key.value)
        if meant:
            return self.complain(key, path, "unknown-key", "did-you-mean", nearest=meant)
        return self.complain(key, path, "unknown-key", "allowed", allowed=tuple(allowed))

    def _unknown_language(self, key: ScalarNode, path: FieldPath, meant: str = "") -> _Invalid:
        if key.value in self.known.misplaced:  # its own file is reported
            return INVALID
        if meant:
            return self.complain(key, path, "unknown-language", "did-you-mean", language=key.value, nearest=meant)
        original = self.known.original if path[0] == TRANSLATION else ""  # nothing is translated into it
        allowed = tuple(language for language in self.known.languages if language != original)
        hint = "allowed-only" if original else "allowed"
        return self.complain(key, path, "unknown-language", hint, language=key.value, allowed=allowed)

    def value(self, shape: Shape, node: Node, path: FieldPath, where: Node) -> Any:
        """The value of one field; `where` is the place to show when the value itself has none."""
        if isinstance(node, ScalarNode) and node.plain and not node.value:
            return self.complain(where, path, "empty-value")
        if structure := STRUCTURES.get(type(shape)):
            return structure(self, shape, node, path, where)
        if not isinstance(node, ScalarNode):
            return self.complain(where, path, "needs-text", found=kind_of_node(node))
        if reader := READERS.get(type(shape)):
            value = reader(node)
            refused = isinstance(value, scalars.Complaint)
            return self.complain(node, path, value.code, **value.values) if refused else value
        if isinstance(shape, RecordId):
            return self.reference(shape, node, path)
        return self._choice(typing.cast(Choice, shape), node, path)

    def listing(self, shape: Items, node: Node, path: FieldPath, where: Node) -> Any:
        if isinstance(node, MappingNode) and isinstance(shape.item, Nested):
            return self._one_of_a_list(shape.item, node, path, where)
        if not isinstance(node, SequenceNode):
            return self.complain(where, path, "needs-list", found=kind_of_node(node))
        values = tuple(self.value(shape.item, child, (*path, index), child) for index, child in enumerate(node.items))
        if isinstance(shape.item, (RecordId, String, SentenceField)):
            self._refuse_repetition(node, path)
        return INVALID if INVALID in values else values

    def _one_of_a_list(self, item: Nested, node: MappingNode, path: FieldPath, where: Node) -> _Invalid:
        """Says how the fields that are there become the first item of the list that has to be there."""
        there = [key.value for key, _ in node.pairs]
        lacking = [field for field in fields_of(item.model) if field.required and field.name not in there]
        first = lacking[0] if lacking else None
        if first is None or not isinstance(first.shape, RecordId):
            begun = tuple(f"- {one}: …" for one in (first.name if first else there[0],))
        else:
            own = self.file.split("/")[0]
            ids = [one for kind in first.shape.kinds for one in self.known.names.get(kind, {}) if one != own]
            begun = tuple(f"- {first.name}: {one}" for one in ids) or (f"- {first.name}: …",)
        hint = "list-lacks-its-first" if first else "list-of-one"
        return self.complain(where, path, "needs-list", hint, found=kind_of_node(node), begun=begun)

    def _refuse_repetition(self, node: SequenceNode, path: FieldPath) -> None:
        seen: set[str] = set()
        for index, child in enumerate(node.items):
            if isinstance(child, ScalarNode):
                if child.value in seen:
                    self.complain(child, (*path, index), "repeated-item", value=child.value)
                seen.add(child.value)

    def lists_by_language(self, shape: ByLanguage, node: Node, path: FieldPath, where: Node) -> Any:
        """Lists by language; a language may be missing when there is nothing to list."""
        if not isinstance(node, MappingNode):
            return self._needs_languages(where, path, node)
        values: dict[str, Any] = {}
        for key, value in node.pairs:
            here = (*path, key.value)
            known = key.value in (self.known.languages or (key.value,))
            found = self.value(shape.item, value, here, key) if known else self._unknown_language(key, here)
            values[key.value] = found
        return INVALID if INVALID in values.values() else values

    def _wording(self, kind: type[Localised], node: Node, path: FieldPath, key: ScalarNode) -> str | _Invalid:
        if not isinstance(node, ScalarNode):
            return self.complain(key, path, "needs-text", found=kind_of_node(node))
        if not node.value.strip():
            return self.complain(key, path, "empty-text")
        wording = scalars.line(node) if kind is Text else scalars.prose(node)
        if isinstance(wording, scalars.Complaint):
            return self.complain(node, path, wording.code, **wording.values)
        return wording

    def _choice(self, shape: Choice, node: ScalarNode, path: FieldPath) -> Any:
        value, choices = node.value, _choices_of(shape.vocabulary)
        if value in choices:
            return choices[value]
        near, allowed = nearest(value, choices), tuple(choices)
        hint = "did-you-mean-of" if near else "allowed"
        return self.complain(node, path, "unknown-value", hint, value=value, nearest=near or "", allowed=allowed)

    def reference(self, ref: RecordId, node: ScalarNode, path: FieldPath) -> Any:
        value = node.value
        if any(value in self.known.names.get(kind, {}) for kind in ref.kinds):
            return value
        if self.known.is_misplaced(value):
            return INVALID
        hint, values = self.known.suggestion(ref.kinds, value)
        values |= {"value": value, "kinds": Phrase("no-" + "-".join(ref.kinds))}
        return self.complain(node, path, "unknown-reference", hint or "records-lie-in", **values)


STRUCTURES: dict[type[Any], Callable[[Converter, Any, Node, FieldPath, Node], Any]] = {
    LocalisedLine: lambda self, _, *where: self.localised(Text, *where),
    LocalisedMarkdown: lambda self, _, *where: self.localised(Prose, *where),
    Nested: lambda self, shape, *where: self.fields(shape.model, *where),
    ByLanguage: Converter.lists_by_language,
    Items: Converter.listing,
}
READERS: dict[type[Any], Callable[[ScalarNode], Any]] = {
    String: scalars.line,
    PartialDate: scalars.calendar,
    Span: scalars.years,
    FingerprintField: scalars.fingerprint,
    SentenceField: scalars.sentence,
    Number: scalars.decimal,
    Integer: scalars.whole,
    Boolean: scalars.truth,
}


@cache
def _shapes_of(model: Hashable) -> tuple[dict[str, Shape], tuple[str, ...]]:
    """The forms of a model's fields by name, in its order, and the names of those that must be there."""
    fields = fields_of(typing.cast(type[Any], model))
    return {field.name: field.shape for field in fields}, tuple(field.name for field in fields if field.required)


@cache
def _choices_of(vocabulary: Iterable[StrEnum]) -> dict[str, StrEnum]:
    return {str(choice): choice for choice in vocabulary}


def fits(model: type[Record], tree: MappingNode) -> bool:
    """Whether the names of the fields, whatever they hold, could be those of a record of this kind."""
    shapes, required = _shapes_of(typing.cast(Hashable, model))
    return set(required) <= {key.value for key, _ in tree.pairs} <= shapes.keys()
