"""`python -m bench.check`: how long a check takes, and how that grows when there are more data.

Every check runs in a process of its own, which times itself after its imports.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.measure import ENVIRONMENT, CommandFailed, say
from bench.versions import NOW, Version

SIZES = (1, 10, 100)
ROUNDS = 3
HEADING = "| data | | files | wall s | processor s | growth |\n|---:|---|---:|---:|---:|---:|"
_TIMED = """
import json, os, sys, time
from pathlib import Path
try:
    from konzept.checks.run import check
except ImportError:  # its place in 89d3f5f
    from konzept.check_command import check
wall, work = time.perf_counter(), sum(os.times()[:4])
checked = check(Path(sys.argv[1]))
wall, work = time.perf_counter() - wall, sum(os.times()[:4]) - work
errors = [problem.message("de") for problem in checked.problems if problem.severity == "error"]
print(json.dumps([wall, work, checked.files, errors]))
"""


@dataclass(frozen=True)
class Checks:
    """The best wall and processor seconds of some checks of so many times the data."""

    times: int
    files: int
    seconds: float
    work: float


def checks(versions: Sequence[Version], sizes: Sequence[int], folder: Path) -> Mapping[str, list[Checks]]:
    """The checks of each version by its name; the largest size is checked only once."""
    found: dict[str, list[Checks]] = {version.name: [] for version in versions}
    for times in sizes:
        say(f"check {times}× …")
        projects = [version.lay_out(folder / f"check-{times}", times) for version in versions]
        rounds = 1 if times > 10 else ROUNDS
        runs = [[timed(project) for project in projects] for _ in range(rounds)]
        for version, own in zip(versions, zip(*runs, strict=True), strict=True):
            seconds, work, files = (min(values) for values in zip(*own, strict=True))
            found[version.name].append(Checks(times, int(files), seconds, work))
    return found


def timed(project: Path) -> tuple[float, float, int]:
    """Seconds, processor seconds of all processes, and files of one check without errors.

    Warnings are allowed: multiplied data have new words in addresses.
    """
    command = [sys.executable, "-c", _TIMED, str(project / "data")]
    done = subprocess.run(command, cwd=project, env=ENVIRONMENT, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise CommandFailed(done.stderr)
    seconds, work, files, errors = json.loads(done.stdout)
    if errors:
        raise CommandFailed(f"The data are not clean: {errors[:3]}")
    return seconds, work, files


def rows(found: Mapping[str, Sequence[Checks]]) -> Iterator[str]:
    """Growth 1.0 means: twice the data, twice the time."""
    for name, sizes in found.items():
        for one in sizes:
            growth = one.work / sizes[0].work / (one.files / sizes[0].files)
            yield f"| {one.times}× | {name} | {one.files} | {one.seconds:.2f} | {one.work:.2f} | {growth:.2f} |"


def main() -> int:
    sizes = tuple(int(size) for size in sys.argv[1:]) or SIZES
    with tempfile.TemporaryDirectory(prefix="konzept-bench-") as folder:
        print(HEADING, *rows(checks([NOW], sizes, Path(folder))), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
