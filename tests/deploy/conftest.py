"""A real nginx with the shipped configuration and the real site, on this machine only."""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import pytest
from built_site import ROOT, BuiltSite, real_site

from konzept.compress import compress

NGINX = ROOT / "deploy" / "nginx"

__all__ = ["nginx", "real_site"]


@dataclass(frozen=True)
class Answer:
    """What a server says to one request."""

    status: int
    headers: Message
    body: bytes


@dataclass(frozen=True)
class Host:
    """A running server, by its address without a slash at the end."""

    address: str

    def get(self, path: str, headers: Mapping[str, str] | None = None, method: str = "GET") -> Answer:
        request = urllib.request.Request(self.address + path, headers=dict(headers or {}), method=method)
        opener = urllib.request.build_opener(Unmoved)
        try:
            with opener.open(request, timeout=10) as answer:
                return Answer(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, error.headers, error.read())


class Unmoved(urllib.request.HTTPRedirectHandler):
    """Follows no redirect, so that a test sees it."""

    def redirect_request(self, *_: object) -> None:
        return None


def settled(name: str, changes: Mapping[str, str]) -> str:
    """A shipped configuration with this machine's paths and port in the place of the shipped ones."""
    text = (NGINX / name).read_text(encoding="utf-8")
    for shipped, here in changes.items():
        text = text.replace(shipped, here)
    return text


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def server_program() -> str:
    """The path of nginx, as the set-up script finds it; without one the test fails with that script's sentence."""
    spec = importlib.util.spec_from_file_location("bootstrap", ROOT / "scripts" / "bootstrap.py")
    assert spec is not None
    bootstrap = importlib.util.module_from_spec(spec)
    assert spec.loader is not None
    spec.loader.exec_module(bootstrap)
    found = bootstrap.find_server()
    if found is None:
        pytest.fail(bootstrap.NO_SERVER, pytrace=False)
    return str(found)


@pytest.fixture(scope="session")
def nginx(real_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The real site behind nginx, as `make build` would lay it out."""
    program = server_program()
    folder = tmp_path_factory.mktemp("nginx")
    site = folder / "site"
    shutil.copytree(real_site.folder, site)
    compress(site)
    port = free_port()
    changes = {
        "listen 8080": f"listen 127.0.0.1:{port}",
        "/srv/konzept": str(site),
        "/etc/nginx/konzept.conf": str(folder / "konzept.conf"),
        "/tmp/nginx": str(folder / "nginx"),  # noqa: S108 – replaced, not used
    }
    if os.geteuid() == 0:
        # As another user it could not enter the folders of a test run; the container never starts it as root.
        changes["daemon off;"] = "daemon off;\nuser root;"
    for name in ("konzept.conf", "nginx.conf"):
        (folder / name).write_text(settled(name, changes), encoding="utf-8")
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"]
    with (folder / "log").open("wb") as log, subprocess.Popen(command, stderr=log) as process:
        try:
            wait_for(port, process, folder / "log")
            yield Host(f"http://127.0.0.1:{port}")
        finally:
            process.terminate()


def wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    """Waits until the server answers; fails with its own words if it ends before."""
    for _ in range(200):
        if process.poll() is not None:
            pytest.fail(f"nginx does not start:\n{log.read_text()}", pytrace=False)
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("nginx does not answer", pytrace=False)
