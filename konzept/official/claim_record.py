"""Writes words of official sentences into an entry's file, beside the fingerprints, and touches nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from konzept.read.rewriting import content
from konzept.read.source import MappingNode, SequenceNode, parse

KEY = "modals"
_IN_BRACES = re.compile(r"\{[^{}]*\}")


class RecordedModals(NamedTuple):
    """An entry's file with the words in it, and how many sentences have others now."""

    text: str
    changed: int


def record_modals(text: str, modals: Mapping[int, Sequence[str]]) -> RecordedModals:
    """The text of an entry's file with the words of its sentences, by their index under `source`.

    An item that cannot take them without touching something else stays as it is.
    """
    lines, said, changed = text.split("\n"), content(text), 0
    for index, item in reversed([*enumerate(_items(text))]):
        items = said["source"]
        wanted = {key: value for key, value in items[index].items() if key != KEY}
        wanted |= {KEY: [*modals[index]]} if modals.get(index) else {}
        if index not in modals or items[index] == wanted:
            continue
        written = _with(lines, item, wanted)
        if content("\n".join(written)) == said | {"source": [*items[:index], wanted, *items[index + 1 :]]}:
            lines, said, changed = written, content("\n".join(written)), changed + 1
    return RecordedModals("\n".join(lines), changed)


def _items(text: str) -> list[MappingNode]:
    tree = parse(text.replace("\r\n", "\n"), "").tree
    listing = tree.get("source") if isinstance(tree, MappingNode) else None
    items = listing.items if isinstance(listing, SequenceNode) else ()
    return [item for item in items if isinstance(item, MappingNode)]


def _with(lines: Sequence[str], item: MappingNode, wanted: Mapping[str, Any]) -> list[str]:
    """The lines with an item written anew: within its braces, or a line for the words below the others."""
    number, start = item.line - 1, item.column - 1
    line = lines[number]
    if line[start : start + 1] == "{":
        fields = ", ".join(f"{key}: {_value(key, value)}" for key, value in wanted.items())
        return [
            *lines[:number],
            line[:start] + _IN_BRACES.sub(lambda _: f"{{{fields}}}", line[start:], 1),
            *lines[number + 1 :],
        ]
    there = {key.value: key.line - 1 for key, _ in item.pairs}
    ending = "\r" if line.endswith("\r") else ""
    added = [f"{' ' * start}{KEY}: {_value(KEY, wanted[KEY])}{ending}"] if KEY in wanted else []
    first = there.get(KEY, max(there.values()) + 1)
    return [*lines[:first], *added, *lines[first + (KEY in there) :]]


def _value(key: str, value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(f'"{one}"' for one in value) + "]"
    return f'"{value}"' if key == "fingerprint" else str(value)
