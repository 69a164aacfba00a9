"""The editors' notes by what they are about, contradictions and open questions first, and the weightiest of each."""

from __future__ import annotations

from dataclasses import dataclass

from konzept.model import Concept, Entry, Figure, Note, NoteType, Weight
from konzept.model.dataset import Dataset
from konzept.plan.pages import PageKey
from konzept.plan.site import Site


@dataclass(frozen=True)
class NoteView:
    """A note with the concept, the entries and the figures it is about."""

    note: Note
    concept: Concept
    entries: tuple[Entry, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class NotesView:
    """All notes by type."""

    groups: tuple[tuple[NoteType, tuple[NoteView, ...]], ...]
    count: int


def notes_view(site: Site, key: PageKey) -> NotesView:
    """The view of all notes."""
    dataset = site.dataset
    weights = list(Weight)
    notes = sorted(
        (_note(dataset, note) for note in dataset.notes.values()),
        key=lambda one: (weights.index(one.note.weight), one.concept.order),
    )
    groups = ((kind, tuple(one for one in notes if one.note.type is kind)) for kind in NoteType)
    return NotesView(tuple((kind, members) for kind, members in groups if members), len(notes))


def _note(dataset: Dataset, note: Note) -> NoteView:
    return NoteView(
        note=note,
        concept=dataset.concepts[note.concept],
        entries=tuple(dataset.entries[one] for one in note.entries),
        figures=tuple(dataset.figures[one] for one in note.figures),
    )
