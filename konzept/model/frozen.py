"""What an edition's own files say of it: the state of each entry, and what had changed since the edition before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

INDEX = "index.json"
"""The file of an edition that says so."""


@dataclass(frozen=True)
class ChangedPart:
    """A value that changed.  `path`, `old` and `new` are words in each working language; a text has its `language`.

    `words` are what went, came and stayed of a text: pairs of `-`, `+` or `=` and words.
    """

    path: Mapping[str, str]
    language: str = ""
    old: Mapping[str, str] = field(default_factory=dict)
    new: Mapping[str, str] = field(default_factory=dict)
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class FrozenChange:
    """A record that came (`added`), went (`removed`) or differs (`changed`), and whom and what it concerns."""

    kind: str
    id: str
    what: str
    title: Mapping[str, str]
    concepts: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    parts: tuple[ChangedPart, ...] = ()


@dataclass(frozen=True)
class FrozenIndex:
    """The entries of an edition with their fingerprints, and its changes; `compared` says with which edition."""

    entries: Mapping[str, str] = field(default_factory=dict)
    changes: tuple[FrozenChange, ...] = ()
    compared: str = ""
