"""Invented states of measures, for a dataset that has none."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from konzept.model import Calendar, Measure, Progress, ProgressState, Prose
from konzept.model.dataset import Dataset

BOTH = {"de": "Ein Satz.", "en": "A sentence."}


def record(dataset: Dataset, year: int, measure: str, state: ProgressState, **fields: Any) -> Progress:
    """A record on a measure, as of the end of the year unless it says otherwise."""
    concept = dataset.of(Measure)[measure].concept
    given = {"as_of": Calendar(f"{year}-12-31"), "reported_by": next(iter(dataset.actors)), "evidence": ()}
    place = {"id": f"{year}/{measure}", "file": f"{concept}/progress/{year}/{measure}.yml"}
    return Progress(**place, concept=concept, year=str(year), state=state, text=Prose(BOTH), **(given | fields))


def with_records(dataset: Dataset, *records: Progress) -> Dataset:
    """The dataset with these records on progress and no others."""
    return dataclasses.replace(dataset, records={**dataset.records, "progress": {one.id: one for one in records}})


def with_progress(dataset: Dataset, states: Mapping[tuple[int, str], ProgressState]) -> Dataset:
    """The dataset with a state for these years and measures."""
    return with_records(dataset, *(record(dataset, *key, state) for key, state in states.items()))
