"""The copy of the real site for reading without a server, unpacked into a folder with a name that needs care."""

from __future__ import annotations

import datetime
import io
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from konzept.publish import offline
from konzept.publish.offline import readme
from tests.support.built_site import ADDRESS, TODAY, BuiltSite, once

# People unpack where they like: the folder's name has what an address would have to escape.
ARCHIVE = "konzept-offline.zip"
PLACE = "Mein Ordner #1 (für unterwegs?) 100%"


@dataclass(frozen=True)
class Copy:
    """The archive of a site, and the folder it was unpacked to."""

    site: BuiltSite
    archive: bytes
    folder: Path

    @cached_property
    def names(self) -> list[str]:
        """The entries of the archive in their order."""
        return zipfile.ZipFile(io.BytesIO(self.archive)).namelist()

    def file(self, language: str, key: str) -> Path:
        """The file of a page by its key."""
        return self.folder / f"{self.site.address(language, key)}index.html".lstrip("/")


@pytest.fixture(scope="session")
def offline_copy(real_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The copy of the real site, packed and unpacked once for all workers of this run."""

    def make(folder: Path) -> None:
        text = readme(real_site.dataset, ADDRESS, datetime.date.fromisoformat(TODAY))
        folder.mkdir()
        (folder / ARCHIVE).write_bytes(offline.pack(real_site.folder, text))
        zipfile.ZipFile(folder / ARCHIVE).extractall(folder / PLACE)

    folder = once(tmp_path_factory, "offline", make)
    return Copy(real_site, (folder / ARCHIVE).read_bytes(), folder / PLACE / offline.FOLDER)
