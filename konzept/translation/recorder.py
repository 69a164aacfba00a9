"""Records that translations suit their originals as these are now, and tells what became of each file.

It writes fingerprints and nothing else; whether the wording is right is for people to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from konzept.model import Localised
from konzept.model.dataset import World
from konzept.model.texts import Bilingual, gather
from konzept.model.values import FieldPath
from konzept.read.suggest import nearest
from konzept.report.formats import shown_path
from konzept.report.problem import field_address
from konzept.report.progress import Refused
from konzept.texts import tell
from konzept.translation.difference import changes
from konzept.translation.fingerprints import normalised
from konzept.translation.history import History
from konzept.translation.ledger import ledger
from konzept.translation.pages import content_beside
from konzept.translation.recording import Recording, marks, matching
from konzept.translation.sheets import Passage, Sheet, Shelf, targets
from konzept.translation.writing import NotWritable, write


class Outcome(StrEnum):
    """What became of a file."""

    KEPT = "kept"
    CHANGED = "changed"
    REFUSED = "refused"


@dataclass(frozen=True)
class Recorder:
    """Records translations of the data in a folder; `language` is the one it speaks to the user."""

    world: World
    data: Path
    language: str

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that are translated into."""
        return targets(self.world, self.world.root_language.id)

    @cached_property
    def files(self) -> Sequence[Sheet]:
        """All that there is to translate."""
        return ledger(self.world, content_beside(self.data)).sheets

    def named(self, name: str) -> list[Sheet]:
        """What a name stands for: an id, the stem of a page or a file of labels, or the way to a file."""
        found = [sheet for sheet in self.files if name == sheet.name]
        if len({(sheet.shelf, sheet.kind) for sheet in found}) > 1:
            files = ", ".join(shown_path(sheet.file, self.data) for sheet in found)
            raise Refused(self._say("ambiguous", name=name, files=files))
        found = found or [sheet for sheet in self.files if name in (sheet.file, shown_path(sheet.file, self.data))]
        if not found:
            near = nearest(name, sorted({sheet.name for sheet in self.files}))
            more = self._say("nearest", nearest=near) if near else ""
            raise Refused(self._say("unknown", name=name) + more)
        return found

    def recordings(self, sheet: Sheet, languages: Sequence[str], fields: Sequence[str]) -> list[Recording]:
        """What is asked for of one file, everything if nothing is named; raises `Refused` if it is not there."""
        for language in languages:
            if language not in self.languages:
                raise Refused(self._say("no_language", language=language, languages=", ".join(self.languages)))
        meant = matching(sheet, fields)
        if fields and not meant:
            there = ", ".join(dict.fromkeys(one.address for one in sheet.passages))
            file = shown_path(sheet.file, self.data)
            raise Refused(self._say("no_field", file=file, field=", ".join(fields), fields=there))
        return [Recording(sheet, one, meant) for one in sheet.languages if not languages or one in languages]

    def record(self, job: Sequence[Recording], *, quiet: bool) -> tuple[Outcome, str]:
        """Writes one file if anything is new in it; what became of it, and what there is to say about that."""
        sheet = job[0].sheet
        wanted = marks(sheet, job)
        told = "" if quiet else "\n".join(line for one in job for line in self._told(one))
        try:
            if wanted is not None:
                write(self.data / sheet.file, sheet.shelf, wanted)
        except NotWritable:
            shown = "; ".join(f"{language}: [{', '.join(found)}]" for language, found in (wanted or {}).items())
            return Outcome.REFUSED, self._say("not_writable", file=shown_path(sheet.file, self.data), marks=shown)
        return Outcome.KEPT if wanted is None else Outcome.CHANGED, told

    def _told(self, one: Recording) -> Iterator[str]:
        """What happens to one file in one language, line by line."""
        where = {"file": shown_path(one.sheet.file, self.data), "language": one.language}
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

    def _unchanged(self, one: Recording) -> list[Passage]:
        """The texts whose translation reads as it did when the former original was recorded."""
        history = History(self.data, self.world.root_language.id)
        earlier = history.earlier(one.sheet, one.language) if one.new else ()
        wordings = self._wordings(one.sheet, one.language)
        return [
            change.passage
            for change in changes(one.new, earlier)
            if change.earlier and normalised(change.earlier.translation) == wordings.get(change.passage.path)
        ]

    def _wordings(self, sheet: Sheet, language: str) -> Mapping[FieldPath, str]:
        """The translations in a file by their way; a page's blocks cannot be told apart across languages."""
        if sheet.shelf is Shelf.PAGES:
            return {}
        if sheet.shelf is Shelf.LABELS:
            found: dict[FieldPath, Localised] = {
                one.path: self.world.labels[str(one.path[0])] for one in sheet.passages
            }
        else:
            record = self.world.records[sheet.kind][sheet.name]
            found = {one.path: one.text for one in gather([record]) if isinstance(one, Bilingual)}
        return {path: normalised(text[language]) for path, text in found.items() if language in text}


def _fields(passages: Sequence[Passage]) -> str:
    return ", ".join(dict.fromkeys(field_address(one.path) for one in passages))
