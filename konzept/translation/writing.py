"""Writes fingerprints into a file and leaves every other byte of it as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from konzept.model.shape import TRANSLATION
from konzept.translation.sheets import Shelf

WIDTH = 120
_INDENT = "    "
_DASHES = "---\n"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Marks = Mapping[str, Sequence[str]]
"""The fingerprints by language, in the order in which they are written."""


class NotWritable(Exception):
    """The file is written in a way that the fingerprints cannot be put into without touching something else."""


@dataclass(frozen=True)
class _Text:
    """A text with the line ends it had, which are put back in the end."""

    text: str
    line_end: str

    @classmethod
    def of(cls, data: bytes) -> _Text:
        text = data.decode("utf-8")
        return cls(text.replace("\r\n", "\n"), "\r\n" if "\r\n" in text else "\n")

    def encoded(self, text: str) -> bytes:
        return text.replace("\n", self.line_end).encode("utf-8")


def write(path: Path, shelf: Shelf, marks: Marks) -> None:
    """Puts the fingerprints into a file, whole or not at all; raises `NotWritable`."""
    before = path.read_bytes()
    after = rewritten(before, shelf, marks)
    if after != before:
        beside = path.with_name(f".{path.name}.new")
        try:
            beside.write_bytes(after)
            beside.chmod(path.stat().st_mode)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)


def rewritten(data: bytes, shelf: Shelf, marks: Marks) -> bytes:
    """What a file holds once the fingerprints are in it; for a page, `marks` has one language."""
    source = _Text.of(data)
    if source.encoded(source.text) != data:
        raise NotWritable
    text, head, body = source.text, "", ""
    if shelf is Shelf.PAGES:
        _, text, body = text.split(_DASHES, 2)
        head, body = _DASHES, _DASHES + body
    lines = page_lines(next(iter(marks.values()), ())) if shelf is Shelf.PAGES else record_lines(marks)
    try:
        changed = _with_ledger(text, lines)
        _compare(text, changed, lines)
    except yaml.YAMLError as error:
        raise NotWritable from error
    return source.encoded(head + changed + body)


def record_lines(marks: Marks) -> list[str]:
    """The field as it stands in a data file: a list in brackets for each language, wrapped."""
    lists = [line for language, found in marks.items() if found for line in _wrapped(f"  {language}: [", found)]
    return [f"{TRANSLATION}:", *lists] if lists else []


def page_lines(marks: Sequence[str]) -> list[str]:
    """The field as it stands in the head of a page, which has one language."""
    return _wrapped(f"{TRANSLATION}: [", marks) if marks else []


def _wrapped(start: str, marks: Iterable[str]) -> list[str]:
    lines = [start]
    for mark in marks:
        if len(lines[-1]) + len(mark) + 2 > WIDTH:
            lines[-1] = lines[-1].rstrip()
            lines.append(_INDENT)
        lines[-1] += f"{mark}, "
    lines[-1] = lines[-1].removesuffix(", ") + "]"
    return lines


def _with_ledger(text: str, ledger: list[str]) -> str:
    """The text with its own field replaced, or the field put at its end."""
    lines = text.split("\n")
    place = _field_lines(text)
    if place is not None:
        first, last = place
        return "\n".join([*lines[:first], *ledger, *lines[last:]])
    if not ledger:
        return text
    return (text if text.endswith("\n") or not text else text + "\n") + "\n".join([*ledger, ""])


def _field_lines(text: str) -> tuple[int, int] | None:
    """The first line of the field and the first one after it, counted from 0."""
    root = yaml.compose(text, Loader=_LOADER)
    if not isinstance(root, yaml.MappingNode):
        return None
    for key, value in root.value:
        if key.value == TRANSLATION:
            return key.start_mark.line, _last_line(value) + 1
    return None


def _last_line(node: yaml.Node) -> int:
    """A block ends where its last item does; what follows may be blank or a comment."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return _last_line(node.value[-1][1])
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return _last_line(node.value[-1])
    return int(node.end_mark.line)


def _compare(before: str, after: str, lines: list[str]) -> None:
    """Makes sure that other YAML readers find the same in both but for the fingerprints."""
    old, new, wanted = (_loaded(text) for text in (before, after, "\n".join(lines)))
    if new != {key: value for key, value in old.items() if key != TRANSLATION} | wanted:
        raise NotWritable


def _loaded(text: str) -> dict[Any, Any]:
    found = yaml.load(text, Loader=_LOADER) or {}  # noqa: S506 – both loaders are the safe ones
    if not isinstance(found, dict):
        raise NotWritable
    return found
