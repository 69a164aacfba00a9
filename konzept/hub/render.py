"""The hub's pages as HTML, in the frame's own words and styles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from jinja2 import Environment

from konzept.hub.county import Planned
from konzept.hub.pages import OTHER, SEARCH, entries_above, entry_page, field_page
from konzept.hub.views import Across
from konzept.model import Bindingness, LinkType
from konzept.plan.csp import META
from konzept.plan.pages import HOME, PageKey
from konzept.plan.site import Site
from konzept.show.context import TemplateContext
from konzept.show.render import environment
from konzept.texts import Wording

SEARCH_POLICY = META.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
"""Pagefind compiles its reader of the index; only the page of the search may do that."""


class Worded(NamedTuple):
    """A text, and its language where that is not the page's own."""

    text: str
    language: str


class HubContext(TemplateContext):
    """What the hub's templates can say besides."""

    def _navigation(self) -> list[PageKey]:
        return [key for key in (HOME, OTHER, SEARCH) if key in self.site.pages]

    def _footer_navigation(self) -> list[PageKey]:
        return []


class HubRenderer:
    """Renders the hub's pages of one language."""

    def __init__(self, site: Site, assets: Mapping[str, str], across: Across) -> None:
        self._site, self._across = site, across
        self._context = HubContext(site, assets)
        self._environment = self._made()

    def page(self, key: PageKey) -> str:
        """A whole page."""
        page = self._site.pages[key]
        self._context.open(page)
        template = self._environment.get_template(f"hub/{key.type.removeprefix('hub-')}.html")
        policy = SEARCH_POLICY if key == SEARCH else META
        return template.render(page=page, part=self._across.part(key), policy=policy) + "\n"

    def _made(self) -> Environment:
        made, across = environment(), self._across
        dataset = self._site.dataset
        made.globals = self._context.names() | {
            "across": across,
            "worded": self.worded,
            "known_words": {*Bindingness, *LinkType},
            "fields": [(one, field_page(one.id)) for one in dataset.fields.values()],
            "above": [(one, entry_page(one.id)) for one in entries_above(dataset)],
            "other": OTHER,
            "search": SEARCH if SEARCH in self._site.pages else None,
            "page_of": self.page_of,
        }
        return made

    def worded(self, text: Wording) -> Worded:
        """A text of a county: in the page's language, or else in the first that the county has."""
        own = self._site.language.id
        code = own if own in text else next(iter(text))
        return Worded(text[code], "" if code == own else code)

    def page_of(self, planned: Planned) -> Worded:
        """The address of a plan on its county's own site, likewise."""
        return self.worded(planned.pages)
