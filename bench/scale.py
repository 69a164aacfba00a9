"""`python -m bench.scale`: one concept of a Land and many local ones that answer it, from 1 to 400.

What a size cannot be measured in on a machine is not guessed from another: its cell stays empty, and a line says why.
"""

from __future__ import annotations

import gzip
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.edit import EDITS, PATIENCE, POLL_SECONDS, edit
from bench.measure import ENVIRONMENT, CommandFailed, Job, Run, measure, say, wait_until_idle
from bench.versions import NOW

SIZES = (1, 10, 40)
BEYOND = 400
"""So many are checked only: their site would be some gigabytes."""
COMPARED = 10
HEADING = (
    "| local concepts | files | check wall s | processor s | – a file, ms | MiB | – a concept "
    "| build wall s | processor s | pages |"
    " – a page, ms | – as at 10 | MiB | – a concept | search, kB gzipped | an edit, s | – of a build |\n|"
    + "---:|"
    * 17
)


@dataclass(frozen=True)
class Scale:
    """What a size takes; without a build, where there was none."""

    concepts: int
    files: int
    check: Run
    build: Run | None = None
    pages: int = 0
    search: int = 0
    edit: float = 0.0

    @property
    def work_of_a_page(self) -> float:
        return self.build.work / self.pages if self.build else 0.0


def scale(concepts: int, folder: Path, *, build: bool) -> Scale:
    """Checks, and builds if it is asked for, with so many local concepts."""
    say(f"{concepts} …")
    project = NOW.lay_out(folder / f"scale-{concepts}", concepts, local=True)
    files = sum(1 for _ in (project / "data").rglob("*.yml"))
    check = measure([[sys.executable, "-m", "konzept", "check"]], project)
    if not build:
        return Scale(concepts, files, check)
    job = NOW.build(project, project / "site")
    run = job.run()
    return Scale(concepts, files, check, run, job.made(), search_weight(job.output), seconds_of_an_edit(job))


def seconds_of_an_edit(job: Job) -> float:
    """From a changed summary until a build that stays has its page in place, the rules applied."""
    changed = edit(job, *EDITS["a measure's summary"])
    page, output = changed.address.strip("/"), job.output.with_name("watched")
    command = [sys.executable, "-m", "konzept", "build", "--watch", "--output", str(output)]
    with subprocess.Popen(command, cwd=job.folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL) as process:
        try:
            while not (shown := output / page / "index.html").is_file():
                if process.poll() is not None:
                    raise CommandFailed(f"{process.args!r}")
                time.sleep(1)
            wait_until_idle(process.pid)
            began = time.monotonic()
            changed.file.write_text(f"{changed.text[: changed.start]}Probe {changed.text[changed.start :]}", "utf-8")
            while "Probe" not in shown.read_text("utf-8"):
                if time.monotonic() - began > PATIENCE:
                    raise CommandFailed(f"{changed.file} was changed, but {shown} does not show it")
                time.sleep(POLL_SECONDS)
            return time.monotonic() - began
        finally:
            process.terminate()


def search_weight(site: Path) -> int:
    """The bytes of what a first search loads in the first language, packed as servers send it."""
    names = ("search.js", "search-index.json", "search-index-*.json")
    packed = [[len(gzip.compress(file.read_bytes())) for file in site.glob(f"assets/**/{name}")] for name in names]
    return sum(max(sizes, default=0) for sizes in packed)


def rows(found: Sequence[Scale]) -> Iterator[str]:
    """The table's lines."""
    base = next((one.work_of_a_page for one in found if one.concepts == COMPARED), 0.0)
    for one in found:
        cells = [f"{one.concepts}", f"{one.files}", *_run(one.check, one.files, one.concepts)]
        if one.build:
            wall, work, page, memory, each = _run(one.build, one.pages, one.concepts)
            growth = f"{one.work_of_a_page / base:.2f}" if base else ""
            cells += [wall, work, f"{one.pages}", page, growth, memory, each, f"{one.search / 1000:.0f}"]
            cells += [f"{one.edit:.1f}", f"{100 * one.edit / one.build.seconds:.1f} %"]
        yield f"| {' | '.join([*cells, *[''] * (17 - len(cells))])} |"


def _run(run: Run, pieces: int, concepts: int) -> list[str]:
    each, own = 1000 * run.work / pieces, run.mebibytes / concepts
    return [f"{run.seconds:.1f}", f"{run.work:.1f}", f"{each:.2f}", f"{run.mebibytes:.0f}", f"{own:.1f}"]


def main(arguments: Iterable[str] = ()) -> int:
    """The sizes to measure may be named; those from `BEYOND` on are only checked."""
    sizes = [int(one) for one in arguments] or [*SIZES, BEYOND]
    with tempfile.TemporaryDirectory(prefix="konzept-bench-") as folder:
        found = [scale(size, Path(folder), build=size < BEYOND) for size in sizes]
    print(HEADING, *rows(found), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
