"""Which texts each file of the site is made of, so that a change of one text makes only the files anew that read it.

A text is known by the place of its object in memory.  Processes forked after the data have been read share these.
"""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from konzept.model import Localised

T = TypeVar("T")
SHARED = "shared"
"""What the files that belong to no language are called among the languages."""


class Readings:
    """The texts that some files have looked into while they were made, by the name of the file."""

    def __init__(self, found: dict[str, array[int]] | None = None) -> None:
        self._found = found or {}

    @property
    def names(self) -> Collection[str]:
        return self._found.keys()

    def of(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives; notes what it has looked into."""
        before, Localised.noted = Localised.noted, set()
        try:
            made = make()
            self._found[name] = array("Q", Localised.noted)
        finally:
            Localised.noted = before
        return made

    def limited(self, known: Collection[int], names: Mapping[int, int]) -> Readings:
        """The same with the texts that are known alone; `names` are what some are known by."""
        found = {
            name: array("Q", {names.get(one, one) for one in texts} & known)  # type: ignore[operator]
            for name, texts in self._found.items()
        }
        return Readings(found)

    def renew(self, other: Readings) -> None:
        """Takes what is known of other files, or of these since."""
        self._found |= other._found

    def that_read(self, texts: Collection[int]) -> Iterator[str]:
        """The files that have looked into one of these texts."""
        return (name for name, read in self._found.items() if any(one in texts for one in read))

    def save(self, file: Path) -> None:
        file.write_bytes(pickle.dumps(self._found))

    @classmethod
    def load(cls, file: Path) -> Readings:
        """What was saved by a process of this program."""
        return cls(pickle.loads(file.read_bytes()))  # noqa: S301 – written by ourselves, to a folder of our own
