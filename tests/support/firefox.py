"""Firefox for the tests: without a window, driven by the standard protocol that it speaks itself, WebDriver BiDi.

Playwright drives only a Firefox of its own making, other clients need a driver program beside the browser.
"""

from __future__ import annotations

import base64
import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.support.programs import bootstrap

FLAGS = ("--headless", "--no-remote", "--remote-debugging-port", "0")
# Without it Firefox opens no page of its own, and the reader view is one.
FLAGS_FOR_READER = ("--remote-allow-system-access",)
# Says aloud what the policy forbids, so that it counts as a complaint.
EARS = """() => document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`violation: ${event.effectiveDirective} ${event.blockedURI}`))"""
A4 = {"width": 21.0, "height": 29.7}
NO_MARGINS = dict.fromkeys(("top", "bottom", "left", "right"), 0)
READER = "document.querySelector('.moz-reader-content')?.innerText || ''"


class NoFirefox(Exception):
    """There is no Firefox, or it does not start; says why."""


class Firefox:
    """A running Firefox with one page; it notes what the page complained about and what it asked other hosts for."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._number = socket, 0
        self._events: list[dict[str, Any]] = []
        self.call("session.new", capabilities={})
        self.call("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        self.call("script.addPreloadScript", functionDeclaration=EARS)
        self.page = self.call("browsingContext.getTree")["contexts"][0]["context"]

    def call(self, method: str, **parameters: Any) -> Any:
        """Sends a command and waits for its result; what happens meanwhile is noted."""
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self._socket.recv(timeout=120))
            if answer.get("id") != self._number:
                self._events.append(answer)
            elif answer["type"] == "error":
                raise RuntimeError(f"{method}: {answer['message']}")
            else:
                return answer["result"]

    def go(self, address: str) -> None:
        """Opens a page and waits until it is loaded; nothing is noted of it yet."""
        self._events.clear()
        self.call("browsingContext.navigate", context=self.page, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """The value of an expression on the page, as JSON gives it."""
        target = {"context": self.page}
        wrapped = f"Promise.resolve({expression}).then((value) => JSON.stringify(value))"
        result = self.call("script.evaluate", expression=wrapped, target=target, awaitPromise=True)
        if result["type"] != "success":
            raise RuntimeError(result["exceptionDetails"]["text"])
        return json.loads(result["result"].get("value", "null"))

    def resize(self, width: int, height: int) -> None:
        self.call("browsingContext.setViewport", context=self.page, viewport={"width": width, "height": height})

    def complaints(self, base: str) -> list[str]:
        """What the page complained about, and what it asked other hosts than `base` for."""
        self.evaluate("0")  # what was said before is heard before the answer
        said = [one["params"] for one in self._events if one["method"] == "log.entryAdded"]
        asked = [
            one["params"]["request"]["url"] for one in self._events if one["method"] == "network.beforeRequestSent"
        ]
        return [f"{one['level']}: {one['text']}" for one in said] + [
            address for address in asked if not address.startswith((f"{base}/", "data:", "resource:", "chrome:"))
        ]

    def printed(self) -> bytes:
        """The page on A4 as a PDF; margins are those of its own styles."""
        parameters = {"page": A4, "margin": NO_MARGINS, "shrinkToFit": False, "background": True}
        return base64.b64decode(self.call("browsingContext.print", context=self.page, **parameters)["data"])

    def reader_view(self, address: str) -> str:
        """The words of a page in Firefox's reader view."""
        self.go(f"about:reader?url={address}")
        for _ in range(200):
            if words := str(self.evaluate(READER)):
                return words
            time.sleep(0.05)
        raise RuntimeError(f"no reader view of {address}")


@contextmanager
def firefox_running(folder: Path) -> Iterator[Firefox]:
    """Starts a Firefox whose profile lies in a folder, and ends it."""
    script = bootstrap()
    if script.missing_for_firefox():
        raise NoFirefox(script.NO_FIREFOX)
    command = [script.find_firefox(), *FLAGS, *FLAGS_FOR_READER, "--profile", str(folder), "about:blank"]
    with (folder / "log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        try:
            with connect(f"{_address(folder, process)}/session", max_size=None) as socket:
                yield Firefox(socket)
        finally:
            process.terminate()


def _address(folder: Path, process: subprocess.Popen[bytes]) -> str:
    """Where Firefox listens, which it writes into its profile once it does."""
    said = folder / "WebDriverBiDiServer.json"
    for _ in range(1200):
        if process.poll() is not None:
            break
        if said.exists() and (text := said.read_text(encoding="utf-8")).endswith("}"):
            place = json.loads(text)
            return f"ws://{place['ws_host']}:{place['ws_port']}"
        time.sleep(0.05)
    raise NoFirefox(f"Firefox does not start:\n{(folder / 'log').read_text(encoding='utf-8', errors='replace')}")
