"""The fixtures of the browser tests."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

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

# Styles and scripts are the same in both: by day, a test runs in one of them, the next in the other.
SAME = frozenset({"language", "scheme"})


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--everything"):
        return
    groups: dict[tuple[object, ...], list[pytest.Item]] = defaultdict(list)
    for item in items:
        kept = item.get_closest_marker("each_language") or item.get_closest_marker("nightly")
        if isinstance(item, pytest.Function) and item.path.parent == Path(__file__).parent and not kept:
            given = item.callspec.params if hasattr(item, "callspec") else {}
            rest = tuple((name, repr(value)) for name, value in given.items() if name not in SAME)
            groups[item.path, item.originalname, rest].append(item)
    chosen = {group[number % len(group)] for number, group in enumerate(groups.values())}
    left = {item for group in groups.values() for item in group} - chosen
    config.hook.pytest_deselected(items=list(left))
    items[:] = [item for item in items if item not in left]
