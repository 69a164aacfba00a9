"""The shape of one message, apart from the tables so that each of them can import it."""

from __future__ import annotations

from dataclasses import dataclass, replace

Wording = dict[str, str]
"""One sentence in each language of the checker; `{name}` is filled in with a value of the problem."""


@dataclass(frozen=True)
class Message:
    """What is wrong.  A warning is reported and does not stop the build.

    A rule that can only guess is `excusable`: an exception in the data may say that all is well.
    """

    text: Wording
    warning: bool = False
    excusable: bool = False


def say(de: str, en: str) -> Message:
    """An error in both languages."""
    return Message({"de": de, "en": en})


def warn(de: str, en: str) -> Message:
    """A warning in both languages."""
    return Message({"de": de, "en": en}, warning=True)


def excusable(message: Message) -> Message:
    """The same message, where an exception may be made."""
    return replace(message, excusable=True)
