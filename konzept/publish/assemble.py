"""Makes one publishable folder out of the languages' separate builds, and puts it in the place of the last one.

Nothing here knows MkDocs or the data: it works on finished files, so that the same input always gives the same bytes.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

SCRATCH_PREFIX = ".site-"

_MOUNTS = Path("/proc/self/mountinfo")
_ESCAPED = re.compile(rb"\\([0-7]{3})")


@contextmanager
def scratch_folder(beside: Path) -> Iterator[Path]:
    """A fresh folder on the same disk as `beside`, gone afterwards; leftovers of killed builds go as well."""
    beside.parent.mkdir(parents=True, exist_ok=True)
    for leftover in beside.parent.glob(f"{SCRATCH_PREFIX}*"):
        if not _is_running(leftover.name.removeprefix(SCRATCH_PREFIX).partition("-")[0]):
            shutil.rmtree(leftover, ignore_errors=True)
    try:
        folder = Path(tempfile.mkdtemp(prefix=f"{SCRATCH_PREFIX}{os.getpid()}-", dir=beside.parent))
    except OSError as error:
        error.filename = os.fspath(beside.parent)
        raise
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


def blamed(error: OSError, scratch: Path) -> OSError:
    """The error, which names the folder of the output instead of the scratch folder: that is gone when it is read."""
    if error.filename is None or Path(os.fsdecode(error.filename)).is_relative_to(scratch):
        error.filename = os.fspath(scratch.parent)
    return error


def merge(builds: Mapping[str, Path], site: Path) -> None:
    """Moves the build whose path is empty to `site`, and each other into it, at its own path (`en`)."""
    builds[""].rename(site)
    for path, folder in sorted(builds.items()):
        if path:
            target = site / path
            if target.exists():
                raise FileExistsError(errno.EEXIST, "", os.fspath(target))
            target.parent.mkdir(parents=True, exist_ok=True)
            folder.rename(target)


def lay(folder: Path, site: Path) -> None:
    """Moves every file below a folder to the same place in the site."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            target = site / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.rename(target)


def count_pages(site: Path) -> int:
    return sum(1 for _ in site.rglob("*.html"))


def may_replace(site: Path, mark: str = "data/konzept.json") -> bool:
    """Whether a folder is missing, empty or a site built earlier, known by `mark`: anything else is somebody's work."""
    if not site.exists():
        return True
    return site.is_dir() and (not any(site.iterdir()) or (site / mark).is_file())


def mounted(site: Path) -> Path | None:
    """What is mounted in the place of a folder or in it, and so cannot be renamed; only Linux tells of all."""
    inside = (point for point in _mount_points() if point.is_relative_to(site))
    return site if os.path.ismount(site) else next(inside, None)


def _mount_points() -> Iterator[Path]:
    with suppress(OSError):
        for line in _MOUNTS.read_bytes().splitlines():
            point = _ESCAPED.sub(lambda found: bytes([int(found[1], 8)]), line.split(b" ")[4])
            yield Path(os.fsdecode(point))


def swap(new: Path, site: Path, scratch: Path) -> None:
    """Puts what `new` holds in the place of what `site` holds; if something cannot be renamed, everything goes back.

    The folder itself stays: a container that has mounted it, or a server that runs in it, would keep the old one.
    All is renamed, in some milliseconds.
    """
    coming, old = {path.name for path in new.iterdir()}, scratch / "old"
    old.mkdir()
    with ExitStack() as back:
        if not site.exists():
            site.mkdir()
            back.callback(site.rmdir)
        with _one_at_a_time(site):
            for name in sorted(coming | {path.name for path in site.iterdir()}):
                for source, target in ((site / name, old / name), (new / name, site / name)):
                    if os.path.lexists(source):
                        source.rename(target)
                        back.callback(target.rename, source)
            back.pop_all()


@contextmanager
def _one_at_a_time(site: Path) -> Iterator[None]:
    """Waits while another build puts its site into the same folder, where the system can tell."""
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 – Windows has none

    folder = os.open(site, os.O_RDONLY)
    try:
        with suppress(OSError):  # a folder of a network may know no locks
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
