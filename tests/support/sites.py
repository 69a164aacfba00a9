"""One language's site of a world, as the views see it, without building anything."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

from konzept.model.dataset import World
from konzept.plan.site import Site, sites
from konzept.show.context import SEARCH_INDEX
from konzept.show.render import Renderer
from tests.support.places import CONTENT, ROOT

NEW_YEAR = datetime.date(2026, 1, 1)
ASSETS: Mapping[str, str] = {
    name: f"assets/{name}" for name in (SEARCH_INDEX, *(path.name for path in (ROOT / "overrides/assets").iterdir()))
}


def site_of(world: World, language: str, today: datetime.date = NEW_YEAR, content: Path = CONTENT) -> Site:
    return sites(world, content, "https://example.org/", today, {})[language]


def renderer_of(site: Site) -> Renderer:
    return Renderer(site, ASSETS)
