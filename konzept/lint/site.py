"""Looks at every finished page of a language as it is made, and in the end at what concerns several pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Literal

from konzept.lint import links
from konzept.lint.links import SitePage
from konzept.lint.markup import Document
from konzept.lint.memory import Memory, Seen
from konzept.lint.page import Fault, faults
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.texts import group, tell

Level = Literal["errors", "warnings"]
LEVELS: tuple[Level, ...] = ("errors", "warnings")
MOST_SHOWN = 40
MOST_FILES = 3
DATA, TEMPLATES = "data/", "konzept/show/templates/"

_MACRO = re.compile(r"\{\{.*?\}\}", re.DOTALL)


class LanguageLint:
    """Collects what is wrong with the finished pages of a language."""

    def __init__(
        self, site: Site, files: Collection[str], data: Callable[[], str], language: str, memory: Path | None = None
    ) -> None:
        """`files` are the absolute addresses of those that pages load, `data` gives all data as text.

        `language` is that of messages; `memory` is the file that remembers pages without faults.
        """
        self._site, self._files, self._data, self._language = site, files, data, language
        self._there = {site.absolute(code, key) for code, plan in site.plans.items() for key in plan} | {*files}
        self._ids: dict[str, Collection[str]] = {}
        self._heads: dict[tuple[str, str], str] = {}
        self._anchors: list[tuple[PageKey, str, str, str]] = []
        self._found: dict[Fault, list[PageKey]] = {}
        self._memory = Memory(memory, self._there)

    def look_at(self, key: PageKey, html: str) -> None:
        """Looks at a page, the first time that it is made."""
        address = self._site.absolute(self._site.language.id, key)
        if address in self._ids:
            return
        digest = self._memory.digest(address, html)
        seen = self._memory.recall(digest) or self._read(digest, key, address, html)
        self._ids[address] = frozenset(seen.ids)
        self._anchors += [(key, *one) for one in seen.anchors]
        self._note(key, self._heads_of_others(address, seen))

    def _read(self, digest: str, key: PageKey, address: str, html: str) -> Seen:
        """Notes what is wrong with a page by itself; returns what others depend on.

        A page is remembered if nothing is wrong with it, and nothing would be if other words had been typed elsewhere.
        """
        asked: list[str] = []

        def typed(words: str) -> bool:
            asked.append(words)
            return words in self._typed

        document = Document(html, self._site.language.id, typed)
        found = list(faults(document))
        if document.broken:
            self._note(key, found)
            return Seen(list(document.ids), [], [], [])
        page = SitePage(document, self._site, key, self._there, self._files)
        found += (Fault(rule.__name__, one) for rule in links.RULES for one in rule(page))
        self._note(key, found)
        elsewhere = [one for one in page.links if one.anchor and one.address != address]
        titles = [document.text(one) for one in document.of("title") if one.stands_in("head")]
        metas = [one.tag for one in document.of("meta")]
        descriptions = [tag.get("content") for tag in metas if tag.get("name") == "description"]
        anchors = [(link.address, link.anchor, str(link.tag)) for link in elsewhere]
        seen = Seen(list(document.ids), anchors, titles, descriptions)
        if not found and not asked:
            self._memory.keep(digest, seen)
        return seen

    def finish(self) -> None:
        """Looks at what can be told only when all pages are made."""
        own = self._site.language.id
        for key in self._site.pages:
            if self._site.absolute(own, key) not in self._ids:
                self._note(key, [Fault("planned_pages_are_made", key.type)])
        for key, address, anchor, link in self._anchors:
            if address in self._ids and anchor not in self._ids[address]:
                self._note(key, [Fault(links.anchors_are_there.__name__, link)])
        self._memory.save()

    def take(self, level: Level) -> list[str]:
        """The faults of one level as lines, and forgets them; what several pages share is one line."""
        rules = group("lint")[level]
        found = [fault for fault in self._found if fault.rule in rules]
        lines = [self._line(level, fault, self._found.pop(fault)) for fault in found]
        more = len(lines) - MOST_SHOWN
        return [*lines[:MOST_SHOWN], *([tell("lint.more", self._language, count=more)] if more > 0 else [])]

    def _line(self, level: Level, fault: Fault, keys: list[PageKey]) -> str:
        where = "/" + self._site.absolute(self._site.language.id, keys[0]).removeprefix(self._site.address)
        where += tell("lint.and_more", self._language, count=len(keys) - 1) if len(keys) > 1 else ""
        rule, files = tell(f"lint.{level}.{fault.rule}", self._language), ", ".join(self._to_mend(keys))
        return tell(f"lint.line.{level}", self._language, where=where, rule=rule, found=fault.found, files=files)

    def _to_mend(self, keys: list[PageKey]) -> Iterator[str]:
        """The files in which a fault of these pages may be: what is written by hand, data, templates."""
        pages = [self._site.pages[key] for key in keys]
        if all(page.prose for page in pages):
            yield from (page.edit or "" for page in pages[:MOST_FILES])
            return
        yield (pages[0].folder or pages[0].edit if len(pages) == 1 else None) or DATA
        types = {key.type for key in keys}
        yield f"{TEMPLATES}pages/{types.pop()}.html" if len(types) == 1 else TEMPLATES

    def _note(self, key: PageKey, found: Iterable[Fault]) -> None:
        for fault in dict.fromkeys(found):
            self._found.setdefault(fault, []).append(key)

    def _heads_of_others(self, address: str, seen: Seen) -> Iterator[Fault]:
        """What the head of a page shares with one looked at before."""
        for rule, texts in (("titles_differ", seen.titles), ("descriptions_differ", seen.descriptions)):
            for text in texts:
                first = self._heads.setdefault((rule, text), address)
                if first != address:
                    yield Fault(rule, f"{text} = {first}")

    @cached_property
    def _typed(self) -> str:
        """All that somebody has typed: the data, the hand-written pages without macros, the official documents."""
        written = [page.source for found in self._site.dataset.pages.values() for page in found.values()]
        sections = (one for official in self._site.official.values() for one in official.sections.values())
        lines = (line for one in sections for line in chain([one.heading], one.lines, *one.items.values()))
        return "\n".join([self._data(), *(_MACRO.sub("", text) for text in written), *lines])
