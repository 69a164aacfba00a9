"""What there is to translate, file by file: records, labels and hand-written pages in one form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple

from konzept.language.locale import optional_languages
from konzept.model import Fingerprint, Localised, Prose
from konzept.model.dataset import LabelFile, World
from konzept.model.texts import Bilingual
from konzept.model.values import FieldPath
from konzept.translation.fingerprints import address, fingerprint


class Shelf(StrEnum):
    """What a sheet is: the three keep their fingerprints in slightly different places."""

    RECORDS = "records"
    LABELS = "labels"
    PAGES = "pages"


class Passage(NamedTuple):
    """One text: the way to it, its wording in the language at `/`, and the languages that lack it.

    `prose` says that it is Markdown; `line` where its translation stands, if that cannot be found by its path.
    """

    path: FieldPath
    text: str
    missing: frozenset[str] = frozenset()
    prose: bool = False
    line: int = 0

    @property
    def fingerprint(self) -> Fingerprint:
        return fingerprint(self.path, self.text)

    @property
    def address(self) -> str:
        return address(self.path)


@dataclass(frozen=True)
class Sheet:
    """The texts of one file and what it records of their translations, by language.

    `name` is what the command calls it; `file` a path from the data folder; `kind` that of a record.
    `languages` are those that it translates into; `lines` are those of the fingerprints of a page, which has no tree.
    """

    shelf: Shelf
    name: str
    file: str
    kind: str
    languages: tuple[str, ...]
    passages: tuple[Passage, ...]
    recorded: Mapping[str, tuple[Fingerprint, ...]]
    lines: tuple[int, ...] = ()

    @cached_property
    def needed(self) -> frozenset[Fingerprint]:
        """The fingerprints of all its texts as they are now."""
        return frozenset(passage.fingerprint for passage in self.passages)

    def is_current(self, language: str) -> bool:
        """Whether all its texts are recorded as they are now, and nothing else is; it nearly always is so."""
        return frozenset(self.recorded.get(language, ())) == self.needed

    def unneeded(self, language: str) -> tuple[Fingerprint, ...]:
        """What is recorded and belongs to no text any more."""
        return tuple(one for one in self.recorded.get(language, ()) if one not in self.needed)


def source_language(world: World) -> str | None:
    """The language that the others are translated from: the one at `/`; none while the data name none."""
    return next((language.id for language in world.languages.values() if not language.path), None)


def sheets(world: World) -> tuple[Sheet, ...]:
    """All records and files of labels that have something to translate."""
    source = source_language(world)
    if source is None:
        return ()
    found = [*_records(world, source), *(_labels(world, file, source) for file in world.label_files)]
    return tuple(sheet for sheet in found if sheet.passages or sheet.recorded)


def _records(world: World, source: str) -> Iterator[Sheet]:
    languages = targets(world, source)
    texts: dict[str, list[Bilingual]] = {}
    for found in world.texts:
        if found.record and isinstance(found, Bilingual):
            texts.setdefault(found.record.file, []).append(found)
    for kind, records in world.records.items():
        for record in records.values():
            passages = tuple(_passages(texts.get(record.file, ()), source, languages))
            yield Sheet(Shelf.RECORDS, record.id, record.file, kind, languages, passages, record.translation)


def _labels(world: World, file: LabelFile, source: str) -> Sheet:
    """A label that only other languages need, for a plural of theirs, is not translated from anything."""
    languages, every = targets(world, source), tuple(world.languages)
    labels = ((key, world.labels[key]) for key in file.keys)
    found = (
        Passage((key,), label[source], _missing(label, languages) - optional_languages(key, every))
        for key, label in labels
        if source in label
    )
    name = PurePosixPath(file.file).stem
    return Sheet(Shelf.LABELS, name, file.file, "", languages, tuple(found), file.translation)


def targets(world: World, source: str) -> tuple[str, ...]:
    """The languages that are translated into."""
    return tuple(language for language in world.languages if language != source)


def _passages(found: Iterable[Bilingual], source: str, languages: tuple[str, ...]) -> Iterator[Passage]:
    for _, path, text in found:
        if source in text:
            yield Passage(path, text[source], _missing(text, languages), isinstance(text, Prose))


def _missing(text: Localised, languages: tuple[str, ...]) -> frozenset[str]:
    return frozenset(language for language in languages if language not in text)
