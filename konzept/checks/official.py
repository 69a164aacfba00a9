"""Rules about the official documents, if they are there: what no entry covers, and what has changed since."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from konzept.checks import dates, quotations
from konzept.checks.quotations import Wording
from konzept.checks.subject import entries, problem
from konzept.model import Concept, Entry, Section
from konzept.official.documents import SourceDocuments
from konzept.official.headings import printed_heading
from konzept.official.segmentation import SectionText, Segmentation
from konzept.official.text import FINGERPRINT_LENGTH
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem, Value

_FINGERPRINT = re.compile(rf"[0-9a-f]{{{FINGERPRINT_LENGTH}}}")


@dataclass(frozen=True)
class SectionComparison:
    """The sections of a concept beside those of its document, which problems call `file`."""

    partial: PartialDataset
    concept: Concept
    file: str
    document: Segmentation

    def in_document(self, line: int, code: str, hint: str = "", /, **values: Value) -> Problem:
        return Problem(self.file, line, 1, (), code, {"concept": self.concept.id, **values}, hint)

    @property
    def found(self) -> Iterator[tuple[Section, SectionText]]:
        """The sections that were found, as the data have them and as the document has them."""
        for section in self.concept.sections:
            if section.number in self.document.sections:
                yield section, self.document.sections[section.number]

    @property
    def whole(self) -> Iterator[tuple[Section, SectionText]]:
        """The sections that were found and hold nobody else's text."""
        return (pair for pair in self.found if pair[0].number not in self._overfull)

    @cached_property
    def _overfull(self) -> frozenset[str]:
        """The sections before one that is missing now and was once found: its text seems to be theirs."""
        overfull, before = set(), ""
        for section in self.concept.sections:
            if section.number in self.document.sections:
                before = section.number
            elif section.wording:
                overfull.add(before)
        return frozenset(overfull)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in entries(self.partial) if entry.concept == self.concept.id)

    def items_without_entry(self, text: SectionText) -> list[str]:
        """The numbered items of a section that no entry renders."""
        numbers = {entry.number for entry in self.entries}
        return [number for number in text.items if number not in numbers]

    def entries_without_item(self, text: SectionText) -> list[Entry]:
        """The entries of a section whose number is none of its items."""
        inside = (entry for entry in self.entries if entry.section == text.number)
        return [entry for entry in inside if entry.number and entry.number not in text.items]

    def renumbered(self, text: SectionText) -> str:
        """The item that one entry of the section probably means by another number; empty if that is a guess."""
        items = self.items_without_entry(text)
        return items[0] if len(items) == len(self.entries_without_item(text)) == 1 else ""


SourceRule = Callable[[SectionComparison], Iterator[Problem]]
WordingRule = Callable[[PartialDataset, Wording], Iterator[Problem]]


def fingerprints_have_their_form(partial: PartialDataset) -> Iterator[Problem]:
    for concept in partial.dataset.concepts.values():
        for index, section in enumerate(concept.sections):
            if section.wording is not None and not _FINGERPRINT.fullmatch(section.wording):
                path = ("sections", index, "wording")
                yield problem(partial, concept, path, "wording-form", value=section.wording)


def sections_are_found(both: SectionComparison) -> Iterator[Problem]:
    """Ensure that every section of the concept is found in its document."""
    headings = {section.number: printed_heading(section) for section in both.concept.sections}
    for missing in both.document.missing:
        line, found = missing.near or (0, "")
        yield both.in_document(
            missing.first, "source-section-missing", "source-section-near" if found else "", section=missing.number,
            heading=headings[missing.number], first=missing.first, last=missing.last, line=line, found=found,
        )  # fmt: skip


def headings_agree(both: SectionComparison) -> Iterator[Problem]:
    """Ensure that the headings in the data are those of the document."""
    for section, text in both.found:
        if not text.heading_agrees:
            yield both.in_document(
                text.line, "source-heading", section=section.number, found=text.heading,
                heading=printed_heading(section),
            )  # fmt: skip


