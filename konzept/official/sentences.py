"""Cuts the wording of a section into its sentences, each with a fingerprint that outlives another export."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from konzept.language.sentences import ABBREVIATIONS
from konzept.model import SentenceMark
from konzept.official.blocks import BlockKind, blocks
from konzept.official.segmentation import SectionText
from konzept.official.text import FINGERPRINT_LENGTH

_BETWEEN = re.compile(r"[.!?…][\"”“’»)\]]*( +)[\"„“‚‘«(\[]*([^\W_])")
# After these, and after a single letter, a full stop ends no sentence: “z. B.”, “Abs. 2”, “S. 3”.
_SHORTENED = re.compile(rf"(?<!\w)(?:{'|'.join(ABBREVIATIONS.split())}|Nrn|Pkt|Tsd|lfd|[^\W\d_])\.$", re.IGNORECASE)
# Nor after a small number, which is an ordinal (“31. Dezember”), unless it is that of a place (“§ 12. Die …”).
_ORDINAL = re.compile(r"(?<![\w.,])\d{1,2}\.$")
_PLACES = "Abs Absatz Abschnitt Art Artikel Kapitel Nr Nummer Pkt Punkt S Satz Seite"
_PLACE = re.compile(rf"(?:§|\b(?:{'|'.join(_PLACES.split())})\b\.?) *\d+\.$")
# The printed number of an item, which some exports set in the line of its text and others above it.
_NUMBER_OF_ITEM = re.compile(r"\A\d{1,2}(?:\.\d{1,2})+[.)]?(?: +|\Z)")
_LONGEST_WORD = 40
# Letters and digits; a sign between digits is part of the number: “7,6”.
_COUNTS = re.compile(r"[^\W_]+|(?<=\d)[.,:/](?=\d)")


class Piece(NamedTuple):
    """A sentence, or the part of one in an item of a list, with its fingerprint; a heading has none."""

    text: str
    mark: SentenceMark | None


@dataclass(frozen=True)
class CutBlock:
    """A heading or a paragraph (one text) or a list (one text per item), each text cut into its sentences."""

    kind: BlockKind
    texts: tuple[tuple[Piece, ...], ...]


@lru_cache(maxsize=256)
def cut(lines: tuple[str, ...]) -> tuple[CutBlock, ...]:
    """The lines of a section as a reader sees them, sentence by sentence."""
    seen: Counter[str] = Counter()
    return tuple(
        CutBlock(block.kind, tuple(tuple(_pieces(block.kind, text, seen)) for text in block.texts))
        for block in blocks(lines)
    )


def sentences(text: SectionText) -> tuple[Piece, ...]:
    """The sentences of a section in their order."""
    return tuple(piece for block in cut(text.lines) for text in block.texts for piece in text if piece.mark)


def split(text: str) -> list[str]:
    """The sentences of a paragraph or an item."""
    number = _NUMBER_OF_ITEM.match(text)
    first = number.end() if number else 0
    begins = [0, *(found.end(1) for found in _BETWEEN.finditer(text, first) if _is_between(text, found))]
    return [text[begin:end].strip() for begin, end in zip(begins, [*begins[1:], None], strict=True)]


def fingerprint(sentence: str) -> str:
    """Eight hex digits that change with letters and digits; how lines are broken and words divided counts not."""
    return hashlib.sha256(_counted(sentence).encode()).hexdigest()[:FINGERPRINT_LENGTH]


def _counted(text: str) -> str:
    return "".join(_COUNTS.findall(_NUMBER_OF_ITEM.sub("", unicodedata.normalize("NFKC", text))))


def _is_between(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - _LONGEST_WORD) : found.start() + 1]
    if found[2].islower() or _SHORTENED.search(before):
        return False
    return not _ORDINAL.search(before) or bool(_PLACE.search(before))


def _pieces(kind: BlockKind, text: str, seen: Counter[str]) -> Iterator[Piece]:
    for one in [text] if kind == "heading" else split(text):
        if kind == "heading" or not _counted(one):
            yield Piece(one, None)
            continue
        mark = fingerprint(one)
        seen[mark] += 1
        yield Piece(one, SentenceMark(f"{mark}-{seen[mark]}" if seen[mark] > 1 else mark))
