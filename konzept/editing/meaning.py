"""What a file means, apart from how it is written: the proof that a repair has changed nothing else."""

from __future__ import annotations

from typing import Any

from konzept.language.markdown import to_html
from konzept.model.shape import LocalisedMarkdown
from konzept.model.values import FieldPath
from konzept.read.leaves import Leaf, leaves
from konzept.read.source import Node


def same_meaning(model: type[Any] | None, one: Node, other: Node) -> bool:
    """Whether two files say the same: the same fields in the same order, and texts that look the same to a reader."""
    return [_meaning(leaf) for leaf in leaves(model, one)] == [_meaning(leaf) for leaf in leaves(model, other)]


def _meaning(leaf: Leaf) -> tuple[FieldPath, str]:
    path, shape, scalar = leaf
    if isinstance(shape, LocalisedMarkdown):
        return path, " ".join(to_html(scalar.value).split())
    return path, scalar.value.rstrip("\n") if scalar.block else scalar.value
