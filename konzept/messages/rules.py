"""What can be wrong between records: the checker's rules, one message or more for each."""

from __future__ import annotations

from konzept.messages.message import Message, Wording, say, warn

MESSAGES: dict[str, Message] = {}
HINTS: dict[str, Wording] = {}
