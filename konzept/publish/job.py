"""What one build is asked for, as one object, and the site of each language that follows from it."""

from __future__ import annotations

import datetime
import os
import re
import subprocess
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from konzept.lint.site import LanguageLint
from konzept.model import Operator
from konzept.model.dataset import Dataset
from konzept.official.documents import SourceDocuments, sources_folder
from konzept.plan.site import DATA_FILE, NO_ADDRESS, Site
from konzept.plan.site import sites as site_of_each
from konzept.publish import asset_hashes
from konzept.publish.downloads import downloads
from konzept.publish.export_json import to_json
from konzept.publish.frozen_files import frozen_addresses
from konzept.publish.open_data import open_data
from konzept.publish.readings import Readings
from konzept.read.pages import CONTENT
from konzept.report.progress import Refused, Reporter, day
from konzept.show.render import Renderer
from konzept.show.search_parts import file_names, search_files

MAIN_CONFIG = "mkdocs.yml"
THEME_ASSETS = "overrides/assets"

_ADDRESS = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*)?")


@dataclass(frozen=True)
class BuildJob:
    """From which project, data and official documents, for which day, and to which folder; the paths are absolute.

    `compressed` lays packed copies beside the files, for servers that can send them.
    `admin` adds the form for editors under `/admin/`.
    `reports` is a folder for the report on bad data as a web page in each working language.
    `readings` is a folder in which it is noted what each file was made of, for builds of what has changed.
    """

    project: Path
    data: Path
    sources: Path
    today: datetime.date
    output: Path
    compressed: bool = False
    admin: bool = False
    reports: Path | None = None
    readings: Path | None = None

    @property
    def content(self) -> Path:
        """The folder of the hand-written pages."""
        return self.project / CONTENT

    def lint_memory(self, language: str) -> Path:
        """The file in which a language's lint remembers pages without faults from one build to the next."""
        return self.project / ".build" / f"lint-{language}.json"

    @classmethod
    def from_environment(cls, project: Path, output: Path, reporter: Reporter) -> BuildJob:
        """The job of an MkDocs run that no build command has started."""
        data = Path(os.environ.get("KONZEPT_DATA") or project / "data").absolute()
        today = day(os.environ.get("KONZEPT_TODAY", ""), reporter)
        return cls(project, data, sources_folder(data), today, output)


def named_address(operator: Operator) -> str | None:
    """What somebody has named as the site's address, as it is written."""
    return os.environ.get("KONZEPT_URL") or operator.site_address


def site_address(operator: Operator, reporter: Reporter) -> str:
    """Where the site will be found, with a slash at the end: KONZEPT_URL, else the operator's, else `NO_ADDRESS`."""
    address = named_address(operator)
    if not address:
        return NO_ADDRESS
    if not _ADDRESS.fullmatch(address):
        raise Refused(reporter.text("build.bad_address", address=address))
    return address.rstrip("/") + "/"


def last_change(job: BuildJob) -> datetime.date | None:
    """The day of the last commit that touched the texts; None outside a repository."""
    command = ["git", "log", "-1", "--format=%cs", "--", str(job.data), str(job.content)]
    try:
        found = subprocess.run(command, cwd=job.project, capture_output=True, text=True, check=True)
        return datetime.date.fromisoformat(found.stdout.strip())
    except (OSError, subprocess.CalledProcessError, ValueError):
        return None


@dataclass(frozen=True, eq=False)
class LanguageSite:
    """One language's site with the files that its pages load: by name, what gives each and at which address."""

    site: Site
    assets: Mapping[str, Callable[[], bytes]]
    addresses: Mapping[str, str]

    def lint(self, language: str, memory: Path | None = None) -> LanguageLint:
        """What looks for faults in the pages, and tells them in a working language; see `LanguageLint`."""
        root = self.site.root(self.site.language.id)
        names = (*self.addresses.values(), *downloads(self.site))
        shared = (DATA_FILE, *open_data({self.site.language.id: self.site}))
        files = {root + name for name in names} | {self.site.address + name for name in shared}
        files |= {*frozen_addresses(self.site)}
        return LanguageLint(self.site, files, partial(to_json, self.site.dataset), language, memory)


def language_sites(
    job: BuildJob, documents: SourceDocuments, dataset: Dataset, address: str
) -> Mapping[str, LanguageSite]:
    """The site of every language by code, in the order of the languages, with the final addresses of its assets."""
    sites = site_of_each(dataset, address, job.today, documents.segmentations, last_change(job))
    shared = asset_hashes.theme_assets(job.project / THEME_ASSETS)
    indexes = {code: search_files(site) for code, site in sites.items()}
    versions = {name: [files[name] for files in indexes.values()] for name in file_names(dataset)}
    addresses = asset_hashes.addresses(shared, versions)
    return {
        code: LanguageSite(site, {name: partial(bytes, one) for name, one in files.items()}, addresses)
        for code, site in sites.items()
        for files in [{**shared, **indexes[code]}]
    }


@dataclass(frozen=True, eq=False)
class MkDocsRun:
    """What the MkDocs run of this process makes; `only_texts`: the hand-written texts without pages around them.

    `alone`: no build command has started it, so that it has read the files itself.  `readings`: what its files are made
    of, where somebody wants to know.
    """

    language: LanguageSite
    renderer: Renderer
    lint: LanguageLint
    only_texts: bool = False
    alone: bool = False
    readings: Readings | None = None


CURRENT_RUN: ContextVar[MkDocsRun] = ContextVar("CURRENT_RUN")
"""Where hooks.py and macros.py find it; MkDocs' own settings would be copied and written out by plugins."""
