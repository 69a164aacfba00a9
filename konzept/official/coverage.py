"""How the official documents and the entries cover each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from konzept.model.dataset import Dataset
from konzept.official.documents import SourceDocuments
from konzept.official.segmentation import Segmentation
from konzept.report.problem import Problem
from konzept.texts import tell


def about_documents(problems: Iterable[Problem], documents: SourceDocuments) -> list[Problem]:
    """The problems with the documents and beside them; those of the data alone are the business of `check`."""
    files = {problem.file for problem in documents.problems} | {one.file for one in documents.by_concept.values()}
    return [one for one in problems if one.file in files or one.code.startswith("source-")]


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
    for section in dataset.concepts[concept].sections:
        count = str(entries.count(section.number))
        passage = segmentation.sections.get(section.number)
        if passage is None:
            yield (section.number, "–", "–", count, "–", tell("sources.absent", language))
            continue
        state = ""
        if section.wording != passage.fingerprint:
            state = tell(f"sources.{'changed' if section.wording else 'new'}", language, old=section.wording)
        lines = f"{passage.line}–{passage.last}"
        yield (section.number, lines, str(passage.words), count, passage.fingerprint, state)


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
        entries=len(entries),
        items=len(items & numbers),
        numbers=len(numbers),
        loose=sum(loose.words for loose in segmentation.unassigned),
    )
