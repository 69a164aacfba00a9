"""A check beside what the same process goes on to make from the data that it has read."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from konzept.checks.run import check, text_report
from konzept.publish.job import BuildJob
from konzept.report.formats import report_html
from konzept.texts import LANGUAGES

CAN_FORK = sys.platform == "linux"

Failure = Mapping[str, str]
"""A page in each working language that says why there is no site at present."""


@dataclass(frozen=True)
class CheckOutcome:
    """What a check said: its report for the terminal by working language, and the pages to show if there are errors."""

    report: Mapping[str, str]
    failure: Failure


def checked(job: BuildJob) -> CheckOutcome:
    """Applies every rule."""
    found = check(job.data, job.sources, job.content, job.today)
    report = {language: text_report(found, language, job.data) for language in LANGUAGES}
    pages = {language: report_html(found.problems, language, job.data) for language in LANGUAGES if not found.dataset}
    return CheckOutcome(report, pages)


class BackgroundCheck:
    """A check in a copy of this process, so that pages can be made meanwhile."""

    def __init__(self, job: BuildJob) -> None:
        context: Any = multiprocessing.get_context("fork")
        self._receiving, sending = context.Pipe(duplex=False)
        self._process = context.Process(target=_send, args=(job, sending), daemon=True)
        self._process.start()
        sending.close()

    def outcome(self, *, wait: bool = False) -> CheckOutcome | None:
        """What it found; None while it works, or if it could not end."""
        if not wait and not self._receiving.poll():
            return None
        try:
            found: CheckOutcome = self._receiving.recv()
        except EOFError:
            return None
        finally:
            self.close()
        return found

    def close(self) -> None:
        """Ends the process, whether it has found anything or not."""
        self._process.terminate()
        self._process.join()


def _send(job: BuildJob, sending: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sending.send(checked(job))
