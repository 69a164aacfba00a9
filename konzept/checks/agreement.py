"""Rules about two files that speak of one another: what the one says of the other, the other must bear out."""

from __future__ import annotations

from collections.abc import Iterator

from konzept.checks.subject import entries, in_known_sections, problem
from konzept.checks.times import silent_on
from konzept.model import Calendar, Concept, Entry, Figure, Note, Obligation, Proviso
from konzept.model.values import FieldPath
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem


def notes_agree_with_their_entries(partial: PartialDataset) -> Iterator[Problem]:
    found = {entry.id: entry for entry in entries(partial)}
    for note in partial.dataset.notes.values():
        for index, id_ in enumerate(note.entries):
            entry = found.get(id_)
            if entry and in_known_sections(partial, entry) and not _covers(note, entry):
                yield problem(partial, note, ("entries", index), "note-section", entry=id_, section=entry.section)
        for index, id_ in enumerate(note.figures):
            figure = partial.dataset.figures.get(id_)
            if figure and figure.entry not in note.entries:
                yield problem(partial, note, ("figures", index), "note-figure", figure=id_, entry=figure.entry)


def _covers(note: Note, entry: Entry) -> bool:
    sections = any(f"{entry.section}.".startswith(f"{section}.") for section in note.sections)
    return note.concept == entry.concept and sections


def references_agree_with_their_entries(partial: PartialDataset) -> Iterator[Problem]:
    found = {entry.id: entry for entry in entries(partial)}
    for reference in partial.dataset.references.values():
        for index, id_ in enumerate(reference.entries):
            entry = found.get(id_)
            if entry is None:
                continue
            path = ("entries", index)
            apart = (entry.concept, entry.section) != (reference.concept, reference.section)
            if apart and in_known_sections(partial, entry, reference):
                yield problem(partial, reference, path, "reference-section", entry=id_, section=entry.section)
            if reference.law and reference.law not in {citation.law for citation in entry.laws}:
                yield problem(partial, reference, path, "reference-law", entry=id_, law=reference.law)


def duties_agree_with_their_entries(partial: PartialDataset) -> Iterator[Problem]:
    found = {entry.id: entry for entry in entries(partial)}
    for duty in partial.dataset.duties.values():
        for index, id_ in enumerate(duty.entries):
            entry = found.get(id_)
            if not isinstance(entry, Obligation):
                continue
            for number, actor in enumerate(duty.owed_by):
                if actor not in _named_in(entry):
                    yield problem(partial, duty, ("owed_by", number), "duty-owner", actor=actor, entry=id_)
            if entry.when and entry.when.rhythm and entry.when.rhythm != duty.rhythm:
                other = entry.when.rhythm.value
                yield problem(partial, duty, ("entries", index), "duty-rhythm", entry=id_, rhythm=other)
            deadline = entry.when.deadline if entry.when else None
            if deadline and duty.deadline and _differ(deadline, duty.deadline):
                clear = not silent_on(duty.deadline, duty, found) and not silent_on(deadline, entry, found)
                if clear:
                    yield problem(partial, duty, ("deadline",), "duty-deadline", entry=id_, deadline=deadline)


def _named_in(entry: Obligation) -> set[str]:
    responsible = {item.actor for item in entry.responsible if item.actor}
    partners = {partner.actor for partner in entry.partners}
    return responsible | partners | {actor for commitment in entry.commitments for actor in commitment.by}


def provisos_are_stated_in_their_concept(partial: PartialDataset) -> Iterator[Problem]:
    found = {entry.id: entry for entry in entries(partial)}
    for concept in partial.dataset.concepts.values():
        for path, proviso in _provisos(concept):
            entry = found.get(proviso.stated_in) if proviso.stated_in else None
            if entry and entry.concept != concept.id:
                yield problem(partial, concept, (*path, "stated_in"), "proviso-concept", entry=entry.id)


def _provisos(concept: Concept) -> Iterator[tuple[FieldPath, Proviso]]:
    for index, section in enumerate(concept.sections):
        for number, condition in enumerate(section.conditions):
            yield ("sections", index, "conditions", number), condition
        if section.when:
            yield ("sections", index, "when"), section.when


def dates_agree_with_their_concept(partial: PartialDataset) -> Iterator[Problem]:
    for figure in partial.dataset.figures.values():
        concept = partial.dataset.concepts.get(figure.concept)
        for path, date in _dates(figure):
            if concept and concept.edition and _is_later(date, concept.edition):
                yield problem(partial, figure, path, "date-after-edition", date=date, edition=concept.edition)


def _dates(figure: Figure) -> Iterator[tuple[FieldPath, Calendar]]:
    if figure.as_of:
        yield ("as_of",), figure.as_of
    if figure.period:
        yield ("period", "end"), figure.period.end


def _differ(one: str, other: str) -> bool:
    return _is_later(one, other) or _is_later(other, one)


def _is_later(date: str, other: str) -> bool:
    """Compares as far as both dates go: 2018-06 is not later than 2018."""
    shared = min(len(date), len(other))
    return date[:shared] > other[:shared]
