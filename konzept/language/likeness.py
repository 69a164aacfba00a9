"""Which of many texts a sentence retells: that with which it shares most of its words, the rare ones above all."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from math import log

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 7
_FEWEST = 3
"""How many stems a sentence shares at least with what it retells."""
_OWN = 2
"""How many of these it has to say itself, and not only what it is about."""
_SHARE = 0.4
"""How much of the weight of its words they make up at least."""
_AS_NEAR = 0.8
"""How near another text has to be to be retold as well."""
_COMMON = 6
"""A stem in more than every sixth text says nothing about which is meant."""


def stems(text: str) -> frozenset[str]:
    """The longer words of a text, cut to where they differ in meaning rather than in form."""
    return frozenset(word[:_STEM] for word in _WORD.findall(text.lower()))


class Likeness:
    """Texts by name, ready to be compared with sentences."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._names_by_stem: dict[str, list[str]] = {}
        for name, text in texts.items():
            for stem in stems(text):
                self._names_by_stem.setdefault(stem, []).append(name)
        count = len(texts) + 1
        self._unknown = log(count)
        self._weights = {stem: log(count / len(names)) for stem, names in self._names_by_stem.items()}
        common = max(_FEWEST, len(texts) // _COMMON)
        self._rare = {stem: names for stem, names in self._names_by_stem.items() if len(names) <= common}

    def retold(self, sentence: str, about: str = "") -> tuple[str, ...]:
        """The texts that a sentence retells, the nearest first; mostly it is one or none.

        `about` is what the sentence speaks of and need not name.
        """
        said = stems(sentence)
        rare = [stem for stem in said | stems(about) if stem in self._rare]
        if len(rare) < _FEWEST or not said:
            return ()
        shared: Counter[str] = Counter()
        own: Counter[str] = Counter()
        weights: defaultdict[str, float] = defaultdict(float)
        for stem in rare:
            for name in self._rare[stem]:
                shared[name] += 1
                own[name] += stem in said
                weights[name] += self._weights[stem]
        whole = sum(self._weights.get(stem, self._unknown) for stem in said)
        enough = max(_SHARE * whole, _AS_NEAR * max(weights.values()))
        near = [
            name
            for name, weight in weights.items()
            if weight >= enough and shared[name] >= _FEWEST and own[name] >= _OWN
        ]
        return tuple(sorted(near, key=lambda name: (-weights[name], name)))
