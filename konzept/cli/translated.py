"""`python -m konzept translated`: records that translations suit their originals as these are now.

It writes fingerprints and nothing else; whether the wording is right is for people to say.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from konzept.checks.run import check, text_report
from konzept.model import Localised
from konzept.model.dataset import World
from konzept.model.texts import Bilingual, gather
from konzept.model.values import FieldPath
from konzept.read.suggest import nearest
from konzept.report.formats import shown_path
from konzept.report.problem import field_address
from konzept.report.progress import Refused
from konzept.texts import LANGUAGES
from konzept.translation.history import History, changes
from konzept.translation.ledger import ledger
from konzept.translation.pages import content_beside
from konzept.translation.recording import NotWritable, Recording, marks, matching, write
from konzept.translation.segments import Segment, SourceType, TranslatedFile, normalised, target_languages

Says = Mapping[str, str]

_SAYS: Mapping[str, Says] = {
    "de": {
        "recorded": "{file} ({language}): vermerkt {fields}.",
        "unchanged": "    Unverändert seither: {fields}. Das ist richtig, wenn der Sinn derselbe blieb.",
        "left": "    Noch offen: {fields}.",
        "removed": "{file} ({language}): Fingerabdrücke ohne Text entfernt: {count}.",
        "nothing": "{file} ({language}): nichts zu vermerken, alles ist aktuell.",
        "all": "Fertig: {count} Dateien geändert, alle Übersetzungen sind als aktuell vermerkt.",
        "unknown": "„{name}“ kenne ich nicht.",
        "nearest": " Meinten Sie „{nearest}“?",
        "ambiguous": "„{name}“ heißt mehreres. Bitte die Datei nennen: {files}",
        "no_field": "In {file} gibt es kein Feld „{field}“. Übersetzt werden dort: {fields}",
        "no_language": "„{language}“ ist keine Sprache, in die übersetzt wird. Das sind: {languages}",
        "no_name": "Bitte eine Kennung nennen (zum Beispiel M-5.4.1.8 oder about), eine Datei oder --all.",
        "not_writable": "{file} ist ungewöhnlich geschrieben und bleibt, wie es ist. Bitte von Hand eintragen: {marks}",
        "broken": "Nichts vermerkt. Bitte zuerst die genannten Stellen ändern.",
        "no_data": "Den Datenordner {data} gibt es nicht.",
    },
    "en": {
        "recorded": "{file} ({language}): recorded {fields}.",
        "unchanged": "    Unchanged since: {fields}. That is right if the meaning is still the same.",
        "left": "    Still open: {fields}.",
        "removed": "{file} ({language}): fingerprints without a text removed: {count}.",
        "nothing": "{file} ({language}): nothing to record, all is current.",
        "all": "Done: {count} files changed, all translations are recorded as current.",
        "unknown": "“{name}” is unknown.",
        "nearest": " Did you mean “{nearest}”?",
        "ambiguous": "“{name}” stands for several things. Please name the file: {files}",
        "no_field": "There is no field “{field}” in {file}. What is translated there: {fields}",
        "no_language": "“{language}” is not a language that is translated into. These are: {languages}",
        "no_name": "Please name an id (for example M-5.4.1.8 or about), a file, or --all.",
        "not_writable": "{file} is written in an unusual way and stays as it is. Please add by hand: {marks}",
        "broken": "Nothing recorded. Please change the places named above first.",
        "no_data": "There is no data folder {data}.",
    },
}


def main(arguments: Sequence[str] | None = None) -> int:
    """The command itself: 0 if all is recorded, 1 if the data or a file are in the way, 2 for bad usage."""
    asked = _parser().parse_args(arguments)
    says = _SAYS[asked.messages]
    try:
        return _run(asked, says)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m konzept translated",
        description="Übersetzungen als aktuell vermerken / record translations as current",
    )
    parser.add_argument("names", nargs="*", metavar="ID", help="a record, a page, a file of labels, or a path")
    parser.add_argument("--lang", metavar="CODE", help="the language translated into (default: every one)")
    parser.add_argument("--field", action="append", default=[], metavar="FIELD", help="only this, e.g. links.2.reason")
    parser.add_argument("--all", action="store_true", help="everything there is")
    parser.add_argument("--data", type=Path, default=os.environ.get("KONZEPT_DATA") or "data", metavar="DIR")
    parser.add_argument("--messages", choices=LANGUAGES, default="de", help="language of the messages (default: de)")
    return parser


def _run(asked: argparse.Namespace, says: Says) -> int:
    data = asked.data.absolute()
    if not data.is_dir():
        raise Refused(says["no_data"].format(data=asked.data))
    if not asked.names and not asked.all:
        raise Refused(says["no_name"])
    checked = check(data)
    if checked.world is None:
        print(text_report(checked, asked.messages, data), says["broken"], sep="\n", file=sys.stderr)
        return 1
    every = ledger(checked.world, content_beside(data)).files
    wanted = every if asked.all else [sheet for name in asked.names for sheet in _named(name, every, data, says)]
    desk = _Desk(checked.world, data, says, quiet=asked.all)
    return desk.record([tuple(desk.recordings(sheet, asked.lang, asked.field)) for sheet in wanted])


def _named(name: str, sheets: Sequence[TranslatedFile], data: Path, says: Says) -> list[TranslatedFile]:
    """The sheets that a name stands for: an id, the stem of a page or a file of labels, or the way to a file."""
    found = [sheet for sheet in sheets if name == sheet.name]
    if len({(sheet.type, sheet.kind) for sheet in found}) > 1:
        files = ", ".join(shown_path(sheet.file, data) for sheet in found)
        raise Refused(says["ambiguous"].format(name=name, files=files))
    found = found or [sheet for sheet in sheets if name in (sheet.file, shown_path(sheet.file, data))]
    if not found:
        near = nearest(name, sorted({sheet.name for sheet in sheets}))
        raise Refused(says["unknown"].format(name=name) + (says["nearest"].format(nearest=near) if near else ""))
    return found


@dataclass(frozen=True)
class _Desk:
    """Records, and tells what it did; `quiet` while it does everything at once."""

    world: World
    data: Path
    says: Says
    quiet: bool

    def recordings(self, sheet: TranslatedFile, language: str | None, fields: Sequence[str]) -> Iterator[Recording]:
        """What is asked for of one sheet; raises `Refused` if there is no such language or field."""
        languages = target_languages(self.world)
        if language and language not in languages:
            raise Refused(self.says["no_language"].format(language=language, languages=", ".join(languages)))
        meant = matching(sheet, fields)
        if fields and not meant:
            there = ", ".join(dict.fromkeys(one.address for one in sheet.segments))
            file = shown_path(sheet.file, self.data)
            raise Refused(self.says["no_field"].format(file=file, field=", ".join(fields), fields=there))
        yield from (Recording(sheet, one, meant) for one in sheet.languages if language in (None, one))

    def record(self, jobs: Sequence[Sequence[Recording]]) -> int:
        """Writes what has to be written; 1 if a file cannot be written to."""
        results = [self._write(job[0].file, job) for job in jobs if job]
        if self.quiet:
            print(self.says["all"].format(count=results.count("changed")))
        return 1 if "refused" in results else 0

    def _write(self, sheet: TranslatedFile, job: Sequence[Recording]) -> str:
        wanted = marks(sheet, job)
        told = [line for one in job for line in self._told(one)] if not self.quiet else []
        try:
            if wanted is not None:
                write(self.data / sheet.file, sheet.type, wanted)
        except NotWritable:
            shown = "; ".join(f"{language}: [{', '.join(found)}]" for language, found in (wanted or {}).items())
            print(
                self.says["not_writable"].format(file=shown_path(sheet.file, self.data), marks=shown), file=sys.stderr
            )
            return "refused"
        print("".join(f"{line}\n" for line in told), end="")
        return "kept" if wanted is None else "changed"

    def _told(self, one: Recording) -> Iterator[str]:
        """What happens to one sheet in one language, line by line."""
        where = {"file": shown_path(one.file.file, self.data), "language": one.language}
        if one.new:
            yield self.says["recorded"].format(**where, fields=_fields(one.new))
        if same := self._unchanged(one):
            yield self.says["unchanged"].format(fields=_fields(same))
        if one.removed:
            yield self.says["removed"].format(**where, count=one.removed)
        if one.left:
            yield self.says["left"].format(fields=_fields(one.left))
        elif not one.new and not one.removed:
            yield self.says["nothing"].format(**where)

    def _unchanged(self, one: Recording) -> list[Segment]:
        """The texts whose translation reads as it did when the former original was recorded."""
        history = History(self.data, self.world.root_language.id)
        earlier = history.earlier(one.file, one.language) if one.new else ()
        wordings = self._wordings(one.file, one.language)
        return [
            change.segment
            for change in changes(one.new, earlier)
            if change.earlier and normalised(change.earlier.translation) == wordings.get(change.segment.path)
        ]

    def _wordings(self, sheet: TranslatedFile, language: str) -> Mapping[FieldPath, str]:
        """The translations in a file by their way; a page's blocks cannot be told apart across languages."""
        if sheet.type is SourceType.PAGES:
            return {}
        if sheet.type is SourceType.LABELS:
            found: dict[FieldPath, Localised] = {
                one.path: self.world.labels[str(one.path[0])] for one in sheet.segments
            }
        else:
            record = self.world.records[sheet.kind][sheet.name]
            found = {one.path: one.text for one in gather([record]) if isinstance(one, Bilingual)}
        return {path: normalised(text[language]) for path, text in found.items() if language in text}


def _fields(passages: Sequence[Segment]) -> str:
    return ", ".join(dict.fromkeys(field_address(one.path) for one in passages))
