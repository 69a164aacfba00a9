"""One comment per proposal on either host: written once, then renewed; what is no comment is not posted."""

from __future__ import annotations

import importlib.util
import json
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from konzept.changes.comment import LIMIT, MARK
from tests.support.built_site import ROOT

SPEC = importlib.util.spec_from_file_location("post_comment", ROOT / "scripts" / "post_comment.py")
assert SPEC is not None
assert SPEC.loader is not None
post_comment = importlib.util.module_from_spec(SPEC)
sys.modules["post_comment"] = post_comment  # dataclasses look their module up
SPEC.loader.exec_module(post_comment)


class Host:
    """Answers as a code host does, and remembers what it was asked to write."""

    def __init__(self) -> None:
        self.answers: dict[str, object] = {}
        self.written: list[tuple[str, str, str]] = []
        self.tokens: set[str | None] = set()
        self.address = ""


@pytest.fixture
def host() -> Iterator[Host]:
    host = Host()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            host.tokens.add(self.headers["Authorization"] or self.headers["PRIVATE-TOKEN"])
            path = self.path.split("?")[0]
            if self.command != "GET":
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                host.written.append((self.command, path, body["body"]))
            found = host.answers.get(path) if self.command == "GET" else {}
            self.send_response(404 if found is None else 200)
            self.end_headers()
            self.wfile.write(json.dumps(found).encode())

        do_GET = do_POST = do_PATCH = do_PUT = answer  # noqa: N815 – the server's own names

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host.address = f"http://127.0.0.1:{server.server_address[1]}"
    yield host
    server.shutdown()
    server.server_close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "changes.md"
    path.write_text(f"{MARK}\n\n## Neu\n", "utf-8")
    return path


def github(host: Host) -> dict[str, str]:
    host.answers["/repos/o/r/pulls"] = [
        {"number": 6, "head": {"sha": "old"}},
        {"number": 7, "head": {"sha": "abc"}},
    ]
    host.answers.setdefault("/repos/o/r/issues/7/comments", [])
    return {
        "GITHUB_API_URL": host.address,
        "GITHUB_REPOSITORY": "o/r",
        "GH_TOKEN": "t",
        "HEAD_OWNER": "fork",
        "HEAD_BRANCH": "a b/&c",
        "HEAD_SHA": "abc",
        "RUN_ADDRESS": "https://host.example/run",
    }


def gitlab(host: Host) -> dict[str, str]:
    host.answers["/user"] = {"id": 5}
    host.answers.setdefault("/projects/1/merge_requests/2/notes", [])
    return {
        "GITLAB_CI": "true",
        "CI_API_V4_URL": host.address,
        "CI_MERGE_REQUEST_PROJECT_ID": "1",
        "CI_MERGE_REQUEST_IID": "2",
        "CI_PIPELINE_URL": "https://host.example/run",
        "KONZEPT_COMMENT_TOKEN": "t",
    }


def test_the_mark_and_the_size_are_the_comment_s_own() -> None:
    assert post_comment.MARK == MARK
    assert LIMIT < post_comment.LONGEST < 65_536 - len(post_comment.NOTE)


@pytest.mark.parametrize(
    ("environment", "path"),
    [(github, "/repos/o/r/issues/7/comments"), (gitlab, "/projects/1/merge_requests/2/notes")],
)
def test_the_first_time_a_comment_is_written(environment, path: str, host: Host, file: Path) -> None:
    assert post_comment.main([str(file)], environment(host)) == 0
    ((method, where, body),) = host.written
    assert (method, where) == ("POST", path)
    assert body.startswith(f"{MARK}\n\n*Automatisch")
    assert "https://host.example/run" in body
    assert body.endswith("## Neu\n")
    assert host.tokens in ({"Bearer t"}, {"t"})


def test_later_its_own_comment_is_renewed_on_github(host: Host, file: Path) -> None:
    host.answers["/repos/o/r/issues/7/comments"] = [
        {"id": 1, "user": {"type": "User"}, "body": f"{MARK}\nan imitation"},
        {"id": 2, "user": {"type": "Bot"}, "body": "something else"},
        {"id": 3, "user": {"type": "Bot"}, "body": f"{MARK}\nearlier"},
    ]
    assert post_comment.main([str(file)], github(host)) == 0
    assert [one[:2] for one in host.written] == [("PATCH", "/repos/o/r/issues/comments/3")]


def test_later_its_own_note_is_renewed_on_gitlab(host: Host, file: Path) -> None:
    host.answers["/projects/1/merge_requests/2/notes"] = [
        {"id": 1, "author": {"id": 4}, "body": f"{MARK}\nan imitation"},
        {"id": 2, "author": {"id": 5}, "body": f"{MARK}\nearlier"},
    ]
    assert post_comment.main([str(file)], gitlab(host)) == 0
    assert [one[:2] for one in host.written] == [("PUT", "/projects/1/merge_requests/2/notes/2")]


def test_a_proposal_that_has_moved_on_gets_no_outdated_comment(host: Host, file: Path) -> None:
    assert post_comment.main([str(file)], github(host) | {"HEAD_SHA": "newer"}) == 0
    assert host.written == []


def test_without_a_token_gitlab_offers_the_file_alone(host: Host, file: Path) -> None:
    environment = gitlab(host)
    del environment["KONZEPT_COMMENT_TOKEN"]
    assert post_comment.main([str(file)], environment) == 0
    assert host.written == []


@pytest.mark.parametrize("content", [b"", b"hello", f"{MARK}\n".encode() + b"x" * 70_000, b"\xff\xfe"])
def test_what_is_no_comment_is_not_posted(content: bytes, host: Host, file: Path) -> None:
    file.write_bytes(content)
    assert post_comment.main([str(file)], github(host)) == 0
    assert post_comment.main([str(file.with_name("missing.md"))], github(host)) == 0
    assert host.written == []


def test_a_host_that_refuses_is_an_error_without_a_traceback(
    host: Host, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert post_comment.main([str(file)], github(host) | {"GITHUB_REPOSITORY": "o/other"}) == 1
    assert "nicht angenommen" in capsys.readouterr().err
