"""The files that pages with any two concepts are put together from, and how a server does that.

`deploy/nginx/konzept.conf` does the same with the same files; a test compares what both send.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from urllib.parse import parse_qs

from konzept.plan.pages import CHOICE, Page, PageKey
from konzept.plan.pairs import NAME, SECOND, put_together
from konzept.plan.site import Site
from konzept.show.render import Renderer
from konzept.show.views.comparison import CELL, Room, Side

SHELL, CHOSEN, FORM, NOTHING = "beside.shtml", "index.shtml", "form.shtml", f"{CELL}.shtml"
"""A page with room for the second concept; the pages on which a server offers pairs; what stands for a missing part."""
SUFFIX = ".shtml"
"""The files that a server puts together and never sends as they are."""

_ID = r"[A-Za-z0-9][A-Za-z0-9.-]*"
_PAIR = re.compile(rf"((?:[^/]+/)*)({_ID})/({_ID})/")
_DIRECTIVE = re.compile(rb'<!--# (?:include virtual="\$konzept_up/\$konzept_second/([^"$]+)"|echo[^>]*) -->')

Makers = Mapping[str, Callable[[], bytes]]


def pair_files(site: Site, renderer: Renderer) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """What pairs are put together from, by its place below the language's root; nothing where every pair is a file."""
    if not put_together(site.dataset):
        return
    root = site.pages[CHOICE].address
    yield f"{root}{FORM}", partial(_offered, renderer, CHOICE)
    yield f"{root}{NOTHING}", lambda: renderer.nothing().encode()
    for concept in site.dataset.concepts.values():
        folder = f"{root}{concept.id}/"
        yield f"{folder}{CHOSEN}", partial(_offered, renderer, PageKey("chosen", concept.id))
        for name in Side(site, concept).names:
            yield f"{folder}{name}{SUFFIX}", partial(_part, renderer, concept.id, name)


def _offered(renderer: Renderer, key: PageKey) -> bytes:
    return renderer.page(key, served=True).encode()


def _part(renderer: Renderer, concept: str, name: str) -> bytes:
    return renderer.part(renderer.site.dataset.concepts[concept], name).encode()


def shell_name(page: Page) -> str:
    """Where a page with room for the second concept lies; nothing for every other page."""
    return page.address.removesuffix(f"{SECOND}/") + SHELL if page.key.part == SECOND else ""


def with_directives(html: str) -> str:
    """A page with room for the second concept as a server reads it."""
    return html.replace(NAME, str(Room().part("name"))).replace(SECOND, str(Room.id))


def served(files: Makers, name: str, query: str = "") -> bytes | str | None:
    """What a server makes of a request: a page, an address below the root to go to instead, or nothing of its own."""
    if f"{name}{FORM}" in files:
        chosen = parse_qs(query)
        pair = "/".join(chosen.get(key, [""])[0] for key in "ab")
        return f"{name}{pair}/" if re.fullmatch(f"{_ID}/{_ID}", pair) else files[f"{name}{FORM}"]()
    if f"{name}{CHOSEN}" in files:
        return files[f"{name}{CHOSEN}"]()
    found = _PAIR.fullmatch(name)
    if not found or not all(f"{found[1]}{one}/{SHELL}" in files for one in found.group(2, 3)):
        return None
    root, first, second = found.groups()
    return f"{root}{first}/" if first == second else _whole(files, root, second, f"{root}{first}/{SHELL}")


def _whole(files: Makers, root: str, second: str, name: str) -> bytes:
    def put(directive: re.Match[bytes]) -> bytes:
        if not directive[1]:
            return second.encode()
        part = f"{root}{second}/{directive[1].decode()}"
        return _whole(files, root, second, part if part in files else root + NOTHING)

    return _DIRECTIVE.sub(put, files[name]())
