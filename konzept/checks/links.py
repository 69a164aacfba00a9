"""Rules about the links between the concepts, and about what has no counterpart."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from konzept.checks.structure import misplaced_concepts
from konzept.checks.subject import entries, obligations, problem
from konzept.model import Bindingness, Entry, Extent, Goal, Guideline, Link, LinkType, Measure, Obligation
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem


def links_lead_upwards(partial: PartialDataset) -> Iterator[Problem]:
    for entry, index, target in _astray(partial):
        path, to = ("links", index, "to"), entry.links[index].to
        if target is None:
            yield problem(partial, entry, path, "link-repeated", target=to)
            continue
        above = tuple(concept.id for concept in partial.dataset.above(entry.concept))
        code = "link-concept" if above else "link-without-parent"
        yield problem(partial, entry, path, code, target=to, concept=target.concept, own=entry.concept, allowed=above)


def _astray(partial: PartialDataset) -> Iterator[tuple[Entry, int, Entry | None]]:
    """The links that lead elsewhere than upwards, with where they lead, and those to the same entry once more."""
    found = {entry.id: entry for entry in entries(partial)}
    placed = partial.dataset.concepts.keys() - misplaced_concepts(partial)
    for entry in found.values():
        above = [concept.id for concept in partial.dataset.above(entry.concept)] if entry.links else []
        seen: set[str] = set()
        for index, link in enumerate(entry.links if entry.concept in placed else ()):
            target = found.get(link.to)
            if link.to in seen:
                yield entry, index, None
            elif target and not _may_link(entry, target, above):
                yield entry, index, target
            seen.add(link.to)


def _may_link(entry: Entry, target: Entry, above: Collection[str]) -> bool:
    """To any concept above; a measure also to what its own concept aims for."""
    own = target.concept == entry.concept and isinstance(entry, Measure) and isinstance(target, Guideline | Goal)
    return own or target.concept in above


def every_measure_has_a_link_or_a_gap(partial: PartialDataset) -> Iterator[Problem]:
    concept_of = {entry.id: entry.concept for entry in entries(partial)}
    unclear = misplaced_concepts(partial)
    for entry in obligations(partial):
        above = partial.dataset.above(entry.concept)
        if not isinstance(entry, Measure) or not above or entry.concept in unclear:
            continue
        linked = any(concept_of.get(link.to) != entry.concept for link in entry.links)
        if not linked and not any(_is_whole(entry, concept.id) for concept in above):
            yield problem(partial, entry, ("links",), "measure-without-link", concept=above[0].id)


def _is_whole(entry: Entry, concept: str) -> bool:
    gap = entry.gap_in(concept)
    return gap is not None and gap.extent is Extent.WHOLE


def gaps_are_in_concepts_above_or_below(partial: PartialDataset) -> Iterator[Problem]:
    unclear, concepts = misplaced_concepts(partial), partial.dataset.concepts
    for entry in entries(partial):
        if entry.concept in unclear or entry.concept not in concepts:
            continue
        allowed = [concept.id for concept in partial.dataset.above(entry.concept)]
        allowed += [concept.id for concept in partial.dataset.below[entry.concept]]
        seen: set[str] = set()
        for index, gap in enumerate(entry.gap):
            path = ("gap", index, "concept")
            if gap.concept in seen:
                yield problem(partial, entry, path, "gap-repeated", concept=gap.concept)
            elif gap.concept not in allowed and gap.concept in concepts and gap.concept not in unclear:
                values = {"concept": gap.concept, "own": entry.concept}
                yield problem(partial, entry, path, "gap-concept", **values, allowed=tuple(allowed))
            seen.add(gap.concept)


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
    """For each concept and what the one above it aims for; nobody has to look at it all at once."""
    answered = _answered(partial)
    aims = [entry for entry in obligations(partial) if isinstance(entry, Guideline | Goal)]
    able = {entry.concept for entry in obligations(partial) if isinstance(entry, Measure)}
    able -= misplaced_concepts(partial) | {entry.concept for entry, _, target in _astray(partial) if target}
    for concept in (one for one in partial.dataset.concepts.values() if one.parent and one.id in able):
        there = [entry for entry in aims if entry.concept == concept.parent]
        silent = [aim for aim in there if (aim.id, concept.id) not in answered and not aim.gap_in(concept.id)]
        if not any(aim.gap_in(concept.id) for aim in there) and silent:
            code, first = "aims-not-looked-at", silent[0].id
            yield problem(partial, concept, ("parent",), code, concept=concept.id, count=len(silent), id=first)
            continue
        for aim in silent:
            yield problem(partial, aim, ("gap",), "aim-without-measure", id=aim.id, concept=concept.id)
    for aim in aims:
        yield from _gaps_despite_measures(partial, aim, answered)


def _gaps_despite_measures(
    partial: PartialDataset, aim: Obligation, answered: Mapping[tuple[str, str], str]
) -> Iterator[Problem]:
    for index, gap in enumerate(aim.gap):
        if gap.extent is Extent.WHOLE and (measure := answered.get((aim.id, gap.concept))):
            path = ("gap", index, "extent")
            yield problem(partial, aim, path, "gap-despite-measure", measure=measure, concept=gap.concept)


def _answered(partial: PartialDataset) -> dict[tuple[str, str], str]:
    """For each entry and each concept of which a measure links to it, the first such measure."""
    found: dict[tuple[str, str], str] = {}
    for entry in obligations(partial):
        if isinstance(entry, Measure):
            for link in entry.links:
                found.setdefault((link.to, entry.concept), entry.id)
    return found


def no_gap_despite_links(partial: PartialDataset) -> Iterator[Problem]:
    concept_of = {entry.id: entry.concept for entry in entries(partial)}
    for entry in entries(partial):
        for index, gap in enumerate(entry.gap):
            linked = [link.to for link in entry.links if concept_of.get(link.to) == gap.concept]
            if gap.extent is Extent.WHOLE and linked:
                yield problem(partial, entry, ("gap", index, "extent"), "gap-despite-link", target=linked[0])


def pages_are_about_concepts_that_are_there(partial: PartialDataset) -> Iterator[Problem]:
    concepts = tuple(partial.dataset.concepts)
    for page in (page for pages in partial.dataset.pages.values() for page in pages.values()):
        for index, concept in enumerate(page.front_matter.about):
            if concept not in concepts:
                path = ("about", index)
                line, column = partial.place(page.file, path)
                yield Problem(page.file, line, column, path, "page-about", {"concept": concept, "allowed": concepts})


def entries_have_fields(partial: PartialDataset) -> Iterator[Problem]:
    for entry in entries(partial):
        if not entry.fields:
            yield problem(partial, entry, ("fields",), "list-empty")


def fields_have_entries(partial: PartialDataset) -> Iterator[Problem]:
    used = {field for entry in entries(partial) for field in entry.fields}
    for field in partial.dataset.fields.values():
        if field.id not in used:
            yield problem(partial, field, (), "field-unused", id=field.id)
