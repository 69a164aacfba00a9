"""Runs a command and notes its time, its work and how much memory it and its children held at their highest."""

from __future__ import annotations

import resource
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLE_SECONDS = 0.05
_KIBIBYTE = 1024


@dataclass(frozen=True)
class Run:
    """Wall seconds, processor seconds, and the peak of the summed memory in MiB (0 where there is no /proc)."""

    seconds: float
    work: float
    mebibytes: float


class CommandFailed(Exception):
    """A measured command did not succeed, so its time means nothing."""


def measure(commands: Sequence[Sequence[str]], cwd: Path, env: Mapping[str, str]) -> Run:
    """Runs the commands side by side, until the last one is done."""
    started, work_before = time.monotonic(), children_work()
    processes = [
        subprocess.Popen(command, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for command in commands
    ]
    watch = Watch([process.pid for process in processes])
    watch.start()
    outputs = [process.communicate()[0] for process in processes]
    seconds = time.monotonic() - started
    watch.finish()
    for process, output in zip(processes, outputs, strict=True):
        if process.returncode != 0:
            raise CommandFailed(output.decode(errors="replace"))
    return Run(seconds, children_work() - work_before, watch.peak / _KIBIBYTE)


def children_work() -> float:
    """The processor seconds of all processes that were started here and have ended, and of their children."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


class Watch(threading.Thread):
    """Samples the memory of some processes and all their descendants; `peak` is in KiB."""

    def __init__(self, roots: Sequence[int]) -> None:
        super().__init__(daemon=True)
        self.roots = roots
        self.peak = 0
        self._done = threading.Event()

    def run(self) -> None:
        while not self._done.wait(SAMPLE_SECONDS):
            self.peak = max(self.peak, sum(map(memory, descendants(self.roots))))

    def finish(self) -> None:
        self._done.set()
        self.join()


def descendants(roots: Sequence[int]) -> list[int]:
    """The processes themselves and everything they have started."""
    found = list(roots)
    for process in found:
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            found += [int(child) for child in _read(children).split()]
    return found


def memory(process: int) -> int:
    """The KiB a process holds; shared pages count in proportion, where the system tells."""
    for name, key in (("smaps_rollup", "Pss:"), ("status", "VmRSS:")):
        for line in _read(Path(f"/proc/{process}/{name}")).splitlines():
            if line.startswith(key):
                return int(line.split()[1])
    return 0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""
