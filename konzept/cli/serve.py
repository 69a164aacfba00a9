"""`python -m konzept serve`: shows the site on this machine, always as the files are at that moment."""

from __future__ import annotations

import errno
import signal
import sys
from pathlib import Path

import click

from konzept.cli import options
from konzept.official.documents import sources_folder
from konzept.plan.csp import FORM_PATH
from konzept.publish.job import BuildJob
from konzept.publish.live_site import OWN_PATH
from konzept.publish.preview import HOST, Server, Worker
from konzept.publish.recipe import refuse_impossible
from konzept.report.progress import Refused, Reporter, day

DEFAULT_PORT = 8000
HIGHEST_PORT = 65535


@click.command("serve", cls=options.Command)
@click.option("--port", type=int, default=DEFAULT_PORT, metavar="PORT")
@options.data
@options.today
@click.option("--admin", is_flag=True)
@options.language
def command(language: str, port: int, data: Path, today: str, *, admin: bool) -> int:
    """The exit code once it is stopped: 0, or 1 if the port is taken, 2 if it cannot even start."""
    reporter = Reporter(language)
    if not 1 <= port <= HIGHEST_PORT:
        raise Refused(reporter.text("serve.bad_port"))
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.default_int_handler)
    try:
        project, data = Path.cwd(), data.absolute()
        job = BuildJob(project, data, sources_folder(data), day(today, reporter), project / "site", admin=admin)
        serve(port, job, reporter)
    except KeyboardInterrupt:
        reporter.write("")
        reporter.say("serve.stopped")
    except OSError as error:
        if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
            raise
        print(reporter.text("serve.port_taken", port=port, other=other_port(port)), file=sys.stderr)
        return 1
    return 0


def other_port(port: int) -> int:
    return port + 1 if port < HIGHEST_PORT else DEFAULT_PORT


def serve(port: int, job: BuildJob, reporter: Reporter) -> None:
    """Serves until interrupted; raises `OSError` if the port cannot be had."""
    refuse_impossible(job, reporter)
    address = f"http://{HOST}:{port}/"
    worker = Worker(job, address, reporter.language)
    try:
        with Server(port, worker.answer) as server:
            worker.answer(f"{OWN_PATH}version")
            server.open()
            reporter.say("serve.serving", address=address)
            if job.admin:
                reporter.say("serve.form_at", address=f"{address.rstrip('/')}{FORM_PATH}")
            server.serve_forever()
    finally:
        worker.stop()
