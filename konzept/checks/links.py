"""Rules about the links between the concepts, and about what has no counterpart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from konzept.checks.structure import parent
from konzept.checks.subject import entries, obligations, problem
from konzept.model import Bindingness, Extent, Goal, Guideline, Link, LinkType, Measure
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


def every_measure_has_a_link_or_a_gap(partial: PartialDataset) -> Iterator[Problem]:
    for entry in obligations(partial):
        linked = entry.links or (entry.gap and entry.gap.extent is Extent.WHOLE)
        if isinstance(entry, Measure) and not linked and parent(partial, entry.concept):
            yield problem(partial, entry, ("links",), "measure-without-link")


_FIRM = (Bindingness.MANDATE, Bindingness.COMMITMENT)


def what_implements_is_a_firm_measure(partial: PartialDataset) -> Iterator[Problem]:
    for entry in entries(partial):
        if isinstance(entry, Measure) and entry.bindingness in _FIRM:
            continue
        for index, link in enumerate(entry.links):
            if link.type is LinkType.IMPLEMENTS:
                path, target = ("links", index, "type"), link.to
                if isinstance(entry, Measure):
                    yield problem(partial, entry, path, "implements-loosely", target=target, label=entry.bindingness)
                else:
                    yield problem(partial, entry, path, "implements-without-measure", target=target)


# What is said of no link at all, and what only of one that claims a common object.  That a text does not name some
# part of its subject (“Integrationsmittlung nennt der Text nicht”) is a limit, and limits are what a reason is for.
_TIE = r"(?:Bezug|Zusammenhang|Verbindung|Verknüpfung|Gemeinsamkeit)"
_TIE_EN = r"(?:link|connection|relation|reference|bearing)"
_UNRELATED = {
    "de": re.compile(
        rf"\bkein(?:e[nrm]?)? (?:\w+ )?{_TIE}|\b{_TIE}\b[^.;:]*\b(?:nicht|nirgends)\b"
        r"|\bob\b[^.;:]*,? (?:sagt|nennt|schreibt|lässt)\b[^.;:]*\b(?:nicht|offen)\b"
        r"|\bsagt\b[^.;:]*\bnicht, ob\b|\bgleiche[sn]? Wort",
        re.IGNORECASE,
    ),
    "en": re.compile(
        rf"\bno (?:\w+ )?{_TIE_EN}\b|\bnot\b[^.;:]*\b{_TIE_EN}\b"
        r"|\b(?:not say|not state|leaves? open) (?:whether|if)\b|\bsame word\b",
        re.IGNORECASE,
    ),
}
_OTHER_OBJECT = {
    "de": re.compile(r"\bandere[nrsm]? (?:\w+ )?(?:Gegenstand|Thema|Sache|Begriff)", re.IGNORECASE),
    "en": re.compile(r"\b(?:an)?(?:other|different) (?:\w+ )?(?:subject|object|topic|matter|notion)", re.IGNORECASE),
}


def reasons_do_not_disclaim_their_link(partial: PartialDataset) -> Iterator[Problem]:
    for entry in entries(partial):
        for index, link in enumerate(entry.links):
            # The other languages say the same: one report is enough.
            for language, found in [*_disclaimed(link)][:1]:
                path = ("links", index, "reason", language)
                yield problem(partial, entry, path, "link-disclaimed", target=link.to, found=found)


def _disclaimed(link: Link) -> Iterator[tuple[str, str]]:
    """In each language, the words of the reason that deny what the link claims."""
    tables = [_UNRELATED] if link.type is LinkType.RELATED else [_UNRELATED, _OTHER_OBJECT]
    for language, reason in link.reason.items():
        patterns = (table[language] for table in tables if language in table)
        if match := next((match for pattern in patterns if (match := pattern.search(reason))), None):
            yield language, match[0]


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
