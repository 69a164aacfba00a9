"""`python -m konzept sources`: how the official documents and our entries cover each other, and `--record`.

A fingerprint is recorded by somebody who has compared the entries with the text; the build only reads it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from konzept.checks.bindingness import OPEN_WORDS
from konzept.checks.run import Checked, check, read
from konzept.checks.sentences import OPEN_CLAIMS
from konzept.cli import options
from konzept.model.dataset import Dataset
from konzept.official.coverage import about_documents, table, unclaimed
from konzept.official.documents import SUFFIXES, sources_folder
from konzept.official.recording import chosen, fingerprints, words_that_bind, write, write_words
from konzept.report import formats
from konzept.report.problem import Severity
from konzept.report.progress import Refused
from konzept.texts import tell

_ALL = "*"


@click.command("sources", cls=options.Command)
@options.sources
@options.data
@click.option("--record", is_flag=False, flag_value=_ALL, metavar="[CONCEPT[/SECTION] …]")
@click.argument("more", nargs=-1, metavar="")
@options.language
def command(language: str, data: Path, sources: Path | None, record: str | None, more: Sequence[str]) -> int:
    """The exit code: 0 all covered and unchanged, 1 something to do, 2 there is no such section."""
    if more and record is None:
        click.get_current_context().fail("")
    folder = sources_folder(data, sources)
    checked = check(data, folder)
    if record is None:
        return _report(checked, data, folder, language)
    return _record(checked, data, folder, language, [*more] if record == _ALL else [record, *more])


def _report(checked: Checked, data: Path, folder: Path, language: str) -> int:
    """Prints what covers what; data with errors cannot be compared."""
    problems = about_documents(checked.problems, checked.documents)
    dataset = _dataset(checked, data, folder)
    if dataset is None:
        problems = [problem for problem in problems if problem.code not in OPEN_CLAIMS]
    if dataset is None and not problems:
        print(tell("sources.broken", language), file=sys.stderr)
        return 1
    if not checked.documents.by_concept and not problems:
        print(_nothing_there(dataset, folder, data, language))
        return 0
    if dataset is not None:
        for concept, segmentation in checked.documents.segmentations.items():
            print(formats.shown_path(checked.documents.by_concept[concept].file, data))
            print(table(dataset, concept, segmentation, language))
            if open_sentences := unclaimed(dataset, concept, segmentation, language):
                print(open_sentences)
    print(formats.text(problems, language, data) if problems else tell("sources.clean", language) + "\n", end="")
    return 1 if problems else 0


def _dataset(checked: Checked, data: Path, folder: Path) -> Dataset | None:
    """What can be compared: all that is free of errors, or has no others than the ones this command helps with."""
    errors = {problem.code for problem in checked.problems if problem.severity is Severity.ERROR}
    return read(data, folder)[0].dataset if errors.issubset((*OPEN_CLAIMS, *OPEN_WORDS)) else None


def _nothing_there(dataset: Dataset | None, folder: Path, data: Path, language: str) -> str:
    concepts = dataset.concepts if dataset else ()
    names = ", ".join(f"{concept}{SUFFIXES[0]}" for concept in concepts)
    return tell("sources.none", language, folder=formats.shown_path(os.fspath(folder), data), names=names)


def _record(checked: Checked, data: Path, folder: Path, language: str, wanted: Sequence[str]) -> int:
    """Writes the fingerprints of all sections at hand, or of those that are named."""
    found = fingerprints(checked.documents.segmentations)
    dataset = _dataset(checked, data, folder)
    if dataset is None or not found:
        why = _nothing_there(dataset, folder, data, language) if dataset else tell("sources.broken", language)
        print(why, file=sys.stderr)
        return 1
    for what in wanted:
        if not chosen(found, [what]):
            raise Refused(tell("sources.unknown", language, what=what, example=next(iter(found))))
    marks = chosen(found, wanted)
    outcomes = [write(dataset, concept, marks, data) for concept in checked.documents.segmentations]
    for one in outcomes:
        if one.changed or not one.problems:
            key = f"sources.{'recorded' if one.changed else 'nothing'}"
            print(tell(key, language, file=formats.shown_path(one.file, data), count=one.changed))
    found_words = words_that_bind(checked.documents.segmentations, marks)
    entries = [one for concept, words in found_words.items() for one in write_words(dataset, concept, words, data)]
    if count := sum(bool(one.changed) for one in entries):
        print(tell("sources.words", language, count=count))
    _show_unclaimed(data, folder, language)
    problems = [problem for one in (*outcomes, *entries) for problem in one.problems]
    if problems:
        print(formats.text(problems, language, data), end="")
    return 1 if problems else 0


def _show_unclaimed(data: Path, folder: Path, language: str) -> None:
    """Prints which sentences wait for an entry now, where entries have begun to name some."""
    checked = check(data, folder)
    dataset = _dataset(checked, data, folder)
    for concept, segmentation in checked.documents.segmentations.items() if dataset else ():
        if dataset and dataset.claims[concept].begun:
            print(unclaimed(dataset, concept, segmentation, language), end="")
