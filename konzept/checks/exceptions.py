"""Exceptions to the rules: data with a reason, which must be needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from konzept.checks.subject import problem
from konzept.load import Draft
from konzept.messages import MESSAGES
from konzept.model import Exemption
from konzept.problems import Problem, field_address
from konzept.suggest import nearest

EXCUSABLE = tuple(sorted(code for code, message in MESSAGES.items() if message.excusable))
"""The codes that an exception may name: where the rule can only guess, an editor may know better."""


def exceptions_name_a_rule_and_a_file(draft: Draft) -> Iterator[Problem]:
    """Ensure that an exception names a rule that allows one, and a file that exists."""
    for exception in draft.world.exceptions.values():
        if exception.rule not in EXCUSABLE:
            near = nearest(exception.rule, EXCUSABLE) or ""
            yield problem(draft, exception, ("rule",), "exception-rule", rule=exception.rule, nearest=near)
        if exception.record not in draft.trees:
            near = nearest(exception.record, draft.trees) or ""
            yield problem(draft, exception, ("record",), "exception-file", file=exception.record, nearest=near)


def without_exceptions(draft: Draft, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Ensure that every exception is needed: it excuses at least one problem, which is then not reported."""
    exceptions: dict[tuple[str, str], list[Exemption]] = {}
    for exception in draft.world.exceptions.values():
        exceptions.setdefault((exception.rule, exception.record), []).append(exception)
    needed: set[str] = set()
    for found in problems:
        excuses = [e for e in exceptions.get((found.code, found.file), ()) if _is_about(e, found)]
        needed |= {exception.id for exception in excuses}
        if not excuses or found.code not in EXCUSABLE:
            yield found
    for exception in draft.world.exceptions.values() if draft.complete else ():
        if exception.id not in needed and exception.rule in EXCUSABLE and exception.record in draft.trees:
            yield problem(draft, exception, (), "exception-unneeded", rule=exception.rule, file=exception.record)


def _is_about(exception: Exemption, found: Problem) -> bool:
    """Whether the exception's field is the problem's, or encloses it; without a field it is about the whole file."""
    return exception.field is None or f"{field_address(found.field)}.".startswith(f"{exception.field}.")
