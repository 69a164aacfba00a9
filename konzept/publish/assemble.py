"""Makes one publishable folder out of the languages' separate builds, and puts it in the place of the last one.

Nothing here knows MkDocs or the data: it works on finished files, so that the same input always gives the same bytes.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

SCRATCH_PREFIX = ".site-"


@contextmanager
def scratch_folder(beside: Path) -> Iterator[Path]:
    """A fresh folder on the same disk as `beside`, gone afterwards; leftovers of killed builds go as well."""
    beside.parent.mkdir(parents=True, exist_ok=True)
    for leftover in beside.parent.glob(f"{SCRATCH_PREFIX}*"):
        if not _is_running(leftover.name.removeprefix(SCRATCH_PREFIX).partition("-")[0]):
            shutil.rmtree(leftover, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{SCRATCH_PREFIX}{os.getpid()}-", dir=beside.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_running(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True


def merge(builds: Mapping[str, Path], site: Path) -> None:
    """Moves the build whose path is empty to `site`, and each other into it, at its own path (`en`)."""
    builds[""].rename(site)
    for path, folder in sorted(builds.items()):
        if path:
            target = site / path
            if target.exists():
                raise FileExistsError(target)
            target.parent.mkdir(parents=True, exist_ok=True)
            folder.rename(target)


def count_pages(site: Path) -> int:
    return sum(1 for _ in site.rglob("*.html"))


def may_replace(site: Path) -> bool:
    """Whether a folder is missing, empty or a site built earlier: anything else is somebody's work."""
    if not site.exists():
        return True
    return site.is_dir() and (not any(site.iterdir()) or (site / "data" / "konzept.json").is_file())


def swap(new: Path, site: Path, scratch: Path) -> None:
    """Puts `new` in the place of `site` by renaming, so that no reader ever meets half a site."""
    old = scratch / "old"
    if site.exists():
        site.rename(old)
    try:
        new.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
