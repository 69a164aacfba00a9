"""Shows the site on this machine: a server that asks a process of its own for every page.

That process is started anew when the program itself has changed, so that changed code counts as well as changed data.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from konzept.publish.job import BuildJob
from konzept.publish.live_site import CONTENT_TYPES, LiveSite, Response
from konzept.read.load import FolderState, folder_state
from konzept.report.formats import failure_html
from konzept.report.progress import Reporter
from konzept.texts import tell

HOST = "127.0.0.1"
IDLE_SECONDS = 0.5
"""How often the files are looked at while nobody asks for a page."""

# What the running program is made from.
CODE_FOLDERS = ("konzept", "overrides")
CODE_FILES = ("hooks.py", "macros.py", "mkdocs.yml", "mkdocs.en.yml")
ASSETS = "/assets/"


def code_stamp(project: Path) -> FolderState:
    """What tells one state of the program from another; styles and scripts of the site are no part of it."""
    files = [one for folder in CODE_FOLDERS for one in folder_state(project / folder)]
    code = [one for one in files if "__pycache__" not in one[0] and ASSETS not in one[0]]
    found = (project / name for name in CODE_FILES)
    return (*code, *((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in found if path.is_file()))


class Worker:
    """The process that makes the pages; asks it one thing at a time."""

    def __init__(self, job: BuildJob, address: str, language: str) -> None:
        self._arguments = (job, address, language)
        self._project, self._language = job.project, language
        self._lock = threading.Lock()
        self._process: Any = None
        self._connection: Connection | None = None

    def answer(self, path: str, query: str = "") -> Response:
        """What the process answers; a page that says so if it does not start."""
        with self._lock:
            for _ in range(2):
                if answer := self._asked(path, query):
                    return answer
        page = failure_html(self._language, tell("serve.no_start", self._language))
        return Response(HTTPStatus.INTERNAL_SERVER_ERROR, CONTENT_TYPES[".html"], page.encode())

    def _asked(self, path: str, query: str) -> Response | None:
        """The answer; None if the process had to give way to a new one."""
        connection = self._connection or self._start()
        try:
            connection.send((path, query))
            answer: Response | None = connection.recv()
        except (EOFError, OSError):
            answer = None
        if answer is None:
            self.stop()
        return answer

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=work, args=(theirs, *self._arguments))
        self._process.start()
        theirs.close()
        return self._connection

    def stop(self) -> None:
        if self._connection:
            self._connection.close()
            self._process.join()
        self._connection = None


def work(connection: Connection, job: BuildJob, address: str, language: str) -> None:
    """In the process of its own: answers until nobody asks any more or the program has changed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    code = code_stamp(job.project)
    live = LiveSite(job, address, Reporter(language))
    try:
        while True:
            if not connection.poll(IDLE_SECONDS):
                live.refresh()
                continue
            path, query = connection.recv()
            if code_stamp(job.project) != code:
                connection.send(None)
                return
            connection.send(live.answer(path, query))
    except (EOFError, OSError):
        return
    finally:
        live.close()


class Server(ThreadingHTTPServer):
    """Takes its port at once, but lets nobody in until `open` is called: a browser then finds a site."""

    daemon_threads = True

    def __init__(self, port: int, answer: Callable[[str, str], Response]) -> None:
        super().__init__((HOST, port), _handler(answer), bind_and_activate=False)
        try:
            self.server_bind()
        except OSError:
            self.server_close()
            raise

    def open(self) -> None:
        self.server_activate()


def _handler(answer: Callable[[str, str], Response]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._send(body=True)

        def do_HEAD(self) -> None:
            self._send(body=False)

        def _send(self, *, body: bool) -> None:
            asked = urlsplit(self.path)
            found = answer(asked.path, asked.query)
            try:
                self.send_response(found.status)
                self.send_header("Content-Type", found.content_type)
                self.send_header("Content-Length", str(len(found.body)))
                self.send_header("Cache-Control", "no-store")
                if found.location:
                    self.send_header("Location", found.location)
                self.end_headers()
                if body:
                    self.wfile.write(found.body)
            except ConnectionError:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 – the base class names it so
            """Says nothing: the terminal belongs to the checker's reports."""

    return Handler
