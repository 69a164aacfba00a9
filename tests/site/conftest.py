"""The sites that the tests of this folder look at."""

from __future__ import annotations

from arabic_world import arabic_site
from built_site import real_site
from hostile_site import hostile_site
from official_site import official_site
from offline_copy import offline_copy
from outdated_site import outdated_site

__all__ = ["arabic_site", "hostile_site", "official_site", "offline_copy", "outdated_site", "real_site"]
