"""Exceptions to the rules: data with a reason, which must be needed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from konzept.checks.subject import problem
from konzept.model import Exemption
from konzept.read.load import Draft
from konzept.read.suggest import nearest
from konzept.report.message import excusable_codes
from konzept.report.problem import Problem, field_address


def exceptions_name_a_rule_and_a_file(draft: Draft) -> Iterator[Problem]:
    for exception in draft.world.exceptions.values():
        if exception.rule not in excusable_codes():
            found = problem(draft, exception, ("rule",), "exception-rule", rule=exception.rule)
            yield _with_guess(found, nearest(exception.rule, excusable_codes()))
        if exception.record not in draft.trees:
            found = problem(draft, exception, ("record",), "exception-file", file=exception.record)
            yield _with_guess(found, nearest(exception.record, draft.trees))


def _with_guess(found: Problem, near: str | None) -> Problem:
    if not near:
        return found
    return dataclasses.replace(found, values={**found.values, "nearest": near}, hint="did-you-mean")


def without_exceptions(draft: Draft, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems that no exception excuses, then one for each exception that excuses none."""
    exceptions: dict[tuple[str, str], list[Exemption]] = {}
    for exception in draft.world.exceptions.values():
        exceptions.setdefault(_meant(draft, exception), []).append(exception)
    needed: set[str] = set()
    for found in problems:
        excuses = [e for e in exceptions.get((found.code, found.file), ()) if _is_about(e, found)]
        needed |= {exception.id for exception in excuses}
        if not excuses or found.code not in excusable_codes():
            yield found
    for exception in draft.world.exceptions.values() if draft.complete else ():
        if exception.id not in needed and exception.rule in excusable_codes() and exception.record in draft.trees:
            yield problem(draft, exception, (), "exception-unneeded", rule=exception.rule, file=exception.record)


def _meant(draft: Draft, exception: Exemption) -> tuple[str, str]:
    """Rule and file of an exception; where one is misspelt, that is reported, and not what it was to excuse as well."""
    rule = exception.rule if exception.rule in excusable_codes() else nearest(exception.rule, excusable_codes())
    record = exception.record if exception.record in draft.trees else nearest(exception.record, draft.trees)
    return rule or exception.rule, record or exception.record


def _is_about(exception: Exemption, found: Problem) -> bool:
    """Whether the exception's field is the problem's, or encloses it; without a field it is about the whole file."""
    return exception.field is None or f"{field_address(found.field)}.".startswith(f"{exception.field}.")
