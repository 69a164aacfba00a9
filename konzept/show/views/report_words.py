"""How a report speaks: labels, names, texts and documents of the data as pieces of plain text in its language."""

from __future__ import annotations

from collections.abc import Sequence

from konzept.language.markdown import to_blocks
from konzept.model import Calendar, CitedDocument, Concept, DocumentAccess, Evidence, Localised, Measure, Prose
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.show.views.common import PRINTED, standing_label
from konzept.show.views.report_blocks import Bullets, Paragraph, Run, Runs, Said

PLACE_OF_DOCUMENT = "document-{id}"


class ReportWords:
    """The words of the report on one concept and one year."""

    def __init__(self, site: Site, concept: Concept, year: str) -> None:
        self.site, self.dataset, self.concept, self.year = site, site.dataset, concept, year
        self.language = site.language.id
        self.measures = [one for one in self.dataset.entries_of[concept.id] if isinstance(one, Measure)]

    def t(self, key: str, /, **values: object) -> str:
        """The label under a key, filled in."""
        wording = self.dataset.label(key)[self.language]
        return wording.format(**values) if values else wording

    def plural(self, key: str, count: int, /, **values: object) -> str:
        """The label that suits a number."""
        forms = ("zero" if count == 0 else "", self.site.wording.plural(count), "other")
        found = (f"{key}.{form}" for form in forms)
        form = next(one for one in found if self.language in self.dataset.labels.get(one, ()))
        return self.t(form, count=self.site.wording.number(count), **values)

    def standing(self, standing: str) -> str:
        """What one of `STANDINGS` is called."""
        return self.t(standing_label(standing))

    def text(self, text: Localised) -> str:
        return text[self.language]

    def date(self, day: Calendar) -> str:
        return self.site.wording.date(day)

    def prose(self, text: Prose) -> tuple[Said, ...]:
        """A Markdown text; neighbouring items make one list."""
        found: list[Said] = []
        for block in to_blocks(text[self.language]):
            runs = tuple(Run(words, address=address) for words, address in block.pieces)
            if block.in_list and found and isinstance(found[-1], Bullets):
                found[-1] = Bullets((*found[-1].items, runs))
            else:
                found.append(Bullets((runs,)) if block.in_list else Paragraph(runs))
        return tuple(found)

    def actor(self, identifier: str) -> Run:
        return Run(self.text(self.dataset.actors[identifier].name), PageKey("actor", identifier))

    def entry(self, identifier: str) -> Run:
        return Run(self.text(self.dataset.entries[identifier].title), PageKey("entry", identifier))

    def listed(self, found: Sequence[Runs]) -> Paragraph:
        """Several things in a row."""
        between = Run(f"{self.t('list.semicolon')} ")
        return Paragraph(tuple(run for at, runs in enumerate(found) for run in ((between, *runs) if at else runs)))

    def cited(self, document: CitedDocument) -> Runs:
        """A document's title, which leads to where the report describes it."""
        return (Run(self.text(document.title), place=PLACE_OF_DOCUMENT.format(id=document.id)),)

    def proof(self, one: Evidence) -> Runs:
        """A document and the place in it."""
        comma = f"{self.t('list.comma')} "
        return (*self.cited(self.dataset.documents[one.document]), Run(f"{comma}{self.text(one.at)}"))

    def described(self, document: CitedDocument) -> Paragraph:
        """What a document is: its kind, its number, its day, who has issued it, who can read it."""
        comma = Run(f"{self.t('list.comma')} ")
        kind = self.t(f"document_type.{document.type}")
        runs = [Run(kind[:1].upper() + kind[1:])]
        if document.number:
            runs += [comma, Run(document.number, language="" if self.language == PRINTED else PRINTED)]
        runs += [comma, Run(self.date(document.date))]
        if document.issued_by:
            runs += [comma, self.actor(document.issued_by)]
        if document.access is not DocumentAccess.PUBLIC:
            runs += [comma, Run(self.t(f"document_access.{document.access}"))]
        return Paragraph(tuple(runs))
