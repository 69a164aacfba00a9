"""The labels that templates and code ask for, each with its blanks, by the file that holds it.

They stand in `labels.txt`, which `make reference` writes and a test holds against templates and code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LIST = Path(__file__).with_name("labels.txt")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label: its file below the data folder, and the names of its blanks; those in `optional` may be left out."""

    file: str
    blanks: frozenset[str]
    optional: frozenset[str]


@cache
def wanted_labels() -> Mapping[str, Wanted]:
    """Every label by its key, in the order of the files."""
    return listed(LIST.read_text("utf-8"))


def listed(text: str) -> dict[str, Wanted]:
    """The labels of a list."""
    found: dict[str, Wanted] = {}
    file = ""
    for line in text.splitlines():
        if line.startswith("["):
            file = line.strip("[]")
        elif line and not line.startswith("#"):
            key, *blanks = line.split()
            names = frozenset(blank.rstrip("?") for blank in blanks)
            optional = frozenset(blank[:-1] for blank in blanks if blank.endswith("?"))
            found[key] = Wanted(file, names, optional)
    return found
