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
from konzept.translation.ledger import Ledger, State, ledger
from konzept.translation.segments import SourceType, TranslatedFile, source_language
from konzept.translation.versions import Project

_WORD = re.compile(r"[^\W\d_]+")


SECONDS = 60.0
"""Long enough for all that git is asked here: what it cannot say would be shown as older than the original."""


def with_reviewed(partial: PartialDataset, project: Project) -> Dataset:
    """The dataset with what needs no record; the same one if everything is recorded, as it nearly always is."""
    dataset = partial.dataset
    source = source_language(dataset)
    kept = ledger(dataset)
    undecided = [(file, language) for file in kept.files for language in file.languages if _open(kept, file, language)]
    if source is None or not undecided:
        return dataset
    history = History(project, source, SECONDS)
    history.prefetch(file for file, _ in undecided)
    reviewed: dict[str, dict[str, frozenset[Fingerprint]]] = {}
    mended: list[tuple[str, FieldPath]] = []
    for file, language in undecided:
        now = _translations(partial, file, source, language)
        found = list(history.looked_at(file, language, now, lambda: _words(dataset, source)))
        if found:
            reviewed.setdefault(file.file, {})[language] = frozenset(one.segment.fingerprint for one in found)
        mended += [(file.file, (*one.segment.path, language)) for one in found if one.mended]
    return dataclasses.replace(dataset, reviewed=reviewed, mended=tuple(mended), history=history.versions.known)


def _open(kept: Ledger, file: TranslatedFile, language: str) -> bool:
    """Whether the file alone leaves something to be asked."""
    return not file.is_current(language) and any(
        one.state in (State.OUTDATED, State.UNRECORDED) for one in kept.findings(file, language)
    )


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
