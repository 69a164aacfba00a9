"""Records that the places which retell an entry suit it as it is now: one line in the entry's file, nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from konzept.model import Entry, Fingerprint
from konzept.model.dataset import Dataset
from konzept.model.shape import TRANSLATION
from konzept.read.rewriting import content, replace_file
from konzept.read.suggest import nearest_id
from konzept.report.formats import shown_path
from konzept.report.progress import Refused
from konzept.texts import tell
from konzept.translation.paraphrases import PARAPHRASED, Sentence, entry_fingerprint, paraphrases
from konzept.translation.recording import NotWritable

_LINE = re.compile(rf"^{PARAPHRASED}:[^\n]*\n", re.MULTILINE)
_END = re.compile(rf"^{TRANSLATION}:|\Z", re.MULTILINE)


@dataclass(frozen=True)
class ParaphraseRecorder:
    """Records for entries of the data in a folder; `language` is the one it speaks to the user."""

    dataset: Dataset
    data: Path
    language: str

    def named(self, name: str) -> Entry:
        """The entry with an id; raises `Refused` if there is none."""
        if name not in self.dataset.entries:
            near = nearest_id(name, sorted(self.dataset.entries))
            more = tell("translated.nearest", self.language, nearest=near) if near else ""
            raise Refused(tell("translated.unknown", self.language, name=name) + more)
        return self.dataset.entries[name]

    @cached_property
    def retold(self) -> Sequence[Entry]:
        """All entries that are retold somewhere."""
        places = paraphrases(self.dataset).of_entry
        return [entry for entry in self.dataset.entries.values() if entry.id in places]

    def record(self, entry: Entry) -> bool:
        """Writes the fingerprint of an entry into its file, if it is another; raises `NotWritable`."""
        mark = entry_fingerprint(self.dataset, entry)
        if entry.paraphrased == mark:
            return False
        path = self.data / entry.file
        replace_file(path, rewritten(path.read_bytes(), mark))
        return True

    def told(self, entry: Entry) -> Iterator[str]:
        """Where an entry is retold, line by line, so that somebody can look there."""
        places: Sequence[Sentence] = paraphrases(self.dataset).of_entry.get(entry.id, ())
        for file in dict.fromkeys(one.file for one in places):
            yield tell("paraphrased.place", self.language, file=shown_path(file, self.data))


def rewritten(data: bytes, mark: Fingerprint) -> bytes:
    """What an entry's file holds once the fingerprint is in it, before its translations."""
    source = data.decode("utf-8")
    ending = "\r\n" if "\r\n" in source else "\n"
    text = source.replace("\r\n", "\n")
    line = f"{PARAPHRASED}: {mark}\n"
    if _LINE.search(text):
        written = _LINE.sub(line, text, count=1)
    else:
        place = next(_END.finditer(text)).start()
        before = text[:place] if text[:place].endswith("\n") else f"{text[:place]}\n"
        written = before + line + text[place:]
    old, new = content(text), content(written)
    if not isinstance(old, dict) or new != old | {PARAPHRASED: mark}:
        raise NotWritable
    return written.replace("\n", ending).encode("utf-8")
