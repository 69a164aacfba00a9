"""The site on demand, for the preview: what has changed is read again, and only what is asked for is made.

A change of data is shown as soon as the changed files can be read; the rules between records are applied meanwhile,
and if they find errors, those take the place of the pages.
"""

from __future__ import annotations

import mimetypes
import shutil
import time
import traceback
from dataclasses import dataclass
from fnmatch import fnmatch
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote, unquote

from konzept.checks.run import read
from konzept.plan.csp import FORM_PATH
from konzept.plan.site import NO_ADDRESS
from konzept.publish.background_check import CAN_FORK, BackgroundCheck, CheckOutcome, Failure, checked
from konzept.publish.job import THEME_ASSETS, BuildJob, named_address
from konzept.publish.mkdocs_run import NotBuilt
from konzept.publish.pairs import SUFFIX, served
from konzept.publish.snapshot import Snapshot
from konzept.read.load import FolderState, folder_state
from konzept.report.disk import sentence
from konzept.report.formats import failure_html
from konzept.report.progress import Reporter
from konzept.texts import LANGUAGES

OWN_PATH = "/__preview/"
POLL_MILLISECONDS = 300
FILES_NAMED = 3
TEMPORARY = ("*~", ".*", "*.swp", "*.tmp", "4913")
"""Files that editors write beside the ones that are edited."""

CONTENT_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".jsonld": "application/ld+json; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json",
}

RELOAD_SCRIPT = f"""
const seen = document.currentScript.dataset.version;
setInterval(async () => {{
  if (document.hidden) return;
  try {{
    const answer = await fetch("{OWN_PATH}version", {{ cache: "no-store" }});
    if (answer.ok && (await answer.text()) !== seen) location.reload();
  }} catch {{ /* the server is away; the next round asks again */ }}
}}, {POLL_MILLISECONDS});
"""


@dataclass(frozen=True)
class Response:
    """One HTTP answer; `location` is set for redirects only."""

    status: HTTPStatus
    content_type: str
    body: bytes
    location: str = ""


