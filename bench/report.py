"""`python -m bench.report`: how long a report takes in each format and how much memory, and how that grows.

Every format is made in a process of its own, which times itself after its imports and with the data at hand.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence

from bench.measure import ENVIRONMENT, CommandFailed, say
from bench.versions import PROJECT

TIMES = (1, 10)
FORMATS = ("html", "pdf", "odt", "csv", "sheet.csv", "sheet.odt")
HEADING = "| measures | format | wall s | processor s | MiB | kB |\n|---:|---|---:|---:|---:|---:|"
# The concept with the most measures, each so many times over: data with more concepts would not make a longer report.
_TIMED = """
import dataclasses, datetime, json, resource, sys, time
from collections import Counter
from pathlib import Path
from konzept.model import Measure
from konzept.plan.pages import PageKey
from konzept.plan.site import NO_ADDRESS, sites
from konzept.publish.report_files.files import report_files
from konzept.publish.report_files.sheet import sheet_files
from konzept.read.load import load
data, form, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
dataset = load(data).dataset
once = dataset.of(Measure)
[(concept, count)] = Counter(one.concept for one in once.values()).most_common(1)
copies = (dataclasses.replace(one, id=f"{one.id}-{number}") for one in once.values() for number in range(2, times + 1))
measures = {**once, **{one.id: one for one in copies}}
dataset = dataclasses.replace(dataset, records={**dataset.records, "measure": measures})
site, key = sites(dataset, NO_ADDRESS, datetime.date(2026, 1, 1), {})["de"], PageKey("report", concept, "2018")
make = sheet_files if form.startswith("sheet.") else report_files
if form == "pdf":
    import typst
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
before, start, work = peak(), time.perf_counter(), time.process_time()
content = make(site, key)[form.removeprefix("sheet.")]()
seconds, work = time.perf_counter() - start, time.process_time() - work
print(json.dumps([count * times, seconds, work, peak() - before, len(content) / 1000]))
"""


def rows(every: Sequence[int]) -> Iterator[str]:
    """One for each size and format; the memory is what making the file takes on top of the data."""
    for times in every:
        say(f"report {times}× …")
        for form in FORMATS:
            command = [sys.executable, "-c", _TIMED, str(PROJECT / "data"), form, str(times)]
            done = subprocess.run(command, cwd=PROJECT, env=ENVIRONMENT, check=False, capture_output=True, text=True)
            if done.returncode != 0:
                raise CommandFailed(done.stderr)
            measures, seconds, work, memory, weight = json.loads(done.stdout)
            yield f"| {measures} | {form} | {seconds:.2f} | {work:.2f} | {memory:.0f} | {weight:.0f} |"


def main() -> int:
    print(HEADING, *rows(tuple(map(int, sys.argv[1:])) or TIMES), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
