"""The official wording beside our rendering, where the authority's document is there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from konzept.model import Concept, Entry, Section
from konzept.model.claims import Claim
from konzept.model.dataset import Groups
from konzept.official.blocks import BlockKind
from konzept.official.segmentation import SectionText
from konzept.official.sentences import CutBlock, Piece, cut, sentences
from konzept.official.text import FINGERPRINT_LENGTH
from konzept.plan.site import Site
from konzept.show.views.common import PRINTED


class Passage(NamedTuple):
    """Words in a row that are all rendered by the entry of the page, or none of them."""

    text: str
    rendered: bool


@dataclass(frozen=True)
class OfficialBlock:
    """A heading or a paragraph (one text) or a list (one text per item), each as passages."""

    kind: BlockKind
    texts: tuple[tuple[Passage, ...], ...]


Blocks = tuple[OfficialBlock, ...]


@dataclass(frozen=True)
class OfficialView:
    """The wording of a section, or of one numbered item in it.

    `number` is the printed number of what is shown; `fingerprint` is that of the whole section.
    `changed`: the text is another than the one our rendering was made from.
    `rendered` counts the sentences of the entry, which are marked in the text.
    """

    number: str
    section: Section
    whole: bool
    fingerprint: str
    changed: bool
    foreign: bool
    rendered: int
    blocks: Blocks

    @property
    def first(self) -> Passage | None:
        """Where the marked text begins."""
        passages = (passage for block in self.blocks for text in block.texts for passage in text)
        return next((passage for passage in passages if passage.rendered), None)


def section_wording(site: Site, concept: Concept, section: Section) -> OfficialView | None:
    """The wording of a section; None without a document."""
    text = _text(site, concept, section.number)
    if text is None:
        return None
    blocks = _marked((_heading(text), *cut(text.lines)), ())
    changed = section.wording not in (None, text.fingerprint)
    return _view(site, section, text, section.number, changed, 0, blocks)


def entry_wording(site: Site, entry: Entry) -> OfficialView | None:
    """The wording of an entry with its sentences marked: of its item, or of its section where that holds more of it.

    Sentences that it renders from other sections follow, with the paragraphs that they stand in.
    """
    concept, section = site.dataset.concepts[entry.concept], site.dataset.sections[entry.concept, entry.section]
    text = _text(site, concept, section.number)
    if text is None:
        return None
    claims = site.dataset.claims[concept.id]
    found = Groups(claims.of_entry.get(entry.id, ()) if claims.begun else (), lambda claim: [claim.section])
    marks = {number: tuple(claim.sentence.fingerprint for claim in own) for number, own in found.items()}
    item = cut(text.items.get(entry.number or "", ()))
    alone = bool(item) and marks.keys() <= {section.number} and _holds(item, marks.get(section.number, ()))
    if alone:
        blocks = _marked(item, marks.get(section.number, ()), whole=False)
    else:
        blocks = _marked((_heading(text), *cut(text.lines)), marks.get(section.number, ()))
    for other, own in marks.items():
        if other not in (None, section.number) and (elsewhere := _text(site, concept, other)):
            paragraphs = [one for one in cut(elsewhere.lines) if _holds_one(one, own)]
            blocks += _marked((_heading(elsewhere), *paragraphs), own)
    changed = _is_changed(site, concept, found) if claims.begun else section.wording not in (None, text.fingerprint)
    number = entry.number if alone and entry.number else section.number
    return _view(site, section, text, number, changed, sum(map(len, marks.values())), blocks)


def _text(site: Site, concept: Concept, number: str | None) -> SectionText | None:
    document = site.official.get(concept.id)
    return document.sections.get(number or "") if document else None


def _view(
    site: Site, section: Section, text: SectionText, number: str, changed: bool, rendered: int, blocks: Blocks
) -> OfficialView:
    return OfficialView(
        number=number,
        section=section,
        whole=number == section.number,
        fingerprint=text.fingerprint,
        changed=changed,
        foreign=site.language.id != PRINTED,
        rendered=rendered,
        blocks=blocks,
    )


def _heading(text: SectionText) -> CutBlock:
    return CutBlock("heading", ((Piece(f"{text.number} {text.heading}".strip(), None),),))


def _is_changed(site: Site, concept: Concept, found: Mapping[str | None, Sequence[Claim]]) -> bool:
    """Whether the documents no longer have a sentence that an entry renders."""
    for number, claims in found.items():
        text = _text(site, concept, number)
        there = {piece.mark for piece in sentences(text)} if text else None
        if there is not None and any(claim.sentence.fingerprint not in there for claim in claims):
            return True
    return False


def _marked(blocks: Iterable[CutBlock], marks: Collection[str], *, whole: bool = True) -> Blocks:
    """The blocks with some sentences told from the others; within an item, the same words again count as one."""
    wanted = marks if whole else {mark[:FINGERPRINT_LENGTH] for mark in marks}

    def rendered(piece: Piece) -> bool:
        return piece.mark is not None and (piece.mark if whole else piece.mark[:FINGERPRINT_LENGTH]) in wanted

    return tuple(
        OfficialBlock(block.kind, tuple(tuple(_passages(text, rendered)) for text in block.texts)) for block in blocks
    )


def _passages(text: Iterable[Piece], rendered: Callable[[Piece], bool]) -> Iterator[Passage]:
    for is_rendered, pieces in groupby(text, key=rendered):
        yield Passage(" ".join(piece.text for piece in pieces), is_rendered)


def _holds(blocks: Iterable[CutBlock], marks: Collection[str]) -> bool:
    """Whether all sentences of an entry stand in its item."""
    pieces = (piece for block in blocks for text in block.texts for piece in text)
    there = {piece.mark[:FINGERPRINT_LENGTH] for piece in pieces if piece.mark}
    return {mark[:FINGERPRINT_LENGTH] for mark in marks} <= there


def _holds_one(block: CutBlock, marks: Collection[str]) -> bool:
    return any(piece.mark in marks for text in block.texts for piece in text)
