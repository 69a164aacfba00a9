"""One language's site of a world, as the views see it, without building anything."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import quote

from markupsafe import Markup

from konzept.model.dataset import Dataset
from konzept.plan.site import Site, sites
from konzept.publish.fonts import FACES
from konzept.read.load import load
from konzept.show.render import Renderer
from konzept.show.search_parts import SEARCH_INDEX, SEARCH_TEXTS
from tests.support.built_site import page_key
from tests.support.places import ROOT

NEW_YEAR = datetime.date(2026, 1, 1)
ASSETS: Mapping[str, str] = {
    name: f"assets/{name}"
    for name in (SEARCH_INDEX, SEARCH_TEXTS, *(path.name for path in (ROOT / "overrides/assets").iterdir()), *FACES)
}


def sites_of(
    world: Dataset, address: str = "https://example.org/", today: datetime.date = NEW_YEAR
) -> Mapping[str, Site]:
    if not world.pages:
        world = replace(world, pages=load(ROOT / "data").partial.dataset.pages)
    return sites(world, address, today, {})


def site_of(world: Dataset, language: str, today: datetime.date = NEW_YEAR) -> Site:
    return sites_of(world, today=today)[language]


def renderer_of(site: Site) -> Renderer:
    return Renderer(site, ASSETS)


def main_of(site: Site, name: str) -> Markup:
    """What stands inside `main` on a page; `name` as in `built_site.page_key`."""
    page = renderer_of(site).page(page_key(name))
    return Markup(page[page.index("<main") : page.index("</main>")])  # noqa: S704 – our own page


def part_of(site: Site, name: str) -> Markup:
    """A part of a page that hand-written pages include by name."""
    return renderer_of(site).block(quote(json.dumps(["block", {"name": name}])))
