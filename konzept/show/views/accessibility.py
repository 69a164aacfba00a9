"""What the accessibility statement says about tests: the record of the last run beside the criteria it covers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from konzept.model import Calendar
from konzept.plan.site import Site
from konzept.show.wcag import CHECKS, CRITERIA, Assessment, Criterion
from konzept.show.wcag_results import Results, recorded


@dataclass(frozen=True)
class CriterionRow:
    """A criterion as the statement lists it; `state` is the label of what is known of it."""

    number: str
    criterion: Criterion
    state: str


@dataclass(frozen=True)
class CheckRow:
    """A check with its method; `passed` is None while no run is on record."""

    key: str
    method: str
    passed: bool | None


@dataclass(frozen=True)
class AccessibilityView:
    """The last run (None: not on record), its day, the checks, and every criterion with what is known of it.

    `counts` are the criteria by the label of their state, in the order to show them.
    """

    results: Results | None
    day: Calendar | None
    checks: tuple[CheckRow, ...]
    criteria: tuple[CriterionRow, ...]
    counts: Mapping[str, int]

    @property
    def failed(self) -> tuple[CriterionRow, ...]:
        return tuple(row for row in self.criteria if row.state == FAILED)


FAILED = "access.failed"
UNTESTED = "access.untested"
STATES = (FAILED, UNTESTED, *(f"access_assessment.{one}" for one in Assessment))


def accessibility_results_view(site: Site) -> AccessibilityView:
    """What was tested, when and with which outcome."""
    results = recorded()
    passed = results.passed if results else {}
    rows = tuple(CriterionRow(number, one, _state(one, passed)) for number, one in CRITERIA.items())
    checks = tuple(CheckRow(key, check.method, passed.get(key)) for key, check in CHECKS.items())
    day = Calendar(results.day.isoformat()) if results else None
    found = Counter(row.state for row in rows)
    return AccessibilityView(results, day, checks, rows, {state: found[state] for state in STATES if found[state]})


def _state(criterion: Criterion, passed: Mapping[str, bool]) -> str:
    """A failed check tells against its criteria; a check without a record tells nothing."""
    outcomes = [passed.get(check) for check in criterion.checks]
    if False in outcomes:
        return FAILED
    if criterion.assessment in (Assessment.TESTED, Assessment.TESTED_IN_PART) and None in outcomes:
        return UNTESTED
    return f"access_assessment.{criterion.assessment}"
