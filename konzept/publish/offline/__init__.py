"""Packs the finished site for reading without a server: an archive whose pages open by double click, search included.

The same site always gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from konzept.publish.offline import classic, pages
from konzept.publish.precompress import PACKED

FOLDER = "konzept-offline"
README = "README.txt"

# What only a server or a search engine has a use for, and what the search becomes one script with.
LEFT_OUT = ("404.html", "robots.txt", "security.txt", "sitemap.xml", "search-engine.js")
EARLIEST = (1980, 1, 1, 0, 0, 0)

_FROM_FILE = Path(__file__).with_name("from-file.js")


def pack(site: Path, readme: str) -> bytes:
    """The archive of a finished site, with a text file beside its first page."""
    files = dict(copies(site)) | {README: readme.encode()}
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        for name in sorted(files):
            opened.writestr(_entry(name), files[name], compresslevel=9)
    return archive.getvalue()


def copies(site: Path) -> Iterator[tuple[str, bytes]]:
    """The files of the copy with their contents, by their place in its folder."""
    for path in sorted(site.rglob("*")):
        if path.is_file() and path.name not in LEFT_OUT and path.suffix not in PACKED:
            copy, content = _copy(path, path.relative_to(site).as_posix())
            yield copy.relative_to(site).as_posix(), content


def _copy(path: Path, place: str) -> tuple[Path, bytes]:
    if path.suffix == ".html":
        return path, pages.page(path.read_text(encoding="utf-8"), place).encode()
    if path.name == pages.SEARCH:
        return path, search_script(path.parent).encode()
    if path.name == pages.INDEX:
        return path.with_name(pages.INDEX_SCRIPT), pages.index_script(path.read_text(encoding="utf-8")).encode()
    return path, path.read_bytes()


def search_script(assets: Path) -> str:
    """The modules of the search in a folder as one classic script."""
    modules = {name: (assets / name).read_text(encoding="utf-8") for name in ("search-engine.js", pages.SEARCH)}
    return classic.join(modules, _FROM_FILE.read_text(encoding="utf-8"), "konzeptSearch")


def _entry(name: str) -> zipfile.ZipInfo:
    """An archive's entry that says nothing about when and on which system it was made."""
    entry = zipfile.ZipInfo(f"{FOLDER}/{name}", EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o100644 << 16
    return entry
