"""Writes into an entry's file which words of its official sentences say how firmly they bind, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from konzept.read.rewriting import content
from konzept.read.source import MappingNode, ScalarNode, SequenceNode, parse

MODALS = "modals"
_LIST = re.compile(rf"{MODALS}:\s*\[[^\]\n]*\]")


@dataclass(frozen=True)
class RecordedModals:
    """An entry's file with the words in it, at how many sentences some are new, and at which lines it could not be."""

    text: str
    changed: int
    unwritten: tuple[tuple[int, str], ...]


def record_modals(text: str, modals: Mapping[str, Sequence[str]]) -> RecordedModals:
    """The text of an entry's file with the words of each sentence, by its fingerprint."""
    lines, said = text.split("\n"), content(text)
    changed, unwritten = 0, []
    for index, item, mark in reversed([*_sentences(text)]):
        new, before = modals.get(mark.value), said["source"]
        if new is None or before[index].get(MODALS) == [*new]:
            continue
        written = _with(lines, item, mark, f"{MODALS}: {listed(new)}")
        after = [*before[:index], before[index] | {MODALS: [*new]}, *before[index + 1 :]]
        if content("\n".join(written)) == said | {"source": after}:
            lines, said, changed = written, said | {"source": after}, changed + 1
        else:
            unwritten.append((mark.line, f"{MODALS}: {listed(new)}"))
    return RecordedModals("\n".join(lines), changed, tuple(reversed(unwritten)))


def listed(modals: Sequence[str]) -> str:
    """The words as a file lists them."""
    return "[" + ", ".join(f'"{one}"' for one in modals) + "]"


def _sentences(text: str) -> Iterator[tuple[int, MappingNode, ScalarNode]]:
    """Each sentence that has a fingerprint, with its index in the list."""
    tree = parse(text.replace("\r\n", "\n"), "").tree
    listing = tree.get("source") if isinstance(tree, MappingNode) else None
    for index, item in enumerate(listing.items if isinstance(listing, SequenceNode) else ()):
        mark = item.get("fingerprint") if isinstance(item, MappingNode) else None
        if isinstance(item, MappingNode) and isinstance(mark, ScalarNode):
            yield index, item, mark


def _with(lines: Sequence[str], item: MappingNode, mark: ScalarNode, field: str) -> list[str]:
    """The lines with the field in place of the one that is there, within the braces, or on a line of its own."""
    old = next((name for name, _ in item.pairs if name.value == MODALS), None)
    place = (old or mark).line - 1
    line = lines[place]
    if old:
        return [
            *lines[:place],
            line[: old.column - 1] + _LIST.sub(field, line[old.column - 1 :], 1),
            *lines[place + 1 :],
        ]
    if line.lstrip(" -").startswith("{"):
        begin, brace, end = line.rpartition("}")
        return [*lines[:place], f"{begin}, {field}{brace}{end}", *lines[place + 1 :]]
    indent = " " * (next(name.column for name, _ in item.pairs if name.value == "fingerprint") - 1)
    return [*lines[: place + 1], f"{indent}{field}" + ("\r" if line.endswith("\r") else ""), *lines[place + 1 :]]
