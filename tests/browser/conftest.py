"""The fixtures of the browser tests."""

from __future__ import annotations

from built_site import real_site
from hostile_site import hostile_site
from served import base, browser, hostile_base, open_hostile, open_page

__all__ = ["base", "browser", "hostile_base", "hostile_site", "open_hostile", "open_page", "real_site"]
