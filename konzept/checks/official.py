"""Rules about the official documents, if they are there: what no entry covers, and what has changed since."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from konzept.checks import dates, quotations
from konzept.checks.quotations import Wording
from konzept.checks.subject import entries, problem
from konzept.language.modals import modals
from konzept.model import Concept, Entry, Section, SentenceMark
from konzept.model.claims import Claims
from konzept.model.dataset import Groups
from konzept.official.comparison import SentenceChange, compare
from konzept.official.documents import SourceDocuments
from konzept.official.headings import printed_heading
from konzept.official.modal_record import listed
from konzept.official.segmentation import SectionText, Segmentation
from konzept.official.sentences import cut, sentences
from konzept.official.text import FINGERPRINT_LENGTH
from konzept.read.load import PartialDataset
from konzept.report.problem import AllOf, Problem, Value, Verbatim

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

    @cached_property
    def claims(self) -> Claims:
        """The sentences of the concept, and which of them its entries render."""
        return Claims(self.concept, self.entries)

    def by_sentence(self, section: Section) -> bool:
        """Whether the entries of a section are compared with it sentence by sentence."""
        return bool(section.sentences) and self.claims.begun

    def is_rendered(self, section: Section, lines: tuple[str, ...]) -> bool:
        """Whether entries render all sentences of a text; what is new or left out is reported as such."""
        pieces = (piece for block in cut(lines) for text in block.texts for piece in text)
        return all((section.number, piece.mark) in self.claims.by_place for piece in pieces if piece.mark)

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
            if not both.by_sentence(section):
                yield both.in_document(text.line, "source-section-uncovered", section=section.number, words=text.words)
        elif not both.renumbered(text):
            for number in both.items_without_entry(text):
                if not both.by_sentence(section) or both.is_rendered(section, text.items[number]):
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
    """Ensure that the fingerprints of a section whose official text is there are written down."""
    found = [section for section, text in both.found if _is_unrecorded(both, section, text)]
    if found:
        path = ("sections", both.concept.sections.index(found[0]), "number")
        sections = ", ".join(section.number for section in found)
        concept = both.concept
        yield problem(both.partial, concept, path, "source-unrecorded", concept=concept.id, sections=sections)


def _is_unrecorded(both: SectionComparison, section: Section, text: SectionText) -> bool:
    """Whether there is nothing to compare a section with; where its text has changed, that is said instead."""
    if section.wording is None or section.wording != text.fingerprint:
        return section.wording is None
    return both.claims.begun and not section.sentences and bool(sentences(text))


def entries_are_not_older_than_the_text(both: SectionComparison) -> Iterator[Problem]:
    """Ensure that the official text of an entry is still the one that it was made from, sentence by sentence."""
    for section, text in both.whole:
        if both.by_sentence(section):
            yield from _changed_sentences(both, section, text)
        elif section.wording and section.wording != text.fingerprint:
            for entry in both.entries:
                if entry.section == section.number:
                    values = {"concept": entry.concept, "section": section.number, "fingerprint": text.fingerprint}
                    yield problem(both.partial, entry, ("section",), "source-changed", **values)


def _changed_sentences(both: SectionComparison, section: Section, text: SectionText) -> Iterator[Problem]:
    found = compare(section.sentences, sentences(text))
    for change in found.changes:
        touched = list(_at_entries(both, section, change))
        yield from touched
        if change.come and not touched:
            yield _new_sentences(both, section, text, change)
    is_other = bool(section.wording) and section.wording != text.fingerprint
    if found.moved or (is_other and not found.changes):
        key, code = ("sentences", "source-moved") if found.moved else ("wording", "source-between")
        path = ("sections", both.concept.sections.index(section), key)
        values = {"concept": both.concept.id, "section": section.number}
        yield problem(both.partial, both.concept, path, code, **values)


def _at_entries(both: SectionComparison, section: Section, change: SentenceChange) -> Iterator[Problem]:
    """What is said at every entry that renders sentences which are gone: what stands in their place."""
    claims = [claim for mark in change.gone for claim in both.claims.by_place.get((section.number, mark), ())]
    for own in Groups(claims, lambda claim: [claim.entry.id]).values():
        entry, index = own[0].entry, own[0].index
        found = problem(
            both.partial, entry, ("source", index, "fingerprint"), "source-sentence-changed",
            concept=entry.concept, section=section.number, gone=_listed(claim.sentence.fingerprint for claim in own),
            come=_listed(piece.mark for piece in change.come if piece.mark),
            now=" ".join(piece.text for piece in change.come),
        )  # fmt: skip
        yield found if change.come else replace(found, hint="source-sentence-gone")


def _new_sentences(both: SectionComparison, section: Section, text: SectionText, change: SentenceChange) -> Problem:
    beside = [both.claims.renderer((section.number, mark)) for mark in change.beside]
    near = AllOf(tuple(dict.fromkeys(entry.id for entry in beside if entry)))
    return both.in_document(
        text.line, "source-sentence-new", section=section.number, found=change.come[0].text, near=near,
        come=_listed(piece.mark for piece in change.come if piece.mark), beside=AllOf(change.beside),
    )  # fmt: skip


def words_that_bind_are_recorded(both: SectionComparison) -> Iterator[Problem]:
    """Ensure that entries record which words of their sentences say how firmly they bind, once one of them does."""
    if all(one.modals is None for entry in both.entries for one in entry.source):
        return
    places = {one.mark: (section, one) for section, text in both.found for one in sentences(text) if one.mark}
    said = {mark: modals(one.text) for mark, (_, one) in places.items()}
    for entry in both.entries:
        marks = [one.fingerprint for one in entry.source if said.get(one.fingerprint, one.modals) != one.modals]
        if marks:
            first = next(index for index, one in enumerate(entry.source) if one.fingerprint == marks[0])
            values: dict[str, Value] = {"count": len(marks), "field": Verbatim(f"modals: {listed(said[marks[0]])}")}
            values |= {"concept": entry.concept, "section": places[marks[0]][0].number}
            yield problem(both.partial, entry, ("source", first), "source-words", **values)


def _listed(marks: Iterable[SentenceMark]) -> Verbatim:
    return Verbatim(", ".join(f'"{mark}"' for mark in marks))


SOURCE_RULES: tuple[SourceRule, ...] = (sections_are_found, headings_agree, every_text_belongs_to_a_section)
"""Rules that need the document and its concept only."""

SOURCE_RULES_OF_COMPLETENESS: tuple[SourceRule, ...] = (
    every_section_with_text_has_an_entry,
    every_number_is_found,
    fingerprints_are_recorded,
    entries_are_not_older_than_the_text,
    words_that_bind_are_recorded,
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
