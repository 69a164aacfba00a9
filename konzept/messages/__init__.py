"""Every sentence the checker can say, by code, in each language it speaks.

The tables are plain data, so that a test can demand every language of every sentence.
"""

from __future__ import annotations

from konzept.messages import agreement, contents, reading, rules, words
from konzept.messages.message import Message, Wording

__all__ = ["HINTS", "LANGUAGES", "MESSAGES", "WORDS", "Message", "Wording"]

LANGUAGES = ("de", "en")
"""The languages of the checker itself, its default first; the site's languages are data."""

MESSAGES: dict[str, Message] = reading.MESSAGES | contents.MESSAGES | rules.MESSAGES | agreement.MESSAGES
HINTS: dict[str, Wording] = reading.HINTS | contents.HINTS | rules.HINTS | agreement.HINTS
WORDS: dict[str, Wording] = words.WORDS
