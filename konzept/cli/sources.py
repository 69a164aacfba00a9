"""`python -m konzept sources`: how the official documents and our entries cover each other, and `--record`.

A fingerprint is recorded by somebody who has compared the entries with the text; the build only reads it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from konzept.checks.run import Checked, check
from konzept.cli.parser import Parser, folder_exists
from konzept.model.dataset import World
from konzept.official.documents import SIZE_LIMIT, SUFFIXES, sources_folder
from konzept.official.record import record
from konzept.official.segmentation import Segmentation
from konzept.read.rewriting import replace_file
from konzept.read.safe_text import decoded, raw
from konzept.report import formats
from konzept.report.problem import Problem
from konzept.texts import LANGUAGES

_USAGE = "python -m konzept sources [--sources DIR] [--data DIR] [--lang de|en] [--record [CONCEPT[/SECTION] …]]"
_TEXTS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "none": "In {folder} liegt kein amtliches Dokument. Legen Sie es dort als {names} ab: "
        "Text oder Markdown, wie exportiert.",
        "columns": "Abschnitt|Zeilen|Wörter|Einträge|Fingerabdruck|",
        "changed": "geändert, festgehalten ist {old}",
        "new": "nicht festgehalten",
        "absent": "nicht gefunden",
        "sum": "{found} von {all} Abschnitten gefunden, {text} mit eigenem Text, {words} Wörter; {entries} Einträge, "
        "{items} von {numbers} gedruckten Nummern gefunden; {loose} Wörter ohne Abschnitt.",
        "clean": "Jeder Text hat einen Eintrag, und keiner hat sich geändert.",
        "broken": "Die Daten enthalten Fehler: bitte zuerst „python -m konzept check“.",
        "recorded": "{file}: neue Fingerabdrücke: {count}.",
        "nothing": "{file}: alle Fingerabdrücke sind schon eingetragen.",
        "unknown": "„{what}“ ist kein Abschnitt eines vorliegenden Dokuments; möglich ist zum Beispiel {example}.",
    },
    "en": {
        "none": "There is no official document in {folder}. Put it there as {names}: text or Markdown, as exported.",
        "columns": "section|lines|words|entries|fingerprint|",
        "changed": "changed, {old} is recorded",
        "new": "not recorded",
        "absent": "not found",
        "sum": "{found} of {all} sections found, {text} with text of their own, {words} words; {entries} entries, "
        "{items} of {numbers} printed numbers found; {loose} words without a section.",
        "clean": "Every text has an entry, and none has changed.",
        "broken": "There are errors in the data: please run “python -m konzept check” first.",
        "recorded": "{file}: new fingerprints: {count}.",
        "nothing": "{file}: all fingerprints are already written.",
        "unknown": "“{what}” is no section of a document at hand; {example}, for example, would be one.",
    },
}


def main(argv: list[str]) -> int:
    """The exit code: 0 all covered and unchanged, 1 something to do, 2 bad usage."""
    options = _parser().understand(argv, _USAGE)
    if options is None:
        return 2
    data: Path = options.data
    folder = sources_folder(data, options.sources)
    if not all(folder_exists(needed, options.lang) for needed in (data, options.sources) if needed):
        return 2
    checked = check(data, folder)
    if options.record is None:
        return _report(checked, data, folder, options.lang)
    return _record(checked, data, folder, options.lang, options.record)


def _parser() -> Parser:
    parser = Parser(
        prog="python -m konzept sources",
        description="Vergleicht die amtlichen Dokumente mit den Einträgen / "
        "compares the official documents with the entries",
        allow_abbrev=False,
    )
    parser.add_argument("--data", type=Path, default=Path("data"), metavar="DIR")
    parser.add_argument("--sources", type=Path, metavar="DIR")
    parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    parser.add_argument("--record", nargs="*", metavar="CONCEPT[/SECTION]")
    return parser


def _report(checked: Checked, data: Path, folder: Path, language: str) -> int:
    """Prints what covers what; data with errors cannot be compared."""
    texts = _TEXTS[language]
    problems = _about_sources(checked)
    if checked.world is None and not problems:
        print(texts["broken"], file=sys.stderr)
        return 1
    if not checked.documents.by_concept and not problems:
        print(_nothing_there(checked, folder, data, language))
        return 0
    if checked.world is not None:
        for concept, cutting in checked.documents.segmentations.items():
            print(_table(checked, checked.world, concept, cutting, data, language))
    if problems:
        print(formats.text(problems, language, data), end="")
    else:
        print(texts["clean"])
    return 1 if problems else 0


def _about_sources(checked: Checked) -> list[Problem]:
    """The problems with the documents and beside them; those of the data alone are the business of `check`."""
    inside = {problem.file for problem in checked.documents.problems}
    inside |= {paper.file for paper in checked.documents.by_concept.values()}
    return [one for one in checked.problems if one.file in inside or one.code.startswith("source-")]


def _nothing_there(checked: Checked, folder: Path, data: Path, language: str) -> str:
    concepts = checked.world.concepts if checked.world else ()
    names = ", ".join(f"{concept}{SUFFIXES[0]}" for concept in concepts)
    return _TEXTS[language]["none"].format(folder=formats.shown_path(os.fspath(folder), data), names=names)


def _table(checked: Checked, world: World, concept: str, cutting: Segmentation, data: Path, language: str) -> str:
    texts = _TEXTS[language]
    file = formats.shown_path(checked.documents.by_concept[concept].file, data)
    rows = [tuple(texts["columns"].split("|")), *_rows(world, concept, cutting, texts)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join([file, *(line.rstrip() for line in lines), "", "  " + _sum(world, concept, cutting, texts), ""])


def _rows(world: World, concept: str, cutting: Segmentation, texts: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    entries = [entry.section for entry in world.entries.values() if entry.concept == concept]
    for section in world.concepts[concept].sections:
        count = str(entries.count(section.number))
        passage = cutting.sections.get(section.number)
        if passage is None:
            yield (section.number, "–", "–", count, "–", texts["absent"])
            continue
        state = ""
        if section.wording != passage.fingerprint:
            state = texts["changed"].format(old=section.wording) if section.wording else texts["new"]
        lines = f"{passage.line}–{passage.last}"
        yield (section.number, lines, str(passage.words), count, passage.fingerprint, state)


def _sum(world: World, concept: str, cutting: Segmentation, texts: Mapping[str, str]) -> str:
    entries = [entry for entry in world.entries.values() if entry.concept == concept]
    passages = cutting.sections.values()
    items = {number for passage in passages for number in passage.items}
    numbers = {entry.number for entry in entries if entry.number}
    return texts["sum"].format(
        found=len(passages),
        all=len(world.concepts[concept].sections),
        text=sum(bool(passage.words) for passage in passages),
        words=sum(passage.words for passage in passages),
        entries=len(entries),
        items=len(items & numbers),
        numbers=len(numbers),
        loose=sum(loose.words for loose in cutting.unassigned),
    )


def _record(checked: Checked, data: Path, folder: Path, language: str, wanted: Sequence[str]) -> int:
    """Writes the fingerprints of all sections at hand, or of those that are named."""
    texts = _TEXTS[language]
    if checked.world is None:
        print(texts["broken"], file=sys.stderr)
        return 1
    found = fingerprints(checked)
    if not found:
        print(_nothing_there(checked, folder, data, language), file=sys.stderr)
        return 1
    for what in wanted:
        if what not in found and all(concept != what for concept, _ in map(_split, found)):
            print(texts["unknown"].format(what=what, example=next(iter(found))), file=sys.stderr)
            return 2
    chosen = {key: new for key, new in found.items() if not wanted or key in wanted or _split(key)[0] in wanted}
    outcomes = [write(checked.world, concept, chosen, data) for concept in checked.documents.segmentations]
    for one in outcomes:
        if one.changed or not one.problems:
            shown = formats.shown_path(one.file, data)
            print(texts["recorded" if one.changed else "nothing"].format(file=shown, count=one.changed))
    problems = [problem for one in outcomes for problem in one.problems]
    if problems:
        print(formats.text(problems, language, data), end="")
    return 1 if problems else 0


def fingerprints(checked: Checked) -> Mapping[str, str]:
    """The fingerprint of each passage at hand, by `concept/section`."""
    return {
        f"{concept}/{number}": passage.fingerprint
        for concept, cutting in checked.documents.segmentations.items()
        for number, passage in cutting.sections.items()
    }


def _split(key: str) -> tuple[str, str]:
    concept, _, section = key.partition("/")
    return concept, section


@dataclass(frozen=True)
class Outcome:
    """What became of a concept's file: how many fingerprints in it are new, and which it could not take."""

    file: str
    changed: int
    problems: tuple[Problem, ...]


def write(world: World, concept: str, chosen: Mapping[str, str], data: Path) -> Outcome:
    """Writes those of the fingerprints, by `concept/section`, that belong to a concept into its file."""
    own = {section: new for key, new in chosen.items() for name, section in [_split(key)] if name == concept}
    file = world.concepts[concept].file
    source = raw(data / file, file, data, SIZE_LIMIT)
    text = source if isinstance(source, Problem) else decoded(source, file)
    if isinstance(text, Problem):
        return Outcome(file, 0, (text,))
    recorded = record(text, own)
    if recorded.changed:
        replace_file(data / file, recorded.text.encode("utf-8"))
    by_hand = (
        Problem(file, one.line, one.column, ("sections",), "record-by-hand", {"fingerprint": own[one.number]})
        for one in recorded.unwritten
    )
    return Outcome(file, recorded.changed, tuple(by_hand))
