"""The queries with what they must find, and how well a list of hits answers them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import yaml

FIRST = 5
MANY = 10

Hits = Sequence[Collection[str]]
"""Hits in their order, each as the ids of the documents it leads to."""


@dataclass(frozen=True)
class Query:
    """What somebody types, in which language, and the ids it must find."""

    text: str
    language: str
    finds: frozenset[str]


@dataclass(frozen=True)
class Score:
    """Shares of all queries, from 0 to 1, except `queries`, their number, and `found`, those with a success."""

    queries: int
    found: int
    success: float
    strict: float
    recall: float
    reciprocal_rank: float


def read_queries(path: Path) -> list[Query]:
    records = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [Query(one["query"], one["language"], frozenset(one["finds"])) for one in records]


def score(answers: Sequence[tuple[Query, Hits]]) -> Score:
    """The measures over all queries: success@5, strict success@5, recall@10 and mean reciprocal rank."""
    found = sum(share(query.finds, hits[:FIRST]) > 0 for query, hits in answers)
    return Score(
        queries=len(answers),
        found=found,
        success=found / len(answers),
        strict=fmean(share(query.finds, hits[:FIRST]) == 1 for query, hits in answers),
        recall=fmean(share(query.finds, hits[:MANY]) for query, hits in answers),
        reciprocal_rank=fmean(reciprocal_rank(query.finds, hits) for query, hits in answers),
    )


def share(expected: frozenset[str], hits: Hits) -> float:
    """Which part of the expected ids some hit leads to."""
    return len(expected & {one for hit in hits for one in hit}) / len(expected)


def reciprocal_rank(expected: frozenset[str], hits: Hits) -> float:
    """1 for a first hit that was expected, 1/2 for a second one …, and 0 for none among the first ten."""
    ranks = (rank for rank, hit in enumerate(hits[:MANY], start=1) if not expected.isdisjoint(hit))
    return 1 / next(ranks, float("inf"))
