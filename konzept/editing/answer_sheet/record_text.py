"""A record on progress as the text of its file, as the other files are written."""

from __future__ import annotations

import json
from collections.abc import Iterator

from konzept.editing.modeline import modeline
from konzept.model import Localised, Precision, Progress, ReportedValue


def record_text(record: Progress) -> str:
    """The whole file; the translations in it are still to be recorded."""
    return "\n".join([modeline("progress", record.file), *_lines(record)]) + "\n"


def _lines(record: Progress) -> Iterator[str]:
    yield from [f"period: {_quoted(record.period)}"] if record.period else []
    yield f"as_of: {_quoted(record.as_of)}"
    yield f"state: {record.state}"
    yield f"reported_by: {record.reported_by}"
    yield "text:"
    for code, wording in record.text.items():
        yield f"  {code}: |"
        yield from (f"    {line}" if line else "" for line in wording.strip("\n").split("\n"))
    yield from ["values:", *map(_value, record.values)] if record.values else []
    yield from _text("", "obstacle", record.obstacle) if record.obstacle else []
    yield from [f"replaced_by: {record.replaced_by}"] if record.replaced_by else []
    yield "evidence:"
    for one in record.evidence:
        yield f"  - document: {one.document}"
        yield from _text("    ", "at", one.at)
    if record.corrects:
        yield "corrects:"
        yield f"  year: {_quoted(record.corrects.year)}"
        yield from _text("  ", "reason", record.corrects.reason)


def _value(value: ReportedValue) -> str:
    quantity = f"\n    quantity: {value.quantity}" if value.quantity != 1 else ""
    precision = f"\n    precision: {value.precision}" if value.precision is not Precision.EXACT else ""
    return f"  - value: {_quoted(f'{value.value:f}')}{quantity}{precision}"


def _text(indent: str, name: str, text: Localised) -> Iterator[str]:
    yield f"{indent}{name}:"
    yield from (f"{indent}  {code}: {_quoted(wording)}" for code, wording in text.items())


def _quoted(text: str) -> str:
    """A text in quotation marks: JSON's rules are among those of YAML."""
    return json.dumps(text, ensure_ascii=False)
