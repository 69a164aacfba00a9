"""An editor without a window: it talks to the language server that is inside the YAML extension of VS Code.

The server is the real one, from the lock beside it.  What the extension adds (settings, files it reads for the server
in a browser) is answered here; whatever else the server asks for is noted, and so is every attempt to use the net.
"""

from __future__ import annotations

import json
import os
import queue
import re
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any, NamedTuple

import pytest

from tests.support.built_site import ROOT
from tests.support.programs import nodes, version

SERVER = ROOT / "tests" / "editing" / "language_server"
PACKAGE = "node_modules/yaml-language-server"
PATIENCE = 60
# As many files as the server holds well at a time.
TOGETHER = 100
HOST_FOLDER = "/stelle/konzept"
READS_FILE = "fs/readFile"


class Complaint(NamedTuple):
    """What is underlined: the line, counted from one, and what it says."""

    line: int
    text: str


class Offer(NamedTuple):
    """One proposal of a completion: what it is called, what it writes, and how it is explained."""

    label: str
    writes: str
    explained: str


def settings() -> dict[str, Any]:
    """What VS Code makes of `.vscode/settings.json`: a tree instead of dotted names."""
    tree: dict[str, Any] = {}
    for name, value in json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8")).items():
        *path, last = [name] if name.startswith("[") else name.split(".")
        inner = tree
        for part in path:
            inner = inner.setdefault(part, {})
        inner[last] = value
    return tree


def needed_node() -> tuple[int, ...]:
    """The Node that the server in the lock asks for."""
    asked = json.loads((SERVER / "package-lock.json").read_text())["packages"][PACKAGE]["engines"]["node"]
    return tuple(map(int, re.findall(r"\d+", asked)))


@cache
def command(*, in_browser: bool) -> tuple[str, ...]:
    node = next((str(one) for one in nodes() if version(one) >= needed_node()), None)
    if node is None or not (SERVER / PACKAGE).is_dir():
        pytest.fail("The language server is missing: run `make test`, which installs it.", pytrace=False)
    if in_browser:
        return node, "--conditions=browser", str(SERVER / "in_browser.mjs")
    return node, str(SERVER / PACKAGE / "bin" / "yaml-language-server"), "--stdio"


class Net:
    """A proxy that answers nobody and knows whether somebody has knocked."""

    def __init__(self) -> None:
        self._ear = socket.create_server(("127.0.0.1", 0))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._ear.getsockname()[1]}"

    def close(self) -> None:
        self._ear.close()

    def used(self) -> bool:
        self._ear.settimeout(0)
        try:
            self._ear.accept()[0].close()
        except BlockingIOError:
            return False
        return True


