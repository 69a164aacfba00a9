"""Rules about the links between the concepts, and about what has no counterpart."""

from __future__ import annotations

from collections.abc import Iterator

from konzept.checks.structure import parent
from konzept.checks.subject import entries, obligations, problem
from konzept.model import Extent, Goal, Guideline, Measure
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem


def links_lead_to_the_parent_concept(partial: PartialDataset) -> Iterator[Problem]:
    found = {entry.id: entry for entry in entries(partial)}
    for entry in entries(partial):
        concept = partial.dataset.concepts.get(entry.concept)
        if concept and entry.links and not concept.parent:
            yield problem(partial, entry, ("links",), "link-without-parent", concept=concept.id)
            continue
        seen: set[str] = set()
        for index, link in enumerate(entry.links):
            path = ("links", index, "to")
            target = found.get(link.to)
            if link.to in seen:
                yield problem(partial, entry, path, "link-repeated", target=link.to)
            elif target and concept and target.concept != concept.parent:
                yield problem(partial, entry, path, "link-concept", target=link.to, concept=str(concept.parent))
            seen.add(link.to)


def every_measure_has_a_link(partial: PartialDataset) -> Iterator[Problem]:
    for entry in obligations(partial):
        if isinstance(entry, Measure) and not entry.links and parent(partial, entry.concept):
            yield problem(partial, entry, ("links",), "measure-without-link")


def every_aim_has_a_measure_or_a_gap(partial: PartialDataset) -> Iterator[Problem]:
    parents = {concept.parent for concept in partial.dataset.concepts.values()}
    answered = _answered(partial)
    for entry in obligations(partial):
        if not isinstance(entry, Guideline | Goal) or entry.concept not in parents:
            continue
        if entry.id not in answered and entry.gap is None:
            yield problem(partial, entry, ("gap",), "aim-without-measure", id=entry.id)
        if entry.id in answered and entry.gap and entry.gap.extent is Extent.WHOLE:
            measure = answered[entry.id]
            yield problem(partial, entry, ("gap", "extent"), "gap-despite-measure", measure=measure)


def _answered(partial: PartialDataset) -> dict[str, str]:
    """For each entry that a measure links to, the first such measure."""
    found: dict[str, str] = {}
    for entry in obligations(partial):
        if isinstance(entry, Measure):
            for link in entry.links:
                found.setdefault(link.to, entry.id)
    return found


def no_gap_despite_links(partial: PartialDataset) -> Iterator[Problem]:
    for entry in entries(partial):
        if entry.links and entry.gap and entry.gap.extent is Extent.WHOLE:
            yield problem(partial, entry, ("gap", "extent"), "gap-despite-link", target=entry.links[0].to)


def entries_have_fields(partial: PartialDataset) -> Iterator[Problem]:
    for entry in entries(partial):
        if not entry.fields:
            yield problem(partial, entry, ("fields",), "list-empty")


def fields_have_entries(partial: PartialDataset) -> Iterator[Problem]:
    used = {field for entry in entries(partial) for field in entry.fields}
    for field in partial.dataset.fields.values():
        if field.id not in used:
            yield problem(partial, field, (), "field-unused", id=field.id)
