"""What every rule works with: the draft of the data, its entries, and a problem at the place of a field."""

from __future__ import annotations

from typing import cast

from konzept.model import ENTRY_KINDS, Entry, Figure, Obligation, Record, Reference
from konzept.model.texts import Bilingual, Written
from konzept.model.values import FieldPath
from konzept.read.load import Draft
from konzept.report.problem import Problem, Value


def problem(draft: Draft, record: Record, path: FieldPath, code: str, /, **values: Value) -> Problem:
    """A problem with one field of a record, at the line where the field stands."""
    line, column = draft.place(record.file, path)
    return Problem(record.file, line, column, path, code, values)


def entries(draft: Draft) -> list[Entry]:
    """All entries that could be read, of every kind."""
    return [cast(Entry, entry) for kind in ENTRY_KINDS for entry in draft.world.records[kind].values()]


def obligations(draft: Draft) -> list[Obligation]:
    """All entries that commit somebody."""
    return [entry for entry in entries(draft) if isinstance(entry, Obligation)]


def has_section(draft: Draft, concept: str, number: str) -> bool:
    """Also true if the concept itself could not be read: then nothing can be said about it."""
    found = draft.world.concepts.get(concept)
    return found is None or any(section.number == number for section in found.sections)


def in_known_sections(draft: Draft, *records: Entry | Figure | Reference) -> bool:
    """Whether the sections of all of them exist; where one does not, nothing more can be said of how they agree."""
    return all(has_section(draft, record.concept, record.section) for record in records)


def in_text(draft: Draft, found: Written | Bilingual, code: str, below: int = 0, /, **values: Value) -> Problem:
    """A problem with a text of a record or a label, `below` so many lines inside it."""
    if found.record:
        file, (line, column) = found.record.file, draft.place(found.record.file, found.path, below)
    else:
        file, line, column = draft.label_place(found.path)
    return Problem(file, line, column, found.path, code, values)
