"""Which words of an official sentence say how firmly it binds.  There is no table of them yet, so it is none."""

from __future__ import annotations


def modals(sentence: str) -> tuple[str, ...]:
    """The words of a sentence, by the names that entries record."""
    return ()
