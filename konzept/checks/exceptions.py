"""Exceptions to the rules: data with a reason, which must be needed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from konzept.checks.subject import problem
from konzept.model import Exemption
from konzept.read.files import SUFFIX
from konzept.read.load import PartialDataset
from konzept.read.suggest import nearest, same_id, similar_id
from konzept.report.message import excusable_codes
from konzept.report.problem import Problem, Severity, field_address
from konzept.translation.segments import source_language


def exceptions_name_a_rule_and_a_file(partial: PartialDataset) -> Iterator[Problem]:
    for exception in partial.dataset.exceptions.values():
        if exception.rule not in excusable_codes():
            found = problem(partial, exception, ("rule",), "exception-rule", rule=exception.rule)
            yield _with_guess(found, nearest(exception.rule, excusable_codes()))
        if exception.record not in partial.trees and exception.record not in partial.faulty:
            found = problem(partial, exception, ("record",), "exception-file", file=exception.record)
            yield _with_guess(found, _meant_file(partial, exception.record))


def _meant_file(partial: PartialDataset, record: str) -> str | None:
    """The file that a path means: that of the same id in another folder, or of nearly the same in this one."""
    folder, _, name = record.rpartition("/")
    beside = {Path(file).stem: file for file in partial.trees if file.rpartition("/")[0] == folder}
    identifier = name.removesuffix(SUFFIX)
    if len(same := [file for file in partial.trees if Path(file).stem == identifier]) == 1:
        return same[0]
    near = same_id(identifier, beside) or similar_id(identifier, dict.fromkeys(beside, ()))
    return beside[near] if near else None


def _with_guess(found: Problem, near: str | None) -> Problem:
    if not near:
        return found
    return dataclasses.replace(found, values={**found.values, "nearest": near}, hint="did-you-mean")


def without_exceptions(partial: PartialDataset, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems that no exception excuses, then one for each exception that excuses none."""
    exceptions: dict[tuple[str, str], list[Exemption]] = {}
    for exception in partial.dataset.exceptions.values():
        exceptions.setdefault(_meant(partial, exception), []).append(exception)
    needed: set[str] = set()
    troubled: set[str] = set()
    for found in problems:
        if found.severity is Severity.ERROR:
            troubled.add(found.file)
        excuses = [e for e in exceptions.get((found.code, found.file), ()) if _is_about(e, found)]
        needed |= {exception.id for exception in excuses}
        if not excuses or found.code not in excusable_codes():
            yield found
    # Without a language at `/`, no translation was compared, and nothing is concluded from finding nothing.
    certain = partial.complete and source_language(partial.dataset)
    for exception in partial.dataset.exceptions.values() if certain else ():
        if _meant(partial, exception)[1] in troubled - {exception.file} and exception.id not in needed:
            continue  # what it excuses may be hidden by another mistake of the same file
        if exception.id not in needed and exception.rule in excusable_codes() and exception.record in partial.trees:
            yield problem(partial, exception, (), "exception-unneeded", rule=exception.rule, file=exception.record)


def _meant(partial: PartialDataset, exception: Exemption) -> tuple[str, str]:
    """Rule and file of an exception; where one is misspelt, that is reported, and not what it was to excuse as well."""
    rule = exception.rule if exception.rule in excusable_codes() else nearest(exception.rule, excusable_codes())
    record = exception.record
    if record not in partial.trees:
        record = next(iter(get_close_matches(record, partial.trees, 1)), record)
    return rule or exception.rule, record


def _is_about(exception: Exemption, found: Problem) -> bool:
    """Whether the exception's field is the problem's, or encloses it; without a field it is about the whole file."""
    return exception.field is None or f"{field_address(found.field)}.".startswith(f"{exception.field}.")
