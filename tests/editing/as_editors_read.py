"""A data file as an editor's YAML support reads it, by YAML 1.2: `no` is a text, `12` a number."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from konzept.read.source import Node, ScalarNode, SequenceNode, parse

_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def as_json(text: str) -> Any:
    """The file's text as the value a schema is applied to."""
    document = parse(text, "file")
    assert document.tree is not None
    return _value(document.tree)


def file_as_json(path: Path) -> Any:
    return as_json(path.read_text(encoding="utf-8"))


def _value(node: Node) -> Any:
    if isinstance(node, ScalarNode):
        return _plain(node.value) if node.plain else node.value
    if isinstance(node, SequenceNode):
        return [_value(item) for item in node.items]
    return {key.value: _value(value) for key, value in node.pairs}


def _plain(text: str) -> Any:
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
