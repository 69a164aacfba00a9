"""Alphabetical order for lists that people scan: accents and ligatures count as their base letters."""

from __future__ import annotations

import re
import unicodedata


def alphabetical(text: str) -> str:
    """A key that sorts Ä with A and ß with ss, and ignores quotation marks and other signs."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    kept = (character for character in folded if character.isalnum() or character.isspace())
    return " ".join("".join(kept).split())


def initial(text: str) -> str:
    """The letter a text is listed under."""
    return alphabetical(text)[:1].upper()


def natural_order(text: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key that puts `M-5.4.1.2` before `M-5.4.1.10`."""
    parts = re.findall(r"\d+|\D+", text)
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part.casefold()) for part in parts)
