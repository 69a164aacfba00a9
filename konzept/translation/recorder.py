"""Records that translations suit their originals as these are now, and tells what became of each file.

It writes fingerprints and nothing else; whether the wording is right is for people to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from konzept.model.dataset import Dataset
from konzept.read.source import read
from konzept.read.suggest import nearest
from konzept.report.formats import shown_path
from konzept.report.problem import field_address
from konzept.report.progress import Refused
from konzept.texts import tell
from konzept.translation.history import History, changes, segments_in
from konzept.translation.ledger import ledger
from konzept.translation.recording import NotWritable, Recording, marks, matching, write
from konzept.translation.segments import Segment, SourceType, TranslatedFile, normalised, target_languages
from konzept.translation.versions import Project


class FileOutcome(StrEnum):
    """What became of a file."""

    KEPT = "kept"
    CHANGED = "changed"
    REFUSED = "refused"


@dataclass(frozen=True)
class Recorder:
    """Records translations of the data in a folder; `language` is the one it speaks to the user."""

    dataset: Dataset
    data: Path
    language: str

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that are translated into."""
        return target_languages(self.dataset)

    @cached_property
    def files(self) -> Sequence[TranslatedFile]:
        """All that there is to translate, without the pages that an incomplete language lacks."""
        return tuple(file for file in ledger(self.dataset).files if (self.data / file.file).exists())

    def named(self, name: str) -> list[TranslatedFile]:
        """What a name stands for: an id, the stem of a page or a file of labels, or the path of a file."""
        found = [file for file in self.files if name == file.name]
        if len({(file.type, file.kind) for file in found}) > 1:
            files = ", ".join(shown_path(file.file, self.data) for file in found)
            raise Refused(self._say("ambiguous", name=name, files=files))
        found = found or [file for file in self.files if name in (file.file, shown_path(file.file, self.data))]
        if not found:
            near = nearest(name, sorted({file.name for file in self.files}))
            more = self._say("nearest", nearest=near) if near else ""
            raise Refused(self._say("unknown", name=name) + more)
        return found

    def recordings(self, file: TranslatedFile, languages: Sequence[str], fields: Sequence[str]) -> list[Recording]:
        """What is asked for of one file, everything if nothing is named; raises `Refused` if it is not there."""
        self.refuse_unknown(languages)
        meant = matching(file, fields)
        if fields and not meant:
            there = ", ".join(dict.fromkeys(one.address for one in file.segments))
            where = shown_path(file.file, self.data)
            raise Refused(self._say("no_field", file=where, field=", ".join(fields), fields=there))
        return [Recording(file, one, meant) for one in file.languages if not languages or one in languages]

    def refuse_unknown(self, languages: Sequence[str]) -> None:
        """Raises `Refused` for a language that nothing is translated into."""
        for language in languages:
            if language not in self.languages:
                raise Refused(self._say("no_language", language=language, languages=", ".join(self.languages)))

    def record(self, job: Sequence[Recording], *, quiet: bool) -> tuple[FileOutcome, str]:
        """Writes one file if anything is new in it; what became of it, and what there is to say about that."""
        file = job[0].file
        wanted = marks(file, job)
        told = "" if quiet else "\n".join(line for one in job for line in self._told(one))
        try:
            changed = write(self.data / file.file, file, wanted)
        except NotWritable:
            shown = "; ".join(f"{language}: [{', '.join(found)}]" for language, found in wanted.items())
            return FileOutcome.REFUSED, self._say("not_writable", file=shown_path(file.file, self.data), marks=shown)
        return FileOutcome.CHANGED if changed else FileOutcome.KEPT, told

    def _told(self, one: Recording) -> Iterator[str]:
        """What happens to one file in one language, line by line."""
        where = {"file": shown_path(one.file.file, self.data), "language": one.language}
        if one.new:
            yield self._say("recorded", **where, fields=_fields(one.new))
        if same := self._unchanged(one):
            yield self._say("unchanged", fields=_fields(same))
        if one.removed:
            yield self._say("removed", **where, count=one.removed)
        if one.left:
            yield self._say("left", fields=_fields(one.left))
        elif not one.new and not one.removed:
            yield self._say("nothing", **where)

    def _say(self, key: str, /, **values: object) -> str:
        return tell(f"translated.{key}", self.language, **values)

    def _unchanged(self, one: Recording) -> list[Segment]:
        """The texts whose translation reads as it did when the former original was recorded.

        A page's blocks cannot be told apart across languages.
        """
        if not one.new or one.file.type is SourceType.PAGES:
            return []
        source = self.dataset.root_language.id
        tree = read(self.data / one.file.file, one.file.file, self.data).tree
        wordings = {now.path: normalised(now.translation) for now in segments_in(tree, source, one.language)}
        earlier = History(Project(self.data), source).earlier(one.file, one.language)
        return [
            change.segment
            for change in changes(one.new, earlier)
            if change.earlier and normalised(change.earlier.translation) == wordings.get(change.segment.path)
        ]


def _fields(segments: Sequence[Segment]) -> str:
    return ", ".join(dict.fromkeys(field_address(one.path) for one in segments))
