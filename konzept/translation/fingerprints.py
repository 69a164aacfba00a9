"""Eight digits that stand for a text: they change with its words and its punctuation, and with nothing else."""

from __future__ import annotations

import hashlib
import unicodedata

from konzept.model import Fingerprint
from konzept.problems import FieldPath

_LETTERS = "abcdef"
_DIGITS_AFTER = 7

# Where a line may break is no part of the text: soft hyphens, word joiners, hyphens that do not break.
_BREAKS = str.maketrans({"\u00ad": None, "\u2060": None, "\u200c": None, "\u2011": "-"})


def normalised(text: str) -> str:
    """The text on one line, with ordinary spaces, and each character spelled in one way."""
    return " ".join(unicodedata.normalize("NFC", text.translate(_BREAKS)).split())


def address(path: FieldPath) -> str:
    """The way to a text without the numbers of list items: `commitments.text`."""
    return ".".join(step for step in path if isinstance(step, str))


def fingerprint(path: FieldPath, text: str) -> Fingerprint:
    """The fingerprint of a text in its place; where it stands in a list does not matter."""
    digest = hashlib.sha256(f"{address(path)}\n{normalised(text)}".encode()).digest()
    number = int.from_bytes(digest[:8])
    return Fingerprint(f"{_LETTERS[number % 6]}{number // 6 % 16**_DIGITS_AFTER:0{_DIGITS_AFTER}x}")
