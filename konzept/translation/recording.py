"""What a file records once somebody has said that a translation suits its original, written with nothing else changed.

A record and a file of labels list fingerprints by language, each on a line of its own below the address of its text:
two people who change two texts of one file change lines that git can tell apart (`bench/merges.py`).  A page in one
language has one list in brackets, so that its head stays short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path
from textwrap import wrap

from konzept.model import KINDS, Fingerprint
from konzept.model.descriptions import described_fields
from konzept.model.shape import TRANSLATION
from konzept.read.front_matter import DASHES, split_front_matter
from konzept.read.rewriting import content, replace_file
from konzept.report.problem import field_address
from konzept.translation.segments import Segment, SourceType, TranslatedFile

# The field and all lines that are indented below it; blank ones and comments only if more of it follows.
_FIELD = re.compile(
    rf"""^["']?{TRANSLATION}["']?\s*:[^\n]*(?:\n(?:[ \t]*(?:\#[^\n]*)?\n)*(?:[ \t]+[^\s#]|-[ \t]|[\]}}])[^\n]*)*\n?""",
    re.MULTILINE,
)

WIDTH = 120

Marks = Mapping[str, Sequence[Fingerprint]]
"""The fingerprints by language, in the order in which they are written."""


class NotWritable(Exception):
    """The file is written in a way that the fingerprints cannot be put into without touching something else."""


@dataclass(frozen=True)
class Recording:
    """The texts of one file that are to be recorded in one language."""

    file: TranslatedFile
    language: str
    meant: tuple[Segment, ...]

    @property
    def before(self) -> frozenset[Fingerprint]:
        return frozenset(self.file.recorded.get(self.language, ()))

    @cached_property
    def after(self) -> tuple[Fingerprint, ...]:
        """In the order of the file; what belongs to no text stays only while it may tell an open text's past."""
        texts = sorted(self._translated, key=partial(_place, self.file.kind))
        kept = dict.fromkeys(one.fingerprint for one in texts if one.fingerprint in self._agreed)
        return (*kept, *(self.file.unneeded(self.language) if self.left else ()))

    @property
    def new(self) -> tuple[Segment, ...]:
        """The texts that were not current before."""
        return tuple(one for one in self._translated if one in self.meant and one.fingerprint not in self.before)

    @property
    def left(self) -> tuple[Segment, ...]:
        """The texts that stay outdated."""
        return tuple(one for one in self._translated if one.fingerprint not in self._agreed)

    @property
    def removed(self) -> int:
        """How many fingerprints go because no text needs them."""
        return len(self.before.difference(self.after))

    @cached_property
    def _agreed(self) -> frozenset[Fingerprint]:
        return self.before | {one.fingerprint for one in self.meant}

    @property
    def _translated(self) -> Iterator[Segment]:
        return (one for one in self.file.segments if self.language not in one.missing)


def _place(kind: str, segment: Segment) -> int:
    """Where an editor writes the field that a text belongs to."""
    return _order(kind).get(str(segment.path[0]), 0)


@cache
def _order(kind: str) -> Mapping[str, int]:
    """The order of the fields of a kind; none for labels and pages, which keep that of their texts."""
    models = [one.model for one in KINDS if one.name == kind]
    return {one.field.name: number for model in models for number, one in enumerate(described_fields(model))}


def matching(file: TranslatedFile, fields: Sequence[str]) -> tuple[Segment, ...]:
    """The texts under the addresses, with the number of a list's item (`links.2.reason`) or for all items; or all."""
    return tuple(
        one for one in file.segments if not fields or one.address in fields or field_address(one.path) in fields
    )


def marks(file: TranslatedFile, recordings: Sequence[Recording]) -> Mapping[str, Sequence[Fingerprint]]:
    """All that the file records afterwards, by language."""
    recorded = {language: found for language, found in file.recorded.items() if found}
    wanted = dict(recorded)
    for one in recordings:
        wanted[one.language] = one.after
    return {language: wanted[language] for language in file.languages if wanted.get(language)}


def write(path: Path, file: TranslatedFile, marks: Marks) -> bool:
    """Puts the fingerprints into a file, whole or not at all; whether that changes it.  Raises `NotWritable`."""
    before = path.read_bytes()
    after = rewritten(before, file, marks)
    if after != before:
        replace_file(path, after)
    return after != before


def rewritten(data: bytes, file: TranslatedFile, marks: Marks) -> bytes:
    """What a file holds once the fingerprints are in it; for a page, `marks` has one language."""
    source = data.decode("utf-8")
    ending = "\r\n" if "\r\n" in source else "\n"
    text = source.replace("\r\n", "\n")
    if text.replace("\n", ending) != source:
        raise NotWritable
    if file.type is SourceType.PAGES:
        front, body = split_front_matter(text)
        text = f"{DASHES}{_with_marks(front, lines(file, marks))}{DASHES}{body}"
    else:
        text = _with_marks(text, lines(file, marks))
    return text.replace("\n", ending).encode("utf-8")


def lines(file: TranslatedFile, marks: Marks) -> list[str]:
    """The field as it is written in the file: a list for each language, in a page the one."""
    if file.type is SourceType.PAGES:
        every = ", ".join(mark for listed in marks.values() for mark in listed)
        return wrap(f"{TRANSLATION}: [{every}]", WIDTH, subsequent_indent="    ") if every else []
    named: dict[str, list[str]] = {one.fingerprint: [f"    # {one.address}"] for one in file.segments}
    found = []
    for language, listed in marks.items():
        items = [line for mark in listed for line in (*named.get(mark, ()), f"    - {mark}")]
        found += [f"  {language}:", *items] if items else []
    return [f"{TRANSLATION}:", *found] if found else []


def _with_marks(text: str, field: list[str]) -> str:
    """The YAML text with its own field replaced, or the field put at its end; raises `NotWritable`."""
    found = _FIELD.search(text)
    before, after = (text[: found.start()], text[found.end() :]) if found else (text, "")
    if field and before and not before.endswith("\n"):
        before += "\n"
    written = before + "".join(f"{line}\n" for line in field) + after
    old, new, wanted = (content(one) for one in (text, written, "\n".join(field)))
    if not isinstance(old, dict) or new != {key: old[key] for key in old if key != TRANSLATION} | wanted:
        raise NotWritable
    return written
