"""Every text beside its translation, whatever file it stands in: records, labels, and hand-written pages by blocks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from konzept.model import Language, Record
from konzept.model.dataset import Dataset
from konzept.model.texts import LocalisedText
from konzept.model.values import FieldPath
from konzept.translation.ledger import outdated_texts
from konzept.translation.pages import page_text, translated_pages
from konzept.translation.segments import SourceType, TranslatedFile, source_language, target_languages


class Pair(NamedTuple):
    """A text in the language at `/` and in another.

    `record` is that of the text, if it is one's; `file` and `line` are those of the translation on a page.  `below`
    says how many lines inside the whole text these begin.
    """

    language: str
    original: str
    translation: str
    record: Record | None = None
    path: FieldPath = ()
    file: str = ""
    line: int = 0
    below: int = 0

    def lines(self) -> Iterator[Pair]:
        """The pair line by line, as sentences stand beside each other; as it is, if one has more lines."""
        original, translation = self.original.split("\n"), self.translation.split("\n")
        if len(translation) == 1 or len(translation) != len(original):
            yield self
            return
        for below, (one, other) in enumerate(zip(original, translation, strict=True)):
            if one or other:
                # To replace what differs would take three times as long.
                yield Pair(self.language, one, other, self.record, self.path, self.file, self.line, below)


@lru_cache(maxsize=2)
def pairs(dataset: Dataset) -> tuple[Pair, ...]:
    """Every text with each of its translations that is not known to be older than the text."""
    source = source_language(dataset)
    if source is None:
        return ()
    return (*_in_data(dataset, source), *_in_pages(dataset))


@lru_cache(maxsize=8)
def texts(dataset: Dataset, language: str) -> tuple[Pair, ...]:
    """Every text of a language beside its original; each text of the language at `/` beside itself."""
    if language == source_language(dataset):
        return tuple(_originals(dataset, language))
    return tuple(pair for pair in pairs(dataset) if pair.language == language)


def _originals(dataset: Dataset, source: str) -> Iterator[Pair]:
    for record, path, text in _texts(dataset):
        if source in text:
            yield Pair(source, text[source], text[source], record, path)
    for page in dataset.pages.get(source, {}).values():
        yield Pair(source, page.text, page.text, file=page.file, line=page.line)


def _texts(dataset: Dataset) -> Iterator[LocalisedText]:
    """Those of records and labels; what a language's own file says of words is no text of the site."""
    for found in dataset.texts:
        if isinstance(found, LocalisedText) and not isinstance(found.record, Language):
            yield found
    for key, text in dataset.labels.items():
        yield LocalisedText(None, (key,), text)


def _in_data(dataset: Dataset, source: str) -> Iterator[Pair]:
    outdated = outdated_texts(dataset)
    others = target_languages(dataset)
    for record, path, text in _texts(dataset):
        for other in others:
            if source in text and other in text:
                place = (SourceType.RECORDS, record.file) if record else (SourceType.LABELS, "")
                if not outdated or (*place, path, other) not in outdated:
                    yield Pair(other, text[source], text[other], record, path)


def _in_pages(dataset: Dataset) -> Iterator[Pair]:
    for file in translated_pages(dataset):
        (language,) = file.languages
        there = dataset.pages.get(language, {}).get(file.name)
        page = page_text(there.source) if there else None
        blocks = [segment for segment in file.segments if segment.path[0] == "text"]
        head = {segment.path[0]: segment for segment in file.segments if segment.path[0] != "text"}
        if page is None:
            continue
        for name, (text, line) in page.head.items():
            if (segment := head.get(name)) and _is_current(file, language, segment.fingerprint):
                yield Pair(language, segment.text, text, path=(name,), file=file.file, line=line)
        for segment, (text, line) in zip(blocks, page.blocks, strict=False) if len(blocks) == len(page.blocks) else ():
            if _is_current(file, language, segment.fingerprint):
                yield Pair(language, segment.text, text, file=file.file, line=line)


def _is_current(file: TranslatedFile, language: str, mark: str) -> bool:
    recorded = file.agreed(language)
    return not recorded or mark in recorded
