"""Which pages the site has, in one language: their keys, addresses, titles and places in the tree.

A page's key is the same in every language, so counterparts are found by it.
Addresses come from ids and from the routes among the labels, never from titles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from konzept.model import Concept, Entry, Section
from konzept.model.dataset import World, kind_of

ENTRY_FOLDERS = {"guideline": "guidelines", "goal": "goals", "measure": "measures", "statement": "statements"}

# Pages made by one template each, with the page they stand under.
SINGLE_PAGES = {
    "home": None,
    "compare": "home",
    "matrix": "compare",
    "actors": "home",
    "duties": "home",
    "figures": "home",
    "glossary": "home",
    "laws": "home",
    "references": "about",
    "notes": "about",
    "translations": "about",
    "contacts": "home",
    "search": "home",
    "404": "home",
}


@dataclass(frozen=True)
class Page:
    """One page.  `address` is relative to the language's root and ends in a slash (empty for home).

    `template` names the page type, `subject` the id it shows.  `edit` is the file behind it, relative to the project.
    `titles` are the title as shown and the one for the browser window, both plain text.
    """

    key: str
    address: str
    template: str
    subject: str
    title: str
    window_title: str
    description: str
    parent: str | None
    edit: str | None = None


@dataclass(frozen=True)
class ProseFile:
    """A hand-written page: `content/<language>/<key>.md` with its front matter."""

    key: str
    path: Path
    title: str
    description: str


def prose_files(content: Path, language: str) -> Mapping[str, ProseFile]:
    """The hand-written pages of one language, by key (the file's stem)."""
    return {path.stem: _prose_file(path) for path in sorted((content / language).glob("*.md"))}


def missing_prose(content: Path, languages: Iterable[str]) -> list[str]:
    """The hand-written pages that only some languages have, as the files that the others lack."""
    found = {language: {path.name for path in (content / language).glob("*.md")} for language in languages}
    every = set().union(*found.values())
    return sorted(f"{content.name}/{language}/{name}" for language, names in found.items() for name in every - names)


def _prose_file(path: Path) -> ProseFile:
    _, front, _ = path.read_text(encoding="utf-8").split("---\n", 2)
    meta = yaml.safe_load(front)
    return ProseFile(path.stem, path, meta["title"], meta["description"])


def plan(world: World, language: str, content: Path) -> Mapping[str, Page]:
    """Every page of one language by key, in the order of a reader's tour."""
    planner = _Planner(world, language, prose_files(content, language))
    return {page.key: page for page in planner.pages()}


class _Planner:
    """Makes the pages of one language."""

    def __init__(self, world: World, language: str, prose: Mapping[str, ProseFile]) -> None:
        self.world = world
        self.language = language
        self.prose = prose

    def pages(self) -> Iterator[Page]:
        yield from (self._single(key, parent) for key, parent in SINGLE_PAGES.items())
        yield from (self._field(key) for key in self.world.fields)
        for concept in self.world.concepts.values():
            yield from self._concept(concept)
        yield from (self._entry(entry) for entry in self.world.entries.values())
        yield from (self._actor(key) for key in self.world.actors)
        yield from (self._prose_page(file) for file in self.prose.values())

    def _label(self, key: str, **values: str) -> str:
        wording = self.world.label(key)[self.language]
        return wording.format(**values) if values else wording

    def _page(
        self,
        key: str,
        address: str,
        template: str,
        subject: str,
        title: str,
        description: str,
        parent: str | None,
        edit: str | None = None,
        window: str | None = None,
    ) -> Page:
        site = self._label("site.name")
        window_title = f"{site} – {description}" if key == "home" else f"{window or title} · {site}"
        return Page(key, address, template, subject, title, window_title, description, parent, edit)

    def _single(self, key: str, parent: str | None) -> Page:
        title = self._label(f"page.{key}.title")
        address = self._single_address(key)
        return self._page(key, address, key, "", title, self._label(f"page.{key}.description"), parent)

    def _single_address(self, key: str) -> str:
        if key in ("home", "404"):
            return "" if key == "home" else "404.html"
        address = self._label(f"route.{key}") + "/"
        return self._single_address("compare") + address if key == "matrix" else address

    def _field(self, field_id: str) -> Page:
        field = self.world.fields[field_id]
        address = f"{self._label('route.compare')}/{field.slug[self.language]}/"
        title = field.title[self.language]
        window = self._label("page.field.window", title=title)
        return self._page(
            f"field:{field_id}",
            address,
            "field",
            field_id,
            title,
            field.summary[self.language],
            "compare",
            f"data/{field.file}",
            window,
        )

    def _concept(self, concept: Concept) -> Iterator[Page]:
        name = concept.name[self.language]
        yield self._page(
            f"concept:{concept.id}",
            f"{concept.id}/",
            "concept",
            concept.id,
            name,
            concept.summary[self.language],
            "home",
            f"data/{concept.file}",
        )
        yield self._whole(concept)
        for section in concept.sections:
            yield self._section(concept, section)
        kinds = {kind_of(entry) for entry in self.world.entries.values() if entry.concept == concept.id}
        for kind, folder in ENTRY_FOLDERS.items():
            if kind in kinds:
                yield self._list(concept, folder)

    def _whole(self, concept: Concept) -> Page:
        name = concept.name[self.language]
        return self._page(
            f"whole:{concept.id}",
            f"{concept.id}/{self._label('route.whole')}/",
            "whole",
            concept.id,
            self._label("page.whole.title", concept=name),
            self._label("page.whole.description", concept=name),
            f"concept:{concept.id}",
            f"data/{concept.file}",
        )

    def _section(self, concept: Concept, section: Section) -> Page:
        number, heading = section.number, section.heading[self.language]
        address = f"{concept.id}/{self._label('route.section')}/{number}/"
        short = concept.short_name[self.language]
        window = self._label("page.section.window", concept=short, number=number, heading=heading)
        description = self._label(
            "page.section.description", concept=concept.name[self.language], number=number, heading=heading
        )
        return self._page(
            f"section:{concept.id}/{number}",
            address,
            "section",
            f"{concept.id}/{number}",
            heading,
            description,
            f"concept:{concept.id}",
            f"data/{concept.file}",
            window,
        )

    def _list(self, concept: Concept, folder: str) -> Page:
        address = f"{concept.id}/{self._label(f'route.{folder}')}/"
        name = concept.name[self.language]
        title = self._label(f"page.list.{folder}.title", concept=concept.short_name[self.language])
        description = self._label(f"page.list.{folder}.description", concept=name)
        return self._page(
            f"list:{concept.id}/{folder}",
            address,
            "list",
            f"{concept.id}/{folder}",
            title,
            description,
            f"concept:{concept.id}",
        )

    def _entry(self, entry: Entry) -> Page:
        folder = ENTRY_FOLDERS[kind_of(entry)]
        title = entry.title[self.language]
        address = f"{entry.concept}/{self._label(f'route.{folder}')}/{entry.id}/"
        window = f"{title} ({self._label(f'kind.{kind_of(entry)}')} {entry.id})"
        return self._page(
            f"entry:{entry.id}",
            address,
            "entry",
            entry.id,
            title,
            entry.summary[self.language],
            f"list:{entry.concept}/{folder}",
            f"data/{entry.file}",
            window,
        )

    def _actor(self, actor_id: str) -> Page:
        actor = self.world.actors[actor_id]
        name = actor.name[self.language]
        description = self._label("page.actor.description", name=name)
        window = self._label("page.actor.window", name=name)
        return self._page(
            f"actor:{actor_id}",
            f"{self._label('route.actors')}/{actor_id}/",
            "actor",
            actor_id,
            name,
            description,
            "actors",
            f"data/{actor.file}",
            window,
        )

    def _prose_page(self, file: ProseFile) -> Page:
        address = f"{self._label(f'route.{file.key}')}/"
        return self._page(
            file.key,
            address,
            "prose",
            file.key,
            file.title,
            file.description,
            "home",
            f"content/{self.language}/{file.path.name}",
        )
