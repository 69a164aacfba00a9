"""`python -m bench.check`: how long a check takes, and how that grows when there are more data.

The real data are multiplied: each copy has concepts, entries, actors and all the rest under ids of its own, which refer
to each other and not to the first.  Every size runs in a process of its own, which times itself after its imports.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
SIZES = (1, 10, 100)
ROUNDS = 3
TARGET = 0.5

# What exists once, however many concepts there are; words of the search may stand in one group only.
_ONCE = ("languages", "operator", "ui", "synonyms", "exceptions")
_REFERENCES = (
    "concept|entry|entries|actor|by|owed_by|owed_to|publisher|drawn_up_by|part_of|parent|fields|law|audiences|to|figures|"
    "part|whole|source_body|reported_by|discharges"
)
_REFERENCE = re.compile(rf"^( *(?:- )?(?:{_REFERENCES}):)( [\w.-]+| \[[\w., -]+\]|(?:\n +- [\w.-]+)+)$", re.MULTILINE)
_ID = re.compile(r"\w[\w.-]*")
_SLUG = re.compile(r"^slug:\n(?:  .*\n)+", re.MULTILINE)
_TIMED = """
import json, os, sys, time
from pathlib import Path
from konzept.checks.run import check
wall, work = time.perf_counter(), sum(os.times()[:4])
checked = check(Path(sys.argv[1]))
wall, work = time.perf_counter() - wall, sum(os.times()[:4]) - work
errors = [problem.message("de") for problem in checked.problems if problem.severity == "error"]
print(json.dumps([wall, work, checked.files, errors]))
"""


def multiply(data: Path, target: Path, times: int) -> None:
    """Writes the data `times` over into the folder `target`."""
    shutil.copytree(data, target)
    files = [
        file.relative_to(data) for file in sorted(data.rglob("*.yml")) if file.relative_to(data).parts[0] not in _ONCE
    ]
    concepts = {file.stem for file in (data / "concepts").glob("*.yml")}
    for number in range(2, times + 1):
        for file in files:
            top = f"{file.parts[0]}-{number}" if file.parts[0] in concepts else file.parts[0]
            copy = target.joinpath(top, *file.parts[1:-1], f"{file.stem}-{number}.yml")
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(renamed((data / file).read_text("utf-8"), f"-{number}"), "utf-8")


def renamed(text: str, suffix: str) -> str:
    """The text of a file whose references, and whose words in addresses, end in the suffix."""
    text = _SLUG.sub(lambda match: match[0].replace('"\n', f'{suffix}"\n'), text)
    return _REFERENCE.sub(lambda match: match[1] + _ID.sub(lambda found: found[0] + suffix, match[2]), text)


def timed(data: Path) -> tuple[float, float, int]:
    """Seconds, processor seconds of all processes, and files of one check without errors.

    New words in addresses get a warning each.
    """
    done = subprocess.run(
        [sys.executable, "-c", _TIMED, str(data)], cwd=PROJECT, check=True, capture_output=True, text=True
    )
    seconds, work, files, problems = json.loads(done.stdout)
    if problems:
        raise SystemExit(
            f"Die vervielfachten Daten sind nicht sauber / the multiplied data are not clean: {problems[:3]}"
        )
    return seconds, work, files


def measured(sizes: tuple[int, ...] = SIZES) -> Iterator[tuple[int, int, float, float]]:
    """For each size: how many times the data, files, the best seconds and processor seconds of some rounds."""
    with tempfile.TemporaryDirectory(prefix="konzept-bench-") as folder:
        for times in sizes:
            data = Path(folder) / f"data-{times}"
            multiply(PROJECT / "data", data, times)
            rounds = [timed(data) for _ in range(ROUNDS if times < max(SIZES) else 1)]
            yield times, rounds[0][2], min(run[0] for run in rounds), min(run[1] for run in rounds)
            shutil.rmtree(data)


def main() -> int:
    sizes = tuple(int(size) for size in sys.argv[1:]) or SIZES
    print("\n`check` after its imports; growth 1.0 means: twice the data, twice the time\n")
    print("| data | files | wall s | processor s | growth |\n|---:|---:|---:|---:|---:|", flush=True)
    first: tuple[int, float] | None = None
    for times, files, seconds, work in measured(sizes):
        first = first or (files, work)
        growth = work / first[1] / (files / first[0])
        print(f"| {times}× | {files} | {seconds:.2f} | {work:.2f} | {growth:.2f} |", flush=True)
    print(f"\nTarget: under {TARGET} s for the data as they are, growth near 1.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
