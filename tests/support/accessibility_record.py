"""Writes down what came out of the accessibility tests: `make accessibility`.

A plugin for pytest (`-p tests.support.accessibility_record`): when all tests that `konzept.show.wcag` names have run,
it writes the record that the statement shows.  A run without every one of them, or without every page, writes nothing.
`--only-accessibility` leaves out all other tests.
"""

from __future__ import annotations

import datetime
import os
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import axe_playwright_python
import pytest

from konzept.plan.pages import plan
from konzept.read.load import load
from konzept.show.wcag import CHECKS
from konzept.show.wcag_results import FILE, Results
from tests.support.places import ROOT


def test_named(nodeid: str) -> str:
    """A test without its parameters, as checks name it."""
    return nodeid.partition("[")[0]


NAMED = {test for check in CHECKS.values() for test in check.tests}


class Recorder:
    """Collects the outcome of every test, parameters together: one failure fails the test."""

    def __init__(self) -> None:
        self.outcomes: dict[str, list[bool]] = defaultdict(list)

    def note(self, nodeid: str, phase: str, outcome: str) -> None:
        """One phase of one test; whatever is not passed when called, or fails around it, counts as failed."""
        if phase == "call" or outcome != "passed":
            self.outcomes[test_named(nodeid)].append(outcome == "passed")

    def passed(self) -> Mapping[str, bool] | None:
        """For each check whether all its tests passed; None if one of them did not run."""
        if NAMED - set(self.outcomes):
            return None
        return {key: all(all(self.outcomes[test]) for test in check.tests) for key, check in CHECKS.items()}


RECORDER = Recorder()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--only-accessibility", action="store_true", help="run no other tests than those recorded")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--only-accessibility"):
        return
    kept = [item for item in items if test_named(item.nodeid) in NAMED]
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = kept


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    RECORDER.note(report.nodeid, report.when or "", report.outcome)


def pytest_sessionfinish(session: pytest.Session) -> None:
    passed = RECORDER.passed()
    if hasattr(session.config, "workerinput") or passed is None or not session.config.getoption("--everything"):
        return
    FILE.write_text(results(passed).dumped(), encoding="utf-8")


def results(passed: Mapping[str, bool]) -> Results:
    """The record of today's run on this machine's programs."""
    today = datetime.datetime.now().astimezone().date()
    return Results(today, count_pages(), browser_version(), axe_version(), passed)


def count_pages() -> int:
    """How many pages the real site has, in all its languages."""
    world = load(ROOT / "data").dataset
    assert world is not None
    return sum(len(plan(world, language)) for language in world.languages)


def browser_version() -> str:
    """Name and main version of the browser the tests drive."""
    from tests.browser.served import BROWSERS  # not before pytest has found the folder of the browser tests

    named = os.environ.get("KONZEPT_BROWSER")
    program = next(filter(None, map(shutil.which, (named,) if named else BROWSERS)))
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    match = re.match(r"(\D+ \d+)", said)
    return match[1] if match else said.strip()


def axe_version() -> str:
    source = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    match = re.search(r"axe v([\d.]+)", source)
    return match[1] if match else ""
