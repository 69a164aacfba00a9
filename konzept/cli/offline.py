"""`python -m konzept offline`: builds the site and packs it into one archive for reading without the internet.

It builds afresh instead of packing what lies in `site/`, so that the day named in its README is the day of its texts.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from konzept.official.library import sources_folder
from konzept.publish import offline
from konzept.publish.job import BuildJob, day
from konzept.report.progress import Refused, Reporter
from konzept.texts import LANGUAGES


def main(arguments: Sequence[str] | None = None) -> int:
    """The command itself: 0 for a finished archive, 1 for a failed build, 2 if it cannot even start."""
    parsed = _parser().parse_args(arguments)
    reporter = Reporter(parsed.lang)
    try:
        today = day(parsed.today or os.environ.get("KONZEPT_TODAY", ""), reporter)
        data, output = parsed.data.absolute(), parsed.output.absolute()
        return offline.build(BuildJob(Path.cwd(), data, sources_folder(data, parsed.sources), today, output), reporter)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m konzept offline", description="Pack the whole site as a ZIP.")
    parser.add_argument("--data", type=Path, default=os.environ.get("KONZEPT_DATA") or "data", metavar="DIR")
    parser.add_argument("--sources", type=Path, metavar="DIR", help="the official documents (default: sources)")
    parser.add_argument("--output", type=Path, default=f"{offline.FOLDER}.zip", help="default: %(default)s")
    parser.add_argument("--lang", choices=LANGUAGES, default="de", help="the language of the messages (default: de)")
    parser.add_argument("--today", help="the day the pages are made for, as YYYY-MM-DD (default: today)")
    return parser
