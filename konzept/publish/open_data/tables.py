"""Tables for programs: CSV as RFC 4180 has it, each with its description as CSV on the Web (W3C) has it.

The columns follow from the model.  A text has a column for each language; of a list of blocks the ids remain that the
blocks refer to, and what has no such is left to the JSON.
"""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from konzept.language.spreadsheet import inert_cell
from konzept.model import Entry, Link, Obligation, Record
from konzept.model.dataset import Dataset
from konzept.model.descriptions import described_fields
from konzept.model.provisos import conditions, differing_parts
from konzept.model.shape import (
    TRANSLATION,
    Boolean,
    ByLanguage,
    FingerprintField,
    Integer,
    Items,
    LocalisedLine,
    LocalisedMarkdown,
    Nested,
    Number,
    RecordId,
    SentenceField,
    Shape,
    String,
    fields_of,
)
from konzept.plan.site import LICENCE
from konzept.show.views.open_data import LINKS, open_kinds
from konzept.texts import Wording

_WORDS, _LINES = " ", "\n"
_DATATYPES = {Number: "decimal", Integer: "integer", Boolean: "boolean"}
_Getter = Callable[[Any], Any]


@dataclass(frozen=True)
class CsvColumn:
    """A column: `value` gives a cell of a row, or its parts, which `separator` stands between.

    `typed`: somebody typed the cell, so that it may look like a formula.
    """

    name: str
    value: _Getter
    label: Wording | None = None
    datatype: str = "string"
    language: str = ""
    separator: str = ""
    typed: bool = False


@dataclass(frozen=True)
class CsvTable:
    """Rows with what gives their cells; the cells of the columns named `key` are different in every row."""

    name: str
    columns: tuple[CsvColumn, ...]
    rows: tuple[Any, ...]
    key: tuple[str, ...]


def record_table(dataset: Dataset, folder: str) -> CsvTable:
    """The records of one kind, by the folder that it is published in."""
    kind = open_kinds()[folder]
    given = [CsvColumn(name, _attribute(name)) for name in ("id", *given_by_the_place(kind.model))]
    columns = [*given, *_columns(dataset, kind.model)]
    if issubclass(kind.model, Obligation):
        columns = [one for one in columns if not one.name.startswith("conditions_")]
        columns += _provisos(dataset)
    if issubclass(kind.model, Entry):
        columns += _gaps(dataset)
    return CsvTable(folder, tuple(columns), tuple(dataset.records[kind.name].values()), ("id",))


def links_table(dataset: Dataset) -> CsvTable:
    """Every link between entries, with its reason."""
    rows = tuple((entry.id, link) for entry in dataset.entries.values() for link in entry.links)
    own = [dataclasses.replace(one, value=_second(one.value)) for one in _columns(dataset, Link)]
    return CsvTable(LINKS, (CsvColumn("from", lambda row: row[0]), *own), rows, ("from", "to"))


def _second(value: _Getter) -> _Getter:
    return lambda row: value(row[1])


def given_by_the_place(model: type[Record]) -> list[str]:
    """The fields that the place of a file gives besides the id: the concept, the year."""
    written = {field.name for field in fields_of(model)}
    return [one.name for one in dataclasses.fields(model) if one.name not in (*written, "id", "file", TRANSLATION)]


def _provisos(dataset: Dataset) -> Iterator[CsvColumn]:
    """On what terms an entry binds, all of it, so that nobody reads how binding it is without them."""
    yield CsvColumn("binds_more_or_less_in_parts", _differing, separator=_WORDS)
    for code in dataset.languages:
        yield CsvColumn(f"conditions_{code}", _conditions(dataset, code), None, "string", code, _LINES, typed=True)


def _gaps(dataset: Dataset) -> Iterator[CsvColumn]:
    """What has no counterpart, in the order of the concepts in the column `gap`."""
    yield CsvColumn("gap_extent", lambda entry: [one.extent for one in entry.gap], separator=_WORDS)
    for code in dataset.languages:
        yield CsvColumn(f"gap_text_{code}", _gap_texts(code), None, "string", code, _LINES, typed=True)


def _gap_texts(code: str) -> _Getter:
    return lambda entry: [one.text[code] for one in entry.gap if code in one.text]


