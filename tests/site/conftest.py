"""The sites that the tests of this folder look at."""

from __future__ import annotations

from tests.support.arabic_world import arabic_site
from tests.support.built_site import real_site
from tests.support.hostile_site import hostile_site
from tests.support.official_site import official_site
from tests.support.offline_copy import offline_copy
from tests.support.outdated_site import outdated_site
from tests.support.second_county import county_site
from tests.support.small_site import small_site

__all__ = [
    "arabic_site",
    "county_site",
    "hostile_site",
    "official_site",
    "offline_copy",
    "outdated_site",
    "real_site",
    "small_site",
]
