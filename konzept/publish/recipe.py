"""The build, from the data folder to the finished site: one list of steps.

Until everything has succeeded, the last good site stays as it is.
"""

from __future__ import annotations

import dataclasses
import errno
import os
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import NamedTuple

from konzept.checks.run import read
from konzept.model import Operator, Record
from konzept.model.dataset import Dataset
from konzept.official.documents import SourceDocuments
from konzept.plan.site import NO_ADDRESS
from konzept.publish import assemble
from konzept.publish.background_check import CAN_FORK, BackgroundCheck, CheckOutcome, checked
from konzept.publish.job import MAIN_CONFIG, BuildJob, LanguageSite, language_sites, site_address
from konzept.publish.mkdocs_run import DISK_FAILED, LanguageBuild, engine_version, running
from konzept.publish.precompress import compress
from konzept.publish.readings import SHARED, Readings
from konzept.publish.site_files import shared_files, write
from konzept.publish.weights import first_search
from konzept.read.load import gc_paused
from konzept.read.rewriting import replace_file
from konzept.report.disk import sentence
from konzept.report.progress import Refused, Reporter

MKDOCS_VERSION = "1.6"


class BuildFailed(Exception):
    """There is no new site.  `advice` is the key of a text: what to do about it."""

    def __init__(self, advice: str) -> None:
        super().__init__(advice)
        self.advice = advice


class Made(NamedTuple):
    """What a site was made from: the data, the official documents, the languages and the address."""

    dataset: Dataset
    documents: SourceDocuments
    languages: Mapping[str, LanguageSite]
    address: str


def build(job: BuildJob, reporter: Reporter, then: Callable[[Made], None] | None = None) -> int:
    """Builds the site and puts it in the place of the last one; returns 0, or 1 if that one stays.

    `then` is told what the new site was made from.
    """
    started = time.monotonic()
    refuse_impossible(job, reporter)
    refuse_output(job, reporter)
    with gc_paused(), assemble.scratch_folder(job.output) as scratch:
        try:
            made = make(job, scratch / "site", scratch, reporter)
            pages = assemble.count_pages(scratch / "site")
            assemble.swap(scratch / "site", job.output, scratch)
        except (BuildFailed, OSError) as failed:
            print(
                reporter.text("build.kept", output=shown(job)),
                advice(failed, scratch, reporter),
                file=sys.stderr,
            )
            return 1
    if then:
        then(made)
    say_what_is_missing(made.dataset.operator, made.address, reporter)
    duration = reporter.seconds(time.monotonic() - started)
    reporter.say("build.finished", output=shown(job), pages=pages, seconds=duration)
    return 0


def advice(failed: BuildFailed | OSError, scratch: Path, reporter: Reporter) -> str:
    """What to do about a build that came to nothing."""
    if isinstance(failed, BuildFailed):
        return reporter.text(failed.advice)
    if os.environ.get("KONZEPT_TRACEBACK"):
        raise failed
    return sentence(assemble.blamed(failed, scratch), reporter.language)


def make(job: BuildJob, site: Path, scratch: Path, reporter: Reporter) -> Made:
    """Makes the whole site in the folder `site`; returns what it was made from.

    Raises `BuildFailed` after everything that is wrong has been said.
    """
    dataset, documents = read_once(job, reporter)
    try:
        address = site_address(dataset.operator, reporter)
    except Refused:
        if dataset.operator.site_address:
            report(job, checked(job), reporter)  # which says in which line of the data it stands
        raise
    with ExitStack() as under_way:
        outcome = check_meanwhile(job, under_way)
        try:
            languages = language_sites(job, documents, dataset, address)
            builds = under_way.enter_context(running(job, languages, scratch, reporter))
            readings = Readings() if job.readings else None
            write(shared_files(job, {code: one.site for code, one in languages.items()}), scratch / "shared", readings)
            if job.readings and readings:
                readings.save(job.readings / SHARED)
        except (LookupError, TypeError, ValueError):
            report(job, outcome(), reporter)  # what nothing can be made of has a problem that says so
            raise
        report(job, outcome(), reporter)
        say_what_is_heavy(languages.values(), reporter)
        reporter.say("build.building", languages=" + ".join(one.site.language.name for one in languages.values()))
        wait_for(builds)
    assemble.merge({build.language.path: build.folder for build in builds}, site)
    assemble.lay(scratch / "shared", site)
    if job.admin:
        from konzept.admin import folder as admin  # noqa: PLC0415 – few builds have the form

        admin.write(site, dataset, job.project, job.today)
    if job.compressed:
        compress(site)
    return Made(dataset, documents, languages, address)