def _differing(entry: Obligation) -> list[str]:
    found = differing_parts(entry)
    return [*found.stronger, *found.weaker]


def _conditions(dataset: Dataset, code: str) -> _Getter:
    return lambda entry: [one.text[code] for one in conditions(dataset, entry)]


def _columns(
    dataset: Dataset, model: type[Any], prefix: str = "", get: _Getter = lambda row: row
) -> Iterator[CsvColumn]:
    for one in described_fields(model):
        name, value = f"{prefix}{one.field.name}", _attribute(one.field.name, get)
        if one.field.name != TRANSLATION:
            yield from _of_shape(dataset, one.field.shape, name, value, one.label)


def _of_shape(dataset: Dataset, shape: Shape, name: str, value: _Getter, label: Wording) -> Iterator[CsvColumn]:
    item = shape.item if isinstance(shape, Items) else shape
    separator = _LINES if isinstance(shape, Items) else ""
    if isinstance(item, LocalisedLine | LocalisedMarkdown):
        for code in dataset.languages:
            yield CsvColumn(f"{name}_{code}", _wording(value, code), label, "string", code, separator, typed=True)
    elif isinstance(item, ByLanguage):
        for code in dataset.languages:
            yield CsvColumn(f"{name}_{code}", _under(value, code), label, "string", code, _LINES, typed=True)
    elif isinstance(item, Nested) and separator:
        refers = next((field.name for field in fields_of(item.model) if isinstance(field.shape, RecordId)), "")
        if refers:
            yield CsvColumn(name, _each(value, refers), label, separator=_WORDS)
    elif isinstance(item, Nested):
        yield from _columns(dataset, item.model, f"{name}_", value)
    elif isinstance(item, String):
        yield CsvColumn(name, value, label, separator=separator, typed=True)
    elif not isinstance(item, FingerprintField | SentenceField):
        yield CsvColumn(name, value, label, _DATATYPES.get(type(item), "string"), "", _WORDS if separator else "")


def _attribute(name: str, get: _Getter = lambda row: row) -> _Getter:
    return lambda row: None if (found := get(row)) is None else getattr(found, name)


def _wording(value: _Getter, code: str) -> _Getter:
    def found(row: Any) -> Any:
        texts = value(row)
        if isinstance(texts, tuple):
            return [text[code] for text in texts if code in text]
        return texts[code] if texts is not None and code in texts else None

    return found


def _under(value: _Getter, code: str) -> _Getter:
    return lambda row: (value(row) or {}).get(code)


def _each(value: _Getter, name: str) -> _Getter:
    return lambda row: [found for one in value(row) or () if (found := getattr(one, name)) is not None]


def written(table: CsvTable) -> bytes:
    """The file of a table: UTF-8, a comma between cells, one line of names."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([one.name for one in table.columns])
    writer.writerows([_cell(one, one.value(row)) for one in table.columns] for row in table.rows)
    return text.getvalue().encode()


def _cell(column: CsvColumn, value: Any) -> str:
    if isinstance(value, list | tuple):
        text = column.separator.join(map(str, value))
    elif isinstance(value, bool):
        text = str(value).lower()
    else:
        text = "" if value is None else format(value, "f") if column.datatype == "decimal" else str(value)
    return inert_cell(text.rstrip("\n")) if column.typed else text


def described(dataset: Dataset, table: CsvTable) -> dict[str, Any]:
    """The description of a table."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": dataset.root_language.id}],
        "url": f"{table.name}.csv",
        "dc:title": [
            {"@value": text, "@language": code} for code, text in dataset.label(f"data.table.{table.name}").items()
        ],
        "dc:license": {"@id": LICENCE},
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "commentPrefix": None},
        "tableSchema": {"columns": [_about(one) for one in table.columns], "primaryKey": list(table.key)},
    }


def _about(column: CsvColumn) -> dict[str, Any]:
    found: dict[str, Any] = {"name": column.name, "titles": column.name, "datatype": column.datatype}
    if column.language:
        found["lang"] = column.language
    if column.separator:
        found["separator"] = column.separator
    if column.label:
        found["dc:description"] = [{"@value": text, "@language": code} for code, text in column.label.items()]
    return found
