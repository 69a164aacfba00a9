"""One file of every kind to try an editor on: the real one with the most fields, or an invented one where none is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from konzept.editing.modeline import is_modeline, modeline
from konzept.model import KINDS, Record
from konzept.model.descriptions import DescribedField, described_fields
from konzept.model.shape import ByLanguage, Items, LocalisedLine, Nested, Shape, fields_of, innermost, parts_of
from konzept.read.files import DataFile, scan
from konzept.read.source import MappingNode, Node, ScalarNode, SequenceNode, parse
from tests.support.built_site import ROOT

DATA = ROOT / "data"
INVENTED = (ROOT / "tests" / "world", ROOT / "tests" / "editing" / "invented")
"""The small world, and a file of each kind that it does not hold, since it goes with the frozen files of editions."""
MODELS: dict[str, type[Any]] = {kind.name: kind.model for kind in KINDS} | {"label": Record}


class Value(NamedTuple):
    """A single value of a file and the form that its field has."""

    shape: Shape
    node: ScalarNode


class Specimen(NamedTuple):
    """A file of the data folder and its text."""

    kind: str
    file: str
    text: str

    @property
    def tree(self) -> MappingNode:
        tree = parse(self.text, self.file).tree
        assert isinstance(tree, MappingNode), self.file
        return tree

    @property
    def keys(self) -> tuple[ScalarNode, ...]:
        return tuple(key for key, _ in self.tree.pairs)

    @property
    def fields(self) -> tuple[DescribedField, ...]:
        """All that the kind can have, with the words for editors."""
        return described_fields(MODELS[self.kind])

    @property
    def beginning(self) -> str:
        """The file as far as its first field goes."""
        return "".join(self.text.splitlines(keepends=True)[: self.keys[1].line - 1])

    def values(self) -> Iterator[Value]:
        """The single values with their forms, in the order of the file."""
        return _values(Nested(MODELS[self.kind]), self.tree)

    def with_line(self, number: int, line: str) -> str:
        """The text with another line in the place of this one, counted from one."""
        lines = self.text.splitlines()
        return "\n".join([*lines[: number - 1], line, *lines[number:]]) + "\n"


def _values(shape: Shape, node: Node) -> Iterator[Value]:
    if isinstance(node, ScalarNode):
        yield Value(shape, node)
    elif isinstance(node, SequenceNode) and isinstance(shape, Items):
        for item in node.items:
            yield from _values(shape.item, item)
    elif isinstance(node, MappingNode):
        for key, inner in node.pairs:
            yield from _values(_within(shape, key.value), inner)


def _within(shape: Shape, name: str) -> Shape:
    """The form of what stands under a key; a key that is none of the model's fields is a label's."""
    if isinstance(shape, ByLanguage):
        return shape.item
    if isinstance(shape, Nested):
        known = {field.name: field.shape for field in fields_of(shape.model)}
        return known.get(name, LocalisedLine())
    return shape


def kinds_with(form: type[Shape]) -> set[str]:
    """The kinds that have a field of this form, at whatever depth."""
    models = {name: (model, *parts_of(model)) for name, model in MODELS.items()}
    return {
        name
        for name, parts in models.items()
        if any(isinstance(innermost(field.shape), form) for part in parts for field in fields_of(part))
    }


@cache
def specimens() -> tuple[Specimen, ...]:
    """One of every kind; of the real files, except for kinds that none is of yet."""
    files = [(DATA, found) for found in scan(DATA).files]
    real = {found.kind for _, found in files}
    files += [(folder, found) for folder in INVENTED for found in scan(folder).files if found.kind not in real]
    fullest: dict[str, Specimen] = {}
    for folder, found in files:
        one = _specimen(folder, found)
        if found.kind not in fullest or len(one.tree.pairs) > len(fullest[found.kind].tree.pairs):
            fullest[found.kind] = one
    assert fullest.keys() == MODELS.keys()
    return tuple(fullest.values())


def _specimen(folder: Path, found: DataFile) -> Specimen:
    text = (folder / found.file).read_text(encoding="utf-8")
    text = filled_in(text) if found.kind == "operator" else text
    known = is_modeline(text.partition("\n")[0])
    return Specimen(found.kind, found.file, text if known else f"{modeline(found.kind, found.file)}\n{text}")


def filled_in(text: str) -> str:
    """The operator's file after its own instructions: the last line gone, the signs before the examples taken away."""
    return re.sub(r"^# (?=[a-z_]+:|  (?:de|en):)", "", text, flags=re.MULTILINE).replace("\n{}\n", "\n")


def without_modeline(text: str) -> str:
    """A text whose first line no longer names its schema; the others stay where they are."""
    first, _, rest = text.partition("\n")
    assert is_modeline(first), first
    return f"#\n{rest}"
