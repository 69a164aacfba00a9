"""Any two concepts side by side: whether each pair is a file, and what stands for the second where it is none.

Where concepts are many, a page that begins with one of them leaves room for the second: a server puts together what is
one file for each concept and field.  Files grow with the concepts, never with their pairs.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzept.model import Concept
from konzept.model.dataset import Dataset

FEW = 6
"""So many local concepts are few: with the one above them 42 pages in each language.  Twice as many would need 156."""
SECOND, NAME = "__second__", "__name-of-second__"
"""Stand in such a page for the id and the name of the second concept; no id has such signs."""


def put_together(dataset: Dataset) -> bool:
    """Whether a pair is put together when it is asked for."""
    return len(dataset.local_concepts) > FEW


def seconds(dataset: Dataset, first: Concept, language: str) -> Iterator[tuple[str, str]]:
    """Id and name of every concept that has a page beside another one."""
    if put_together(dataset):
        yield SECOND, NAME
        return
    for other in dataset.concepts.values():
        if other.id != first.id:
            yield other.id, other.short_name[language]
