"""A real nginx with the shipped configuration and a built site behind it, on this machine only."""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from built_site import ROOT, BuiltSite, once

from konzept.compress import compress

NGINX = ROOT / "deploy" / "nginx"


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


def laid_out(factory: pytest.TempPathFactory, site: BuiltSite) -> Path:
    """The site's files as `make build` would lay them out, packed copies included; once for all workers of a run."""

    def lay(folder: Path) -> None:
        shutil.copytree(site.folder, folder)
        compress(folder)

    return once(factory, f"{site.folder.parent.name}-hosted", lay)


@contextmanager
def hosting(factory: pytest.TempPathFactory, site: BuiltSite) -> Iterator[str]:
    """Runs nginx for a built site; gives its address without a slash at the end."""
    program, folder, port = server_program(), factory.mktemp("nginx"), free_port()
    changes = {
        "listen 8080": f"listen 127.0.0.1:{port}",
        "/srv/konzept": str(laid_out(factory, site)),
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
            yield f"http://127.0.0.1:{port}"
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
