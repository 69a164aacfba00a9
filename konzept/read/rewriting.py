"""What a command needs that changes a file: writing it whole or not at all, and the proof that it says the same."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import yaml

from konzept.report.disk import naming

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def replace_file(path: Path, data: bytes, name: str = "") -> None:
    """Puts new bytes, and a new name if one is given, in the place of a file in a single step; its mode stays.

    A link is followed, and a file that is not there is made, with its folder.  Raises `OSError`, which names the file;
    then everything is as it was.
    """
    if path.exists() and not path.is_file():
        with naming(path):
            path.write_bytes(data)  # a terminal, a pipe: nothing lies there that could be replaced
        return
    path = path.resolve()
    target = path.with_name(name or path.name)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with naming(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(data)
            if path.exists():
                shutil.copymode(path, beside)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
        if target != path:
            path.unlink()


def content(text: str) -> Any:
    """All that a YAML text says, every value as text; no fields for an empty one, None if it cannot be read."""
    try:
        return yaml.load(text, Loader=_LOADER) or {}  # noqa: S506 – it makes nothing but texts, lists and tables
    except yaml.YAMLError:
        return None
