"""What is no longer there under an address that was promised to stay."""

from __future__ import annotations

from dataclasses import dataclass

from konzept.model.records import Record
from konzept.model.values import Calendar, ConceptId, Text
from konzept.model.vocabulary import RetiredKind


@dataclass(frozen=True, kw_only=True)
class Retired(Record):
    """A record that has gone; the file is called by the id it had, for a section by its concept and its number.

    Its page, at the address that the record had, says why and where to go instead.
    `concept` is that of an entry or a section, `slug` the address of a field of action.
    `replaced_by` are ids of records that are there.
    """

    kind: RetiredKind
    title: Text
    reason: Text
    concept: ConceptId | None = None
    slug: Text | None = None
    replaced_by: tuple[str, ...] = ()
    date: Calendar | None = None

    @property
    def number(self) -> str:
        """The number of a section, which the name of the file ends with."""
        return self.id.removeprefix(f"{self.concept}-")
