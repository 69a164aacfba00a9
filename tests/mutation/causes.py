"""Mutations with one cause and many effects, and those where a wrong guess would turn the meaning round."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Collection
from functools import partial
from pathlib import PurePosixPath
from random import Random

from tests.mutation.mutation import REFERENCES, DataFile, Line, Mutation

_GONE = ("record-missing", "unknown-reference", "exception-file")
_LISTS = ("fields", "by", "audiences", "entries", "figures", "drawn_up_by", "drafting", "owed_by")


def _anywhere(made: Mutation | None) -> Mutation | None:
    """What a file that is gone causes is said at the first place that names it, wherever that is."""
    return made and dataclasses.replace(made, file=ANY, lines=ANY_LINE)
