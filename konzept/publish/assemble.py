"""Makes one publishable folder out of the languages' separate builds, and puts it in the place of the last one.

Nothing here knows MkDocs or the data: it works on finished files, so that the same input always gives the same bytes.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

# What a failed macro or template leaves in a page although the build reports success.
PUBLISHED_ERRORS = (b"Traceback (most recent call last)", b"Macro Rendering Error", b"Macro Syntax Error")

# Parts of the theme that go unless a page names them; source maps and the search worker serve nobody here.
UNUSED_ALWAYS = ("assets/**/*.map", "assets/javascripts/workers/*", "assets/javascripts/lunr/**/*", "sitemap.xml.gz")
UNUSED_UNLESS_NAMED = ("assets/javascripts/*.js", "assets/stylesheets/*.css", "assets/images/favicon.png")

SCRATCH_PREFIX = ".site-"

_LAST_MODIFIED = re.compile(r"\s*<lastmod>[^<]*</lastmod>")
_SOURCE_MAP = re.compile(rb"\s*(?:/\*# sourceMappingURL=[^*]*\*/|//# sourceMappingURL=\S*)\s*$")


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


def merge(builds: Mapping[str, Path]) -> Path:
    """Moves each build into the one whose path is empty, at its own path (`en`); returns that folder."""
    root = builds[""]
    for path, folder in sorted(builds.items()):
        if path:
            target = root / path
            if target.exists():
                raise FileExistsError(target)
            target.parent.mkdir(parents=True, exist_ok=True)
            folder.rename(target)
    return root


def pages_with_errors(site: Path) -> list[str]:
    """Pages that show an error message of the build instead of their text."""
    return [
        page.relative_to(site).as_posix()
        for page in sorted(site.rglob("*.html"))
        if any(mark in page.read_bytes() for mark in PUBLISHED_ERRORS)
    ]


def tidy(build: Path) -> None:
    """Removes from one language's build what no page uses, and every trace of when it was built."""
    for pattern in UNUSED_ALWAYS:
        _remove(path for path in build.glob(pattern) if path.is_file())
    candidates = {path for pattern in UNUSED_UNLESS_NAMED for path in build.glob(pattern)}
    for page in build.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        candidates -= {path for path in candidates if path.name in text}
    _remove(candidates)
    for folder in sorted(build.glob("assets/**/"), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    _forget_source_maps(build)
    _forget_dates(build / "sitemap.xml")


def _remove(paths: Iterator[Path] | set[Path]) -> None:
    for path in list(paths):
        path.unlink()


def _forget_source_maps(build: Path) -> None:
    for path in [*build.glob("assets/**/*.js"), *build.glob("assets/**/*.css")]:
        content = path.read_bytes()
        without = _SOURCE_MAP.sub(b"\n", content)
        if without != content:
            path.write_bytes(without)


def _forget_dates(sitemap: Path) -> None:
    if sitemap.is_file():
        text = sitemap.read_text(encoding="utf-8")
        sitemap.write_text(_LAST_MODIFIED.sub("", text), encoding="utf-8")


def robots(address: str, paths: list[str], hidden: Sequence[str] = ()) -> str:
    """What robots.txt says: everything but `hidden` may be read, and where each language's sitemap is."""
    sitemaps = (f"Sitemap: {address}{path + '/' if path else ''}sitemap.xml\n" for path in sorted(paths))
    forbidden = "".join(f"Disallow: {path}\n" for path in hidden)
    return f"User-agent: *\nAllow: /\n{forbidden}\n" + "".join(sitemaps)


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
