"""Two pieces of work at once: the copy of the process hands over its half, and nothing is lost if it cannot."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from places import ROOT

from konzept import checks, halves
from konzept.load import load


@pytest.fixture
def company(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that may be copied, whatever runs the tests."""
    if not hasattr(os, "fork"):
        pytest.fail("Diese Tests brauchen ein System mit fork, zum Beispiel Linux.")
    monkeypatch.setattr(halves, "_have_company", lambda: True)


@pytest.mark.usefixtures("company")
def test_the_second_half_is_done_by_another_process_and_handed_over_whole() -> None:
    long = "ä" * 1_000_000  # more than a pipe holds at once
    (mine, _), (other, text) = halves.both(lambda: (os.getpid(), ""), lambda: (os.getpid(), long))
    assert mine == os.getpid() != other
    assert text == long


@pytest.mark.usefixtures("company")
def test_what_fails_in_the_copy_fails_here_with_its_reason() -> None:
    def fail() -> int:
        raise ValueError("in the second half")

    with pytest.raises(ValueError, match="in the second half"):
        halves.both(lambda: 1, fail)


@pytest.mark.usefixtures("company")
def test_a_copy_that_is_lost_is_done_without(tmp_path: Path) -> None:
    here = os.getpid()

    def lost_elsewhere() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), 9)
        return 2

    assert halves.both(lambda: 1, lost_elsewhere) == (1, 2)


@pytest.mark.usefixtures("company")
def test_a_system_that_starts_no_more_processes_gets_its_work_done(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError("too many processes")

    ends: list[int] = []
    pipe = os.pipe

    def noted() -> tuple[int, int]:
        ends.extend(pipe())
        return ends[0], ends[1]

    monkeypatch.setattr(os, "fork", refuse)
    monkeypatch.setattr(os, "pipe", noted)
    assert halves.both(lambda: 1, lambda: 2) == (1, 2)
    for end in ends:
        with pytest.raises(OSError, match="descriptor"):
            os.fstat(end)
    assert len(ends) == 2


@pytest.mark.usefixtures("company")
def test_no_copy_stays_behind_when_the_first_half_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    copies: list[int] = []
    copied = os.fork

    def noted() -> int:
        copies.append(copied())
        return copies[-1]

    def fail() -> int:
        raise ValueError("in the first half")

    monkeypatch.setattr(os, "fork", noted)
    with pytest.raises(ValueError, match="in the first half"):
        halves.both(fail, lambda: 2)
    (copy,) = copies  # the process that runs the tests may have others: a browser, a server
    with pytest.raises(ChildProcessError):
        os.waitpid(copy, os.WNOHANG)


def test_a_process_with_threads_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert halves.both(os.getpid, os.getpid) == (os.getpid(), os.getpid())
    finally:
        done.set()
        thread.join()


@pytest.mark.usefixtures("company")
def test_both_halves_find_what_one_process_finds(world_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measure = world_folder / "lower" / "measures" / "M-5.1.2.yml"
    text = measure.read_text("utf-8")
    measure.write_text(text.replace("de: |\n", "de: |\n    TODO 4711.\n", 1), "utf-8")
    draft = load(world_folder).draft
    alone = checks.check(draft)
    monkeypatch.setattr(checks, "_MANY_TEXTS", 0)
    shared = checks.check(draft)
    assert {"unfinished", "number-missing"} <= {problem.code for problem in alone}
    assert sorted(map(repr, shared)) == sorted(map(repr, alone))


def test_the_real_data_are_enough_to_share() -> None:
    assert len(load(ROOT / "data").draft.written) > checks._MANY_TEXTS  # noqa: SLF001 – the limit is what is tested
