"""Texts that stay texts in JSON that stands in a page or a script."""

from __future__ import annotations

_MEANING = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})
"""Characters that mean something in HTML or in a script, as JSON spells them where they must mean nothing."""


def inert_json(written: str) -> str:
    """JSON that stays text wherever it is pasted."""
    return written.translate(_MEANING)