def wait_for(builds: list[LanguageBuild]) -> None:
    """Lets each language say how it went; a disk that is full for one is full for all.  Raises `BuildFailed`."""
    good = True
    for build in builds:
        good &= build.wait()
        if build.process.exitcode == DISK_FAILED:
            raise BuildFailed("build.mend_code")
    if not good:
        raise BuildFailed("build.mend_code")


def refuse_impossible(job: BuildJob, reporter: Reporter) -> None:
    """Raises `Refused` for what no change of data could mend."""
    found = engine_version()
    if not found.startswith(f"{MKDOCS_VERSION}."):
        raise Refused(reporter.text("build.wrong_mkdocs", found=found, wanted=MKDOCS_VERSION))
    if not (job.project / MAIN_CONFIG).is_file():
        raise Refused(reporter.text("build.no_config", file=MAIN_CONFIG))
    if not job.content.is_dir():
        raise Refused(reporter.text("build.no_content", folder=job.content))
    if job.admin:
        from konzept.admin.folder import is_installed  # noqa: PLC0415 – likewise

        if not is_installed(job.project):
            raise Refused(reporter.text("build.no_form"))


def refuse_output(job: BuildJob, reporter: Reporter) -> None:
    """Raises `Refused` or `OSError` for a folder in which no site can take the place of the last one."""
    if mounted := assemble.mounted(job.output):
        raise Refused(reporter.text("build.mounted", folder=mounted, inside=mounted / "html"))
    if not assemble.may_replace(job.output):
        raise Refused(reporter.text("build.occupied", output=job.output))
    with suppress(FileNotFoundError):
        job.output.stat()  # a link that leads to itself is there and is not
        if not os.access(job.output, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, "", os.fspath(job.output))


def read_once(job: BuildJob, reporter: Reporter) -> tuple[Dataset, SourceDocuments]:
    """The data and the official documents; what cannot be read is reported together with all else that is wrong."""
    reporter.say("build.checking")
    loaded, documents = read(job.data, job.sources, job.content)
    if loaded.dataset is None:
        report(job, checked(job), reporter)
        raise BuildFailed("build.mend_data")
    return loaded.dataset, documents


def check_meanwhile(job: BuildJob, under_way: ExitStack) -> Callable[[], CheckOutcome]:
    """Applies every rule beside all else; returns what waits for the outcome."""
    if not CAN_FORK:
        return lambda: checked(job)
    check = under_way.enter_context(closing(BackgroundCheck(job)))
    return lambda: check.outcome(wait=True) or checked(job)


def report(job: BuildJob, found: CheckOutcome, reporter: Reporter) -> None:
    """Prints what a check has found; an error ends the build."""
    reporter.write(found.report[reporter.language].rstrip())
    for language, page in found.failure.items():
        if job.reports:
            replace_file(job.reports / f"{language}.html", page.encode())
    if found.failure:
        raise BuildFailed("build.mend_data")


def say_what_is_missing(operator: Operator, address: str, reporter: Reporter) -> None:
    """Names the operator's details that are not filled in, and what that means for the addresses."""
    if names := unfilled(operator):
        reporter.say("build.unfilled", file=f"data/{operator.file}", names=", ".join(names))
    if address == NO_ADDRESS:
        reporter.say("build.no_address")


def say_what_is_heavy(languages: Iterable[LanguageSite], reporter: Reporter) -> None:
    """Warns where a first search asks for more than is good for a phone: texts may grow, and somebody has to know."""
    for language in languages:
        size, limit = first_search(language.assets)
        if size > limit:
            name = language.site.language.name
            reporter.say("build.heavy_search", language=name, size=-(-size // 1000), limit=limit // 1000)


def unfilled(operator: Operator) -> list[str]:
    """The names of the operator's fields without a value, in the model's order."""
    inherited = {field.name for field in dataclasses.fields(Record)}
    names = [field.name for field in dataclasses.fields(operator) if field.name not in inherited]
    return [name for name in names if getattr(operator, name) is None]


def shown(job: BuildJob) -> str:
    """The output folder as a reader would name it: from the project's folder if it lies inside."""
    inside = job.output.is_relative_to(job.project)
    return f"{job.output.relative_to(job.project) if inside else job.output}/"
