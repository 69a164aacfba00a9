"""Completion that writes a whole block: the fields that must not be missing, the cursor going from one to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Any

from konzept.model.descriptions import Description, leading_fields
from konzept.model.shape import Boolean, Choice, Items, LocalisedLine, LocalisedMarkdown, Nested, Shape
from konzept.texts import LANGUAGES, wording

# Editors indent keys by themselves and leave the lines inside a value alone.
_INDENT = "  "


def block_snippet(shape: Shape, languages: Sequence[str], about: Description | None) -> dict[str, Any]:
    """The snippet for a block or a text, as editors expect it in a schema."""
    name = about.label if about else wording("schemas.snippet")
    label = " · ".join(name[language] for language in LANGUAGES)
    return {"defaultSnippets": [{"label": label, "body": _body(shape, languages, count(1))}]}


def written_as_a_whole(field: dict[str, Any]) -> dict[str, Any]:
    """A field of which choosing the name writes the whole snippet.

    The language server writes what is under `properties` in its own way, without quotation marks and `|`;
    behind `allOf` it does not see them and takes the snippet.
    """
    if not {"defaultSnippets", "properties"} <= field.keys():
        return field
    hidden = ("properties", "required", "additionalProperties")
    shown = {key: value for key, value in field.items() if key not in hidden}
    named = {key: field[key] for key in ("title", "type")}
    return shown | {"allOf": [named | {key: field[key] for key in hidden if key in field}]}


def written_by_name(item: dict[str, Any]) -> dict[str, Any]:
    """An item of a list whose fields have no snippets: the language server writes them a step too far to the left."""
    fields = {
        name: {key: value for key, value in field.items() if key != "defaultSnippets"}
        for name, field in item["properties"].items()
    }
    return item | {"properties": fields}


def _body(shape: Shape, languages: Sequence[str], stops: Iterator[int], depth: int = 1) -> Any:
    """The value with places for the cursor, numbered in the order of writing; `depth` counts the keys above it."""
    match shape:
        case Nested(model):
            return {field.name: _body(field.shape, languages, stops, depth + 1) for field in leading_fields(model)}
        case Items(item):
            return [_body(item, languages, stops, depth)]
        case LocalisedLine() | LocalisedMarkdown():
            around = '"${}"' if isinstance(shape, LocalisedLine) else f"|\n{_INDENT * (depth + 1)}${{}}"
            return {language: around.format(next(stops)) for language in languages}
        case Choice(vocabulary):
            return _one_of(vocabulary, next(stops))
        case Boolean():
            return _one_of(("true", "false"), next(stops))
        case _:
            return f"${next(stops)}"


def _one_of(values: Iterable[str], stop: int) -> str:
    """A place for the cursor with the values to choose from."""
    return f"${{{stop}|{','.join(values)}|}}"
