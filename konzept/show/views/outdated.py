"""What a page in translation says about itself when its original has changed since: which texts, and the original."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from konzept.language.markdown import page_words, to_html
from konzept.model import Chart, CitedDocument, Duty, Figure, GlossaryTerm, Law, Localised, Note, Record, Reference
from konzept.model.dataset import Dataset
from konzept.plan.pages import Page, PageKey
from konzept.plan.site import Site
from konzept.show.views.documents import without_macros
from konzept.translation.ledger import Finding
from konzept.translation.segments import SourceType

# What a section, or a concept on one page, shows of each entry.
_READ_IN_PLACE = ("title", "text")


@dataclass(frozen=True)
class TextName:
    """What a text is called: the key of a label, and its number where there are several; or a label's own key."""

    label: str
    number: int = 0
    code: str = ""


@dataclass(frozen=True)
class Outdated:
    """A text that has changed: its name, the record it belongs to (unless the page is about it) and the original."""

    name: TextName
    record: Localised | None
    original: Markup | str


@dataclass(frozen=True)
class Notice:
    """The notice of one page; `language` is what the page's own language calls that of the original."""

    texts: tuple[Outdated, ...]
    code: str
    language: str


def outdated_texts(site: Site, page: Page) -> Notice | None:
    """The notice for a page; none if all its translations are current, or if it is no translation."""
    root = site.dataset.root_language
    if site.language.id == root.id:
        return None
    found = list(_prose(site, page) if page.prose else _records(site, page))
    return Notice(tuple(found), root.id, site.wording.language(root.locale)) if found else None


def text_name(finding: Finding) -> TextName:
    """What a reader may call a text; `commitments.2.text` is “commitment 2”."""
    segment, file = finding.segment, finding.file
    if file.type is SourceType.LABELS:
        return TextName("", code=str(segment.path[0]))
    number = next((step + 1 for step in segment.path if isinstance(step, int)), 0)
    if file.type is SourceType.PAGES:
        return TextName("text_name.paragraph" if number else f"text_name.{segment.address}", number)
    return TextName(f"{'operator' if file.kind == 'operator' else 'text_name'}.{segment.address}", number)


def record_name(record: Record) -> Localised | None:
    """The name of a record that people know it by."""
    names = (getattr(record, field, None) for field in ("title", "name", "term", "target"))
    return next((name for name in names if isinstance(name, Localised)), None)


def _prose(site: Site, page: Page) -> Iterable[Outdated]:
    """What a macro shows is the same in every language: a block without other words is no text to a reader."""
    for finding in site.translations.outdated_in(page.prose.file if page.prose else "", site.language.id):
        if original := page_words(without_macros(finding.segment.text)):
            yield Outdated(text_name(finding), None, original)


def _records(site: Site, page: Page) -> Iterable[Outdated]:
    for record in _shown(site.dataset, page):
        for finding in site.translations.outdated_in(record.file, site.language.id):
            if page.key.type not in ("section", "whole") or finding.segment.path[0] in _READ_IN_PLACE:
                segment = finding.segment
                original = to_html(segment.text) if segment.markdown else segment.text
                name = None if record.id == page.key.subject else record_name(record)
                yield Outdated(text_name(finding), name, original)


def _shown(dataset: Dataset, page: Page) -> Iterable[Record]:
    if page.key.type in _OF_SUBJECT:
        yield from _OF_SUBJECT[page.key.type](dataset, page.key)
    for model in _ALL_OF.get(page.key.type, ()):
        yield from dataset.of(model).values()


# The records whose texts a page shows at length, by page type; others only name what other pages show.
_OF_SUBJECT: Mapping[str, Callable[[Dataset, PageKey], Iterable[Record]]] = {
    "entry": lambda dataset, key: [
        dataset.entries[key.subject],
        *dataset.notes_on[key.subject],
        *dataset.progress_of[key.subject],
    ],
    "section": lambda dataset, key: dataset.entries_in[key.subject, key.part],
    "whole": lambda dataset, key: [dataset.concepts[key.subject], *dataset.entries_of[key.subject]],
    "field": lambda dataset, key: [dataset.fields[key.subject]],
    "concept": lambda dataset, key: [dataset.concepts[key.subject]],
    "actor": lambda dataset, key: [dataset.actors[key.subject]],
    "audience": lambda dataset, key: [dataset.audiences[key.subject]],
}
_ALL_OF: Mapping[str, tuple[type[Record], ...]] = {
    "duties": (Duty,),
    "evidence": (CitedDocument,),
    "figures": (Figure, Chart),
    "glossary": (GlossaryTerm,),
    "laws": (Law,),
    "references": (Reference,),
    "notes": (Note,),
}
