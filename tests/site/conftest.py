"""The sites that the tests of this folder look at."""

from __future__ import annotations

from built_site import real_site
from hostile_site import hostile_site
from offline_copy import offline_copy

__all__ = ["hostile_site", "offline_copy", "real_site"]
