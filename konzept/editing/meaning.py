"""What a file means, apart from how it is written: the proof that a repair has changed nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from konzept.problems import FieldPath
from konzept.rich import to_html
from konzept.schema.shape import Block, ByLanguage, Items, Line, Paragraphs, Shape, fields_of
from konzept.source import Listing, Mapping, Node, Scalar

Leaf = tuple[FieldPath, Shape | None, Scalar]


def same_meaning(model: type[Any] | None, one: Node, other: Node) -> bool:
    """Whether two files say the same: the same fields in the same order, and texts that look the same to a reader."""
    return [_meaning(leaf) for leaf in leaves(model, one)] == [_meaning(leaf) for leaf in leaves(model, other)]


def leaves(model: type[Any] | None, tree: Node) -> Iterator[Leaf]:
    """Every single value with the way to it and its form; without a model, the file holds the interface's labels."""
    if model is not None:
        yield from _walk(Block(model), tree, ())
    elif isinstance(tree, Mapping):
        for key, value in tree.pairs:
            yield from _walk(Line(), value, (key.value,))


def _walk(shape: Shape | None, node: Node, path: FieldPath) -> Iterator[Leaf]:
    if isinstance(node, Scalar):
        yield path, shape, node
    elif isinstance(node, Listing):
        yield path, shape, Scalar("[", True, False, False, 0, 0)
        for index, item in enumerate(node.items):
            yield from _walk(shape.item if isinstance(shape, Items) else None, item, (*path, index))
    else:
        yield path, shape, Scalar("{", True, False, False, 0, 0)
        for key, value in node.pairs:
            yield from _walk(_inside(shape, key.value), value, (*path, key.value))


def _inside(shape: Shape | None, key: str) -> Shape | None:
    """The form of what stands below a key; None for what the model does not know."""
    if isinstance(shape, Block):
        return next((field.shape for field in fields_of(shape.model) if field.name == key), None)
    if isinstance(shape, ByLanguage):
        return shape.item
    return shape if isinstance(shape, Line | Paragraphs) else None


def _meaning(leaf: Leaf) -> tuple[FieldPath, str]:
    path, shape, scalar = leaf
    if isinstance(shape, Paragraphs):
        return path, " ".join(to_html(scalar.value).split())
    return path, scalar.value.rstrip("\n") if scalar.block else scalar.value
