"""Programs of this machine that tests and measurements run: a browser and Node; the set-up script knows the others."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from tests.support.places import ROOT

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER_FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")


def browser() -> str | None:
    """The path of the browser: the one `KONZEPT_BROWSER` names, else the first in the search path."""
    named = os.environ.get("KONZEPT_BROWSER")
    return next(filter(None, map(shutil.which, (named,) if named else BROWSERS)), None)


def bootstrap() -> ModuleType:
    """The set-up script, which finds programs and has a sentence for each that is missing."""
    spec = importlib.util.spec_from_file_location("bootstrap", ROOT / "scripts" / "bootstrap.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    return script


def nodes() -> Iterator[Path]:
    """Every Node there is: the machine's own, then the one that a wheel has brought."""
    yield from (Path(path) for path in map(shutil.which, ("node", "nodejs")) if path)
    beside = Path(sys.executable).with_name("node")
    if beside.exists():
        yield beside


def version(node: Path) -> tuple[int, ...]:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    return tuple(int(part) for part in said.strip().lstrip("v").split(".") if part.isdigit())
