"""Which pages the site has, in one language: their keys, addresses, titles and places in the tree.

Addresses come from ids and from the routes among the labels, never from titles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from konzept.model import Concept, Localised, Progress, ProsePage, PublishedReport, Record, Retired
from konzept.model.dataset import Dataset, kind_of
from konzept.model.values import Untranslated
from konzept.plan.pairs import SECOND, seconds
from konzept.plan.wording import concepts_label, pair_of

ENTRY_FOLDERS = {"guideline": "guidelines", "goal": "goals", "measure": "measures", "statement": "statements"}


class PageKey(NamedTuple):
    """Names a page, the same in every language: its type, the id it is about, and which part of that."""

    type: str
    subject: str = ""
    part: str = ""


HOME = PageKey("home")
FIRST = "index"
"""The file of the first page."""
MISSING = PageKey("404")
"""The page for unknown addresses."""
_SEARCH = PageKey("search")
CHOICE = PageKey("choice")
"""The page on which two concepts are chosen; that of type `chosen` begins with one, that of `comparison` has both."""
GONE = "retired"
"""The type of the pages that stand where something was: no list, no search and no map of the site leads to them."""

# Pages of which there is one each, with the page they stand under.
SINGLE_PAGES: Mapping[PageKey, PageKey] = {
    PageKey("compare"): HOME,
    PageKey("matrix"): PageKey("compare"),
    PageKey("actors"): HOME,
    PageKey("duties"): HOME,
    PageKey("evidence"): HOME,
    PageKey("figures"): HOME,
    PageKey("glossary"): HOME,
    PageKey("laws"): HOME,
    PageKey("references"): PageKey("prose", "about"),
    PageKey("notes"): PageKey("prose", "about"),
    PageKey("translations"): PageKey("prose", "about"),
    PageKey("contacts"): HOME,
    PageKey("changes"): HOME,
    PageKey("editions"): HOME,
    _SEARCH: HOME,
    MISSING: HOME,
}


# Where the records lie that a page of all of them shows.
_FOLDERS = {"compare": "fields", "choice": "concepts", "contacts": "audiences", "evidence": "documents"} | {
    kind: kind
    for kind in ("actors", "duties", "figures", "glossary", "laws", "references", "notes", "changes", "editions")
}


@dataclass(frozen=True)
class Page:
    """One page.  `address` is relative to the language's root and ends in a slash (empty for home).

    `edit` is the file behind it and `folder` that of the records it lists, relative to the project; `prose` is what a
    hand-written page says.  The titles, as shown and as the window of the browser has it, and the description are plain
    text.
    """

    key: PageKey
    address: str
    title: str
    window_title: str
    description: str
    parent: PageKey | None
    edit: str | None = None
    prose: ProsePage | None = None
    folder: str | None = None

    @cached_property
    def folders(self) -> tuple[str, ...]:
        """The steps of the address: `actors/LK/` is `("actors", "LK")`."""
        return tuple(self.address.split("/")[:-1])

    def file(self, ending: str) -> str:
        """The name of a file with what the page shows, beside it: `massnahmen.csv`."""
        return f"{self.folders[-1]}.{ending}"


def plan(dataset: Dataset, language: str) -> Mapping[PageKey, Page]:
    """Every page of one language by key, in the order of a reader's tour."""
    planner = _Planner(dataset, language)
    return {page.key: page for page in planner.pages()}


_PAGES_OF_THEIR_OWN = ("actor", "audience", "concept", "edition", "field")
_SHARED_PAGES = {
    "figure": "figures",
    "chart": "figures",
    "duty": "duties",
    "document": "evidence",
    "law": "laws",
    "term": "glossary",
    "note": "notes",
    "reference": "references",
    "change": "changes",
    "synonyms": "search",
}


def page_of(record: Record) -> PageKey:
    """The key of the page on which readers see a record; that of no page if it is on none."""
    kind = kind_of(record)
    if isinstance(record, Progress):
        return PageKey("entry", record.measure)
    if isinstance(record, Retired):
        return shared_page(record.kind) or PageKey(GONE, record.id)
    if isinstance(record, PublishedReport):
        return PageKey("report", record.concept, record.year)
    if kind in ENTRY_FOLDERS:
        return PageKey("entry", record.id)
    return PageKey(kind, record.id) if kind in _PAGES_OF_THEIR_OWN else PageKey(_SHARED_PAGES.get(kind, ""))


