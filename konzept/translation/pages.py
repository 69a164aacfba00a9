"""Hand-written pages as files to translate: each block of the page in the language at `/` is a text of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from konzept.model import Fingerprint
from konzept.model.dataset import Dataset
from konzept.model.shape import TRANSLATION
from konzept.read.front_matter import split_front_matter
from konzept.read.source import MappingNode, Node, ScalarNode, SequenceNode, parse
from konzept.translation.segments import Segment, SourceType, TranslatedFile, source_language, target_languages

HEAD = ("title", "description")
_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")


@dataclass(frozen=True)
class PageText:
    """A hand-written page taken apart: the fields of its head with their lines, and its blocks with theirs."""

    head: Mapping[str, tuple[str, int]]
    blocks: tuple[tuple[str, int], ...]
    recorded: tuple[tuple[Fingerprint, int], ...]

    def segments(self, translated: PageText | None = None) -> Iterator[Segment]:
        """Its texts, each with its translation and the line of that.

        Two pages with as many blocks have them in the same order, so that these can be told.
        """
        head = translated.head if translated else {}
        for name, (text, _) in self.head.items():
            said, line = head.get(name, ("", 1))
            yield Segment((name,), text, line=line, translation=said)
        blocks = translated.blocks if translated and len(translated.blocks) == len(self.blocks) else None
        for index, (text, _) in enumerate(self.blocks):
            said, line = blocks[index] if blocks else ("", 1)
            yield Segment(("text", index), text, line=line, translation=said)


@lru_cache(maxsize=2)
def translated_pages(dataset: Dataset) -> tuple[TranslatedFile, ...]:
    """Every page in every language that it is translated into."""
    return tuple(_translated_pages(dataset))


def _translated_pages(dataset: Dataset) -> Iterator[TranslatedFile]:
    for name, found in dataset.pages.get(source_language(dataset) or "", {}).items():
        original = page_text(found.source)
        for language in target_languages(dataset):
            translated = dataset.pages.get(language, {}).get(name)
            page = page_text(translated.source) if translated else None
            if original and not translated and not dataset.languages[language].complete:
                file = found.file.replace(f"/{source_language(dataset)}/", f"/{language}/")
                missing = tuple(one._replace(missing=frozenset({language})) for one in original.segments())
                yield TranslatedFile(SourceType.PAGES, name, file, "", (language,), missing, {})
            if original and translated and page:
                yield TranslatedFile(
                    SourceType.PAGES,
                    name,
                    translated.file,
                    "",
                    (language,),
                    tuple(original.segments(page)),
                    {language: tuple(mark for mark, _ in page.recorded)},
                    tuple(line for _, line in page.recorded),
                    dataset.reviewed.get(translated.file, {}),
                )


@lru_cache(maxsize=256)
def page_text(text: str) -> PageText | None:
    """A page taken apart; none if it has no head between two lines of dashes."""
    try:
        front, body = split_front_matter(text)
    except ValueError:
        return None
    tree = parse(front, "").tree
    if not isinstance(tree, MappingNode):
        return None
    head = {name: (node.value, node.line + 1) for name in HEAD if isinstance(node := tree.get(name), ScalarNode)}
    return PageText(head, tuple(_blocks(body, front.count("\n") + 3)), _recorded(tree.get(TRANSLATION)))


def _blocks(body: str, first_line: int) -> Iterator[tuple[str, int]]:
    """The blocks of a page between its blank lines, each with the line it begins on."""
    for match in _BLOCK.finditer(body):
        yield match[0], first_line + body[: match.start()].count("\n")


def _recorded(node: Node | None) -> tuple[tuple[Fingerprint, int], ...]:
    """The fingerprints in the head with their lines; whatever else is there belongs to no text."""
    items = node.items if isinstance(node, SequenceNode) else ()
    return tuple((Fingerprint(item.value), item.line + 1) for item in items if isinstance(item, ScalarNode))