class Editor:
    """The project's folder, opened with these settings."""

    def __init__(self, chosen: Mapping[str, Any], *, in_browser: bool = False) -> None:
        self.net, self.strange = Net(), list[str]()
        self.root = f"vscode-vfs://host{HOST_FOLDER}" if in_browser else ROOT.as_uri()
        self._settings = {**chosen, "http": {"proxy": self.net.address}}
        self._numbers, self._mail = count(1), queue.Queue[dict[str, Any] | None]()
        self._judged: dict[str, list[Complaint]] = {}
        self._server = subprocess.Popen(
            command(in_browser=in_browser), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            start_new_session=True,
        )  # fmt: skip
        self._ears = threading.Thread(target=self._listen, daemon=True)
        self._ears.start()
        folder = {"uri": self.root, "name": "konzept"}
        can = {"workspace": {"configuration": True, "workspaceFolders": True}, "textDocument": {
            "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
            "hover": {"contentFormat": ["markdown"]},
        }}  # fmt: skip
        start = {"processId": None, "rootUri": self.root, "workspaceFolders": [folder], "locale": "de"}
        self._ask("initialize", start | {"capabilities": can})
        self._tell("initialized", {})

    def stop(self) -> None:
        # The wheel's Node is started by a program of its own, which would leave it behind.
        os.killpg(self._server.pid, signal.SIGKILL)
        self._ears.join()
        self._server.communicate()
        self.net.close()

    def judge(self, texts: Mapping[str, str]) -> dict[str, list[Complaint]]:
        """What is underlined in these files of the data folder."""
        said: dict[str, list[Complaint]] = {}
        names = list(texts)
        for start in range(0, len(names), TOGETHER):
            with self.opened({name: texts[name] for name in names[start : start + TOGETHER]}) as files:
                said |= {name: file.complaints for name, file in files.items()}
        return said

    @contextmanager
    def opened(self, texts: Mapping[str, str]) -> Iterator[dict[str, Opened]]:
        """Files of the data folder, open for questions; the server takes a moment to judge, for all of them at once."""
        for name, text in texts.items():
            self.tell_opened(name, text)
        try:
            yield {name: Opened(self, self._uri(name), self._judgement(name)) for name in texts}
        finally:
            for name in texts:
                self._tell("textDocument/didClose", {"textDocument": {"uri": self._uri(name)}})
            left = {name: self._judgement(name) for name in texts}
        assert not any(left.values()), left

    def waits_for_the_net(self) -> bool:
        """Whether the server tries to reach another machine, sooner or later."""
        deadline = time.monotonic() + PATIENCE
        while not (used := self.net.used()) and time.monotonic() < deadline:
            with suppress(queue.Empty):
                self._take(self._receive(time.monotonic() + 0.05))
        return used

    def ask_at(self, method: str, uri: str, line: int, column: int) -> Any:
        where = {"line": line, "character": column}
        return self._ask(f"textDocument/{method}", {"textDocument": {"uri": uri}, "position": where})

    def _uri(self, name: str) -> str:
        return f"{self.root}/data/{name}"

    def tell_opened(self, name: str, text: str) -> None:
        # The server knows a text by its address and number and would take the last one with this number again.
        about = {"uri": self._uri(name), "languageId": "yaml", "version": next(self._numbers), "text": text}
        self._tell("textDocument/didOpen", {"textDocument": about})

    def _judgement(self, name: str) -> list[Complaint]:
        deadline = time.monotonic() + PATIENCE
        while self._uri(name) not in self._judged:
            self._take(self._receive(deadline))
        return self._judged.pop(self._uri(name))

    def _ask(self, method: str, params: Any) -> Any:
        number, deadline = next(self._numbers), time.monotonic() + PATIENCE
        self._send({"id": number, "method": method, "params": params})
        while "method" in (message := self._receive(deadline)) or message["id"] != number:
            self._take(message)
        assert "error" not in message, message["error"]
        return message["result"]

    def _take(self, message: dict[str, Any]) -> None:
        """Does what the server asks for, or notes what it says."""
        method, params = message["method"], message.get("params")
        if method == "textDocument/publishDiagnostics":
            found = [Complaint(one["range"]["start"]["line"] + 1, one["message"]) for one in params["diagnostics"]]
            self._judged[params["uri"]] = found
        elif method == "workspace/configuration":
            chosen = [self._settings.get(one["section"]) for one in params["items"]]
            self._send({"id": message["id"], "result": chosen})
        elif method == READS_FILE:
            self._send({"id": message["id"], **_file(*params)})
        else:
            self.strange.append(json.dumps(message))

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode() + b"\n"
        assert self._server.stdin is not None
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._server.stdin.flush()

    def _receive(self, deadline: float) -> dict[str, Any]:
        message = self._mail.get(timeout=max(deadline - time.monotonic(), 0.01))
        if message is None:
            assert self._server.stderr is not None
            pytest.fail(f"the language server has ended: {self._server.stderr.read().decode()}", pytrace=False)
        return message

    def _listen(self) -> None:
        out = self._server.stdout
        assert out is not None
        while length := _length(iter(out.readline, b"")):
            body = out.read(length)
            # Less than announced comes from a server that is stopped while it speaks.
            self._mail.put(json.loads(body) if len(body) == length else None)
        self._mail.put(None)


def _file(path: str) -> dict[str, Any]:
    """How the extension answers in a browser: the server knows paths only, and they are those of the opened folder."""
    file = ROOT / path.removeprefix(f"{HOST_FOLDER}/")
    if not path.startswith(f"{HOST_FOLDER}/") or not file.is_file():
        return {"error": {"code": -32603, "message": f"no such file: {path}"}}
    return {"result": file.read_text(encoding="utf-8")}


def _length(lines: Iterator[bytes]) -> int:
    """The length that a message's head announces; 0 at the end of all messages."""
    length = 0
    for line in lines:
        if not line.strip():
            break
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    return length


@dataclass(frozen=True)
class Opened:
    """An open file.  Lines are counted from zero here, as the cursor's are."""

    editor: Editor
    uri: str
    complaints: list[Complaint]

    def offers(self, line: int, column: int) -> list[Offer]:
        """What the editor proposes where the cursor stands."""
        found = self.editor.ask_at("completion", self.uri, line, column)["items"]
        return [Offer(one["label"], one["textEdit"]["newText"], _words(one.get("documentation"))) for one in found]

    def hover(self, line: int, column: int) -> str:
        """What the editor says about the word under the pointer."""
        said = self.editor.ask_at("hover", self.uri, line, column)
        return "" if said is None else _words(said["contents"])


def _words(said: Any) -> str:
    """What is shown of an explanation: in Markdown, signs that would mean something stand behind a backslash."""
    return re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", said["value"]) if isinstance(said, dict) else said or ""
