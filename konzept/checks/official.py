"""Rules about the official documents, if they are there: what no entry covers, and what has changed since."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from konzept.checks.subject import entries, problem
from konzept.model import Concept, Entry, Section
from konzept.official.cut import Cutting, Missing, Passage
from konzept.official.headings import printed_heading
from konzept.official.library import Library
from konzept.official.text import FINGERPRINT_LENGTH
from konzept.read.load import Draft
from konzept.report.problem import Problem, Value

_FINGERPRINT = re.compile(rf"[0-9a-f]{{{FINGERPRINT_LENGTH}}}")


@dataclass(frozen=True)
class Beside:
    """A concept with its document: the passages found, the sections as the data have them, the document's name."""

    draft: Draft
    concept: Concept
    file: str
    cutting: Cutting

    def at(self, line: int, code: str, hint: str = "", /, **values: Value) -> Problem:
        """A problem at a line of the document."""
        return Problem(self.file, line, 1, (), code, {"concept": self.concept.id, **values}, hint)

    def sections(self) -> Iterator[tuple[int, Section, Passage]]:
        """The sections that were found, with their index in the tree."""
        for index, section in enumerate(self.concept.sections):
            if section.number in self.cutting.passages:
                yield index, section, self.cutting.passages[section.number]

    def whole_sections(self) -> Iterator[tuple[Section, Passage]]:
        """The sections that were found and hold nobody else's text."""
        for _, section, passage in self.sections():
            if section.number not in self._swollen:
                yield section, passage

    @cached_property
    def _swollen(self) -> frozenset[str]:
        """The sections before one that is missing now and was once found: its text seems to be theirs."""
        swollen, before = set(), ""
        for section in self.concept.sections:
            if section.number in self.cutting.passages:
                before = section.number
            elif section.wording:
                swollen.add(before)
        return frozenset(swollen)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of the concept."""
        return tuple(entry for entry in entries(self.draft) if entry.concept == self.concept.id)

    def without_entry(self, passage: Passage) -> list[str]:
        """The numbered items of a section that no entry renders."""
        numbers = {entry.number for entry in self.entries}
        return [number for number in passage.items if number not in numbers]

    def without_item(self, passage: Passage) -> list[Entry]:
        """The entries of a section whose number is none of its items."""
        inside = (entry for entry in self.entries if entry.section == passage.number)
        return [entry for entry in inside if entry.number and entry.number not in passage.items]

    def renumbered(self, passage: Passage) -> str:
        """The item that one entry of the section probably means by another number; empty if that is a guess."""
        items = self.without_entry(passage)
        return items[0] if len(items) == len(self.without_item(passage)) == 1 else ""


SourceRule = Callable[[Beside], Iterator[Problem]]


def fingerprints_have_their_form(draft: Draft) -> Iterator[Problem]:
    for concept in draft.world.concepts.values():
        for index, section in enumerate(concept.sections):
            if section.wording is not None and not _FINGERPRINT.fullmatch(section.wording):
                path = ("sections", index, "wording")
                yield problem(draft, concept, path, "wording-form", value=section.wording)


def sections_are_found(beside: Beside) -> Iterator[Problem]:
    """Ensure that every section of the concept is found in its document."""
    for missing in beside.cutting.missing:
        section = next(one for one in beside.concept.sections if one.number == missing.number)
        yield _missing(beside, missing, printed_heading(section))


def _missing(beside: Beside, missing: Missing, heading: str) -> Problem:
    line, found = missing.near or (0, "")
    values: dict[str, Value] = {
        "section": missing.number, "heading": heading, "first": missing.first, "last": missing.last,
        "line": line, "found": found,
    }  # fmt: skip
    return beside.at(missing.first, "source-section-missing", "source-section-near" if found else "", **values)


def headings_agree(beside: Beside) -> Iterator[Problem]:
    """Ensure that the headings in the data are those of the document."""
    for _, section, passage in beside.sections():
        if not passage.heading_agrees:
            heading = printed_heading(section)
            yield beside.at(
                passage.line, "source-heading", section=section.number, found=passage.heading, heading=heading
            )


def every_text_belongs_to_a_section(beside: Beside) -> Iterator[Problem]:
    """Ensure that no text of the document stands outside all sections."""
    for loose in beside.cutting.loose:
        yield beside.at(loose.line, "source-loose", words=loose.words, last=loose.last, found=loose.begin)


def every_section_with_text_has_an_entry(beside: Beside) -> Iterator[Problem]:
    """Ensure that every section with a text, and every numbered item in it, has an entry."""
    covered = {entry.section for entry in beside.entries}
    for section, passage in beside.whole_sections():
        if passage.words and section.number not in covered:
            yield beside.at(passage.line, "source-section-uncovered", section=section.number, words=passage.words)
        elif not beside.renumbered(passage):
            for number in beside.without_entry(passage):
                yield beside.at(passage.line, "source-item-uncovered", section=section.number, number=number)


def every_number_is_found(beside: Beside) -> Iterator[Problem]:
    """Ensure that the printed number of an entry is found in its section of the document."""
    for _, section, passage in beside.sections():
        near = beside.renumbered(passage)
        for entry in beside.without_item(passage):
            values: dict[str, Value] = {"number": entry.number or "", "section": section.number, "nearest": near}
            found = problem(beside.draft, entry, ("number",), "source-item-missing", **values)
            yield replace(found, hint="did-you-mean") if near else found


def fingerprints_are_recorded(beside: Beside) -> Iterator[Problem]:
    """Ensure that the fingerprint of a section whose official text is there is written down."""
    found = [(index, section.number) for index, section, _ in beside.sections() if section.wording is None]
    if found:
        path = ("sections", found[0][0], "number")
        sections = ", ".join(number for _, number in found)
        values: dict[str, Value] = {"concept": beside.concept.id, "sections": sections}
        yield problem(beside.draft, beside.concept, path, "source-unrecorded", **values)


def entries_are_not_older_than_the_text(beside: Beside) -> Iterator[Problem]:
    """Ensure that the official text of an entry's section is still the one that the entry was made from."""
    changed = {
        section.number: passage.fingerprint
        for section, passage in beside.whole_sections()
        if section.wording and section.wording != passage.fingerprint
    }
    for entry in beside.entries:
        if entry.section in changed:
            values: dict[str, Value] = {"concept": entry.concept, "section": entry.section}
            new = changed[entry.section]
            yield problem(beside.draft, entry, ("section",), "source-changed", **values, fingerprint=new)


SOURCE_RULES: tuple[SourceRule, ...] = (
    sections_are_found,
    headings_agree,
    every_text_belongs_to_a_section,
)
"""Rules that need the document and its concept only."""

SOURCE_RULES_OF_COMPLETENESS: tuple[SourceRule, ...] = (
    every_section_with_text_has_an_entry,
    every_number_is_found,
    fingerprints_are_recorded,
    entries_are_not_older_than_the_text,
)
"""Rules about entries beside the document: they wait until every file can be read."""


def check_sources(draft: Draft, library: Library) -> tuple[Problem, ...]:
    """Every problem with the documents and beside them, unsorted."""
    rules = SOURCE_RULES + (SOURCE_RULES_OF_COMPLETENESS if draft.complete else ())
    found = list(library.papers.problems)
    for concept, cutting in library.cuttings.items():
        file = library.papers.by_concept[concept].file
        beside = Beside(draft, draft.world.concepts[concept], file, cutting)
        found += [each for rule in rules for each in rule(beside)]
    return tuple(found)
