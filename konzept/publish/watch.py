"""A build that stays: after each change of the data it puts what has changed into the site.

A file takes the place of the last one whole, once every rule agrees; while something is wrong, the site stays.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

from konzept.publish import assemble, recipe
from konzept.publish.background_check import CAN_FORK
from konzept.publish.incremental import State, make_changed
from konzept.publish.job import BuildJob, language_sites, site_address
from konzept.publish.live_site import files_now, say_what_changed
from konzept.publish.mkdocs_run import NotBuilt
from konzept.publish.preview import code_stamp
from konzept.publish.recipe import BuildFailed, Made
from konzept.read.load import FolderState, gc_paused
from konzept.report.progress import Reporter
from konzept.show.search_parts import SEARCH_INDEX

POLL_SECONDS = 0.3


class Watch:
    """The site in the output folder, kept as the files say."""

    def __init__(self, job: BuildJob, today: Callable[[], date], reporter: Reporter) -> None:
        """`today` gives the day that pages are made for."""
        self._folder = Path(tempfile.mkdtemp(prefix="konzept-"))
        self._job = replace(job, readings=self._folder)
        self._today, self._reporter = today, reporter
        self._program = code_stamp(job.project)
        self._files: FolderState = ()
        self._state: State | None = None

    def close(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def stay(self) -> int:
        """Builds, and again after each change, until the program itself changes."""
        while code_stamp(self._job.project) == self._program:
            self.refresh()
            time.sleep(POLL_SECONDS)
        self._reporter.say("watch.program")
        return 1

    def refresh(self) -> bool:
        """Takes up what has changed in the files, and the day; says whether there was anything."""
        job, now = replace(self._job, today=self._today()), files_now(self._job)
        if now == self._files and job == self._job:
            return False
        before, self._files, self._job = {*self._files}, now, job
        if before:
            say_what_changed(job, sorted({path for path, *_ in before ^ {*now}}), self._reporter)
        if not self._state or not self._renewed(self._state):
            self._state = None
            recipe.build(job, self._reporter, self._take_up)
        return True

    def _take_up(self, made: Made) -> None:
        self._state = State(made, self._folder) if CAN_FORK else None

    def _renewed(self, state: State) -> bool:
        """Whether what has changed is in its place, or nothing was to be put there; else all is to be built."""
        started, job, reporter = time.monotonic(), self._job, self._reporter
        with gc_paused(), ExitStack() as under_way, assemble.scratch_folder(job.output) as scratch:
            try:
                dataset, documents = recipe.read_once(job, reporter)
                if (change := state.change(dataset)) is None:
                    return False
                outcome = recipe.check_meanwhile(job, under_way)
                address = site_address(dataset.operator, reporter)
                made = Made(dataset, documents, language_sites(job, documents, dataset, address), address)
                if not state.suits(made):
                    return False
                contents, found = make_changed(job, state, made, change, reporter)
                recipe.report(job, outcome(), reporter)
                count = put(contents, state.made, made, job.output)
            except NotBuilt:
                return False
            except (BuildFailed, OSError) as failed:
                advice = recipe.advice(failed, scratch, reporter)
                print(reporter.text("build.kept", output=recipe.shown(job)), advice, file=sys.stderr)
                return True
            state.take(made, change, found)
        seconds = reporter.seconds(time.monotonic() - started)
        reporter.say("watch.renewed", output=recipe.shown(job), files=count, seconds=seconds)
        return True


def put(contents: Mapping[str, bytes], before: Made, made: Made, site: Path) -> int:
    """Puts files in the place of those before, each at once, and leads all other pages to the new search.

    What no page leads to any more goes last.  Returns how many files have changed.
    """
    count = 0
    for name in sorted(contents, key=lambda name: (name.endswith(".html"), name)):
        count += _put(site / name, contents[name])
    old, new = (next(iter(one.languages.values())).addresses[SEARCH_INDEX] for one in (before, made))
    if old != new:
        was, now = (f"{Path(one).parent.as_posix()}/".encode() for one in (old, new))
        for page in site.rglob("*.*html"):
            if page.relative_to(site).as_posix() not in contents and was in (text := page.read_bytes()):
                count += _put(page, text.replace(was, now))
        for language in before.languages.values():
            shutil.rmtree(site / language.site.language.path / Path(old).parent)
    return count


def _put(file: Path, content: bytes) -> bool:
    """Whether the file was another one."""
    if file.is_file() and file.read_bytes() == content:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.new")
    beside.write_bytes(content)
    beside.replace(file)
    return True
