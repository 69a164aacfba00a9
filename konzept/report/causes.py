"""Problems that follow from one cause: it is said once, and what follows from it is not said besides."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from konzept.report.problem import Problem, order

K = TypeVar("K")
NAMED_PLACES = 5
"""How many places a message lists; whoever wants to change all of them has to search anyway."""


@dataclass(frozen=True)
class Cause:
    """What follows from one cause; `problem` says the cause, where none of the problems found says it itself."""

    consequences: Collection[Problem]
    problem: Problem | None = None


def merged(problems: Iterable[Problem], causes: Iterable[Cause]) -> list[Problem]:
    """The problems without what follows from a cause, and the causes that were not among them."""
    known = list(causes)
    implied = {id(one) for cause in known for one in cause.consequences}
    rest = [one for one in problems if id(one) not in implied]
    return rest + [cause.problem for cause in known if cause.problem]


def grouped(problems: Iterable[Problem], key: Callable[[Problem], K | None]) -> Iterator[tuple[K, list[Problem]]]:
    """The problems that have a key, by it, each group in the order of an editor: data first, then the pages."""
    found: dict[K, list[Problem]] = {}
    for one in problems:
        if (named := key(one)) is not None:
            found.setdefault(named, []).append(one)
    for named, group in found.items():
        yield named, sorted(group, key=lambda one: (one.file.startswith(".."), order(one)))


def places(problems: Collection[Problem]) -> str:
    """The first places of problems, one for each file: `actors/ABH.yml:7, actors/BK.yml:10 …`."""
    return _first(list({one.file: f"{one.file}:{one.line}" for one in reversed([*problems])}.values())[::-1])


def lines(problems: Collection[Problem]) -> str:
    """The first lines of problems that stand in one file: `2, 10, 13 …`."""
    return _first(list(dict.fromkeys(str(one.line) for one in problems)))


def _first(said: list[str]) -> str:
    return ", ".join(said[:NAMED_PLACES]) + (" …" if len(said) > NAMED_PLACES else "")
