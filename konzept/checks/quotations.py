"""The rule about what is quoted from the official documents, if they are there: it stands where it is said to stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from konzept.checks.subject import in_text, problem
from konzept.model import Entry, Note, NoteType, Reference
from konzept.model.texts import LocalisedText
from konzept.official.documents import SourceDocuments
from konzept.official.segmentation import SectionText
from konzept.official.text import letters, plain
from konzept.read.load import PartialDataset
from konzept.report.problem import Problem

_GERMAN = "de"
"""The language of the official texts, in which they are quoted."""
_QUOTED = re.compile(r"„([^„“”\n]+)[“”]")
_LEFT_OUT = re.compile(r"…|\.\.\.|\[[^\]]*\]")
_OF_BOTH = frozenset(["gap", "links"])
"""The fields in which an entry quotes the other concept, too."""
_ENDING = re.compile(r"(?<=\w{4})(?:e[mnrs]?|[ns])$")
_ENDINGS = "(?:e[mnrs]?|[ns])?"


@dataclass(frozen=True)
class Wording:
    """What the documents say, in letters alone: line breaks, hyphens and marks of the export do not count."""

    documents: SourceDocuments

    @cached_property
    def whole(self) -> tuple[str, ...]:
        return tuple(letters(document.text) for document in self.documents.by_concept.values())

    @property
    def concepts(self) -> frozenset[str]:
        """The concepts whose documents are there."""
        return frozenset(self.documents.segmentations)

    def of(self, concept: str, *sections: str) -> tuple[str, ...]:
        """The texts of some sections and of all below them; nothing unless all of them are found."""
        document = self.documents.segmentations.get(concept)
        if document is None or not document.sections.keys() >= set(sections):
            return ()
        found = document.sections.items()
        return tuple(_letters(text) for number, text in found for one in sections if f"{number}.".startswith(f"{one}."))


@cache
def _letters_of(heading: str, lines: tuple[str, ...]) -> str:
    return letters(" ".join([heading, *map(plain, lines)]))


def _letters(section: SectionText) -> str:
    return _letters_of(section.heading, section.lines)


def quotations_stand_in_their_section(partial: PartialDataset, wording: Wording) -> Iterator[Problem]:
    """Ensure that what is quoted as printed stands in the section it is said to stand in."""
    dataset = partial.dataset
    placed: list[tuple[Reference | Note, str, tuple[str, ...]]] = []
    placed += [(one, one.printed, (one.section,)) for one in dataset.references.values()]
    placed += [(note, note.printed, note.sections) for note in dataset.notes.values() if note.printed]
    for record, printed, sections in placed:
        if (texts := wording.of(record.concept, *sections)) and not _holds(texts, printed):
            where = ", ".join(sections)
            yield problem(partial, record, ("printed",), "quotation-nowhere", quotation=printed, sections=where)
    for found in partial.localised:
        if found.record and _GERMAN in found.text and "„" in found.text[_GERMAN]:
            yield from _in_marks(partial, wording, found)


def variants_stand_in_a_text(partial: PartialDataset, wording: Wording) -> Iterator[Problem]:
    """Ensure that each name of an actor that is said to be printed stands in one of the documents."""
    if wording.concepts >= partial.dataset.concepts.keys():
        for actor in partial.dataset.actors.values():
            for index, variant in enumerate(actor.variants):
                if not _holds(wording.whole, variant):
                    yield problem(partial, actor, ("variants", index), "variant-nowhere", quotation=variant)


def _in_marks(partial: PartialDataset, wording: Wording, found: LocalisedText) -> Iterator[Problem]:
    """What entries and notes put in quotation marks; it may be inflected as their own sentence needs it."""
    record, sections = found.record, tuple[str, ...]()
    if isinstance(record, Entry):
        sections = (record.section,)
    elif isinstance(record, Note) and record.type is not NoteType.MISPRINT:  # it also quotes what would be right
        sections = record.sections
    else:
        return
    of_both = found.path[0] in _OF_BOTH
    texts = wording.of(record.concept, *sections)
    if of_both:
        texts = wording.whole if wording.concepts >= partial.dataset.concepts.keys() else ()
    for match in _QUOTED.finditer(found.text[_GERMAN]) if texts else ():
        if not _holds(texts, match[1]) and not _holds_inflected(texts, match[1]):
            where = ", ".join(sections)
            below = match.string.count("\n", 0, match.start())
            place = found._replace(path=(*found.path, _GERMAN))
            if of_both:
                yield in_text(partial, place, "quotation-in-no-text", below, quotation=match[1])
            else:
                yield in_text(partial, place, "quotation-nowhere", below, quotation=match[1], sections=where)


def _holds(texts: tuple[str, ...], quotation: str) -> bool:
    """Whether one of the texts holds the parts of a quotation one after another; what it leaves out may be anything."""
    parts = [part for one in _LEFT_OUT.split(quotation) if (part := letters(one))]
    return any(_follow(text, parts) for text in texts)


def _follow(text: str, parts: list[str]) -> bool:
    place = 0
    for part in parts:
        place = text.find(part, place) + len(part)
        if place < len(part):
            return False
    return True


def _holds_inflected(texts: tuple[str, ...], quotation: str) -> bool:
    parts = ("".join(map(_inflected, part.split())) for part in _LEFT_OUT.split(quotation))
    pattern = re.compile(".*".join(filter(None, parts)))
    return any(pattern.search(text) for text in texts)


def _inflected(word: str) -> str:
    """A pattern of the word with any ending."""
    bare = letters(word)
    return f"{_ENDING.sub('', bare)}{_ENDINGS}" if bare.isalpha() else bare
