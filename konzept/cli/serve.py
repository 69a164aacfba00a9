"""`python -m konzept serve`: shows the site on this machine, always as the files are at that moment."""

from __future__ import annotations

import argparse
import errno
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from konzept.official.library import sources_folder
from konzept.plan.csp import FORM_PATH
from konzept.publish.job import BuildJob, day
from konzept.publish.live_site import OWN_PATH
from konzept.publish.preview import HOST, Server, Worker
from konzept.publish.recipe import refuse_impossible
from konzept.report.progress import Refused, Reporter
from konzept.texts import LANGUAGES

DEFAULT_PORT = 8000
HIGHEST_PORT = 65535


def main(arguments: Sequence[str] | None = None) -> int:
    """The command itself: runs until it is stopped; 1 if the port is taken, 2 for bad usage."""
    options = _parser().parse_args(arguments)
    reporter = Reporter(options.lang)
    if not 1 <= options.port <= HIGHEST_PORT:
        print(reporter.text("serve.bad_port"), file=sys.stderr)
        return 2
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.default_int_handler)
    try:
        data = Path(os.environ.get("KONZEPT_DATA") or "data").absolute()
        today = day(options.today or os.environ.get("KONZEPT_TODAY", ""), reporter)
        project = Path.cwd()
        job = BuildJob(project, data, sources_folder(data), today, project / "site", admin=options.admin)
        serve(options.port, job, reporter)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        reporter.write("")
        reporter.say("serve.stopped")
    except OSError as error:
        if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
            raise
        print(reporter.text("serve.port_taken", port=options.port, other=other_port(options.port)), file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m konzept serve", description="Build, show and watch the site.")
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help=f"default: {DEFAULT_PORT}")
    parser.add_argument("--lang", choices=LANGUAGES, default="de", help="the language of the messages (default: de)")
    parser.add_argument("--today", help="the day the pages are made for, as YYYY-MM-DD (default: today)")
    parser.add_argument("--admin", action="store_true", help="also show the form for editors (see make admin-serve)")
    return parser


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
