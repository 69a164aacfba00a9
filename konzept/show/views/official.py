"""The official wording beside our rendering, where the authority's document is there."""

from __future__ import annotations

from dataclasses import dataclass

from konzept.model import Concept, Section
from konzept.official.blocks import TextBlock, blocks
from konzept.plan.site import Site
from konzept.show.views.common import PRINTED


@dataclass(frozen=True)
class OfficialView:
    """The wording of a section, or of one numbered item in it.

    `number` is the printed number of what is shown; `fingerprint` is that of the whole section.
    `changed`: the text is another than the one our rendering was made from.
    """

    number: str
    section: Section
    whole: bool
    fingerprint: str
    changed: bool
    foreign: bool
    blocks: tuple[TextBlock, ...]


def official_view(site: Site, concept: Concept, section: Section, number: str | None = None) -> OfficialView | None:
    """The wording of an item, or of its section where the document has no such item; None without a document."""
    document = site.official.get(concept.id)
    text = document.sections.get(section.number) if document else None
    if text is None:
        return None
    item = text.items.get(number) if number else None
    heading = TextBlock("heading", (f"{section.number} {text.heading}".strip(),))
    return OfficialView(
        number=number if number and item else section.number,
        section=section,
        whole=item is None,
        fingerprint=text.fingerprint,
        changed=section.wording is not None and section.wording != text.fingerprint,
        foreign=site.language.id != PRINTED,
        blocks=blocks(item) if item else (heading, *blocks(text.lines)),
    )
