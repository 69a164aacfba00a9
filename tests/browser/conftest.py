"""The fixtures of the browser tests."""

from __future__ import annotations

from tests.browser.served import arabic_base, hostile_base, open_arabic, open_hostile
from tests.browser.visits import every_finding, findings
from tests.support.arabic_world import arabic_site
from tests.support.hostile_site import hostile_site
from tests.support.offline_copy import offline_copy

__all__ = [
    "arabic_base",
    "arabic_site",
    "every_finding",
    "findings",
    "hostile_base",
    "hostile_site",
    "offline_copy",
    "open_arabic",
    "open_hostile",
]
