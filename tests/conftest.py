"""The small world that most tests start from, and the real one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from konzept.checks.run import check
from konzept.model.dataset import Dataset
from tests.browser.served import base, browser, open_page, pool
from tests.support.built_site import real_site
from tests.support.places import ROOT, TESTS

# One browser and one server for all folders of tests: a process can drive only one browser at a time.
__all__ = ["base", "browser", "open_page", "pool", "real_site"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--everything", action="store_true", help="nightly tests too, and every page in a browser")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--everything"):
        nightly = [item for item in items if item.get_closest_marker("nightly")]
        config.hook.pytest_deselected(items=nightly)
        items[:] = [item for item in items if not item.get_closest_marker("nightly")]


def copy_world(target: Path) -> Path:
    """The smallest complete world with the real labels of the interface, free to be changed; returns its folder."""
    shutil.copytree(TESTS / "world", target)
    shutil.copytree(ROOT / "data" / "ui", target / "ui")
    return target


@pytest.fixture
def world_folder(tmp_path: Path) -> Path:
    """A copy of the small world that a test may break."""
    return copy_world(tmp_path / "data")


@pytest.fixture(scope="session")
def small_world(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The small world, loaded; it cannot be changed."""
    checked = check(copy_world(tmp_path_factory.mktemp("world") / "data"))
    assert checked.dataset is not None, [problem.message("en") for problem in checked.problems]
    return checked.dataset


@pytest.fixture(scope="session")
def real_world() -> Dataset:
    """The real data, loaded."""
    checked = check(ROOT / "data")
    assert checked.dataset is not None, "the data are broken: run `make check`"
    return checked.dataset
