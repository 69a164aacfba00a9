"""What a command needs that changes a file: writing it whole or not at all, and the proof that it says the same."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
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


def replace_files(files: Mapping[Path, bytes]) -> None:
    """Puts new bytes in the place of several files, or makes them with their folders: all of them or none.

    Raises `OSError`, which names the file; then everything is as it was.
    """
    before = {path: path.read_bytes() if path.exists() else None for path in files}
    made = [folder for path in files for folder in _missing_folders(path.parent)]
    done: list[Path] = []
    try:
        for path, data in files.items():
            done.append(path)
            replace_file(path, data)
    except OSError:
        for path in done:
            with suppress(OSError):
                _put_back(path, before[path])
        for folder in sorted(set(made), key=lambda one: len(one.parts), reverse=True):
            with suppress(OSError):
                folder.rmdir()
        raise


def _missing_folders(folder: Path) -> Iterator[Path]:
    while not folder.exists():
        yield folder
        folder = folder.parent


def _put_back(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink(missing_ok=True)
    elif path.read_bytes() != data:
        replace_file(path, data)


def content(text: str) -> Any:
    """All that a YAML text says, every value as text; no fields for an empty one, None if it cannot be read."""
    try:
        return yaml.load(text, Loader=_LOADER) or {}  # noqa: S506 – it makes nothing but texts, lists and tables
    except yaml.YAMLError:
        return None
