"""Two pieces of work at the same time, where there is a second processor for it."""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def both(first: Callable[[], T], second: Callable[[], T]) -> tuple[T, T]:
    """What the two give; the second is worked out by a copy of this process meanwhile, if it can be.

    The results must be picklable.  Should the copy fail, this process does its work once more and shows why.
    """
    if not _have_company():
        return first(), second()
    receiving, sending = os.pipe()
    try:
        copy = os.fork()
    except OSError:  # no process to be had
        os.close(receiving)
        os.close(sending)
        return first(), second()
    if not copy:
        _hand_over(second, sending)
    os.close(sending)
    try:
        mine = first()
    finally:
        with os.fdopen(receiving, "rb") as pipe:
            sent = pipe.read()
        _, status = os.waitpid(copy, 0)
    return mine, second() if status else pickle.loads(sent)  # noqa: S301 – our own copy wrote it


def _hand_over(work: Callable[[], T], sending: int) -> None:
    """Does the work, writes the result and ends the process without tidying up: all else belongs to the original."""
    status = 1
    try:
        with os.fdopen(sending, "wb") as pipe:
            pickle.dump(work(), pipe)
        status = 0
    finally:
        os._exit(status)


def _have_company() -> bool:
    """A process with threads is not copied: a lock that one of them holds would never open in the copy."""
    return sys.platform == "linux" and threading.active_count() == 1 and len(os.sched_getaffinity(0)) > 1
