"""`python -m konzept build`: checks the data, builds every language side by side and swaps the finished site in."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from konzept.official.library import sources_folder
from konzept.publish.job import BuildJob, day
from konzept.publish.recipe import build
from konzept.report.progress import Refused, Reporter
from konzept.texts import LANGUAGES


def main(arguments: Sequence[str] | None = None) -> int:
    """The command itself: 0 for a finished site, 1 for a failed build, 2 if it cannot even start."""
    parsed = _parser().parse_args(arguments)
    reporter = Reporter(parsed.lang)
    try:
        today = day(parsed.today or os.environ.get("KONZEPT_TODAY", ""), reporter)
        data, output = parsed.data.absolute(), parsed.output.absolute()
        sources = sources_folder(data, parsed.sources)
        return build(BuildJob(Path.cwd(), data, sources, today, output, parsed.compressed, parsed.admin), reporter)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m konzept build", description="Build the whole site.")
    parser.add_argument("--data", type=Path, default=os.environ.get("KONZEPT_DATA") or "data", metavar="DIR")
    parser.add_argument("--sources", type=Path, metavar="DIR", help="the official documents (default: sources)")
    parser.add_argument("--output", type=Path, default="site", help="the folder the site goes to (default: site)")
    parser.add_argument("--lang", choices=LANGUAGES, default="de", help="the language of the messages (default: de)")
    parser.add_argument("--today", help="the day the pages are made for, as YYYY-MM-DD (default: today)")
    parser.add_argument("--compressed", action="store_true", help="also write each file packed, for web servers")
    parser.add_argument("--admin", action="store_true", help="also write the form for editors (see make admin)")
    return parser
