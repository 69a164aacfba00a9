"""The nginx of the browser tests, asked directly."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message

import pytest

from tests.browser.form import form_base

__all__ = ["form_base", "form_host", "nginx"]


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
def nginx(base: str) -> Host:
    """The real site behind nginx."""
    return Host(base)


@pytest.fixture(scope="session")
def form_host(form_base: str) -> Host:
    """The form for editors behind nginx."""
    return Host(form_base)
