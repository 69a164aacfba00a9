"""The fixtures of the browser tests."""

from __future__ import annotations

from arabic_world import arabic_site
from hostile_site import hostile_site
from offline_copy import offline_copy
from served import arabic_base, hostile_base, open_arabic, open_hostile

__all__ = [
    "arabic_base",
    "arabic_site",
    "hostile_base",
    "hostile_site",
    "offline_copy",
    "open_arabic",
    "open_hostile",
]
