"""What there is to translate, file by file: records, labels and hand-written pages in one form.

A fingerprint stands for each text: it changes with the words and the punctuation, and with nothing else.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from pathlib import PurePosixPath
from typing import NamedTuple

from konzept.language.locale import optional_languages
from konzept.model import Fingerprint, Localised, Prose
from konzept.model.dataset import Dataset, LabelFile
from konzept.model.texts import LocalisedText
from konzept.model.values import FieldPath

# Where a line may break is no part of the text: soft hyphens, word joiners, hyphens that do not break.
_SIGNS = "\u00ad\u2060\u200c\u2011"
_SIGN = re.compile(f"[{_SIGNS}]")
_BREAKS = str.maketrans({sign: "-" if sign == "\u2011" else None for sign in _SIGNS})


def normalised(text: str) -> str:
    """The text on one line, with ordinary spaces, and each character spelled in one way."""
    if _SIGN.search(text):  # hardly any text has one, and translating takes long
        text = text.translate(_BREAKS)
    return " ".join(unicodedata.normalize("NFC", text).split())


@cache
def address(path: FieldPath) -> str:
    """The path of a text without the numbers of list items: `commitments.text`."""
    return ".".join(step for step in path if isinstance(step, str))


def text_fingerprint(path: FieldPath, text: str) -> Fingerprint:
    """Eight digits for a text in its field, the first a letter; where it stands in a list does not matter."""
    digest = hashlib.sha256(f"{address(path)}\n{normalised(text)}".encode()).digest()
    number = int.from_bytes(digest[:8])
    return Fingerprint(f"{'abcdef'[number % 6]}{number // 6 % 16**7:07x}")


class SourceType(StrEnum):
    """What a file is: the three keep their fingerprints in slightly different places."""

    RECORDS = "records"
    LABELS = "labels"
    PAGES = "pages"


class Segment(NamedTuple):
    """One text: its path, its wording in the language at `/`, and the languages that lack it.

    `markdown` says what it is written in; `line` is that of its translation, if that cannot be found by its path.
    `translation` is given for a page and for a wording of the past only.
    """

    path: FieldPath
    text: str
    missing: frozenset[str] = frozenset()
    markdown: bool = False
    line: int = 0
    translation: str = ""

    @property
    def fingerprint(self) -> Fingerprint:
        return text_fingerprint(self.path, self.text)

    @property
    def address(self) -> str:
        return address(self.path)


@dataclass(frozen=True)
class TranslatedFile:
    """The texts of one file and what it records of their translations, by language.

    `name` is what the command calls it; `file` a path from the data folder; `kind` that of a record.
    `languages` are those that it translates into; `lines` are those of the fingerprints of a page, which has no tree.
    `reviewed` are texts that need no record, as the history shows (`konzept/translation/reviewed.py`).
    """

    type: SourceType
    name: str
    file: str
    kind: str
    languages: tuple[str, ...]
    segments: tuple[Segment, ...]
    recorded: Mapping[str, tuple[Fingerprint, ...]]
    lines: tuple[int, ...] = ()
    reviewed: Mapping[str, frozenset[Fingerprint]] = field(default_factory=dict)

    @cached_property
    def needed(self) -> frozenset[Fingerprint]:
        """The fingerprints of all its texts as they are now."""
        return frozenset(segment.fingerprint for segment in self.segments)

    def agreed(self, language: str) -> frozenset[Fingerprint]:
        """The fingerprints of the texts whose translation is known to suit them, and those it once suited."""
        return frozenset(self.recorded.get(language, ())) | self.reviewed.get(language, frozenset())

    def is_current(self, language: str) -> bool:
        """Whether all its texts are recorded as they are now, and nothing else is; it nearly always is so."""
        return frozenset(self.recorded.get(language, ())) == self.needed

    def unneeded(self, language: str) -> tuple[Fingerprint, ...]:
        """What is recorded and belongs to no text any more."""
        return tuple(one for one in self.recorded.get(language, ()) if one not in self.needed)


def source_language(dataset: Dataset) -> str | None:
    """The language that the others are translated from: the one at `/`; none while the data name none."""
    return next((language.id for language in dataset.languages.values() if not language.path), None)


def target_languages(dataset: Dataset) -> tuple[str, ...]:
    """The languages that are translated into."""
    source = source_language(dataset)
    return tuple(language for language in dataset.languages if language != source)


@lru_cache(maxsize=2)
def translated_files(dataset: Dataset) -> tuple[TranslatedFile, ...]:
    """All records and files of labels that have something to translate; several rules ask for those of one world."""
    source = source_language(dataset)
    if source is None:
        return ()
    found = [*_records(dataset, source), *(_labels(dataset, file, source) for file in dataset.label_files)]
    return tuple(file for file in found if file.segments or file.recorded)


def _records(dataset: Dataset, source: str) -> Iterator[TranslatedFile]:
    languages = target_languages(dataset)
    texts: dict[str, list[Segment]] = {}
    for found in dataset.texts:
        if found.record and isinstance(found, LocalisedText) and source in (text := found.text):
            segment = Segment(found.path, text[source], _missing(text, languages), isinstance(text, Prose))
            texts.setdefault(found.record.file, []).append(segment)
    for kind, records in dataset.records.items():
        for record in records.values():
            segments = tuple(texts.get(record.file, ()))
            yield TranslatedFile(
                SourceType.RECORDS,
                record.id,
                record.file,
                kind,
                languages,
                segments,
                record.translation,
                reviewed=dataset.reviewed.get(record.file, {}),
            )


def _labels(dataset: Dataset, file: LabelFile, source: str) -> TranslatedFile:
    """A label that only other languages need, for a plural of theirs, is not translated from anything."""
    languages, every = target_languages(dataset), tuple(dataset.languages)
    labels = ((key, dataset.labels[key]) for key in file.keys)
    segments = (
        Segment((key,), label[source], _missing(label, languages) - optional_languages(key, every))
        for key, label in labels
        if source in label
    )
    name = PurePosixPath(file.file).stem
    reviewed = dataset.reviewed.get(file.file, {})
    return TranslatedFile(
        SourceType.LABELS, name, file.file, "", languages, tuple(segments), file.translation, reviewed=reviewed
    )


def _missing(text: Localised, languages: tuple[str, ...]) -> frozenset[str]:
    return frozenset(language for language in languages if language not in text)
