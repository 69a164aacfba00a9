"""What open data, the calendar and the feeds cost beside the build, in seconds of the processor: at most a tenth."""

from __future__ import annotations

import datetime
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from konzept.plan.site import Site, sites
from konzept.publish.calendar import calendar
from konzept.publish.export_json import to_json
from konzept.publish.feeds import feeds
from konzept.publish.open_data import open_data
from konzept.publish.precompress import compress
from konzept.publish.site_files import write
from konzept.read.load import load

SHARE = 0.1
"""How much of the build's time they may take together."""


def files_take(made: Mapping[str, Site], folder: Path) -> float:
    """The seconds to make, write and pack all of the files, once."""
    started = time.process_time()
    write(open_data(made), folder)
    for code, site in made.items():
        write(feeds(site), folder / code)
        write({"calendar.ics": partial(calendar, site)}, folder / code)
    compress(folder)
    return time.process_time() - started


def build_takes(data: Path, folder: Path) -> float:
    """The seconds of a whole build with packed copies, all its processes together."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "konzept", "build", "--compressed", "--data", str(data), "--output", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Prints one line; 1 if the files take more than their share."""
    data = Path("data").absolute()
    dataset = load(data).dataset
    if dataset is None:
        print("the data are broken: run `make check`")
        return 1
    to_json(dataset)  # the file of all data is older than the others
    made = sites(dataset, "https://konzepte.example/", datetime.date(2026, 3, 1), {})
    with tempfile.TemporaryDirectory(prefix="konzept-bench-") as folder:
        files = files_take(made, Path(folder) / "files")
        build = build_takes(data, Path(folder) / "site")
    verdict = "within" if files <= SHARE * build else "above"
    share = f"{files / build:.1%} | at most {SHARE:.0%}"
    print(f"| open data, calendar, feeds | {files:.2f} s of {build:.2f} s | {share} | {verdict} |")
    return 0 if verdict == "within" else 1


if __name__ == "__main__":
    sys.exit(main())
