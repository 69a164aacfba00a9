"""What every rule works with: what could be read of the data, its entries, and a problem at the place of a field."""

from __future__ import annotations

from typing import cast

from konzept.model import ENTRY_KINDS, Entry, Figure, Obligation, Record, Reference
from konzept.model.texts import LocalisedText, Written
from konzept.model.values import FieldPath
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem, Value
from konzept.translation.pairs import Pair


def problem(partial: PartialDataset, record: Record, path: FieldPath, code: str, /, **values: Value) -> Problem:
    """A problem with one field of a record, at the line where the field stands."""
    line, column = partial.place(record.file, path)
    return Problem(record.file, line, column, path, code, values)


def entries(partial: PartialDataset) -> list[Entry]:
    """All entries that could be read, of every kind."""
    return [cast(Entry, entry) for kind in ENTRY_KINDS for entry in partial.dataset.records[kind].values()]


def obligations(partial: PartialDataset) -> list[Obligation]:
    """All entries that commit somebody."""
    return [entry for entry in entries(partial) if isinstance(entry, Obligation)]


def has_section(partial: PartialDataset, concept: str, number: str) -> bool:
    """Also true if the concept itself could not be read: then nothing can be said about it."""
    found = partial.dataset.concepts.get(concept)
    return found is None or any(section.number == number for section in found.sections)


def in_known_sections(partial: PartialDataset, *records: Entry | Figure | Reference) -> bool:
    """Whether the sections of all of them exist; where one does not, nothing more can be said of how they agree."""
    return all(has_section(partial, record.concept, record.section) for record in records)


def in_text(
    partial: PartialDataset, found: Written | LocalisedText, code: str, below: int = 0, /, **values: Value
) -> Problem:
    """A problem with a text of a record or a label, `below` so many lines inside it."""
    if found.record:
        file, (line, column) = found.record.file, partial.place(found.record.file, found.path, below)
    else:
        file, line, column = partial.label_place(found.path)
    return Problem(file, line, column, found.path, code, values)


def in_translation(partial: PartialDataset, pair: Pair, code: str, /, **values: Value) -> Problem:
    """A problem with a translation, wherever it stands."""
    if pair.file:
        return Problem(pair.file, pair.line + pair.below, 1, pair.path, code, values)
    written = Written(pair.record, (*pair.path, pair.language), pair.language, pair.translation)
    return in_text(partial, written, code, pair.below, **values)
