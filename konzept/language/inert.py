"""Texts that stay texts in what programs read: in JSON inside a page, in the cells of a spreadsheet."""

from __future__ import annotations

_MEANING = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})
"""Characters that mean something in HTML or in a script, as JSON spells them where they must mean nothing."""

# A spreadsheet takes a cell that begins so for a formula; an apostrophe before it makes it a text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}",
            "\N{FULLWIDTH HYPHEN-MINUS}", "\N{FULLWIDTH COMMERCIAL AT}")  # fmt: skip


def inert_json(written: str) -> str:
    """JSON that stays text wherever it is pasted."""
    return written.translate(_MEANING)


def inert_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
