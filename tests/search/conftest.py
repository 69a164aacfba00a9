"""The site that the tests of this folder look at."""

from __future__ import annotations

from tests.support.built_site import real_site

__all__ = ["real_site"]