def shared_page(kind: str) -> PageKey | None:
    """The page on which records of a kind without a page of their own stand together."""
    return PageKey(_SHARED_PAGES[kind]) if kind in _SHARED_PAGES else None


def anchor_of(kind: str, id_: str) -> str:
    """The place of a record on the page that it shares."""
    return f"{kind}-{id_}"


def is_listed(key: PageKey) -> bool:
    """Whether search engines are led to a page: not to that for unknown addresses, nor to those left.

    Nor are they to what is put together of two concepts, of which there are as many as there are pairs.
    """
    return key != MISSING and key.type != GONE and key.part != SECOND


def former_name(record: Retired) -> str:
    """The id that a record had, for a section its number."""
    return record.number if record.kind == "section" else record.id


class _Planner:
    """Makes the pages of one language."""

    def __init__(self, dataset: Dataset, language: str) -> None:
        self.dataset = dataset
        self.language = language
        self.prose = dataset.pages.get(language, {})
        if not dataset.languages[language].complete:
            self.prose = {**dataset.pages.get(dataset.root_language.id, {}), **self.prose}
        self.site_name = self.label("site.name")

    def label(self, key: str, **values: str) -> str:
        """A label, in the form that suits the number of concepts where it has forms for that."""
        if f"{key}.other" in self.dataset.labels:
            return concepts_label(self.dataset, self.language, key, count=len(self.dataset.fields), **values)
        wording = self.dataset.label(key)[self.language]
        return wording.format(**values) if values else wording

    def text(self, text: Localised) -> str:
        return text[self.language]

    def page(
        self,
        key: PageKey,
        address: str,
        title: str,
        description: str,
        parent: PageKey | None,
        *,
        window: str = "",
        record: Record | None = None,
        label: str = "",
        folder: str = "",
    ) -> Page:
        """A page made from `record`, or whose title is a label; `window` is the title for the window if it differs."""
        window_title = f"{window or title} · {self.site_name}"
        file = record.file if record else self.dataset.label_file(label)
        edit, below = (f"data/{file}" if file else None), (f"data/{folder}/" if folder else None)
        return Page(key, address, title, window_title, description, parent, edit, folder=below)

    def pages(self) -> Iterator[Page]:
        yield from self.hand_written(HOME)
        yield from (self.single(key, parent) for key, parent in SINGLE_PAGES.items())
        yield from self.fields()
        yield from self.comparisons()
        for concept in self.dataset.concepts.values():
            yield from self.concept(concept)
        yield from self.entries()
        yield from self.actors()
        yield from self.audiences()
        yield from self.editions()
        yield from self.reports()
        yield from self.retired()
        yield from (page for name in self.prose if name != FIRST for page in self.hand_written(PageKey("prose", name)))

    def single(self, key: PageKey, parent: PageKey) -> Page:
        name, folder = f"page.{key.type}.title", _FOLDERS.get(key.type, "")
        begun = {"changes": self.dataset.changes, "editions": self.dataset.editions, "evidence": self.dataset.documents}
        if not begun.get(key.type, True):
            folder = ""  # which is not there yet
        title, description = self.label(name), self.label(f"page.{key.type}.description")
        if (forms := f"{name}.other") in self.dataset.labels:
            name = f"{name}.two" if pair_of(self.dataset) else forms
        label = "" if key in (_SEARCH, MISSING) else name
        return self.page(key, self.single_address(key), title, description, parent, label=label, folder=folder)

    def single_address(self, key: PageKey) -> str:
        if key == MISSING:
            return "404.html"
        above = self.single_address(PageKey("compare")) if key.type == "matrix" else ""
        return f"{above}{self.label(f'route.{key.type}')}/"

    def fields(self) -> Iterator[Page]:
        route = self.label("route.compare")
        for field in self.dataset.fields.values():
            key, title = PageKey("field", field.id), self.text(field.title)
            window = self.label("page.field.window", title=title)
            address = f"{route}/{self.text(field.slug)}/"
            summary = self.text(field.summary)
            yield self.page(key, address, title, summary, PageKey("compare"), window=window, record=field)

    def comparisons(self) -> Iterator[Page]:
        """Any two concepts side by side, as far as there are two."""
        if len(self.dataset.concepts) < 2:
            return
        choice = self.single(CHOICE, PageKey("compare"))
        yield choice
        for concept in self.dataset.concepts.values():
            chosen, first, root = PageKey("chosen", concept.id), self.text(concept.short_name), choice.address
            title, about = (self.label(f"page.chosen.{part}", concept=first) for part in ("title", "description"))
            yield self.page(chosen, f"{root}{concept.id}/", title, about, CHOICE, record=concept)
            for id_, second in seconds(self.dataset, concept, self.language):
                title, about = (
                    self.label(f"page.comparison.{part}", first=first, second=second)
                    for part in ("title", "description")
                )
                key, address = PageKey("comparison", concept.id, id_), f"{root}{concept.id}/{id_}/"
                yield self.page(key, address, title, about, chosen, record=concept)

    def concept(self, concept: Concept) -> Iterator[Page]:
        key, name, root = PageKey("concept", concept.id), self.text(concept.name), f"{concept.id}/"
        yield self.page(key, root, name, self.text(concept.summary), HOME, record=concept)
        title, description = (self.label(f"page.whole.{part}", concept=name) for part in ("title", "description"))
        address = f"{root}{self.label('route.whole')}/"
        whole = PageKey("whole", concept.id)
        yield self.page(whole, address, title, description, key, record=concept, folder=concept.id)
        yield from self.sections(concept)
        kinds = {kind_of(entry) for entry in self.dataset.entries_of[concept.id]}
        for folder in (folder for kind, folder in ENTRY_FOLDERS.items() if kind in kinds):
            address, named = f"{root}{self.label(f'route.{folder}')}/", f"page.list.{folder}.title"
            title = self.label(named, concept=self.text(concept.short_name))
            description = self.label(f"page.list.{folder}.description", concept=name)
            of_kind, lies = PageKey("list", concept.id, folder), f"{concept.id}/{folder}"
            yield self.page(of_kind, address, title, description, key, label=named, folder=lies)
        if "measure" in kinds:
            yield from (self.beside_measures(type_, concept) for type_ in ("sheet", "years"))

    def beside_measures(self, type_: str, concept: Concept) -> Page:
        """The page to be printed and filled in once a year, or the one of what became of the measures in each."""
        key = PageKey(type_, concept.id)
        title = self.label(f"page.{type_}.title", concept=self.text(concept.short_name))
        description = self.label(f"page.{type_}.description", concept=self.text(concept.name))
        address = f"{concept.id}/{self.label('route.measures')}/{self.label(f'route.{type_}')}/"
        parent = PageKey("list", concept.id, ENTRY_FOLDERS["measure"])
        told = type_ == "years" and any(one.concept == concept.id for one in self.dataset.progress.values())
        folder = f"{concept.id}/progress" if told else ""
        return self.page(key, address, title, description, parent, record=concept, folder=folder)

    def sections(self, concept: Concept) -> Iterator[Page]:
        route, parent = f"{concept.id}/{self.label('route.section')}", PageKey("concept", concept.id)
        for section in concept.sections:
            heading = self.text(section.heading)
            values = {"number": section.number, "heading": heading}
            window = self.label("page.section.window", concept=self.text(concept.short_name), **values)
            description = self.label("page.section.description", concept=self.text(concept.name), **values)
            key, address = PageKey("section", concept.id, section.number), f"{route}/{section.number}/"
            yield self.page(key, address, heading, description, parent, window=window, record=concept)

    def entries(self) -> Iterator[Page]:
        for entry in self.dataset.entries.values():
            kind, title = kind_of(entry), self.text(entry.title)
            folder = ENTRY_FOLDERS[kind]
            address = f"{entry.concept}/{self.label(f'route.{folder}')}/{entry.id}/"
            window, parent = (
                f"{title} ({self.label(f'kind.{kind}')} {entry.id})",
                PageKey("list", entry.concept, folder),
            )
            key, summary = PageKey("entry", entry.id), self.text(entry.summary)
            yield self.page(key, address, title, summary, parent, window=window, record=entry)

    def actors(self) -> Iterator[Page]:
        route = self.label("route.actors")
        for actor in self.dataset.actors.values():
            key, name = PageKey("actor", actor.id), self.text(actor.name)
            window, description = (self.label(f"page.actor.{part}", name=name) for part in ("window", "description"))
            address = f"{route}/{actor.id}/"
            yield self.page(key, address, name, description, PageKey("actors"), window=window, record=actor)

    def audiences(self) -> Iterator[Page]:
        """One page for each group of readers, at the route it has among the labels or else at its id."""
        above, labels = PageKey("contacts"), self.dataset.labels
        for audience in self.dataset.audiences.values():
            key, title = PageKey("audience", audience.id), self.text(audience.title)
            route = labels.get(f"route.audience.{audience.id}")
            address = f"{self.single_address(above)}{self.text(route) if route else audience.id}/"
            window = self.label("page.audience.window", title=title)
            yield self.page(key, address, title, self.text(audience.question), above, window=window, record=audience)

    def editions(self) -> Iterator[Page]:
        for edition in self.dataset.editions.values():
            key, title = PageKey("edition", edition.id), self.text(edition.title)
            description = self.label("page.edition.description", title=title, date=edition.date)
            address = f"{self.single_address(PageKey('editions'))}{edition.id}/"
            yield self.page(key, address, title, description, PageKey("editions"), record=edition)

    def reports(self) -> Iterator[Page]:
        """One page for each report that is published; the rules see to it that its concept is there."""
        for record in self.dataset.reports.values():
            values = {"concept": self.text(self.dataset.concepts[record.concept].name), "year": record.year}
            title, description = (self.label(f"page.report.{part}", **values) for part in ("title", "description"))
            address = f"{self.label('route.reports')}/{record.id}/"
            key, parent = PageKey("report", record.concept, record.year), PageKey("concept", record.concept)
            yield self.page(key, address, title, description, parent, record=record)

    def retired(self) -> Iterator[Page]:
        """Where something was that had a page of its own: what shared one is named there."""
        for record in self.dataset.retired.values():
            if address := self.former_address(record):
                key, title = PageKey(GONE, record.id), self.label("retired.title", id=former_name(record))
                description = self.label("retired.description", title=self.text(record.title))
                yield self.page(key, address, title, description, HOME, record=record)

    def former_address(self, record: Retired) -> str:
        """The address of the page that a record had; nothing if it had none of its own."""
        kind, id_ = record.kind.value, record.id
        if kind in ENTRY_FOLDERS:
            return f"{record.concept}/{self.label(f'route.{ENTRY_FOLDERS[kind]}')}/{id_}/"
        if kind == "section":
            return f"{record.concept}/{self.label('route.section')}/{record.number}/"
        if kind == "audience":
            route = self.dataset.labels.get(f"route.audience.{id_}")
            return f"{self.single_address(PageKey('contacts'))}{self.text(route) if route else id_}/"
        if kind == "field":
            return f"{self.label('route.compare')}/{self.text(record.slug)}/" if record.slug else ""
        above = {"concept": "", "actor": "actors", "report": "reports"}.get(kind)
        return "" if above is None else f"{self.label(f'route.{above}')}/{id_}/" if above else f"{id_}/"

    def hand_written(self, key: PageKey) -> Iterator[Page]:
        """The page that a file is written for, if there is one: the first page, or one at an address of its own."""
        if prose := self.prose.get(key.subject or FIRST):
            own = prose.name in self.dataset.pages.get(self.language, {})
            written_in = self.language if own else self.dataset.root_language.id
            edit, parent = f"content/{written_in}/{prose.name}.md", None if key == HOME else HOME
            address = "" if key == HOME else f"{self.label(f'route.{prose.name}')}/"
            title, description = prose.front_matter.title, prose.front_matter.description
            title = title if own else Untranslated(title)
            window = f"{self.site_name} – {description}" if key == HOME else f"{title} · {self.site_name}"
            yield Page(key, address, title, window, description, parent, edit, prose)
