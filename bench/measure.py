"""Runs commands and notes their time, their work and how much memory they and their children held at their highest."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("KONZEPT_")} | {
    "NO_MKDOCS_2_WARNING": "true"
}
SAMPLE_SECONDS = 0.05
QUIET_SECONDS = 0.3
_KIBIBYTE = 1024


class CommandFailed(Exception):
    """A measured command did not do what it should, so its time means nothing."""


@dataclass(frozen=True)
class Run:
    """Wall seconds, processor seconds, and the peak of the summed memory in MiB (0 where there is no /proc)."""

    seconds: float
    work: float
    mebibytes: float


@dataclass(frozen=True)
class Job:
    """Commands that run side by side in a folder; `output` is removed before they start.

    `pages` is how many they must make, not counting 404 pages; 0 where only the first run can tell.
    `server` is the command that shows the same and waits for edits, up to its port.
    """

    name: str
    commands: Sequence[Sequence[str]]
    folder: Path
    output: Path
    pages: int = 0
    server: Sequence[str] = ()

    def run(self) -> Run:
        shutil.rmtree(self.output, ignore_errors=True)
        run = measure(self.commands, self.folder)
        made = self.made()
        if not made or (self.pages and made != self.pages):
            raise CommandFailed(f"{self.name}: {made} pages instead of {self.pages or 'some'}")
        return run

    def made(self) -> int:
        """How many pages lie in the output."""
        return sum(1 for _ in self.output.rglob("index.html"))


def measure(commands: Sequence[Sequence[str]], folder: Path) -> Run:
    """Runs the commands side by side, until the last one is done."""
    started, work_before = time.monotonic(), children_work()
    processes = [
        subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for command in commands
    ]
    watch = Watch([process.pid for process in processes])
    watch.start()
    outputs = [process.communicate()[0] for process in processes]
    seconds = time.monotonic() - started
    watch.finish()
    for process, output in zip(processes, outputs, strict=True):
        if process.returncode != 0:
            raise CommandFailed(f"{process.args!r}\n{output.decode(errors='replace')}")
    return Run(seconds, children_work() - work_before, watch.peak / _KIBIBYTE)


def in_turns(jobs: Sequence[Job], rounds: int) -> Mapping[str, list[Run]]:
    """All runs of each job by its name; they take turns, so that a slow minute of the machine hits each alike."""
    results: dict[str, list[Run]] = {job.name: [] for job in jobs}
    for number in range(1, rounds + 1):
        for job in jobs:
            say(f"  {job.name}, Runde / round {number}/{rounds}")
            results[job.name].append(job.run())
    return results


def ratio(some: Sequence[float], others: Sequence[float]) -> float:
    """The median of the ratios of what was measured in the same round."""
    return median(one / other for one, other in zip(some, others, strict=True))


def say(progress: str) -> None:
    """Tells whoever waits; what is printed is the result alone."""
    print(progress, file=sys.stderr, flush=True)


def children_work() -> float:
    """The processor seconds of all processes that were started here and have ended, and of their children."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


class Watch(threading.Thread):
    """Samples the memory of some processes and all their descendants; `peak` is in KiB.

    What takes long is looked at less often, since every look takes time from what is measured.
    """

    def __init__(self, roots: Sequence[int]) -> None:
        super().__init__(daemon=True)
        self.roots = roots
        self.peak = 0
        self._done = threading.Event()

    def run(self) -> None:
        started = time.monotonic()
        while not self._done.wait(max(SAMPLE_SECONDS, (time.monotonic() - started) / 100)):
            self.peak = max(self.peak, sum(map(memory, descendants(self.roots))))

    def finish(self) -> None:
        self._done.set()
        self.join()


def descendants(roots: Sequence[int]) -> list[int]:
    """The processes themselves and everything they have started."""
    found = list(roots)
    for process in found:
        with suppress(OSError):  # it has ended meanwhile
            for children in Path(f"/proc/{process}/task").glob("*/children"):
                found += map(int, _read(children).split())
    return found


def memory(process: int) -> int:
    """The KiB a process holds; shared pages count in proportion, where the system tells."""
    for name, key in (("smaps_rollup", "Pss:"), ("status", "VmRSS:")):
        for line in _read(Path(f"/proc/{process}/{name}")).splitlines():
            if line.startswith(key):
                return int(line.split()[1])
    return 0


def wait_until_idle(process: int) -> None:
    """Returns when a process and its descendants take less than a tenth of a processor."""
    work = _work_so_far(process)
    while True:
        time.sleep(QUIET_SECONDS)
        before, work = work, _work_so_far(process)
        if work - before < QUIET_SECONDS / 10:
            return


def _work_so_far(process: int) -> float:
    """The processor seconds of a process, its descendants and those of them that have ended (0 without /proc)."""
    stats = (_read(Path(f"/proc/{one}/stat")).rpartition(")")[2].split() for one in descendants([process]))
    return sum(sum(map(int, fields[11:15])) for fields in stats if fields) / os.sysconf("SC_CLK_TCK")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""
