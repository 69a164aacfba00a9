"""Packs the finished site for reading without a server: an archive whose pages open by double click, search included.

The same site always gives the same bytes.
"""

from __future__ import annotations

import dataclasses
import datetime
import errno
import io
import os
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from konzept.language.locale import LocaleFormat
from konzept.model import Calendar, Language
from konzept.model.dataset import Dataset
from konzept.plan.site import NO_ADDRESS
from konzept.publish import assemble, recipe
from konzept.publish.job import BuildJob
from konzept.publish.offline import classic, pages
from konzept.publish.pairs import SUFFIX
from konzept.publish.precompress import PACKED
from konzept.report.progress import Refused, Reporter

FOLDER = "konzept-offline"
README = "README.txt"

# What only a server or a search engine has a use for.
LEFT_OUT = ("404.html", "robots.txt", "security.txt", "sitemap.xml")
EARLIEST = (1980, 1, 1, 0, 0, 0)

_FROM_FILE = Path(__file__).with_name("from-file.js")


def build(job: BuildJob, reporter: Reporter) -> int:
    """Builds afresh, packs and puts the archive in the place of the last one; returns the exit code.

    What lies in `site/` is not packed, so that the day named in the archive's README is the day of its texts.
    """
    output = job.output
    if output.suffix != ".zip" or output.is_dir():
        raise Refused(reporter.text("build.not_zip", output=output))
    file = Path(os.path.realpath(output))
    if assemble.mounted(file):
        raise OSError(errno.EBUSY, "", os.fspath(output))
    with assemble.scratch_folder(file) as scratch:
        try:
            job = dataclasses.replace(job, output=scratch / "site")
            recipe.refuse_impossible(job, reporter)
            made = recipe.make(job, job.output, scratch, reporter)
            archive = pack(job.output, readme(made.dataset, made.address, job.today))
            (scratch / file.name).write_bytes(archive)
            (scratch / file.name).replace(file)
        except (recipe.BuildFailed, OSError) as failed:
            print(recipe.advice(failed, scratch, reporter), file=sys.stderr)
            return 1
    reporter.say("build.packed", output=output.name, size=len(archive) // 1000)
    return 0


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
        if path.is_file() and path.name not in LEFT_OUT and path.suffix not in {*PACKED, SUFFIX}:
            copy, content = _copy(path, path.relative_to(site).as_posix())
            yield copy.relative_to(site).as_posix(), content


def _copy(path: Path, place: str) -> tuple[Path, bytes]:
    if path.suffix == ".html":
        return path, pages.page(path.read_text(encoding="utf-8"), place).encode()
    if path.name == pages.SEARCH:
        return path, search_script(path).encode()
    if path.match(pages.INDEXES):
        return path.with_suffix(".js"), pages.index_script(path.read_text(encoding="utf-8")).encode()
    if path.match(pages.TEXTS):
        return path.with_suffix(".js"), pages.data_script(path.read_text(encoding="utf-8").rstrip()).encode()
    return path, path.read_bytes()


def search_script(module: Path) -> str:
    """The module of the search as a classic script."""
    return classic.join(
        {module.name: module.read_text(encoding="utf-8")}, _FROM_FILE.read_text(encoding="utf-8"), "konzeptSearch"
    )


def _entry(name: str) -> zipfile.ZipInfo:
    """An archive's entry that says nothing about when and on which system it was made."""
    entry = zipfile.ZipInfo(f"{FOLDER}/{name}", EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o100644 << 16
    return entry


def readme(dataset: Dataset, address: str, today: datetime.date) -> str:
    """What to know before opening the archive, in every language; its lines end as Windows wants them."""
    languages = sorted(dataset.languages.values(), key=lambda language: language.order)
    return "\n\n".join(_chapter(dataset, language, address, today) for language in languages).replace("\n", "\r\n")


def _chapter(dataset: Dataset, language: Language, address: str, today: datetime.date) -> str:
    def label(key: str, **values: str) -> str:
        return dataset.label(key)[language.id].format(**values)

    first = f"{language.path}/index.html" if language.path else "index.html"
    date = LocaleFormat(language.locale).date(Calendar(today.isoformat()))
    title = f"{label('site.name')}: {label('offline.title')}"
    lines = [title, "=" * len(title), label("offline.open", file=first), label("offline.age", date=date)]
    if address != NO_ADDRESS:
        lines.append(label("offline.newest", address=address + (f"{language.path}/" if language.path else "")))
    return "\n".join([*lines, label("footer.licence"), ""])
