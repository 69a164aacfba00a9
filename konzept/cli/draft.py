"""`python -m konzept draft FILE`: an official document becomes draft files, outside the data."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from konzept.cli import options
from konzept.editing.draft import FINDINGS, DraftRequest, draft
from konzept.editing.new_record import concept_below, refuse_bad_id
from konzept.editing.template import TODO
from konzept.model.dataset import Dataset
from konzept.official.documents import SUFFIXES, read_document
from konzept.read.load import load
from konzept.read.rewriting import replace_files
from konzept.report import formats
from konzept.report.problem import Problem
from konzept.report.progress import Refused
from konzept.texts import tell

FOLDER = "drafts"


@click.command("draft", cls=options.Command)
@click.argument("file", type=Path, metavar="FILE")
@click.option("--concept", default="", metavar="ID")
@click.option("--parent", default="land", metavar="ID")
@click.option("--prefix", default="", metavar="MK")
@click.option("--output", type=Path, metavar="DIR")
@options.data
@options.language
def command(language: str, file: Path, concept: str, parent: str, prefix: str, output: Path | None, data: Path) -> int:
    """The exit code: 0 written, 1 nothing to draft in the document, 2 wrong usage."""
    dataset = load(data).partial.dataset
    concept = concept or file.stem
    request = _request(concept, parent, prefix, dataset, language)
    folder = output or Path(FOLDER) / concept
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(tell("draft.taken", language, folder=folder.as_posix()))
    text = _read(file, language)
    if isinstance(text, Problem):
        print(formats.text([text], language, file.parent), end="")
        return 1
    made = draft(text, request, dataset, language)
    if not made.sections:
        print(tell("draft.nothing", language, file=file.as_posix()))
        return 1
    replace_files({folder / name: content for name, content in made.files.items()})
    counts = Counter(entry.item.kind for entry in made.entries)
    found = {kind: counts[kind] for kind in ("guideline", "goal", "measure")}
    said = tell("draft.done", language, folder=folder.as_posix(), sections=len(made.sections), places=made.places,
                table=FINDINGS, todo=TODO, **found)  # fmt: skip
    print(said)
    return 0


def _request(concept: str, parent: str, prefix: str, dataset: Dataset, language: str) -> DraftRequest:
    """What is asked for, with ids that the data could have."""
    if concept in dataset.concepts:
        raise Refused(tell("draft.known", language, concept=concept))
    refuse_bad_id(concept, language)
    known = concept_below(parent, concept, dataset, language)
    if prefix:
        refuse_bad_id(prefix, language)
        known["prefix"] = f'"{prefix}"'
    return DraftRequest(concept, known)


def _read(file: Path, language: str) -> str | Problem:
    """The document’s text, or what is wrong with it."""
    if not file.is_file() or file.suffix.lower() not in SUFFIXES:
        raise Refused(tell("draft.no_file", language, file=file.as_posix(), allowed=", ".join(SUFFIXES)))
    return read_document(file)
