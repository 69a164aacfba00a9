"""The tables that readers take away: the same rows for a page, for a spreadsheet, for a program and for paper.

A cell is words in the page's language; what it is filtered and sorted by are ids and numbers, the same in every one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from konzept.language.alphabet import alphabetical

# What stands between several things in a cell: the key of its label.
COMMA, SEMICOLON = "list.comma", "list.semicolon"


@dataclass(frozen=True)
class Cell:
    """What a cell says, one by one in a column that may say several things.

    `values` are what it is filtered by, each with its name; `key` is what its column is sorted by.
    `instead` is what a page shows where it says nothing; `separator` stands between things that may hold commas.
    """

    words: tuple[str, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    key: Any = 0
    several: bool = False
    instead: str = ""
    separator: str = COMMA

    @property
    def shown(self) -> tuple[str, ...]:
        """What a page shows."""
        return (self.instead,) if self.words == ("",) else self.words


@dataclass(frozen=True)
class Row:
    """A record's cells by column; `places` says which place each has when its column is sorted."""

    id: str
    cells: Mapping[str, Cell]
    places: Mapping[str, int]


@dataclass(frozen=True)
class Choice:
    """One value of a filter, what it is called, and the rows that have it."""

    value: str
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Filter:
    """A choice of rows: its name in addresses, the column it looks at, and at least two values."""

    name: str
    column: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Table:
    """Rows in the order of the texts.  `name` is the folder of a kind of entries, or `duties`.

    `columns` are those of its files, of which a page shows fewer; `sorted_by` are those that a reader may sort by.
    `complete`: the table holds all records of its kind.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    filters: tuple[Filter, ...]
    sorted_by: tuple[str, ...]
    complete: bool

    def heading(self, column: str) -> str:
        """The key of what a column is called."""
        return f"table.title.{self.name}" if column == "title" else f"table.{column}"


def table(
    name: str,
    found: Mapping[str, Mapping[str, Cell]],
    filters: Mapping[str, tuple[str, Sequence[str]]],
    sortable: Sequence[str],
    *,
    complete: bool,
) -> Table:
    """A table of the cells found by id.

    `filters` are by name the column and the order of the values; without one, they stand by the alphabet.
    """
    columns = tuple(next(iter(found.values()), {}))
    sorted_by = tuple(one for one in sortable if one in columns)
    places = {one: _places(cells[one].key for cells in found.values()) for one in sorted_by}
    rows = tuple(
        Row(record, cells, {one: places[one][cells[one].key] for one in sorted_by}) for record, cells in found.items()
    )
    made = (Filter(one, column, _choices(rows, column, order)) for one, (column, order) in filters.items())
    return Table(name, columns, rows, tuple(one for one in made if len(one.choices) > 1), sorted_by, complete)


def _places(keys: Iterable[Any]) -> Mapping[Any, int]:
    return {key: place for place, key in enumerate(sorted(set(keys)))}


def _choices(rows: Sequence[Row], column: str, order: Sequence[str]) -> tuple[Choice, ...]:
    names: dict[str, str] = {}
    having: dict[str, list[Row]] = {}
    for row in rows:
        for value, name in (row.cells[column].values if column in row.cells else {}).items():
            names[value] = name
            having.setdefault(value, []).append(row)
    values = sorted(names, key=order.index if order else lambda value: alphabetical(names[value]))
    return tuple(Choice(value, names[value], tuple(having[value])) for value in values)
