"""Hand-written pages as sheets: each block of the page in the language at `/` is a text of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from konzept.model import Fingerprint
from konzept.model.dataset import World
from konzept.model.shape import TRANSLATION
from konzept.read.source import MappingNode, Node, ScalarNode, SequenceNode, parse
from konzept.translation.sheets import Passage, Sheet, Shelf, source_language, targets

CONTENT = "content"
HEAD = ("title", "description")
_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")


@dataclass(frozen=True)
class Written:
    """A hand-written page taken apart: the fields of its head with their lines, and its blocks with theirs."""

    head: Mapping[str, tuple[str, int]]
    blocks: tuple[tuple[str, int], ...]
    recorded: tuple[tuple[Fingerprint, int], ...]


def content_beside(data: Path) -> Path:
    """The folder of the hand-written pages, which lies beside the data."""
    return data.parent / CONTENT


def page_sheets(world: World, content: Path) -> tuple[Sheet, ...]:
    """A sheet for every page and every language it is translated into."""
    source = source_language(world)
    if source is None:
        return ()
    return tuple(_sheets(content, source, targets(world, source)))


def _sheets(content: Path, source: str, languages: tuple[str, ...]) -> Iterator[Sheet]:
    for path in sorted((content / source).glob("*.md")):
        original = read(path)
        for language in languages:
            translated = read(content / language / path.name)
            if original and translated:
                file = f"../{content.name}/{language}/{path.name}"
                passages = tuple(_passages(original, translated))
                recorded = {language: tuple(mark for mark, _ in translated.recorded)}
                lines = tuple(line for _, line in translated.recorded)
                yield Sheet(Shelf.PAGES, path.stem, file, "", (language,), passages, recorded, lines)


def _passages(original: Written, translated: Written) -> Iterator[Passage]:
    """Two pages with as many blocks have them in the same order, so that the place can be told."""
    for name, (text, _) in original.head.items():
        yield Passage((name,), text, line=translated.head.get(name, ("", 1))[1])
    alike = len(original.blocks) == len(translated.blocks)
    for index, (text, _) in enumerate(original.blocks):
        yield Passage(("text", index), text, line=translated.blocks[index][1] if alike else 1)


def read(path: Path) -> Written | None:
    """A page from its file; none if it is not there or not written like a page."""
    try:
        return written(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return None


def written(text: str) -> Written | None:
    """A page taken apart; none if it has no head between two lines of dashes."""
    parts = text.split("---\n", 2)
    if len(parts) != 3 or parts[0]:
        return None
    tree = parse(parts[1], "").tree
    if not isinstance(tree, MappingNode):
        return None
    head = {name: (node.value, node.line + 1) for name in HEAD if isinstance(node := tree.get(name), ScalarNode)}
    before = parts[1].count("\n") + 3
    return Written(head, tuple(blocks(parts[2], before)), _recorded(tree.get(TRANSLATION)))


def blocks(body: str, first_line: int) -> Iterator[tuple[str, int]]:
    """The blocks of a page between its blank lines, each with the line it begins on."""
    for match in _BLOCK.finditer(body):
        yield match[0], first_line + body[: match.start()].count("\n")


def _recorded(node: Node | None) -> tuple[tuple[Fingerprint, int], ...]:
    """The fingerprints in the head with their lines; whatever else stands there belongs to no text."""
    items = node.items if isinstance(node, SequenceNode) else ()
    return tuple((Fingerprint(item.value), item.line + 1) for item in items if isinstance(item, ScalarNode))
