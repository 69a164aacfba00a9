"""Runs MkDocs once per language, all of them side by side, each in a process and a folder of its own.

The processes are forked after the data have been read, so that no language reads them again; where forking is not
safe, they start from nothing and come to the same result.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from konzept.model import Language
from konzept.plan.pages import PageKey
from konzept.publish.assemble import blamed
from konzept.publish.background_check import CAN_FORK
from konzept.publish.job import CURRENT_RUN, MAIN_CONFIG, BuildJob, LanguageSite, MkDocsRun
from konzept.publish.readings import Readings
from konzept.report.disk import sentence
from konzept.report.progress import Reporter
from konzept.show.render import Renderer
from konzept.texts import tell

_CONTEXT: Any = multiprocessing.get_context("fork" if CAN_FORK else "spawn")


_ENGINE = ("mkdocs.commands.build", "mkdocs.config", "mkdocs_macros.plugin", "material.templates", "icalendar")
"""What each run imports; a process that forks several imports it once for all."""


DISK_FAILED = 3
"""The exit code of a run that could not read or write a file, and has said so."""


class NotBuilt(Exception):
    """MkDocs could not make the hand-written pages; the text is what it said."""


class LanguageBuild:
    """One language's MkDocs run into `folder`."""

    def __init__(
        self, job: BuildJob, language: LanguageSite, folder: Path, reporter: Reporter, *, only_texts: bool = False
    ) -> None:
        self.language = language.site.language
        self.folder = folder
        self.reporter = reporter
        self.started = time.monotonic()
        self.output, writer = _CONTEXT.Pipe(duplex=False)
        arguments = (job, language, folder, reporter.language, writer, only_texts)
        self.process = _CONTEXT.Process(target=_work, args=arguments, name=f"build-{self.language.id}")
        self.process.start()
        writer.close()

    def wait(self) -> bool:
        """Waits for the end; says how it went and whether the result may be published."""
        with os.fdopen(os.dup(self.output.fileno()), encoding="utf-8", errors="replace") as lines:
            for line in lines:
                if line.strip():
                    self.reporter.write(f"[{self.language.id}] {line.rstrip()}")
        self.process.join()
        if self.process.exitcode == -signal.SIGINT:
            raise KeyboardInterrupt  # Ctrl+C ends all processes; this one may see the end of the other first
        if self.process.exitcode == DISK_FAILED:
            return False
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


@contextmanager
def running(
    job: BuildJob, sites: Mapping[str, LanguageSite], scratch: Path, reporter: Reporter
) -> Iterator[list[LanguageBuild]]:
    """Starts every language; whatever still runs at the end, after an error or Ctrl+C, is stopped."""
    if CAN_FORK:
        import_engine()
    builds: list[LanguageBuild] = []
    try:
        builds += [LanguageBuild(job, site, scratch / code, reporter) for code, site in sites.items()]
        yield builds
    finally:
        for build in builds:
            build.stop()


def hand_written(job: BuildJob, language: LanguageSite, reporter: str) -> Mapping[PageKey, str]:
    """The HTML of the hand-written texts by key, without the pages around them; raises `NotBuilt`."""
    import_engine()
    said: list[str] = []
    with tempfile.TemporaryDirectory(prefix="konzept-") as folder:
        build = LanguageBuild(job, language, Path(folder), Reporter(reporter, said.append), only_texts=True)
        try:
            if not build.wait():
                raise NotBuilt("\n".join(said))
        finally:
            build.stop()
        return {
            key: (Path(folder) / page.address / "index.html").read_text("utf-8")
            for key, page in language.site.pages.items()
            if page.prose
        }


def engine_version() -> str:
    import mkdocs  # noqa: PLC0415 – likewise

    return mkdocs.__version__


def import_engine() -> None:
    """Imports MkDocs and its plugins without the advertisement that they print."""
    os.environ["NO_MKDOCS_2_WARNING"] = "true"
    for name in _ENGINE:
        import_module(name)


def _work(
    job: BuildJob, language: LanguageSite, folder: Path, reporter: str, output: Connection, only_texts: bool
) -> None:
    """In the process of one language: builds into `folder`; ends with the exit code."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for stream in (sys.stdout.fileno(), sys.stderr.fileno()):
        os.dup2(output.fileno(), stream)
    sys.exit(run(job, language, folder, reporter, only_texts))


def run(job: BuildJob, language: LanguageSite, folder: Path, reporter: str, only_texts: bool) -> int:
    """Builds one language with MkDocs in this process; returns the exit code.

    `reporter` is the language of messages; `only_texts` leaves it at the hand-written texts without a page around them.
    """
    import_engine()
    from mkdocs.commands.build import build  # noqa: PLC0415 – MkDocs is large, and only this process needs it
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)-8s-  %(message)s"))
    logging.getLogger("mkdocs").addHandler(handler)
    try:
        file = job.project / config_name(language.site.language, job.project)
        config = load_config(str(file), **settings(job, language.site.language, folder))
        renderer = Renderer(language.site, language.addresses)
        lint = language.lint(reporter, job.lint_memory(language.site.language.id))
        readings = Readings() if job.readings and not only_texts else None
        CURRENT_RUN.set(MkDocsRun(language, renderer, lint, only_texts, readings=readings))
        build(config)
        if job.readings and readings:
            readings.save(job.readings / language.site.language.id)
    except MkDocsException as error:
        error.show()
        return 1
    except OSError as error:
        if os.environ.get("KONZEPT_TRACEBACK"):
            raise
        print(sentence(blamed(error, folder.parent), reporter))
        return DISK_FAILED
    except Exception as error:
        if os.environ.get("KONZEPT_TRACEBACK"):
            raise
        print(tell("build.crashed", reporter, place=_place(error), error=f"{type(error).__name__}: {error}"))
        return 1
    return 0


def _place(error: Exception) -> str:
    """File and line where an error came up."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{last.filename}:{last.lineno}"


def settings(job: BuildJob, language: Language, folder: Path) -> dict[str, Any]:
    """What a run is told besides its file of settings; strict mode makes an error of every warning."""
    found = {"site_dir": str(folder), "strict": True}
    if language.path and config_name(language, job.project) == MAIN_CONFIG:
        # A language without pages of its own shows those of the language at `/`; MkDocs only asks for some folder.
        own = job.content / language.id
        found["docs_dir"] = str(own if own.is_dir() else job.content)
    return found


def config_name(language: Language, project: Path) -> str:
    """A language may have settings of its own (`mkdocs.en.yml`); else it has the main ones."""
    own = f"mkdocs.{language.id}.yml"
    return own if language.path and (project / own).is_file() else MAIN_CONFIG
