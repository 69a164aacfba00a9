"""The shape of one description, apart from the tables so that each of them can import it."""

from __future__ import annotations

from dataclasses import dataclass

from konzept.texts.messages import Wording


@dataclass(frozen=True)
class Words:
    """What something is called and what an editor should know about it, in each working language."""

    label: Wording
    hint: Wording


Table = dict[str, Words]
"""The fields of one dataclass in the order in which an editor writes them."""


def words(de: str, en: str, hint_de: str, hint_en: str) -> Words:
    """A label and a hint in both languages."""
    return Words({"de": de, "en": en}, {"de": hint_de, "en": hint_en})