class LiveSite:
    """Answers a browser from the files as they are at that moment, or with the reasons why it cannot."""

    def __init__(self, job: BuildJob, address: str, reporter: Reporter) -> None:
        """`address` stands on the pages in the place of the site's own, if that has one."""
        self._job, self._address, self._reporter = job, address, reporter
        self._started, self._changes = time.time_ns(), 0
        self._stamp: FolderState = ()
        self._snapshot: Snapshot | None = None
        self._failure: Failure = {}
        self._check: BackgroundCheck | None = None
        self.refresh()

    @property
    def version(self) -> str:
        """Changes with everything that a page may show, and with every start of the program."""
        return f"{self._started}.{self._changes}"

    def close(self) -> None:
        """Ends what is under way, and removes what was written for the form."""
        if self._check:
            self._check.close()
        if self._snapshot and "form" in vars(self._snapshot):
            shutil.rmtree(self._snapshot.form, ignore_errors=True)

    def refresh(self) -> None:
        """Takes up what has changed in the files, and what the check has found meanwhile."""
        now = files_now(self._job)
        if now != self._stamp:
            first, before, self._stamp = not self._stamp, {*self._stamp}, now
            if not first:
                say_what_changed(self._job, sorted({path for path, *_ in before ^ {*now}}), self._reporter)
            self._take_up(first)
        elif self._check and (found := self._check.outcome()):
            self._check = None
            self._show(found)

    def _take_up(self, first: bool) -> None:
        """A new snapshot if the data can be read; the rules are applied meanwhile, but for the first time."""
        self.close()
        self._changes += 1
        self._failure, self._check = {}, None
        loaded, documents = read(self._job.data, self._job.sources, self._job.content)
        if loaded.dataset is None or first or not CAN_FORK:
            self._show(checked(self._job))
        else:
            self._check = BackgroundCheck(self._job)
        if loaded.dataset and not self._failure:
            address = self._address if named_address(loaded.dataset.operator) else NO_ADDRESS
            self._snapshot = Snapshot(self._job, documents, loaded.dataset, address, self._reporter.language)

    def _show(self, found: CheckOutcome) -> None:
        """Tells what a check found; errors take the place of the pages."""
        self._reporter.write(found.report[self._reporter.language].rstrip())
        if found.failure:
            self._failure = found.failure
            self._changes += 1
            self._reporter.say("serve.still_broken")

    def _fail(self, log: str) -> None:
        """Shows why there are no pages although the data are good."""
        self._failure = {language: failure_html(language, log) for language in LANGUAGES}
        self._reporter.write(log.rstrip())
        self._reporter.say("serve.still_broken")

    def answer(self, path: str, query: str = "") -> Response:
        """The answer to a request for `path`, which may be escaped and may be hostile, as may `query`."""
        self.refresh()
        if path == f"{OWN_PATH}version":
            return Response(HTTPStatus.OK, CONTENT_TYPES[".txt"], self.version.encode())
        if path == f"{OWN_PATH}reload.js":
            return Response(HTTPStatus.OK, CONTENT_TYPES[".js"], RELOAD_SCRIPT.encode())
        if not self._failure and self._snapshot:
            try:
                return self._found(unquote(path).lstrip("/"), self._snapshot, query)
            except NotBuilt as error:
                self._fail(str(error))
            except Exception as error:  # noqa: BLE001 – a mistake in a template or a view is shown where one looks
                self._explain(error)
            finally:
                for line in self._snapshot.faults():
                    self._reporter.write(line)
        code = path.lstrip("/").partition("/")[0]
        page = self._failure.get(code) or self._failure[LANGUAGES[0]]
        return self._page(HTTPStatus.INTERNAL_SERVER_ERROR, page.encode())

    def _explain(self, error: Exception) -> None:
        """Why a page could not be made: an error in the data, if the check finds one, or else the program."""
        outcome = self._check.outcome(wait=True) if self._check else None
        self._check = None
        if outcome:
            self._show(outcome)
        if not self._failure:
            if isinstance(error, OSError) and error.errno:
                self._fail(sentence(error, self._reporter.language))
            else:
                self._fail("".join(traceback.format_exception(error)))

    def _found(self, name: str, snapshot: Snapshot, query: str) -> Response:
        if self._job.admin and name.startswith(FORM_PATH.lstrip("/")):
            return self._of_the_form(snapshot.form, name)
        if name.endswith("/") and (put := served(snapshot.files, name, query)):
            return _redirect(put) if isinstance(put, str) else self._page(HTTPStatus.OK, put)
        file = f"{name}index.html" if name.endswith("/") or not name else name
        make = snapshot.files.get(file) if not file.endswith(SUFFIX) else None
        if make:
            kind = content_type(file)
            return self._page(HTTPStatus.OK, make()) if "html" in kind else Response(HTTPStatus.OK, kind, make())
        if f"{name}/index.html" in snapshot.files:
            return _redirect(f"{name}/")
        paths = (language.path for language in snapshot.dataset.languages.values())
        root = next((f"{path}/" for path in paths if path and name.startswith(f"{path}/")), "")
        return self._page(HTTPStatus.NOT_FOUND, snapshot.files[f"{root}404.html"]())

    def _of_the_form(self, site: Path, name: str) -> Response:
        """A file of the form; its page is never loaded anew while somebody types."""
        file = (site / name / "index.html" if name.endswith("/") else site / name).resolve()
        if not file.is_relative_to(site.resolve()) or not file.is_file():
            return Response(HTTPStatus.NOT_FOUND, CONTENT_TYPES[".txt"], b"404\n")
        return Response(HTTPStatus.OK, content_type(file.name), file.read_bytes())

    def _page(self, status: HTTPStatus, page: bytes) -> Response:
        """A page with the script that loads it anew after a change."""
        script = f'<script src="{OWN_PATH}reload.js" data-version="{self.version}"></script>'.encode()
        before, end, after = page.rpartition(b"</body>")
        return Response(status, CONTENT_TYPES[".html"], before + script + end + after if end else page + script)


def _redirect(name: str) -> Response:
    return Response(HTTPStatus.FOUND, CONTENT_TYPES[".txt"], b"", quote(f"/{name}"))


def content_type(name: str) -> str:
    known = CONTENT_TYPES.get(Path(name).suffix)
    return known or mimetypes.guess_type(name)[0] or "application/octet-stream"


def files_now(job: BuildJob) -> FolderState:
    """What tells one state of all that a site is made from, but for the program, from another."""
    folders = (job.data, job.content, job.project / THEME_ASSETS, job.sources)
    return tuple(one for folder in folders for one in folder_state(folder) if not _is_temporary(Path(one[0]).name))


def say_what_changed(job: BuildJob, paths: list[str], reporter: Reporter) -> None:
    names = [path.removeprefix(f"{job.project}/") for path in paths]
    more = ["…"] if len(names) > FILES_NAMED else []
    reporter.say("serve.changed", names=", ".join([*names[:FILES_NAMED], *more]))


def _is_temporary(name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in TEMPORARY)
