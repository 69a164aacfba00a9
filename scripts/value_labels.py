"""What readers see for a value of a vocabulary: the label that stands for it in `data/ui/vocabulary.yml`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from konzept.model.vocabulary import vocabulary_prefix
from konzept.read.source import MappingNode, ScalarNode, read

_DATA = Path(__file__).resolve().parent.parent / "data"


def value_label(value: StrEnum, language: str) -> str:
    """The label in one language; the value itself where there is none."""
    tree = read(_DATA / "ui" / "vocabulary.yml", "ui/vocabulary.yml", _DATA).tree
    key = f"{vocabulary_prefix(type(value))}.{value}"
    wordings = tree.get(key) if isinstance(tree, MappingNode) else None
    wording = wordings.get(language) if isinstance(wordings, MappingNode) else None
    return wording.value if isinstance(wording, ScalarNode) else str(value)