def every_text_belongs_to_a_section(both: SectionComparison) -> Iterator[Problem]:
    """Ensure that no text of the document stands outside all sections."""
    for text in both.document.unassigned:
        yield both.in_document(text.line, "source-loose", words=text.words, last=text.last, found=text.begin)


def every_section_with_text_has_an_entry(both: SectionComparison) -> Iterator[Problem]:
    """Ensure that every section with a text, and every numbered item in it, has an entry."""
    covered = {entry.section for entry in both.entries}
    for section, text in both.whole:
        if text.words and section.number not in covered:
            yield both.in_document(text.line, "source-section-uncovered", section=section.number, words=text.words)
        elif not both.renumbered(text):
            for number in both.items_without_entry(text):
                yield both.in_document(text.line, "source-item-uncovered", section=section.number, number=number)


def every_number_is_found(both: SectionComparison) -> Iterator[Problem]:
    """Ensure that the printed number of an entry is found in its section of the document."""
    for section, text in both.found:
        near = both.renumbered(text)
        for entry in both.entries_without_item(text):
            values: dict[str, Value] = {"number": entry.number or "", "section": section.number, "nearest": near}
            found = problem(both.partial, entry, ("number",), "source-item-missing", **values)
            yield replace(found, hint="did-you-mean") if near else found


def fingerprints_are_recorded(both: SectionComparison) -> Iterator[Problem]:
    """Ensure that the fingerprint of a section whose official text is there is written down."""
    found = [section for section, _ in both.found if section.wording is None]
    if found:
        path = ("sections", both.concept.sections.index(found[0]), "number")
        sections = ", ".join(section.number for section in found)
        concept = both.concept
        yield problem(both.partial, concept, path, "source-unrecorded", concept=concept.id, sections=sections)


def entries_are_not_older_than_the_text(both: SectionComparison) -> Iterator[Problem]:
    """Ensure that the official text of an entry's section is still the one that the entry was made from."""
    changed = {
        section.number: text.fingerprint for section, text in both.whole
        if section.wording and section.wording != text.fingerprint
    }  # fmt: skip
    for entry in both.entries:
        if entry.section in changed:
            yield problem(
                both.partial, entry, ("section",), "source-changed",
                concept=entry.concept, section=entry.section, fingerprint=changed[entry.section],
            )  # fmt: skip


SOURCE_RULES: tuple[SourceRule, ...] = (sections_are_found, headings_agree, every_text_belongs_to_a_section)
"""Rules that need the document and its concept only."""

SOURCE_RULES_OF_COMPLETENESS: tuple[SourceRule, ...] = (
    every_section_with_text_has_an_entry,
    every_number_is_found,
    fingerprints_are_recorded,
    entries_are_not_older_than_the_text,
)
"""Rules about entries beside the document: they wait until every file can be read."""


WORDING_RULES: tuple[WordingRule, ...] = (
    quotations.quotations_stand_in_their_section,
    quotations.variants_stand_in_a_text,
    dates.dates_stand_in_the_document,
)
"""Rules about what records say of the wording of all documents that are there."""


def check_sources(partial: PartialDataset, documents: SourceDocuments) -> tuple[Problem, ...]:
    """Every problem with the documents and beside them, unsorted."""
    rules = SOURCE_RULES + (SOURCE_RULES_OF_COMPLETENESS if partial.complete else ())
    found = list(documents.problems)
    if partial.complete and documents.segmentations:
        wording = Wording(documents)
        found += [each for rule in WORDING_RULES for each in rule(partial, wording)]
    for concept, document in documents.segmentations.items():
        file = documents.by_concept[concept].file
        both = SectionComparison(partial, partial.dataset.concepts[concept], file, document)
        found += [each for rule in rules for each in rule(both)]
    return tuple(found)
