"""The rules between records, each one function that says what it ensures."""

from __future__ import annotations

from konzept.load import Draft
from konzept.problems import Problem


def check(draft: Draft) -> tuple[Problem, ...]:
    return ()
