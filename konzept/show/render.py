"""Pages become HTML: one Jinja environment of our own, escaping everything and refusing unknown names.

MkDocs' theme environment and mkdocs-macros have neither switched on, so no text from the data goes through them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Hashable, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.runtime import Context
from markupsafe import Markup

from konzept.model import Bindingness, Concept, Edition
from konzept.plan.macros import slot_content
from konzept.plan.pages import CHOICE, MISSING, PageKey
from konzept.plan.pairs import SECOND
from konzept.plan.site import Site
from konzept.show.context import TemplateContext
from konzept.show.macros import VIEWS as MACROS
from konzept.show.untranslated import around, marked, unmarked
from konzept.show.views import VIEWS
from konzept.show.views.comparison import Room, Side, way_to_others
from konzept.show.views.editions import frozen_concept
from konzept.show.views.outdated import outdated_texts
from konzept.show.views.retired import retired_from
from konzept.show.views.validity import validities

TEMPLATES = Path(__file__).parent / "templates"
# What macros leave in a hand-written page.
_SLOT = re.compile(r'<(?:div|span) data-slot="([^"]+)"></(?:div|span)>')


class _Environment(Environment):
    """Gives templates the names they share as a plain mapping; each import of a template looks them all up."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


class _Context(Context):
    """Calls functions as they are: none of ours asks Jinja for its context, and looking for that takes a tenth."""

    def call(
        self, called: Callable[..., Any], /, *args: Any, _block_vars: Any = None, _loop_vars: Any = None, **kwargs: Any
    ) -> Any:
        return called(*args, **kwargs)


def environment() -> Environment:
    """The Jinja environment of all our templates."""
    made = _Environment(
        loader=FileSystemLoader(TEMPLATES),
        bytecode_cache=_bytecode_cache(),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.context_class = _Context
    return made


def _bytecode_cache() -> BytecodeCache | None:
    """Where compiled templates are kept, as Python keeps modules; compiling them costs a tenth of a build."""
    folder = TEMPLATES / "__pycache__"
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


class Renderer:
    """Renders the pages of one language."""

    def __init__(self, site: Site, assets: Mapping[str, str]) -> None:
        """`assets` are the addresses of styles, scripts and indexes below the language's root, by name."""
        self.site = site
        self._context = TemplateContext(site, assets)
        self._environment = environment()
        self._environment.globals = self._context.names() | {"part": self._part}
        self._parts: dict[Hashable, Markup] = {}
        self._above_a_part = {page.folders[:depth] for page in self._context.in_parts() for depth in range(9)}

    def page(self, key: PageKey, prose: str = "", *, served: bool = False) -> str:
        """A whole page; `prose` is the HTML of a hand-written one, with slots for what is made from data.

        `served`: as it is sent by a server that puts pairs of concepts together.
        """
        page = self.site.pages[key]
        self._context.open(page)
        view = VIEWS[key.type](self.site, key)
        notice = outdated_texts(self.site, page)
        template = self._environment.get_template(f"pages/{key.type}.html")
        found = validities(self.site, key)
        officials = [one.concept.official for one in found if one.concept.official]
        names = {"view": view, "outdated": notice, "validities": found, "officials": officials}
        names |= {"gone": retired_from(self.site, key), "others": way_to_others(self.site, key), "served": served}
        text = self._filled(prose)
        if page.prose and page.prose not in self.site.dataset.pages.get(self.site.language.id, {}).values():
            text = around(text)
        return self._marked(template.render(page=page, prose_html=text, **names)) + "\n"

    def part(self, concept: Concept, name: str) -> str:
        """A part of a page with two concepts that is about one of them; its name alone may go into a title."""
        self._context.open(self.site.pages[PageKey("comparison", concept.id, SECOND)])
        template = self._environment.get_template("partials/side.html")
        found = template.render(part=Side(self.site, concept).part(name), bindingness=tuple(Bindingness))
        return unmarked(found.strip()) if name == "name" else self._marked(found.strip())

    def nothing(self) -> str:
        """What stands for a part that there is none of."""
        self._context.open(self.site.pages[CHOICE])
        template = self._environment.get_template("partials/nothing.html")
        return self._marked(template.render(second=Room(), second_id=Room.id))

    def frozen(self, edition: Edition, concept: Concept) -> str:
        """A whole concept as it is frozen in an edition."""
        self._context.open(self.site.pages[PageKey("whole", concept.id)])
        template = self._environment.get_template("frozen/concept.html")
        return self._marked(template.render(view=frozen_concept(self.site, edition, concept))) + "\n"

    def notice(self, name: str, edition: Edition) -> str:
        """What stands in the place of an edition that no longer stands, or above it."""
        return self._marked(self._environment.get_template(f"frozen/{name}.html").render(edition=edition)) + "\n"

    def _marked(self, html: str) -> str:
        return marked(html, self._context.original_marks())

    def _part(self, name: str) -> Markup:
        """A part of the frame, rendered once for all pages beside each other that see the same addresses in it."""
        page = self._context.page
        own = page.folders in self._above_a_part or page.key == MISSING
        seen_from = (name, page.key if own else (page.parent, page.folders[:-1]))
        if seen_from not in self._parts:
            template = self._environment.get_template(f"frame/{name}.html")
            self._parts[seen_from] = Markup(template.render(page=page))
        return self._parts[seen_from]

    def _filled(self, prose: str) -> Markup:
        """A hand-written text with its blocks, and the numbers of its links in the order of the text."""
        parts = _SLOT.split(prose)
        texts = [
            self._context.numbered(part) if number % 2 == 0 else self.block(part) for number, part in enumerate(parts)
        ]
        return Markup("").join(texts)

    def block(self, slot: str) -> Markup:
        """What a macro shows."""
        name, arguments = slot_content(slot)
        view = MACROS[name](self.site, **arguments)
        template = self._environment.get_template(f"macros/{name}.html")
        return Markup(template.render(page=self._context.page, view=view).strip())

    def address(self, page: PageKey, target: PageKey, anchor: str) -> str:
        """The relative address of a page, seen from another."""
        self._context.open(self.site.pages[page])
        return self._context.url(*target, anchor=anchor)
