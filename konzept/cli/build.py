"""`python -m konzept build`: checks the data, builds every language side by side and swaps the finished site in.

Until everything has succeeded, the last good site stays as it is; a failure says what to do and ends with exit code 1.
"""

from __future__ import annotations

import dataclasses
import datetime
import os
import re
import sys
import time
from importlib.metadata import version
from pathlib import Path

import click

from konzept.admin import folder as admin
from konzept.checks.run import check, text_report
from konzept.cli import options
from konzept.model import Operator, Record
from konzept.model.dataset import World
from konzept.official.library import sources_folder
from konzept.plan.csp import FORM_PATH
from konzept.publish import assemble, mkdocs_run, security_txt
from konzept.publish.asset_hashes import fingerprint
from konzept.publish.export_json import to_json
from konzept.publish.precompress import compress
from konzept.report.formats import report_html
from konzept.report.progress import Refused, Reporter
from konzept.texts import LANGUAGES

LOCAL_ADDRESS = "http://127.0.0.1:8000/"
MKDOCS_VERSION = "1.6"

_ADDRESS = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*)?")


@dataclasses.dataclass(frozen=True)
class Options:
    """What was asked for: from which data, to which folder and for which day; the paths are absolute.

    `sources` is where the official documents may lie.
    `reports` is set by the preview: reports on bad data go there as web pages, and less is said in the terminal.
    `compressed` lays packed copies beside the files, for servers that can send them.
    `admin` adds the form for editors under `/admin/`.
    """

    project: Path
    data: Path
    output: Path
    today: datetime.date
    sources: Path
    reports: Path | None = None
    compressed: bool = False
    admin: bool = False


@click.command("build", cls=options.Command)
@options.data
@options.sources
@click.option("--output", type=Path, default=Path("site"), metavar="DIR")
@options.today
@click.option("--compressed", is_flag=True)
@click.option("--admin", "form", is_flag=True)
@click.option("--reports", type=Path, metavar="DIR")
@options.language
def command(
    language: str,
    data: Path,
    sources: Path | None,
    output: Path,
    today: str,
    reports: Path | None,
    *,
    compressed: bool,
    form: bool,
) -> int:
    """The exit code: 0 for a finished site, 1 for a failed build, 2 if it cannot even start."""
    reporter = Reporter(language)
    data, documents = data.absolute(), sources_folder(data.absolute(), sources)
    wanted = Options(Path.cwd(), data, output.absolute(), day(today, reporter), documents, reports, compressed, form)
    return build(wanted, reporter)


def day(text: str, reporter: Reporter) -> datetime.date:
    """The date a text gives; today for an empty one."""
    try:
        return datetime.date.fromisoformat(text) if text else datetime.datetime.now().astimezone().date()
    except ValueError:
        raise Refused(reporter.text("build.bad_day", day=text)) from None


def build(options: Options, reporter: Reporter) -> int:
    """Checks, builds and swaps in; returns the exit code."""
    started = time.monotonic()
    refuse_impossible(options.output, reporter)
    if options.admin and not admin.is_installed(options.project):
        raise Refused(reporter.text("build.no_form"))
    world = checked_world(options, reporter)
    if world is None:
        return _kept(options, reporter, "build.mend_data")
    address = site_address(world.operator, reporter)
    with assemble.scratch_folder(options.output) as scratch:
        pages = build_into(options, world, address, scratch, reporter)
    if not pages:
        return _kept(options, reporter, "build.mend_code")
    duration = reporter.seconds(time.monotonic() - started)
    if options.reports:
        reporter.say("build.refreshed", pages=pages, seconds=duration)
    else:
        say_what_is_missing(world.operator, address, reporter)
        reporter.say("build.finished", output=shown(options), pages=pages, seconds=duration)
    return 0


def refuse_impossible(output: Path, reporter: Reporter) -> None:
    """Raises `Refused` for what no change of data could mend: another MkDocs, or an output that is something else."""
    found = version("mkdocs")
    if not found.startswith(f"{MKDOCS_VERSION}."):
        raise Refused(reporter.text("build.wrong_mkdocs", found=found, wanted=MKDOCS_VERSION))
    if not assemble.may_replace(output):
        raise Refused(reporter.text("build.occupied", output=output))


def checked_world(options: Options, reporter: Reporter) -> World | None:
    """The data, with the checker's report printed if there is one; None if they are too broken to build."""
    reporter.say("build.checking")
    if not options.data.is_dir():
        raise Refused(reporter.text("build.no_data", data=options.data))
    checked = check(options.data, options.sources)
    reporter.write(text_report(checked, reporter.language, options.data).rstrip())
    if checked.world is None and options.reports:
        for language in LANGUAGES:
            page = options.reports / f"{language}.html"
            page.write_text(report_html(checked.problems, language, options.data), encoding="utf-8")
    return checked.world


def build_into(options: Options, world: World, address: str, scratch: Path, reporter: Reporter) -> int:
    """Builds below `scratch` and puts the site in its place; returns the number of pages, 0 if a language failed."""
    languages = sorted(world.languages.values(), key=lambda language: language.order)
    reporter.say("build.building", languages=" + ".join(language.name for language in languages))
    order = mkdocs_run.Order(options.project, options.data, options.sources, address, options.today)
    with mkdocs_run.running(languages, order, scratch, reporter) as builds:
        data = to_json(world)
        results = [each.wait() for each in builds]
        if not all(results):
            return 0
        pages = sum(each.pages for each in builds)
    site = assemble.merge({each.language.path: each.folder for each in builds})
    (site / "data").mkdir(exist_ok=True)
    (site / "data" / "konzept.json").write_text(data, encoding="utf-8")
    paths = [language.path for language in languages]
    hidden = [FORM_PATH] if options.admin else []
    (site / "robots.txt").write_text(assemble.robots(address, paths, hidden), encoding="utf-8")
    security_txt.write(site, world, address, options.today)
    fingerprint(site, paths)
    if options.admin:
        admin.write(site, world, options.project)
    if options.compressed:
        compress(site)
    assemble.swap(site, options.output, scratch)
    return pages


def site_address(operator: Operator, reporter: Reporter) -> str:
    """Where the site will be found, with a slash at the end: KONZEPT_URL, else the operator's, else this machine."""
    address = os.environ.get("KONZEPT_URL") or operator.site_address or LOCAL_ADDRESS
    if not _ADDRESS.fullmatch(address):
        raise Refused(reporter.text("build.bad_address", address=address))
    return address.rstrip("/") + "/"


def say_what_is_missing(operator: Operator, address: str, reporter: Reporter) -> None:
    """Names the operator's details that are not filled in, and what that means for the addresses."""
    if names := unfilled(operator):
        reporter.say("build.unfilled", file=f"data/{operator.file}", names=", ".join(names))
    if address == LOCAL_ADDRESS and "KONZEPT_URL" not in os.environ:
        reporter.say("build.no_address", address=address)


def unfilled(operator: Operator) -> list[str]:
    """The names of the operator's fields without a value, in the model's order."""
    inherited = {field.name for field in dataclasses.fields(Record)}
    names = [field.name for field in dataclasses.fields(operator) if field.name not in inherited]
    return [name for name in names if getattr(operator, name) is None]


def shown(options: Options) -> str:
    """The output folder as a reader would name it: from the project's folder if it lies inside."""
    inside = options.output.is_relative_to(options.project)
    return f"{options.output.relative_to(options.project) if inside else options.output}/"


def _kept(options: Options, reporter: Reporter, advice: str) -> int:
    if not options.reports:
        print(reporter.text("build.kept", output=shown(options)), reporter.text(advice), file=sys.stderr)
    return 1
