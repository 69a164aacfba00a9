"""How single cells are read, whatever a spreadsheet has made of them, and written."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from babel import Locale

from konzept.language.locale import NO_BREAK_SPACE
from konzept.language.sentences import one_per_line
from konzept.language.spreadsheet import restored
from konzept.model import Calendar
from konzept.texts import LANGUAGES

# What spreadsheets print in place of a value that they cannot show or work out.
_BROKEN = re.compile(
    r"#{3,}|#(?:NAME|REF|VALUE|DIV/0|N/A|NUM|NULL|NV|WERT|BEZUG|ZAHL|SPILL|CALC|Err:\d+)[!?]?", re.IGNORECASE
)
LONGEST = 10_000
"""How many characters a cell may have."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufffd]")
_ITEM = re.compile(r" *(?:- |\d{1,3}\. )")


class BadCell(Exception):
    """A cell that cannot be understood; `code` names the message, `values` fill it."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code, self.values_ = code, values


def text_of(cell: str) -> str:
    """What a cell says.  Raises `BadCell` for a formula, for what a spreadsheet prints instead, for control signs."""
    flat = cell.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    text = restored(flat)
    if found := _CONTROL.search(text):
        raise BadCell("control", sign=f"U+{ord(found[0]):04X}")
    if len(text) > LONGEST:
        raise BadCell("too-long", limit=str(LONGEST))
    if _BROKEN.fullmatch(text):
        raise BadCell("spreadsheet-error", found=text)
    if flat.lstrip().startswith("="):
        raise BadCell("formula", found=text)
    return text


def one_line(text: str) -> str:
    """A text that has room for one line only."""
    return " ".join(text.split())


# --- longer texts: a cell has a line for each paragraph and item, the file one for each sentence ---


def to_cell(prose: str) -> str:
    """A Markdown text for a cell: the sentences of a paragraph in a row, an empty line between paragraphs."""
    cell, lines = "", prose.strip("\n").split("\n")
    for index, line in enumerate(lines):
        cell += line.rstrip() if not cell or cell.endswith("\n") else line.strip()
        following = lines[index + 1] if index + 1 < len(lines) else None
        if following is not None:
            cell += "\n" if not line or not following or _ITEM.match(following) else " "
    return cell


def from_cell(cell: str) -> str:
    """The Markdown text of a cell, as files have it: wherever somebody begins a new line, so does a paragraph."""
    lines: list[str] = []
    for line in (one.rstrip() for one in cell.split("\n")):
        if line and lines and lines[-1] and not _ITEM.match(line):
            lines.append("")
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(line for _, line in one_per_line(lines))


# --- dates ---

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ]00:00(?::00)?(?:\.0+)?)?)?)?")
_GERMAN = re.compile(r"(?:(\d{1,2})\. ?)?(\d{1,2})\. ?(\d{4}|\d\d)")
_STROKES = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d\d)")
_MONTH_STROKE = re.compile(r"(\d{1,2})[/](\d{4})")
_NAMED = re.compile(r"(?:(\d{1,2})\.? )?([^\W\d_]{3,})\.?[ -](\d{4}|\d\d)")
_MONTHS = {
    spelt: number
    for language in LANGUAGES
    for number, name in Locale.parse(language).months["format"]["wide"].items()
    for spelt in (name.casefold(), name.casefold()[:3], name.casefold()[:4])
} | {"mrz": 3}
"""Months by their names and what spreadsheets shorten them to; `mrz` is Excel's own."""


def date(text: str) -> Calendar:
    """A date as exact as a cell has it, in any spelling that spreadsheets make of one.  Raises `BadCell`."""
    text = one_line(text)
    if found := _ISO.fullmatch(text):
        return _day(text, *found.groups())
    if found := _GERMAN.fullmatch(text):
        day, month, year = found.groups()
        return _day(text, _year(year), month, day)
    if found := _STROKES.fullmatch(text):
        first, second, year = found.groups()
        if int(first) <= 12 and int(second) <= 12 and int(first) != int(second):
            raise BadCell("ambiguous-date", found=text)
        month, day = (first, second) if int(second) > 12 else (second, first)
        return _day(text, _year(year), month, day)
    if found := _MONTH_STROKE.fullmatch(text):
        return _day(text, found[2], found[1], None)
    if (found := _NAMED.fullmatch(text)) and found[2].casefold() in _MONTHS:
        return _day(text, _year(found[3]), str(_MONTHS[found[2].casefold()]), found[1])
    raise BadCell("number-for-date" if re.fullmatch(r"\d{5}(?:[.,]\d+)?", text) else "no-date", found=text)


def _year(digits: str) -> str:
    return digits if len(digits) == 4 else f"20{digits}"


def _day(text: str, year: str, month: str | None, day: str | None) -> Calendar:
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise BadCell("no-such-day", found=text) from None
    return Calendar("-".join([year, *(f"{int(part):02}" for part in (month, day) if part)]))


# --- numbers ---

_SIGNS = {"de": (".", ","), "en": (",", ".")}
"""What stands between thousands and before decimals, by the language of the sheet."""


def number(text: str, language: str) -> Decimal:
    """A number as the sheet's language writes it.  Raises `BadCell`."""
    thousands, decimal = _SIGNS[language]
    digits = text.replace(NO_BREAK_SPACE, "").replace(" ", "")
    pattern = (
        rf"\d+(?:{re.escape(decimal)}\d+)?|\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+(?:{re.escape(decimal)}\d+)?"
    )
    if not re.fullmatch(pattern, digits, re.ASCII):
        raise BadCell("no-number", found=text, example=f"1200{decimal}5")
    try:
        return Decimal(digits.replace(thousands, "").replace(decimal, "."))
    except InvalidOperation:
        raise BadCell("no-number", found=text, example=f"1200{decimal}5") from None


def number_cell(value: Decimal, language: str) -> str:
    """The same for a cell, with all its digits."""
    return f"{value:f}".replace(".", _SIGNS[language][1])


def parts(text: str) -> Iterator[str]:
    """Several things in one cell, between semicolons."""
    yield from (part.strip() for part in text.split(";") if part.strip())
