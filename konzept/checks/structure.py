"""Rules about where things stand: sections, positions, numbers, ids, parents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from konzept.checks.subject import entries, has_section, in_known_sections, problem
from konzept.model import Concept, Figure, Goal, Guideline, Level, Localised, Measure, Note, Reference
from konzept.model.values import FieldPath
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem, Value

SECTION = re.compile(r"[0-9A-Za-z]+(\.[0-9A-Za-z]+)*")


Fault = tuple[FieldPath, str, dict[str, Value]]
"""Where in a concept, which code, and what its message mentions."""


def sections_form_a_tree(partial: PartialDataset) -> Iterator[Problem]:
    for concept in partial.dataset.concepts.values():
        for path, code, values in _faults(concept):
            yield problem(partial, concept, path, code, **values)


def _faults(concept: Concept) -> list[Fault]:
    """What keeps the sections from being a tree; while a number is wrong, nobody knows which ones are missing."""
    if not concept.sections:
        return [(("sections",), "sections-empty", {})]
    return list(_wrong_numbers(concept)) or list(_parentless(concept))


def _wrong_numbers(concept: Concept) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, section in enumerate(concept.sections):
        if not SECTION.fullmatch(section.number):
            yield ("sections", index, "number"), "section-number", {"section": section.number}
        elif section.number in seen:
            yield ("sections", index, "number"), "section-repeated", {"section": section.number}
        seen.add(section.number)


def _parentless(concept: Concept) -> Iterator[Fault]:
    """Each section that is missing is named once, at the first that lies in it."""
    known = {section.number for section in concept.sections}
    for index, section in enumerate(concept.sections):
        above = section.number.rpartition(".")[0]
        if above and above not in known:
            known.add(above)
            yield ("sections", index, "number"), "section-parent", {"section": section.number, "above": above}


def without_a_tree(partial: PartialDataset) -> frozenset[str]:
    """The concepts whose sections are wrong themselves: what does not fit them may be right."""
    return frozenset(concept.id for concept in partial.dataset.concepts.values() if _faults(concept))


def sections_exist(partial: PartialDataset) -> Iterator[Problem]:
    unclear = without_a_tree(partial)
    single: list[Figure | Reference] = [*_figures_in_place(partial), *partial.dataset.references.values()]
    for record in (*entries(partial), *single):
        if record.concept not in unclear and not has_section(partial, record.concept, record.section):
            yield problem(
                partial, record, ("section",), "section-unknown", section=record.section, concept=record.concept
            )
    for note in partial.dataset.notes.values():
        if note.concept not in unclear:
            yield from _note_sections_exist(partial, note)
    for concept in partial.dataset.concepts.values():
        section = concept.term.section if concept.term and concept.id not in unclear else None
        if section is not None and not has_section(partial, concept.id, section):
            yield problem(partial, concept, ("term", "section"), "section-unknown", section=section, concept=concept.id)


def _figures_in_place(partial: PartialDataset) -> Iterator[Figure]:
    """Those in the concept of their entry; the others are reported for that."""
    place = {entry.id: entry.concept for entry in entries(partial)}
    for figure in partial.dataset.figures.values():
        if place.get(figure.entry, figure.concept) == figure.concept:
            yield figure


def _note_sections_exist(partial: PartialDataset, note: Note) -> Iterator[Problem]:
    for index, section in enumerate(note.sections):
        if not has_section(partial, note.concept, section):
            yield problem(partial, note, ("sections", index), "section-unknown", section=section, concept=note.concept)


def positions_are_unique(partial: PartialDataset) -> Iterator[Problem]:
    first: dict[tuple[str, str, int], str] = {}
    highest: dict[tuple[str, str], int] = {}
    for entry in entries(partial):
        section = (entry.concept, entry.section)
        highest[section] = max(highest.get(section, 0), entry.position)
    for entry in entries(partial):
        place = (entry.concept, entry.section, entry.position)
        other = first.setdefault(place, entry.file)
        if other != entry.file:
            yield problem(
                partial,
                entry,
                ("position",),
                "position-taken",
                position=entry.position,
                section=entry.section,
                file=other,
                free=highest[entry.concept, entry.section] + 1,
            )


def numbers_are_unique_and_in_their_section(partial: PartialDataset) -> Iterator[Problem]:
    first: dict[tuple[str, str], str] = {}
    for entry in entries(partial):
        if entry.number is None:
            continue
        if not entry.number.startswith(f"{entry.section}.") and has_section(partial, entry.concept, entry.section):
            yield problem(partial, entry, ("number",), "number-section", number=entry.number, section=entry.section)
        other = first.setdefault((entry.concept, entry.number), entry.file)
        if other != entry.file:
            yield problem(partial, entry, ("number",), "number-taken", number=entry.number, file=other)


def counts_are_complete(partial: PartialDataset) -> Iterator[Problem]:
    for concept in partial.dataset.concepts.values():
        own = [entry for entry in entries(partial) if entry.concept == concept.id]
        there = {
            "guideline_count": sum(isinstance(entry, Guideline) for entry in own),
            "goal_count": sum(isinstance(entry, Goal) for entry in own),
            "numbered_measure_count": sum(isinstance(entry, Measure) and entry.number is not None for entry in own),
        }
        for name, found in there.items():
            if (expected := getattr(concept, name)) not in (None, found):
                yield problem(partial, concept, (name,), "count-differs", expected=expected, found=found)


def figures_stand_with_their_entry(partial: PartialDataset) -> Iterator[Problem]:
    found = {entry.id: entry for entry in entries(partial)}
    for figure in partial.dataset.figures.values():
        entry = found.get(figure.entry)
        if entry and entry.concept != figure.concept:
            yield problem(partial, figure, ("concept",), "figure-concept", entry=entry.id, concept=entry.concept)
        elif entry and entry.section != figure.section and in_known_sections(partial, figure, entry):
            yield problem(partial, figure, ("section",), "figure-section", entry=entry.id, section=entry.section)


def pages_run_forward(partial: PartialDataset) -> Iterator[Problem]:
    for concept in partial.dataset.concepts.values():
        before = None
        for index, section in enumerate(concept.sections):
            if section.page is not None and before and before.page and section.page < before.page:
                values: dict[str, Value] = {"page": section.page, "before": before.page, "section": before.number}
                yield problem(partial, concept, ("sections", index, "page"), "page-backwards", **values)
            before = section if section.page else before


def parents_do_not_run_in_circles(partial: PartialDataset) -> Iterator[Problem]:
    concepts, actors = partial.dataset.concepts, partial.dataset.actors
    for way in _circles(concepts, lambda id_: _parent(partial, id_)):
        yield problem(partial, concepts[way[0]], ("parent",), "circle", id=way[0], way=" → ".join(way))
    for way in _circles(actors, lambda id_: actors[id_].part_of if id_ in actors else None):
        yield problem(partial, actors[way[0]], ("part_of",), "circle", id=way[0], way=" → ".join(way))


def _circles(ids: Iterable[str], above: Callable[[str], str | None]) -> Iterator[list[str]]:
    """Each circle once, from its first id all the way round."""
    known: set[str] = set()
    for start in ids:
        if start in known:
            continue
        way = [start]
        while (current := above(way[-1])) is not None and current not in way and current not in known:
            way.append(current)
        if current is not None and current in way:
            yield [*way[way.index(current) :], current]
        known.update(way)


def parents_are_of_a_higher_level(partial: PartialDataset) -> Iterator[Problem]:
    concepts = partial.dataset.concepts
    circling = {id_ for way in _circles(concepts, lambda id_: _parent(partial, id_)) for id_ in way}
    for concept in concepts.values():
        above = concepts.get(concept.parent or "")
        if above and concept.id not in circling and not above.level.is_above(concept.level):
            allowed = tuple(level.value for level in Level if level.is_above(concept.level))
            values = {"level": concept.level.value, "parent": above.id, "other": above.level.value}
            found = problem(partial, concept, ("parent",), "parent-level", **values, allowed=allowed)
            yield found if allowed else replace(found, hint="topmost")


def _parent(partial: PartialDataset, concept: str) -> str | None:
    found = partial.dataset.concepts.get(concept)
    return found.parent if found else None


_NOT_THERE = {
    "de": re.compile(r"\blieg\w*\b[^.]*\bnicht vor\b|\bnicht vorlieg\w*", re.IGNORECASE),
    "en": re.compile(r"\bnot available\b", re.IGNORECASE),
}


def parts_that_are_there_are_not_missed(partial: PartialDataset) -> Iterator[Problem]:
    for concept in partial.dataset.concepts.values():
        for index, part in enumerate(concept.parts):
            if part.available and part.note and _is_missed(part.note):
                yield problem(
                    partial, concept, ("parts", index, "note"), "part-available", title=dict(part.title.items())
                )
        if concept.parts and all(part.available for part in concept.parts):
            for index, unknown in enumerate(concept.unknowns):
                if _is_missed(unknown.text):
                    path = ("unknowns", index, "text")
                    yield problem(partial, concept, path, "parts-all-available", title=dict(unknown.title.items()))


def _is_missed(text: Localised) -> bool:
    return any(_NOT_THERE[code].search(wording) for code, wording in text.items() if code in _NOT_THERE)


def misplaced_concepts(partial: PartialDataset) -> frozenset[str]:
    """The concepts of whose place among the others nothing is known: one above them is not, or not above."""
    concepts = partial.dataset.concepts
    known = {None} | {concept.id for concept in concepts.values() if concept.parent is None}
    waiting = [concept for concept in concepts.values() if concept.parent]
    while found := [
        one for one in waiting if one.parent in known and concepts[str(one.parent)].level.is_above(one.level)
    ]:
        known |= {concept.id for concept in found}
        waiting = [concept for concept in waiting if concept not in found]
    return frozenset(concept.id for concept in waiting)


def ids_carry_their_concept(partial: PartialDataset) -> Iterator[Problem]:
    """Of entries of a concept that says how they begin: no two concepts can then give the same."""
    for entry in entries(partial):
        concept = partial.dataset.concepts.get(entry.concept)
        if concept and concept.prefix and not entry.id.startswith(f"{concept.prefix}-"):
            yield problem(partial, entry, (), "id-prefix", id=entry.id, concept=concept.id, prefix=concept.prefix)
