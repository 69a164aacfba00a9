"""Folders as counties publish them: made by the project's own code, copied under invented names, and altered."""

from __future__ import annotations

import datetime
import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import replace as replaced
from pathlib import Path
from typing import Any

from konzept.model.dataset import Dataset
from konzept.plan.site import OPEN_DATA
from konzept.publish.open_data import open_data
from konzept.publish.open_data.manifest import MANIFEST
from konzept.publish.site_files import write
from tests.support.sites import sites_of

CHANGED = datetime.date(2026, 2, 1)


def publish(dataset: Dataset, folder: Path, address: str, changed: datetime.date = CHANGED) -> Path:
    """Writes what a county publishes under `/data/v1/` into a folder; returns it."""
    made = open_data({code: replaced(site, changed=changed) for code, site in sites_of(dataset, address).items()})
    write({name.removeprefix(OPEN_DATA): content for name, content in made.items()}, folder)
    return folder


def renamed(source: Path, target: Path, words: dict[str, str], only: tuple[str, ...] = ()) -> Path:
    """Copies a published folder under other names; with `only`, no more than the files whose place begins so."""
    for file in sorted(path for path in source.rglob("*") if path.is_file() and path.name != MANIFEST):
        place = file.relative_to(source).as_posix()
        if only and not place.startswith(only):
            continue
        text = file.read_text("utf-8")
        for old, new in words.items():
            place, text = place.replace(old, new), text.replace(old, new)
        (target / place).parent.mkdir(parents=True, exist_ok=True)
        (target / place).write_text(text, "utf-8")
    list_again(target)
    return target


def county_words(old: str, new: str, name: str, place: str) -> dict[str, str]:
    """What is replaced so that a county becomes another: its id where it stands alone, its address, its name."""
    return {
        f'"{old}"': f'"{new}"',
        f"concepts/{old}.json": f"concepts/{new}.json",
        f"https://{old}.example/": f"https://{new}.example/",
        name: place,
    }


def list_again(folder: Path) -> None:
    """Makes the list of checksums fit the files."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    sums = ((hashlib.sha256(file.read_bytes()).hexdigest(), file.relative_to(folder).as_posix()) for file in files)
    (folder / MANIFEST).write_text("".join(f"{digest}  {name}\n" for digest, name in sums), "utf-8")


def change(folder: Path, name: str, how: Callable[[Any], None]) -> None:
    """Changes what a file says, and the list with it."""
    found = json.loads((folder / name).read_text("utf-8"))
    how(found)
    replace(folder, name, json.dumps(found))


def replace(folder: Path, name: str, text: str | bytes) -> None:
    """Puts something else into a file, and lists it."""
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    list_again(folder)


def copy(source: Path, target: Path) -> Path:
    return Path(shutil.copytree(source, target, symlinks=True))
