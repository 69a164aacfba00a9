"""How hard entries are to read, by an open formula for each language.

A formula counts syllables and sentences; it sees where a text is long-winded, not whether it is clear.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from konzept.language.dialect import to_plain
from konzept.model.dataset import Dataset


@dataclass(frozen=True)
class Formula:
    """How hard a text is: the larger, the harder.  `limit` is what a summary must not exceed."""

    name: str
    score: Callable[[Any, str], float]
    limit: float


FORMULAS: Mapping[str, Formula] = {
    # about the school year that copes with the text: 4 is very easy, 15 very hard
    "de": Formula("Wiener Sachtextformel", lambda textstat, text: float(textstat.wiener_sachtextformel(text, 1)), 22.0),
    # Flesch's reading ease goes down as a text gets harder; so its distance from 100 goes up
    "en": Formula(
        "100 − Flesch Reading Ease", lambda textstat, text: 100 - float(textstat.flesch_reading_ease(text)), 116.0
    ),
}


@dataclass(frozen=True)
class Score:
    """How hard one text of an entry is; `field` is `text` or `summary`."""

    value: float
    file: str
    field: str


def scores(dataset: Dataset, language: str, field: str) -> list[Score]:
    """That text of every entry in one language, the hardest first."""
    textstat = importlib.import_module("textstat").textstat
    textstat.set_lang(language)
    formula = FORMULAS[language]
    found = [
        Score(round(formula.score(textstat, to_plain(getattr(entry, field)[language])), 1), entry.file, field)
        for entry in dataset.entries.values()
    ]
    return sorted(found, key=lambda score: (-score.value, score.file))


def too_hard(dataset: Dataset) -> Iterator[Score]:
    """The summaries that are harder than they may be."""
    for language in FORMULAS.keys() & dataset.languages.keys():
        yield from (found for found in scores(dataset, language, "summary") if found.value > FORMULAS[language].limit)
