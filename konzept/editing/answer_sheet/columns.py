"""The columns of the answer sheet: their keys, their headings in every working language, and how headings are read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from konzept.language.locale import LocaleFormat
from konzept.model.dataset import Dataset
from konzept.model.values import FieldPath
from konzept.texts import LANGUAGES, tell

GIVEN = ("measure", "responsible", "planned", "quantities")
"""What the sheet says and nobody fills in."""
MOST = 20
"""How many values or documents a row may have."""
Column = tuple[str, ...]
"""What a cell is about: `state`, or `at`, the number of the document from 1 and a language."""
_SINGLE = frozenset({"state", "as_of", "reported_by", "period", "replaced_by", "corrects"})
ID, YEAR, MEASURE, STATE = ("id",), ("year",), ("measure",), ("state",)


def columns(dataset: Dataset, values: int, documents: int) -> tuple[Column, ...]:
    """The columns of a sheet with room for so many values and documents, from left to right."""
    languages = tuple(dataset.languages)
    evidence = [
        (name, str(number), *language)
        for number in range(1, documents + 1)
        for name, language in [("document", ()), *(("at", (code,)) for code in languages)]
    ]
    return (
        ID,
        YEAR,
        *((name,) for name in GIVEN),
        STATE,
        ("as_of",),
        ("reported_by",),
        *(("text", code) for code in languages),
        *(("value", str(number)) for number in range(1, values + 1)),
        *(("obstacle", code) for code in languages),
        *evidence,
        ("period",),
        ("replaced_by",),
        ("corrects",),
        *(("reason", code) for code in languages),
    )


def heading(dataset: Dataset, column: Column, language: str) -> str:
    """What a column is called in a working language: “Place 1 (German)”."""
    code = column[-1] if column[-1] in dataset.languages else ""
    named = LocaleFormat(language).language(dataset.languages[code].locale) if code else ""
    number = column[1] if len(column) > 1 and column[1].isdecimal() else ""
    return tell(f"sheet.columns.{column[0]}", language, number=number, language=named)


def known_headings(dataset: Dataset) -> Mapping[str, Column]:
    """Every heading that a sheet may have, in any working language, as `plain` spells it."""
    every = columns(dataset, MOST, MOST)
    return {plain(heading(dataset, one, language)): one for language in LANGUAGES for one in every}


def plain(text: str) -> str:
    """A heading, a name or a state without what spreadsheets and typing change: case, spaces, marks."""
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()


def letters(index: int) -> str:
    """What spreadsheets call a column, counted from 0: A, B, … Z, AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def column_of(path: FieldPath, quantities: Sequence[int], languages: Sequence[str]) -> Column:
    """The column that fills a field of a record; `quantities` are those of its values, in their order."""
    name, index = (path[0], path[1] if len(path) > 1 else 0) if path else ("id", 0)
    code = str(path[-1]) if path and path[-1] in languages else languages[0]
    if name == "evidence":
        number = str(int(index) + 1) if isinstance(index, int) else "1"
        return ("at", number, code) if "at" in path else ("document", number)
    if name == "values":
        return ("value", str(quantities[index]) if isinstance(index, int) and index < len(quantities) else "1")
    if name == "corrects" and "reason" in path:
        return ("reason", code)
    if name in ("text", "obstacle"):
        return (str(name), code)
    return (str(name),) if name in _SINGLE else ID
