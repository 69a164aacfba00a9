"""How the official documents and the entries cover each other."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from konzept.model.claims import Unclaimed
from konzept.model.dataset import Dataset
from konzept.official.documents import SourceDocuments
from konzept.official.segmentation import Segmentation
from konzept.official.sentences import sentences
from konzept.report.problem import Problem
from konzept.texts import tell

_LONGEST = 80


def about_documents(problems: Iterable[Problem], documents: SourceDocuments) -> list[Problem]:
    """The problems with the documents and beside them; those of the data alone are the business of `check`."""
    files = {problem.file for problem in documents.problems} | {one.file for one in documents.by_concept.values()}
    return [one for one in problems if one.file in files or one.code.startswith(("source-", "sentence-"))]


def table(dataset: Dataset, concept: str, segmentation: Segmentation, language: str) -> str:
    """How a document and the entries of its concept cover each other: a row for each section, and the sum."""
    rows = [tuple(tell("sources.columns", language).split("|")), *_rows(dataset, concept, segmentation, language)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join(
        [*(line.rstrip() for line in lines), "", "  " + _sum(dataset, concept, segmentation, language), ""]
    )


def _rows(dataset: Dataset, concept: str, segmentation: Segmentation, language: str) -> Iterator[tuple[str, ...]]:
    entries = [entry.section for entry in dataset.entries.values() if entry.concept == concept]
    claims = dataset.claims[concept]
    for section in dataset.concepts[concept].sections:
        count = str(entries.count(section.number))
        passage = segmentation.sections.get(section.number)
        if passage is None:
            yield (section.number, "–", "–", "–", count, "–", tell("sources.absent", language))
            continue
        state = ""
        if section.wording != passage.fingerprint:
            state = tell(f"sources.{'changed' if section.wording else 'new'}", language, old=section.wording)
        lines = f"{passage.line}–{passage.last}"
        marks = [piece.mark for piece in sentences(passage) if piece.mark]
        rendered = sum((section.number, mark) in claims.by_place for mark in marks)
        said = f"{rendered}/{len(marks)}" if claims.begun else str(len(marks))
        yield (section.number, lines, str(passage.words), said, count, passage.fingerprint, state)


def _sum(dataset: Dataset, concept: str, segmentation: Segmentation, language: str) -> str:
    entries = [entry for entry in dataset.entries.values() if entry.concept == concept]
    passages = segmentation.sections.values()
    items = {number for passage in passages for number in passage.items}
    numbers = {entry.number for entry in entries if entry.number}
    return tell(
        "sources.sum",
        language,
        found=len(passages),
        all=len(dataset.concepts[concept].sections),
        text=sum(bool(passage.words) for passage in passages),
        words=sum(passage.words for passage in passages),
        sentences=sum(len(sentences(passage)) for passage in passages),
        entries=len(entries),
        items=len(items & numbers),
        numbers=len(numbers),
        loose=sum(loose.words for loose in segmentation.unassigned),
    )


def unclaimed(dataset: Dataset, concept: str, segmentation: Segmentation, language: str) -> str:
    """The recorded sentences that no entry renders: place, fingerprint, first words, and the entries beside them.

    Which entry renders one is for people to say.
    """
    lines = [line for one in dataset.claims[concept].unclaimed() for line in _run(one, segmentation, language)]
    return (
        "\n".join([tell("sources.unclaimed", language, concept=concept, count=len(lines)), *lines, ""]) if lines else ""
    )


def _run(one: Unclaimed, segmentation: Segmentation, language: str) -> Iterator[str]:
    passage = segmentation.sections.get(one.section)
    texts = {piece.mark: piece.text for piece in (sentences(passage) if passage else ())}
    near = ", ".join(entry.id for entry in one.near)
    beside = tell("sources.beside", language, entries=near) if near else ""
    for place, mark in enumerate(one.marks, start=one.first + 1):
        text = textwrap.shorten(texts.get(mark, "…"), _LONGEST, placeholder=" …")
        yield f'  {one.section}  {place:>3}  "{mark}"  {text}{beside}'
