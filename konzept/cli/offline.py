"""`python -m konzept offline`: builds the site and packs it into one archive for reading without the internet.

It builds afresh instead of packing what lies in `site/`, so that the day named in its README is the day of its texts.
"""

from __future__ import annotations

from pathlib import Path

import click

from konzept.cli import options
from konzept.official.documents import sources_folder
from konzept.publish import offline
from konzept.publish.job import BuildJob
from konzept.report.progress import Reporter, day


@click.command("offline", cls=options.Command)
@options.data
@options.sources
@click.option("--output", type=Path, default=Path(f"{offline.FOLDER}.zip"), metavar="FILE")
@options.today
@options.language
def command(language: str, data: Path, sources: Path | None, output: Path, today: str) -> int:
    """The exit code: 0 for a finished archive, 1 for a failed build, 2 if it cannot even start."""
    reporter = Reporter(language)
    data, made_for = data.absolute(), day(today, reporter)
    return offline.build(
        BuildJob(Path.cwd(), data, sources_folder(data, sources), made_for, output.absolute()), reporter
    )
