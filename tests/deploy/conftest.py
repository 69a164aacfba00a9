"""A real nginx with the shipped configuration and the real site, on this machine only."""

from __future__ import annotations

import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import Message

import pytest
from built_site import BuiltSite, real_site

from bench.server import NoServer, nginx_serving
from konzept.compress import compress

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


@pytest.fixture(scope="session")
def nginx(real_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The real site behind nginx, as `make build` would lay it out."""
    folder = tmp_path_factory.mktemp("nginx")
    site = folder / "site"
    shutil.copytree(real_site.folder, site)
    compress(site)
    try:
        with nginx_serving(site, folder / "run") as address:
            yield Host(address)
    except NoServer as missing:
        pytest.fail(str(missing), pytrace=False)
