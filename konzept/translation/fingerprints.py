"""Eight digits that stand for a text: they change with its words and its punctuation, and with nothing else."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache

from konzept.model import Fingerprint
from konzept.model.values import FieldPath

_LETTERS = "abcdef"
_DIGITS_AFTER = 7

# Where a line may break is no part of the text: soft hyphens, word joiners, hyphens that do not break.
_SIGNS = "\u00ad\u2060\u200c\u2011"
_SIGN = re.compile(f"[{_SIGNS}]")
_BREAKS = str.maketrans({sign: "-" if sign == "\u2011" else None for sign in _SIGNS})


def normalised(text: str) -> str:
    """The text on one line, with ordinary spaces, and each character spelled in one way."""
    if _SIGN.search(text):  # hardly any text has one, and translating takes long
        text = text.translate(_BREAKS)
    return " ".join(unicodedata.normalize("NFC", text).split())


@cache
def address(path: FieldPath) -> str:
    """The way to a text without the numbers of list items: `commitments.text`."""
    return ".".join(step for step in path if isinstance(step, str))


def fingerprint(path: FieldPath, text: str) -> Fingerprint:
    """The fingerprint of a text in its place; where it stands in a list does not matter."""
    digest = hashlib.sha256(f"{address(path)}\n{normalised(text)}".encode()).digest()
    number = int.from_bytes(digest[:8])
    return Fingerprint(f"{_LETTERS[number % 6]}{number // 6 % 16**_DIGITS_AFTER:0{_DIGITS_AFTER}x}")
