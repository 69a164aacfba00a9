"""The fixtures of the browser tests."""

from __future__ import annotations

from arabic_world import arabic_site
from built_site import real_site
from hostile_site import hostile_site
from offline_copy import offline_copy
from served import arabic_base, base, hostile_base, open_arabic, open_hostile, open_page

__all__ = [
    "arabic_base",
    "arabic_site",
    "base",
    "hostile_base",
    "hostile_site",
    "offline_copy",
    "open_arabic",
    "open_hostile",
    "open_page",
    "real_site",
]
