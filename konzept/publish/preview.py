"""Answers a browser on this machine from the latest build, or with the report why there is none.

Pages are handed out with a small script that reloads them after the next build; the built files never contain it.
"""

from __future__ import annotations

import mimetypes
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from konzept.plan.csp import FORM_PATH
from konzept.texts import LANGUAGES

HOST = "127.0.0.1"
OWN_PATH = "/__preview/"
POLL_MILLISECONDS = 1000

CONTENT_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
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
class Answer:
    """One HTTP answer; `location` is set for redirects only."""

    status: HTTPStatus
    content_type: str
    body: bytes
    location: str = ""


class Preview:
    """What is shown at present: the folder of the last good build, or a failure page in each working language."""

    def __init__(self) -> None:
        self._started = time.time_ns()
        self._builds = 0
        self.site: Path | None = None
        self.failure: Mapping[str, str] = {}

    @property
    def version(self) -> str:
        """Changes with every build and every start of the server."""
        return f"{self._started}.{self._builds}"

    def show(self, site: Path) -> None:
        self.site, self.failure = site, {}
        self._builds += 1

    def show_failure(self, pages: Mapping[str, str]) -> None:
        self.failure = pages
        self._builds += 1

    def answer(self, path: str) -> Answer:
        """The answer to a request for `path`, which may be escaped and may be hostile."""
        if path == f"{OWN_PATH}version":
            return Answer(HTTPStatus.OK, CONTENT_TYPES[".txt"], self.version.encode())
        if path == f"{OWN_PATH}reload.js":
            return Answer(HTTPStatus.OK, CONTENT_TYPES[".js"], RELOAD_SCRIPT.encode())
        if self.failure:
            return self._page(HTTPStatus.INTERNAL_SERVER_ERROR, self._failure_page(path).encode())
        return self._file(path)

    def _failure_page(self, path: str) -> str:
        code = path.lstrip("/").partition("/")[0]
        return self.failure.get(code) or self.failure[LANGUAGES[0]]

    def _file(self, path: str) -> Answer:
        root = (self.site or Path("/nonexistent")).resolve()
        wanted = unquote(path)
        try:
            file = (root / wanted.lstrip("/")).resolve()
            is_folder, is_page = file.is_dir(), (file / "index.html").is_file()
        except (OSError, ValueError):  # a name too long, or with a null character in it
            return self._not_found(root, root)
        if not file.is_relative_to(root):
            return self._not_found(root, root)
        if is_folder and is_page and not wanted.endswith("/"):
            location = quote("/" + file.relative_to(root).as_posix() + "/")
            return Answer(HTTPStatus.FOUND, CONTENT_TYPES[".txt"], b"", location)
        if wanted.endswith("/"):
            file /= "index.html"
        if not file.is_file():
            return self._not_found(root, file)
        if file.suffix == ".html" and not wanted.startswith(FORM_PATH):  # reloading would lose what is being typed
            return self._page(HTTPStatus.OK, file.read_bytes())
        return Answer(HTTPStatus.OK, content_type(file), file.read_bytes())

    def _not_found(self, root: Path, file: Path) -> Answer:
        """The nearest 404 page above the missing file: below `/en/` that is the English one."""
        folders = [folder for folder in [file, *file.parents] if folder.is_relative_to(root)]
        for folder in folders:
            if (folder / "404.html").is_file():
                return self._page(HTTPStatus.NOT_FOUND, (folder / "404.html").read_bytes())
        return Answer(HTTPStatus.NOT_FOUND, CONTENT_TYPES[".txt"], b"404\n")

    def _page(self, status: HTTPStatus, page: bytes) -> Answer:
        script = f'<script src="{OWN_PATH}reload.js" data-version="{self.version}"></script>'.encode()
        before, end, after = page.rpartition(b"</body>")
        body = before + script + end + after if end else page + script
        return Answer(status, CONTENT_TYPES[".html"], body)


def content_type(file: Path) -> str:
    known = CONTENT_TYPES.get(file.suffix)
    return known or mimetypes.guess_type(file.name)[0] or "application/octet-stream"


class Server(ThreadingHTTPServer):
    """Takes its port at once, but lets nobody in until `open` is called: a browser then finds a finished site."""

    daemon_threads = True

    def __init__(self, port: int, preview: Preview) -> None:
        super().__init__((HOST, port), _handler(preview.answer), bind_and_activate=False)
        try:
            self.server_bind()
        except OSError:
            self.server_close()
            raise

    def open(self) -> None:
        self.server_activate()


def _handler(answer: Callable[[str], Answer]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._send(body=True)

        def do_HEAD(self) -> None:
            self._send(body=False)

        def _send(self, *, body: bool) -> None:
            found = answer(urlsplit(self.path).path)
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
