"""How long a build takes and how that grows, beside what other generators need for the same pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.measure import Job, Run, in_turns, ratio, say
from bench.versions import Version

HEADING = """| data | | pages | wall s, best | median | processor s, best | median | peak MiB, all processes |
|---:|---|---:|---:|---:|---:|---:|---:|"""


@dataclass(frozen=True)
class Builds:
    """What was built from so many times the data, and the runs of each by its name."""

    times: int
    jobs: Sequence[Job]
    runs: Mapping[str, Sequence[Run]]

    def values(self, name: str, part: str) -> list[float]:
        """One number of each run: `seconds`, `work` or `mebibytes`."""
        return [getattr(run, part) for run in self.runs[name]]

    def seconds(self, name: str) -> float:
        return median(self.values(name, "seconds"))

    def work(self, name: str) -> float:
        """Processor seconds a page."""
        return median(self.values(name, "work")) / self.pages(name)

    def beside(self, name: str, other: str, part: str = "seconds") -> float:
        """How many times as much one build took as another in the same round."""
        return ratio(self.values(name, part), self.values(other, part))

    def pages(self, name: str) -> int:
        return next(job.made() for job in self.jobs if job.name == name)

    def rows(self) -> Iterator[str]:
        for name in self.runs:
            seconds, work, memory = (self.values(name, part) for part in ("seconds", "work", "mebibytes"))
            yield (
                f"| {self.times}× | {name} | {self.pages(name)} | {min(seconds):.2f} | {median(seconds):.2f} "
                f"| {min(work):.2f} | {median(work):.2f} | {max(memory):.0f} |"
            )


def builds(
    versions: Sequence[Version],
    times: int,
    folder: Path,
    rounds: int,
    other: Callable[[Path, Path], Job] | None = None,
) -> Builds:
    """Builds each version and, from the pages of the first one, what `other` makes of a site in a folder.

    Each has run once before it is measured, so that all find what they keep from one build to the next.
    """
    say(f"{times}× …")
    jobs = [version.build(version.lay_out(folder, times), folder / f"{version.folder}-site") for version in versions]
    for job in jobs:
        job.run()
    if other:
        jobs.append(other(jobs[0].output, folder))
        jobs[-1].run()
    return Builds(times, jobs, in_turns(jobs, rounds))
