"""A real nginx with the shipped configuration in front of a built site, for tests and measurements."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.support.places import ROOT
from tests.support.programs import bootstrap

NGINX = ROOT / "deploy" / "nginx"
CONFIGURATIONS = ("konzept.conf", "nginx.conf")


class NoServer(Exception):
    """There is no nginx, or it does not start; says why."""


def server_program() -> str:
    """The path of nginx, as the set-up script finds it; without one, that script's sentence is the error."""
    script = bootstrap()
    found = script.find_server()
    if found is None:
        raise NoServer(script.NO_SERVER)
    return str(found)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def nginx_serving(site: Path, folder: Path, port: int = 0) -> Iterator[str]:
    """Serves `site`, whose files `make build` has packed; gives its address without a slash at the end.

    `folder` holds what the server writes.
    """
    program, port = server_program(), port or free_port()
    folder.mkdir(parents=True, exist_ok=True)
    for name in CONFIGURATIONS:
        (folder / name).write_text(settled(name, changes(site, folder, port)), encoding="utf-8")
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"]
    with (folder / "log").open("wb") as log, subprocess.Popen(command, stderr=log) as process:
        try:
            wait_for(port, process, folder / "log")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def settled(name: str, here: Mapping[str, str]) -> str:
    """A shipped configuration with this machine's paths and port in the place of the shipped ones."""
    text = (NGINX / name).read_text(encoding="utf-8")
    for shipped, own in here.items():
        text = text.replace(shipped, own)
    return text


def changes(site: Path, folder: Path, port: int) -> Mapping[str, str]:
    found = {
        "listen 8080": f"listen 127.0.0.1:{port}",
        "/srv/konzept": str(site),
        "/etc/nginx/konzept.conf": str(folder / "konzept.conf"),
        "/tmp/nginx": str(folder / "nginx"),  # noqa: S108 – replaced, not used
    }
    if os.geteuid() == 0:
        # As another user it could not enter the folders of a test run; the container never starts it as root.
        found["daemon off;"] = "daemon off;\nuser root;"
    return found


def wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    """Waits until the server answers; fails with its own words if it ends before."""
    for _ in range(200):
        if process.poll() is not None:
            raise NoServer(f"nginx does not start:\n{log.read_text(encoding='utf-8')}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise NoServer("nginx does not answer")
