"""`python -m konzept hub FOLDER`: pages across what many sites have published, each in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import click

from konzept.checks.run import check, text_report
from konzept.cli import options
from konzept.hub.run import HubJob, hub
from konzept.official.documents import sources_folder
from konzept.read.load import gc_paused
from konzept.report.progress import Refused, Reporter, day
from konzept.texts import tell


@click.command("hub", cls=options.Command)
@click.argument("folder", type=Path, metavar="FOLDER")
@click.option("--output", type=Path, default=Path("hub"), metavar="DIR")
@click.option("--state", type=Path, default=Path("hub-state"), metavar="DIR")
@options.today
@options.data
@options.language
def command(language: str, folder: Path, output: Path, state: Path, today: str, data: Path) -> int:
    """The exit code: 0 all taken over, 1 something was refused, 2 wrong usage."""
    reporter = Reporter(language)
    made_on = day(today, reporter)
    if not folder.is_dir():
        raise Refused(tell("commands.no_folder", language, folder=folder))
    checked = check(data, sources_folder(data), today=made_on)
    if checked.dataset is None:
        print(text_report(checked, language, data), end="")
        return 1
    job = HubJob(Path.cwd(), folder.absolute(), state.absolute(), output.absolute(), made_on)
    with gc_paused():
        return hub(job, checked.dataset, reporter)
