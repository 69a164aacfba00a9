"""`python -m konzept serve`: builds the site, shows it on this machine and builds it again after every change.

Each build runs in a process of its own, so changed code counts as well as changed data, and bad data cannot stop
the server: it shows the checker's report until the file is mended.
"""

from __future__ import annotations

import errno
import html
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path

import click

from konzept.cli import options
from konzept.plan.csp import FORM_PATH
from konzept.publish.preview import HOST, Preview, Server
from konzept.publish.watch import Changes, watching
from konzept.report.progress import Refused, Reporter
from konzept.texts import LANGUAGES, tell

DEFAULT_PORT = 8000
HIGHEST_PORT = 65535
FILES_NAMED = 3
LOG_LINES = 200


@click.command("serve", cls=options.Command)
@click.option("--port", type=int, default=DEFAULT_PORT, metavar="PORT")
@options.data
@options.today
@click.option("--admin", is_flag=True)
@options.language
def command(language: str, port: int, data: Path, today: str, *, admin: bool) -> int:
    """The exit code after it has been stopped: 0, 1 if the port is taken, 2 if it can be none."""
    reporter = Reporter(language)
    if not 1 <= port <= HIGHEST_PORT:
        raise Refused(reporter.text("serve.bad_port"))
    os.environ["KONZEPT_DATA"] = str(data.absolute())  # for the builds, each of which is a process of its own
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.default_int_handler)
    try:
        serve(port, today, reporter, admin=admin)
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


def serve(port: int, today: str | None, reporter: Reporter, *, admin: bool = False) -> None:
    """Builds, serves and watches until interrupted; raises `OSError` if the port cannot be had."""
    preview = Preview()
    with (
        Server(port, preview) as server,
        tempfile.TemporaryDirectory(prefix="konzept-") as folder,
        watching(Path.cwd(), reporter) as changes,
    ):
        builder = Builder(Path(folder), f"http://{HOST}:{port}/", today, preview, reporter, admin=admin)
        builder.build()
        server.open()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        reporter.say("serve.serving", address=builder.address)
        if admin:
            reporter.say("serve.form_at", address=f"{builder.address.rstrip('/')}{FORM_PATH}")
        keep_building(builder, changes, reporter)


def keep_building(builder: Builder, changes: Changes, reporter: Reporter) -> None:
    while True:
        names = changes.wait()
        more = ["…"] if len(names) > FILES_NAMED else []
        reporter.say("serve.changed", names=", ".join([*names[:FILES_NAMED], *more]))
        builder.build()


class Builder:
    """Builds into a new folder each time, so that the last good site stays whole until the next one is."""

    def __init__(
        self,
        folder: Path,
        address: str,
        today: str | None,
        preview: Preview,
        reporter: Reporter,
        *,
        admin: bool = False,
    ) -> None:
        self.admin = admin
        self.folder = folder
        self.address = address
        self.today = today
        self.preview = preview
        self.reporter = reporter
        self.count = 0

    def build(self) -> None:
        self.count += 1
        site, reports = self.folder / f"site-{self.count}", self.folder / f"reports-{self.count}"
        reports.mkdir()
        code, log = self._run(site, reports)
        last = self.preview.site
        if code == 0:
            self.preview.show(site)
            if last:
                shutil.rmtree(last, ignore_errors=True)
        else:
            pages = {page.stem: page.read_text(encoding="utf-8") for page in reports.glob("*.html")}
            self.preview.show_failure(pages or failure_pages(log))
            self.reporter.say("serve.still_broken")

    def _run(self, site: Path, reports: Path) -> tuple[int, str]:
        """Runs the build command, passing on what it says; returns its exit code and the end of its output."""
        command = [sys.executable, "-m", "konzept", "build", "--output", str(site), "--reports", str(reports)]
        command += ["--lang", self.reporter.language] + (["--today", self.today] if self.today else [])
        command += ["--admin"] if self.admin else []
        process = subprocess.Popen(
            command,
            env=os.environ | {"KONZEPT_URL": self.address},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
        lines: list[str] = []
        try:
            for line in process.stdout or ():
                self.reporter.write(line.rstrip())
                lines.append(line)
            return process.wait(), "".join(lines[-LOG_LINES:])
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
                process.wait()


def failure_pages(log: str) -> Mapping[str, str]:
    """A page in each working language for a build that failed although the data are good."""
    return {language: failure_page(language, log) for language in LANGUAGES}


def failure_page(language: str, log: str) -> str:
    title, advice = (html.escape(tell(f"serve.{key}", language)) for key in ("failure_title", "failure_advice"))
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n</head>\n'
        f"<body>\n<main>\n<h1>{title}</h1>\n<p>{advice}</p>\n<pre>{html.escape(log)}</pre>\n</main>\n</body>\n</html>\n"
    )
