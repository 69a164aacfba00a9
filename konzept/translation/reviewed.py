"""Which translations need no record, because the history shows that somebody has looked at them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from functools import lru_cache

from konzept.model import Fingerprint
from konzept.model.dataset import Dataset
from konzept.model.texts import LocalisedText
from konzept.model.values import FieldPath
from konzept.read.load import PartialDataset
from konzept.translation.history import History, segments_in
from konzept.translation.ledger import State, ledger
from konzept.translation.segments import SourceType, TranslatedFile, source_language

_WORD = re.compile(r"[^\W\d_]+")


def with_reviewed(partial: PartialDataset) -> Dataset:
    """The dataset with what needs no record; the same one if everything is recorded, as it nearly always is."""
    dataset = partial.dataset
    source = source_language(dataset)
    if source is None:
        return dataset
    kept = ledger(dataset)
    history = History(partial.folder, source)
    reviewed: dict[str, dict[str, frozenset[Fingerprint]]] = {}
    for file in kept.files:
        for language in file.languages:
            if file.is_current(language) or all(
                one.state not in (State.OUTDATED, State.UNRECORDED) for one in kept.findings(file, language)
            ):
                continue
            now = _translations(partial, file, source, language)
            found = history.looked_at(file, language, now, lambda: _words(dataset, source))
            if marks := frozenset(one.fingerprint for one in found):
                reviewed.setdefault(file.file, {})[language] = marks
    return dataclasses.replace(dataset, reviewed=reviewed) if reviewed else dataset


def _translations(partial: PartialDataset, file: TranslatedFile, source: str, language: str) -> Mapping[FieldPath, str]:
    """The translations of a file by path, as they are now."""
    if file.type is SourceType.PAGES:
        return {one.path: one.translation for one in file.segments}
    return {one.path: one.translation for one in segments_in(partial.trees.get(file.file), source, language)}


@lru_cache(maxsize=1)
def _words(dataset: Dataset, source: str) -> frozenset[str]:
    """All words of the data in the language at `/`."""
    texts = (found.text[source] for found in dataset.texts if isinstance(found, LocalisedText) and source in found.text)
    return frozenset(word.casefold() for text in texts for word in _WORD.findall(text))
