"""Turns an official document into draft files outside the data: its section tree, and an entry for each item.

A draft says what stands in the document and where; whatever a person has to write or to decide is a TODO.  No sentence
of the document is copied.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from konzept.editing.ids import next_ids
from konzept.editing.template import TODO, Template
from konzept.language.spreadsheet import inert_cell
from konzept.model import KINDS
from konzept.model.dataset import Dataset
from konzept.official import LANGUAGE
from konzept.official.findings import Finding, FindingKind, findings
from konzept.official.headings import number_and_words
from konzept.official.items import Item, items
from konzept.official.outline import Passage, outline
from konzept.official.text import Lines, bare
from konzept.read.files import SUFFIX, DataFile
from konzept.texts import tell

FINDINGS = "findings.csv"
_FOLDERS = {kind.name: kind.folder for kind in KINDS}


@dataclass(frozen=True)
class DraftRequest:
    """The id of the new concept, and those of its fields that are known without the document, as in YAML."""

    concept: str
    known: Mapping[str, str]

    @property
    def prefix(self) -> str:
        """What the ids of its entries begin with."""
        return self.known["prefix"].strip('"')


@dataclass(frozen=True)
class Draft:
    """The files of a draft by their paths, and what was found: the sections, the entries, the places."""

    files: Mapping[str, bytes]
    sections: tuple[Passage, ...]
    entries: tuple[DraftEntry, ...]
    places: int


@dataclass(frozen=True)
class DraftEntry:
    """An entry to be written: its id, the item of the document, and what that names."""

    id: str
    item: Item
    findings: tuple[Finding, ...]

    def single(self, kind: FindingKind) -> Finding | None:
        """What the item says once: of two deadlines, or of two rhythms, a reader has to choose."""
        found = [one for one in self.findings if one.kind == kind]
        return found[0] if len({one.value for one in found}) == 1 else None


def draft(text: str, request: DraftRequest, dataset: Dataset, language: str) -> Draft:
    """The draft of a document; `language` is the one of the explanations in the files."""
    passages = outline(text)
    sections = tuple(passage for passage in passages if passage.is_section)
    places = {one: findings(one.lines, dataset.actors, dataset.laws) for one in passages}
    entries = tuple(_entries(passages, request, [one for found in places.values() for one in found]))
    template, write = Template(dataset, language), _Values(tuple(dataset.languages), language)
    found = DataFile("concept", request.concept, f"concepts/{request.concept}{SUFFIX}")
    files = {found.file: template.text(found, write.concept(text, sections, request.known))}
    positions: Counter[str] = Counter()
    for entry in entries:
        positions[entry.item.section] += 1
        folder = _FOLDERS[entry.item.kind].format(concept=request.concept)
        found = DataFile(entry.item.kind, entry.id, f"{folder}/{entry.id}{SUFFIX}", request.concept)
        files[found.file] = template.text(found, write.entry(entry, positions[entry.item.section]))
    every = {name: content.encode() for name, content in files.items()} | {FINDINGS: _table(places, language)}
    return Draft(every, sections, entries, sum(map(len, places.values())))


def _entries(passages: Sequence[Passage], request: DraftRequest, found: Sequence[Finding]) -> Iterator[DraftEntry]:
    taken: list[str] = []
    for item in items(passages):
        taken += next_ids((), taken, item.section, item.number, request.prefix)
        lines = {line for line, _ in item.lines}
        yield DraftEntry(taken[-1], item, tuple(one for one in found if one.line in lines))


@dataclass(frozen=True)
class _Values:
    """Writes what a document says as the values of fields, in YAML, each with its place in a comment."""

    languages: Sequence[str]
    language: str

    def concept(self, text: str, sections: Sequence[Passage], given: Mapping[str, str]) -> dict[str, str]:
        known = {**given, "sections": "".join(f"\n{line}" for one in sections for line in self._section(one))}
        lines = Lines.of(text).texts
        first = next((index for index, line in enumerate(lines) if bare(line)), 0)
        if sections and first + 1 < sections[0].line and not number_and_words(lines[first]):
            known["title"] = self._text(bare(lines[first]), self._line(first + 1))
        return {name: value for name, value in known.items() if value}

    def _section(self, one: Passage) -> Iterator[str]:
        yield f"  {self._line(one.line)}"
        yield f"  - number: {_quoted(one.number)}"
        yield "    heading:"
        yield from (f"      {line}" for line in self._languages(one.heading))
        if one.page:
            yield f"    page: {one.page}"

    def entry(self, entry: DraftEntry, position: int) -> dict[str, str]:
        item = entry.item
        known = {
            "title": self._text(item.title, self._line(item.line)) if item.title else "",
            "title_origin": "printed" if item.title else "editorial",
            "section": _quoted(item.section),
            "number": f"{_quoted(item.number)}  {self._line(item.line)}" if item.number else "",
            "position": str(position),
            "partners": self._list(entry, "body", lambda one: [f"actor: {one.value}", f"role: {TODO}"]),
            "when": self._when(entry),
            "quantities": self._list(entry, "quantity", lambda one: self._quantity(one, entry.single("rhythm"))),
            "laws": self._list(entry, "law", lambda one: [f"law: {one.value}"]),
        }
        return {name: value for name, value in known.items() if value}

    def _when(self, entry: DraftEntry) -> str:
        """What the item says once of its time; the words for it are a person's."""
        rhythm, deadline = entry.single("rhythm"), entry.single("deadline")
        lines = ["  text:", *(f"    {line}" for line in self._languages())]
        lines += [f"  {self._place(rhythm)}", f"  rhythm: {rhythm.value}"] if rhythm else []
        lines += [f"  {self._place(deadline)}", f"  deadline: {_quoted(deadline.value)}"] if deadline else []
        return "\n".join(["", *lines]) if rhythm or deadline else ""

    def _quantity(self, one: Finding, rhythm: Finding | None) -> list[str]:
        unit = [f"  {line}" for line in self._languages()]
        per = [f"per: {rhythm.value}"] if rhythm and rhythm.line == one.line else []
        return [f"value: {_quoted(one.value)}", "unit:", *unit, f"precision: {one.precision.value}", *per]

    def _list(self, entry: DraftEntry, kind: FindingKind, fields: Callable[[Finding], list[str]]) -> str:
        """A list with an item for each thing of a kind that is named, and the first place that names it."""
        found = {(one.value, one.unit): one for one in reversed(entry.findings) if one.kind == kind}
        lines: list[str] = []
        for one in reversed(found.values()):
            first, *more = fields(one)
            lines += [f"  {self._place(one)}", f"  - {first}", *(f"    {line}" for line in more)]
        return "\n".join(["", *lines]) if lines else ""

    def _text(self, words: str, place: str) -> str:
        return "\n".join(["", f"  {place}", *(f"  {line}" for line in self._languages(words))])

    def _languages(self, words: str = TODO) -> list[str]:
        """A text in every language: known in the one of the document, still to come in all others."""
        return [f"{code}: {_quoted(words if code == LANGUAGE else TODO)}" for code in self.languages]

    def _line(self, line: int) -> str:
        return f"# {tell('draft.place', self.language, line=line)}"

    def _place(self, one: Finding) -> str:
        return f"# {tell('draft.written', self.language, line=one.line, written=one.written)}"


def _quoted(text: str) -> str:
    """The text between double quotation marks, as YAML and JSON have it."""
    return json.dumps(text, ensure_ascii=False)


def _table(places: Mapping[Passage, Sequence[Finding]], language: str) -> bytes:
    """Every place that names something, also what fills no field, for a spreadsheet."""
    written = io.StringIO()
    table = csv.writer(written, delimiter=";" if language == "de" else ",", lineterminator="\r\n")
    table.writerow(tell("draft.columns", language).split("|"))
    for passage, found in places.items():
        for one in found:
            kind = tell(f"draft.kinds.{one.kind}", language)
            row = (passage.section, passage.number, one.line, kind, one.written, one.value)
            table.writerow(inert_cell(str(cell)) for cell in row)
    return b"\xef\xbb\xbf" + written.getvalue().encode()
