"""Finds names in running German text, with the endings the genitive and the dative give them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

_WORD = re.compile(r"\w+")
_ENDINGS = ("", "s", "es", "n", "en")
_END = re.compile(r"(?:e?s|e?n)?(?!\w)")


class NameIndex:
    """Texts by key, and which of them hold each word, so that a name is looked for only where it can be."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = {key: " ".join(text.split()) for key, text in texts.items()}
        self._order = {key: place for place, key in enumerate(texts)}
        self._holding: dict[str, list[str]] = {}
        for key, text in self._texts.items():
            for word in set(_WORD.findall(text)):
                self._holding.setdefault(word, []).append(key)

    def naming(self, names: Iterable[str]) -> list[str]:
        """The keys of the texts that hold one of the names, in the order of the texts."""
        found = {key for name in names for key in self._candidates(name) if _holds(self._texts[key], name)}
        return sorted(found, key=self._order.__getitem__)

    def _candidates(self, name: str) -> Iterator[str]:
        """The keys of the texts that hold the longest word of a name, with an ending or without."""
        word = max(_WORD.findall(name), key=len, default="")
        return (key for ending in _ENDINGS for key in self._holding.get(word + ending, ()))


def _holds(text: str, name: str) -> bool:
    """Whether a text holds a name as words of their own."""
    start = text.find(name)
    while start >= 0:
        before = text[start - 1 : start]
        if not (before.isalnum() or before == "_") and _END.match(text, start + len(name)):
            return True
        start = text.find(name, start + 1)
    return False
