"""Alphabetical order for lists that people scan: accents and ligatures count as their base letters."""

from __future__ import annotations

import unicodedata


def alphabetical(text: str) -> str:
    """A key that sorts Ä with A and ß with ss, and ignores quotation marks and other signs."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    kept = (character for character in folded if character.isalnum() or character.isspace())
    return " ".join("".join(kept).split())


def initial(text: str) -> str:
    """The letter a text is listed under."""
    return alphabetical(text)[:1].upper()
