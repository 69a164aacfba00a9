"""Completion that writes a whole block: the fields that must not be missing, the cursor going from one to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from konzept.messages import LANGUAGES
from konzept.schema.shape import Block, Choice, Items, Line, Paragraphs, Shape, Truth
from konzept.schema.words import Words, to_begin_with

_EVERY_LANGUAGE = {"de": "Text in jeder Sprache", "en": "text in every language"}


def block_snippet(shape: Shape, languages: Sequence[str], words: Words | None) -> dict[str, Any]:
    """The snippet for a block or a text, as editors expect it in a schema."""
    name = words.label if words else _EVERY_LANGUAGE
    label = " · ".join(name[language] for language in LANGUAGES)
    return {"defaultSnippets": [{"label": label, "body": _body(shape, languages, count(1))}]}


def _body(shape: Shape, languages: Sequence[str], stops: Iterator[int]) -> Any:
    """The value with places for the cursor, numbered in the order of writing."""
    if isinstance(shape, Block):
        return {field.name: _body(field.shape, languages, stops) for field in to_begin_with(shape.model)}
    if isinstance(shape, Items):
        return [_body(shape.item, languages, stops)]
    if isinstance(shape, Line | Paragraphs):
        around = '"${}"' if isinstance(shape, Line) else "|\n  ${}"
        return {language: around.format(next(stops)) for language in languages}
    return _stop(shape, next(stops))


def _stop(shape: Shape, number: int) -> str:
    """One place for the cursor, with the values to choose from if there are only a few."""
    if isinstance(shape, Choice | Truth):
        values = ("true", "false") if isinstance(shape, Truth) else tuple(shape.vocabulary)
        return f"${{{number}|{','.join(values)}|}}"
    return f"${number}"
