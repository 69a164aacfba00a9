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
from tests.support.built_site import ADDRESS, TODAY, BuiltSite

# People unpack where they like: the folder's name has what an address would have to escape.
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
    text = readme(real_site.world, ADDRESS, datetime.date.fromisoformat(TODAY))
    archive = offline.pack(real_site.folder, text)
    place = tmp_path_factory.mktemp("offline") / PLACE
    zipfile.ZipFile(io.BytesIO(archive)).extractall(place)
    return Copy(real_site, archive, place / offline.FOLDER)
