"""What a file records once somebody has said that a translation suits its original, written with nothing else changed.

A record and a file of labels list fingerprints by language, a page in one language has one list in its front matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from konzept.model import Fingerprint
from konzept.model.shape import TRANSLATION
from konzept.read.front_matter import DASHES, split_front_matter
from konzept.read.rewriting import content, replace_file
from konzept.report.problem import field_address
from konzept.translation.segments import Segment, SourceType, TranslatedFile

WIDTH = 120
_INDENT = "    "
# The field and all lines that are indented below it; blank ones and comments only if more of it follows.
_FIELD = re.compile(
    rf"""^["']?{TRANSLATION}["']?\s*:[^\n]*(?:\n(?:[ \t]*(?:\#[^\n]*)?\n)*(?:[ \t]+[^\s#]|[\]}}])[^\n]*)*\n?""",
    re.MULTILINE,
)

Marks = Mapping[str, Sequence[str]]
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
        kept = dict.fromkeys(one.fingerprint for one in self._translated if one.fingerprint in self._agreed)
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


def matching(file: TranslatedFile, fields: Sequence[str]) -> tuple[Segment, ...]:
    """The texts under the addresses, with the number of a list's item (`links.2.reason`) or for all items; or all."""
    return tuple(
        one for one in file.segments if not fields or one.address in fields or field_address(one.path) in fields
    )


def marks(file: TranslatedFile, recordings: Sequence[Recording]) -> Mapping[str, Sequence[Fingerprint]] | None:
    """All that the file records afterwards, by language; none if that is what it records already."""
    recorded = {language: found for language, found in file.recorded.items() if found}
    wanted = dict(recorded)
    for one in recordings:
        # A list in another order says the same, so it is left alone.
        wanted[one.language] = recorded.get(one.language, ()) if one.before == {*one.after} else one.after
    wanted = {language: wanted[language] for language in file.languages if wanted.get(language)}
    return None if wanted == recorded else wanted


def write(path: Path, kind: SourceType, marks: Marks) -> None:
    """Puts the fingerprints into a file, whole or not at all; raises `NotWritable`."""
    before = path.read_bytes()
    after = rewritten(before, kind, marks)
    if after != before:
        replace_file(path, after)


def rewritten(data: bytes, kind: SourceType, marks: Marks) -> bytes:
    """What a file holds once the fingerprints are in it; for a page, `marks` has one language."""
    source = data.decode("utf-8")
    ending = "\r\n" if "\r\n" in source else "\n"
    text = source.replace("\r\n", "\n")
    if text.replace("\n", ending) != source:
        raise NotWritable
    if kind is SourceType.PAGES:
        front, body = split_front_matter(text)
        text = f"{DASHES}{_with_marks(front, _page_lines(marks))}{DASHES}{body}"
    else:
        text = _with_marks(text, _record_lines(marks))
    return text.replace("\n", ending).encode("utf-8")


def _record_lines(marks: Marks) -> list[str]:
    """The field as it is written in a data file: a list in brackets for each language, wrapped."""
    lists = [line for language, found in marks.items() if found for line in _wrapped(f"  {language}: [", found)]
    return [f"{TRANSLATION}:", *lists] if lists else []


def _page_lines(marks: Marks) -> list[str]:
    """The field as it is written in the head of a page, which has one language."""
    found = next(iter(marks.values()), ())
    return _wrapped(f"{TRANSLATION}: [", found) if found else []


def _wrapped(start: str, marks: Iterable[str]) -> list[str]:
    lines = [start]
    for mark in marks:
        if len(lines[-1]) + len(mark) + 2 > WIDTH:
            lines[-1] = lines[-1].rstrip()
            lines.append(_INDENT)
        lines[-1] += f"{mark}, "
    lines[-1] = lines[-1].removesuffix(", ") + "]"
    return lines


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
