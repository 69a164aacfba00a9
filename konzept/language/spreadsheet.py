"""How a text stays one in a spreadsheet, which takes some for formulas, for dates or for numbers."""

from __future__ import annotations

import re

from konzept.language.locale import NO_BREAK_SPACE

# A spreadsheet takes a cell that begins so for a formula; an apostrophe before it makes it a text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}",
            "\N{FULLWIDTH HYPHEN-MINUS}", "\N{FULLWIDTH COMMERCIAL AT}")  # fmt: skip

# German spreadsheets read 5.2.1 as 5 February 2001, English ones 4.10 as 4.1; an invisible space keeps such a text.
# A whole date means the same everywhere, and may well be one.
_MISTAKEN = re.compile(r"(?!\d{4}-\d\d-\d\d$)\d+(?:[.,:/-]\d+)+")


def harmless(text: str) -> str:
    """A text that stays one in a spreadsheet; `restored` gives it back."""
    return text + NO_BREAK_SPACE if _MISTAKEN.fullmatch(text) else inert_cell(text)


def inert_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula; numbers and dates stay what they are."""
    return f"'{text}" if _begins_a_formula(text) else text


def restored(cell: str) -> str:
    """The text of a cell that was made harmless, without spaces around it."""
    text = cell.strip(f" \n{NO_BREAK_SPACE}")
    return text[1:] if text.startswith("'") and _begins_a_formula(text) else text


def _begins_a_formula(text: str) -> bool:
    """Also behind apostrophes, so that one more can be told from one that was there."""
    return text.lstrip("'").lstrip(" ").startswith(_FORMULA)
