"""Writes docs/fields.de.md and docs/fields.en.md: every kind of file with one commented example and all its fields.

Labels and hints come from `konzept/texts/fields.yml`, forms from the model, the examples from the small invented world
of the tests, so that correcting a real text never makes these pages stale.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from value_labels import value_label

from konzept.model import KINDS, Kind
from konzept.model.descriptions import DescribedField, described_fields, description
from konzept.model.shape import TRANSLATION, Choice, Items, Nested, RecordId, Shape, innermost, parts_of
from konzept.read.files import DataFile, scan
from konzept.read.source import MappingNode, Node, SequenceNode, read
from konzept.texts import LANGUAGES, tell

ROOT = Path(__file__).resolve().parent.parent
WORLD = ROOT / "tests" / "world"
_WIDTH = 100
# What people come for stands first: the entries of the concepts.
_ORDER = sorted(KINDS, key=lambda kind: not kind.folder.startswith("{concept}/"))


@dataclass(frozen=True)
class Comment:
    """An explanation to stand above a line of an example; `column` is how far that line is indented."""

    line: int
    column: int
    field: DescribedField


def page(language: str) -> str:
    """The whole page in one language."""
    found = scan(WORLD).files
    lines = [f"# {_text('title', language)}", _text("lead", language), _text("by_command", language)]
    lines.append("\n".join(f"- [{_name(kind.model, language)}](#{kind.name})" for kind in _ORDER))
    for kind in _ORDER:
        lines += _kind(kind, [one for one in found if one.kind == kind.name], language)
    return "\n\n".join(lines) + "\n"


def _text(key: str, language: str) -> str:
    return tell(f"fields_page.{key}", language)


def _name(model: type[Any], language: str) -> str:
    return description(model).label[language]


def _kind(kind: Kind, files: list[DataFile], language: str) -> Iterator[str]:
    yield f'## <a id="{kind.name}"></a>{_name(kind.model, language)}'
    yield description(kind.model).hint[language]
    folder = kind.folder.format(concept=f"<{_text('concept', language)}>", year=f"<{_text('year', language)}>")
    place = f"{_text('folder', language)}: `data/{folder}/`"
    yield f"{place} · {_text('new', language)}: `python -m konzept new {kind.name}`"
    fullest = max(files, key=lambda one: (len(_comments(kind.model, one)), one.file), default=None)
    if fullest and _comments(kind.model, fullest):
        yield f"**{_text('example', language)}**\n\n```yaml\n{_example(kind.model, fullest, language)}```"
    yield f"**{_text('fields', language)}**\n\n{_table(kind.model, language)}"
    for part in dict.fromkeys(parts_of(kind.model)):
        yield f"{_name(part, language)}, {_text('inside', language)}:\n\n{_table(part, language)}"


def _table(model: type[Any], language: str) -> str:
    rows = [_row(one, language) for one in described_fields(model) if one.field.name != TRANSLATION]
    return "\n".join([_text("head", language), "|---|---|---|", *rows])


def _row(one: DescribedField, language: str) -> str:
    needed = _text("required" if one.field.required else "optional", language)
    text = f"**{one.label[language]}.** {one.hint[language]}{_allowed(one.field.shape, language)}"
    return f"| `{one.field.name}` | {needed} | {text.replace('|', '&#124;')} |"


def _allowed(shape: Shape, language: str) -> str:
    inner = innermost(shape)
    if isinstance(inner, Choice):
        values = (f"`{value}` ({value_label(value, language)})" for value in inner.vocabulary)
        return f" {_text('allowed', language)} " + ", ".join(values)
    if isinstance(inner, RecordId):
        kinds = {kind.name: kind for kind in KINDS}
        named = [kinds[name] for name in inner.kinds if name in kinds]
        return " → " + ", ".join(f"[{_name(kind.model, language)}](#{kind.name})" for kind in named)
    return ""


def _example(model: type[Any], found: DataFile, language: str) -> str:
    """The file with the description of each field above the line where the field first stands."""
    above = {one.line: one for one in _comments(model, found)}
    lines: list[str] = []
    for number, line in enumerate((WORLD / found.file).read_text(encoding="utf-8").splitlines(), 1):
        if number in above:
            lines += _wrapped(above[number], language)
        lines.append(line)
    return "\n".join(lines) + "\n"


def _wrapped(comment: Comment, language: str) -> list[str]:
    indent = " " * (comment.column - 1)
    text = f"{comment.field.label[language]}: {comment.field.hint[language]}"
    return textwrap.wrap(text, _WIDTH, initial_indent=f"{indent}# ", subsequent_indent=f"{indent}# ")


def _comments(model: type[Any], found: DataFile) -> list[Comment]:
    tree = read(WORLD / found.file, found.file, WORLD).tree
    return list(_walk(model, tree, set())) if tree else []


def _walk(model: type[Any], node: Node, seen: set[tuple[type[Any], str]]) -> Iterator[Comment]:
    """Each field where it first stands, also inside the blocks and lists of the file."""
    if not isinstance(node, MappingNode):
        return
    fields = {one.field.name: one for one in described_fields(model)}
    for key, value in node.pairs:
        one = fields[key.value]
        if (model, key.value) not in seen:
            seen.add((model, key.value))
            yield Comment(key.line, key.column, one)
        yield from _inside(one.field.shape, value, seen)


def _inside(shape: Shape, node: Node, seen: set[tuple[type[Any], str]]) -> Iterator[Comment]:
    if isinstance(shape, Nested):
        yield from _walk(shape.model, node, seen)
    elif isinstance(shape, Items) and isinstance(node, SequenceNode):
        for child in node.items:
            yield from _inside(shape.item, child, seen)


def main() -> None:
    """Writes both pages."""
    for language in LANGUAGES:
        (ROOT / "docs" / f"fields.{language}.md").write_text(page(language), encoding="utf-8")


if __name__ == "__main__":
    main()
