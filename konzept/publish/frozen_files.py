"""The files of the editions in the site: as they were frozen, or with a notice, or a notice alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path

from konzept.model import Edition, EditionStatus
from konzept.plan.pages import PageKey
from konzept.plan.site import Site
from konzept.read.files import EDITIONS
from konzept.show.render import Renderer
from konzept.show.views.editions import FILES, MARK, PAGES, STYLE, concepts, is_for_all

GONE = "removed.json"
"""What lies in the place of the files of an edition that was removed."""


def frozen_files(data: Path, sites: Mapping[str, Site]) -> Mapping[str, Callable[[], bytes]]:
    """What gives each file, by its place below the root of the site."""
    renderer = cache(lambda code: Renderer(sites[code], {}))
    found: dict[str, Callable[[], bytes]] = {}
    for code, site in sites.items():
        path = f"{site.language.path}/" if site.language.path else ""
        for edition in site.dataset.editions.values():
            own, below = data / EDITIONS / edition.id, path + site.pages[PageKey("edition", edition.id)].address
            for concept in concepts(site, edition):
                page = partial(_page, renderer, code, edition, own / code / f"{concept}{PAGES}")
                found[f"{below}{concept}/index.html"] = page
            if edition.status is EditionStatus.REMOVED:
                found[f"{FILES}{edition.id}/{GONE}"] = partial(_gone, edition)
                continue
            found[below + STYLE] = (own / STYLE).read_bytes
            found |= {f"{FILES}{edition.id}/{one}": (own / one).read_bytes for one in _shared(edition)}
    return found


def frozen_addresses(site: Site) -> Iterator[str]:
    """The absolute addresses of what pages of a language lead to."""
    for edition in site.dataset.editions.values():
        page = site.absolute(site.language.id, PageKey("edition", edition.id))
        yield from (f"{page}{concept}/" for concept in concepts(site, edition))
        yield from (f"{site.address}{FILES}{edition.id}/{one}" for one in _shared(edition))


def _shared(edition: Edition) -> list[str]:
    return [one.name for one in edition.files if is_for_all(one.name)]


def _page(renderer: Callable[[str], Renderer], code: str, edition: Edition, file: Path) -> bytes:
    if edition.status is EditionStatus.PUBLISHED:
        return file.read_bytes()
    if edition.status is EditionStatus.REMOVED:
        return renderer(code).notice("gone", edition).encode()
    return file.read_bytes().replace(MARK.encode(), renderer(code).notice("notice", edition).strip().encode(), 1)


def _gone(edition: Edition) -> bytes:
    reason = dict(edition.reason.items()) if edition.reason else {}
    said = {"id": edition.id, "deleted": True, "reason": reason, "replaced_by": edition.replaced_by}
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()
