"""Every sentence the checker can say, by code, in each language it speaks.

The tables are plain data, so that a test can demand every language of every sentence.
"""

from __future__ import annotations

from konzept.texts.messages import agreement, contents, ledger, official, reading, rules, words
from konzept.texts.messages.message import Message, Wording

__all__ = ["HINTS", "LANGUAGES", "MESSAGES", "WORDS", "Message", "Wording"]

LANGUAGES = ("de", "en")
"""The languages of the checker itself, its default first; the site's languages are data."""

_TABLES = (reading, contents, rules, agreement, official, ledger)

MESSAGES: dict[str, Message] = {code: one for table in _TABLES for code, one in table.MESSAGES.items()}
HINTS: dict[str, Wording] = {code: one for table in _TABLES for code, one in table.HINTS.items()}
WORDS: dict[str, Wording] = words.WORDS
