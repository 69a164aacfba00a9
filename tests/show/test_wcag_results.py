"""The statement shows what the last run of the accessibility tests found, and says so where it does not know."""

from __future__ import annotations

import datetime
from dataclasses import replace
from types import SimpleNamespace

import pytest

from konzept.show.views import accessibility
from konzept.show.wcag import CHECKS, CRITERIA
from konzept.show.wcag_results import Results, recorded
from tests.support import accessibility_record
from tests.support.accessibility_record import NAMED, Recorder
from tests.support.sites import part_of, site_of

RUN = Results(datetime.date(2026, 1, 31), 546, "Chromium 1", "4.0", dict.fromkeys(CHECKS, True))


@pytest.fixture
def statement(real_world, monkeypatch):
    def show(results, name="accessibility-results", language="en"):
        monkeypatch.setattr(accessibility, "recorded", lambda: results)
        return str(part_of(site_of(real_world, language, RUN.day), name))

    return show


def label(world, key, language="en"):
    return world.label(key)[language]


def test_a_record_of_this_project_knows_every_check_and_no_other():
    """A record of other checks would mislead."""
    found = recorded()
    assert found, "run `make accessibility`"
    assert set(found.passed) == set(CHECKS), "run `make accessibility`"


def test_a_record_reads_as_it_was_written(tmp_path):
    (tmp_path / "run.json").write_text(RUN.dumped(), encoding="utf-8")
    assert recorded(tmp_path / "run.json") == RUN
    assert recorded(tmp_path / "none.json") is None


def test_without_a_record_the_statement_claims_nothing(statement, real_world):
    shown = statement(None)
    assert label(real_world, "access.no_record") in shown
    assert label(real_world, "access.none_failed") not in shown
    assert label(real_world, "access.untested") in shown
    assert label(real_world, "access_assessment.tested") + "<" not in shown
    assert label(real_world, "access.no_record") in statement(None, "accessibility-failures")


def test_a_clean_run_is_told_with_its_day_pages_and_programs(statement, real_world):
    shown = statement(RUN)
    for word in ("31\N{NO-BREAK SPACE}January 2026", "546", "Chromium 1", "4.0"):
        assert word in shown or word.replace("\N{NO-BREAK SPACE}", " ") in shown
    assert label(real_world, "access.none_failed") in shown
    assert all(f"{number} " in shown for number in CRITERIA)


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_failed_check_tells_against_its_criteria(statement, real_world, language):
    failed = replace(RUN, passed=dict(RUN.passed) | {"reflow": False})
    shown = statement(failed, language=language)
    assert label(real_world, "access.some_failed", language) in shown
    assert label(real_world, "access.failed", language) in shown
    listed = statement(failed, "accessibility-failures", language)
    for number, criterion in CRITERIA.items():
        assert (f"<li>{number} " in listed) == ("reflow" in criterion.checks), number


def test_a_run_counts_only_when_every_test_has_run():
    recorder = Recorder()
    for test in sorted(NAMED)[1:]:
        recorder.note(f"{test}[de]", "call", "passed")
    assert recorder.passed() is None
    recorder.note(f"{min(NAMED)}[de]", "call", "passed")
    assert recorder.passed() == dict.fromkeys(CHECKS, True)


@pytest.mark.parametrize("everything", [True, False])
def test_a_run_counts_only_when_it_has_looked_at_every_page(monkeypatch, tmp_path, everything):
    recorder, file = Recorder(), tmp_path / "results.json"
    for test in NAMED:
        recorder.note(test, "call", "passed")
    for name, value in {"RECORDER": recorder, "FILE": file, "results": lambda _: RUN}.items():
        monkeypatch.setattr(accessibility_record, name, value)
    config = SimpleNamespace(getoption={"--everything": everything}.get)
    accessibility_record.pytest_sessionfinish(SimpleNamespace(config=config))
    assert file.exists() is everything


@pytest.mark.parametrize(("phase", "outcome"), [("call", "failed"), ("setup", "failed"), ("setup", "skipped")])
def test_one_failure_among_many_parameters_fails_the_check(phase, outcome):
    recorder = Recorder()
    for test in NAMED:
        for language in ("de", "en"):
            recorder.note(f"{test}[{language}]", "call", "passed")
    broken = CHECKS["reflow"].tests[0]
    recorder.note(f"{broken}[fr]", phase, outcome)
    assert recorder.passed() == {key: broken not in check.tests for key, check in CHECKS.items()}


def test_the_browser_and_the_rules_are_named_with_their_versions():
    assert accessibility_record.axe_version().count(".") >= 1
    assert accessibility_record.browser_version().split()[-1].isdigit()
