"""`python -m konzept build`: checks the data, builds every language side by side and swaps the finished site in."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import click

from konzept.cli import options
from konzept.official.documents import sources_folder
from konzept.publish.job import BuildJob
from konzept.publish.recipe import build, refuse_impossible, refuse_output
from konzept.publish.watch import Watch
from konzept.report.progress import Refused, Reporter, day


@click.command("build", cls=options.Command)
@options.data
@options.sources
@click.option("--output", type=Path, default=Path("site"), metavar="DIR")
@options.today
@click.option("--compressed", is_flag=True)
@click.option("--admin", is_flag=True)
@click.option("--reports", type=Path, metavar="DIR")
@click.option("--watch", is_flag=True)
@options.language
def command(
    language: str,
    data: Path,
    sources: Path | None,
    output: Path,
    today: str,
    reports: Path | None,
    *,
    compressed: bool,
    admin: bool,
    watch: bool,
) -> int:
    """The exit code: 0 for a finished site, 1 for a failed build, 2 if it cannot even start."""
    reporter = Reporter(language)
    data, made_for = data.absolute(), day(today, reporter)
    documents = sources_folder(data, sources)
    job = BuildJob(Path.cwd(), data, documents, made_for, Path(os.path.realpath(output)), compressed, admin, reports)
    return stay(job, today, reporter) if watch else build(job, reporter)


def stay(job: BuildJob, today: str, reporter: Reporter) -> int:
    """Builds again after each change until it is interrupted."""
    if job.compressed or job.admin or job.reports:
        raise Refused(reporter.text("watch.alone"))
    refuse_impossible(job, reporter)
    refuse_output(job, reporter)
    watching = Watch(job, lambda: day(today, reporter), reporter)
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.default_int_handler)
    try:
        reporter.say("watch.waiting")
        return watching.stay()
    except KeyboardInterrupt:
        reporter.say("serve.stopped")
        return 0
    finally:
        watching.close()
