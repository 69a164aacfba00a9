"""Runs MkDocs once per language, all of them side by side, each in a process and a folder of its own.

The processes are forked after the data have been read, so that no language reads them again; where forking is not
safe, they start from nothing and come to the same result.
"""

from __future__ import annotations

import datetime
import multiprocessing
import os
import runpy
import signal
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from konzept.model import Language
from konzept.official.documents import VARIABLE
from konzept.publish import assemble
from konzept.report.progress import Refused, Reporter

# Lines of MkDocs that tell a person nothing they can act on.
_ROUTINE = "INFO "
MAIN_CONFIG = "mkdocs.yml"
if sys.platform == "linux":
    _CONTEXT = multiprocessing.get_context("fork")
else:
    _CONTEXT = multiprocessing.get_context("spawn")


@dataclass(frozen=True)
class Order:
    """What to build: the project, its data, the folder of the official documents, if any; the day it is made for.

    `address` is the site's, with a slash at the end.
    """

    project: Path
    data: Path
    sources: Path
    address: str
    today: datetime.date


class LanguageBuild:
    """One language's MkDocs run into `folder`."""

    def __init__(self, language: Language, order: Order, folder: Path, reporter: Reporter) -> None:
        self.language = language
        self.folder = folder
        self.reporter = reporter
        self.started = time.monotonic()
        self.output, writer = _CONTEXT.Pipe(duplex=False)
        config = order.project / config_name(language, order.project)
        arguments = (config, folder, environment(order, language), reporter.language, writer)
        self.process = _CONTEXT.Process(target=_work, args=arguments, name=f"build-{language.id}")
        self.process.start()
        writer.close()
        self.reader = threading.Thread(target=self._pass_on, daemon=True)

    def listen(self) -> None:
        """Begins to pass on what the process says; only after all of them are forked, since threads do not fork."""
        self.reader.start()

    def _pass_on(self) -> None:
        """Shows warnings and errors as they come, marked with the language."""
        with os.fdopen(os.dup(self.output.fileno()), encoding="utf-8", errors="replace") as lines:
            for line in lines:
                if line.strip() and not line.startswith(_ROUTINE):
                    self.reporter.write(f"[{self.language.id}] {line.rstrip()}")

    def wait(self) -> bool:
        """Waits for the end; says how it went and whether the result may be published."""
        self.reader.join()
        self.process.join()
        if self.process.exitcode != 0:
            self.reporter.say("build.failed", language=self.language.name, code=self.process.exitcode)
            return False
        duration = self.reporter.seconds(time.monotonic() - self.started)
        self.reporter.say("build.built", language=self.language.name, pages=self.pages, seconds=duration)
        return True

    @property
    def pages(self) -> int:
        return sum(1 for _ in self.folder.rglob("*.html"))

    def stop(self) -> None:
        if self.process.is_alive():
            self.process.terminate()
        self.process.join()


def config_name(language: Language, project: Path) -> str:
    """A language has settings of its own (`mkdocs.en.yml`) or the main ones, which learn it from `environment`."""
    own = f"mkdocs.{language.id}.yml"
    return own if language.path and (project / own).is_file() else MAIN_CONFIG


def environment(order: Order, language: Language) -> Mapping[str, str]:
    """What the MkDocs run is told: language, data, address and day, and that its clock stands still on that day."""
    midnight = datetime.datetime.combine(order.today, datetime.time(), datetime.UTC)
    return {
        "KONZEPT_LANGUAGE": language.id,
        "KONZEPT_CONTENT": f"content/{language.id}",
        "KONZEPT_DATA": str(order.data),
        VARIABLE: str(order.sources),
        "KONZEPT_URL": order.address,
        "KONZEPT_TODAY": order.today.isoformat(),
        "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
        "NO_MKDOCS_2_WARNING": "true",
    }


def _work(config: Path, folder: Path, env: Mapping[str, str], language: str, output: Connection) -> None:
    """In the process of one language: build, look for errors in the pages, tidy; ends with the exit code."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for stream in (sys.stdout.fileno(), sys.stderr.fileno()):
        os.dup2(output.fileno(), stream)
    os.environ.update(env)
    if code := _run_mkdocs(config, folder):
        sys.exit(code)
    if broken := assemble.pages_with_errors(folder):
        Reporter(language).say("build.published", pages=", ".join(broken))
        sys.exit(1)
    assemble.tidy(folder)


def _run_mkdocs(config: Path, folder: Path) -> int:
    """Runs MkDocs' own command; never with `-q`, which silently turns strict mode off."""
    sys.argv = ["mkdocs", "--no-color", "build", "--strict", "-f", str(config), "-d", str(folder)]
    try:
        runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    return 0


def require_config(project: Path, reporter: Reporter) -> None:
    if not (project / MAIN_CONFIG).is_file():
        raise Refused(reporter.text("build.no_config", file=MAIN_CONFIG))


@contextmanager
def running(
    languages: Sequence[Language], order: Order, scratch: Path, reporter: Reporter
) -> Iterator[list[LanguageBuild]]:
    """Starts every language; whatever still runs at the end, after Ctrl+C for one, is stopped."""
    require_config(order.project, reporter)
    builds: list[LanguageBuild] = []
    try:
        for language in languages:
            build = LanguageBuild(language, order, scratch / language.id, reporter)
            builds.append(build)
        for build in builds:
            build.listen()
        yield builds
    finally:
        for build in builds:
            build.stop()
