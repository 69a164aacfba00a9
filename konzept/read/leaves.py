"""Every single value of a file, with the shape that the model gives it; it works for unfinished files, too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from konzept.model.shape import ByLanguage, Items, LocalisedLine, LocalisedMarkdown, Nested, Shape, fields_of
from konzept.model.values import FieldPath
from konzept.read.source import MappingNode, Node, ScalarNode, SequenceNode

Leaf = tuple[FieldPath, Shape | None, ScalarNode]


def leaves(model: type[Any] | None, tree: Node) -> Iterator[Leaf]:
    """Every single value with its path and its shape; without a model, the file holds the interface's labels."""
    if model is not None:
        yield from _walk(Nested(model), tree, ())
    elif isinstance(tree, MappingNode):
        for key, value in tree.pairs:
            yield from _walk(LocalisedLine(), value, (key.value,))


def _walk(shape: Shape | None, node: Node, path: FieldPath) -> Iterator[Leaf]:
    if isinstance(node, ScalarNode):
        yield path, shape, node
    elif isinstance(node, SequenceNode):
        yield path, shape, ScalarNode("[", True, False, False, 0, 0)
        for index, item in enumerate(node.items):
            yield from _walk(shape.item if isinstance(shape, Items) else None, item, (*path, index))
    else:
        yield path, shape, ScalarNode("{", True, False, False, 0, 0)
        for key, value in node.pairs:
            yield from _walk(_inside(shape, key.value), value, (*path, key.value))


def _inside(shape: Shape | None, key: str) -> Shape | None:
    """The shape of the value under a key; None for what the model does not know."""
    if isinstance(shape, Nested):
        return next((field.shape for field in fields_of(shape.model) if field.name == key), None)
    if isinstance(shape, ByLanguage):
        return shape.item
    return shape if isinstance(shape, LocalisedLine | LocalisedMarkdown) else None
