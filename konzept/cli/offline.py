"""`python -m konzept offline`: builds the site and packs it into one archive for reading without the internet.

It builds afresh instead of packing what lies in `site/`, so that the day named in its README is the day of its texts.
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from konzept.cli import build, options
from konzept.language.locale import Wording
from konzept.model import Calendar, Language
from konzept.model.dataset import World
from konzept.official.library import sources_folder
from konzept.publish import assemble, offline
from konzept.report.progress import Refused, Reporter


@click.command("offline", cls=options.Command)
@options.data
@options.sources
@click.option("--output", type=Path, default=Path(f"{offline.FOLDER}.zip"), metavar="FILE")
@options.today
@options.language
def command(language: str, data: Path, sources: Path | None, output: Path, today: str) -> int:
    """The exit code: 0 for a finished archive, 1 for a failed build, 2 if it cannot even start."""
    reporter = Reporter(language)
    data, day = data.absolute(), build.day(today, reporter)
    return make(data, sources_folder(data, sources), output.absolute(), day, reporter)


def make(data: Path, sources: Path, output: Path, today: datetime.date, reporter: Reporter) -> int:
    """Checks, builds, packs and puts the archive in the place of the last one; returns the exit code."""
    if output.suffix != ".zip" or output.is_dir():
        raise Refused(reporter.text("build.not_zip", output=output))
    with assemble.scratch_folder(output) as scratch:
        options = build.Options(Path.cwd(), data, scratch / "site", today, sources)
        build.refuse_impossible(options.output, reporter)
        world = build.checked_world(options, reporter)
        if world is None:
            return _failed(reporter, "build.mend_data")
        address = build.site_address(world.operator, reporter)
        pages = build.build_into(options, world, address, scratch, reporter)
        if not pages:
            return _failed(reporter, "build.mend_code")
        archive = offline.pack(options.output, readme(world, address, today))
        (scratch / output.name).write_bytes(archive)
        (scratch / output.name).replace(output)
    reporter.say("build.packed", output=output.name, size=len(archive) // 1000)
    return 0


def _failed(reporter: Reporter, advice: str) -> int:
    print(reporter.text(advice), file=sys.stderr)
    return 1


def readme(world: World, address: str, today: datetime.date) -> str:
    """What to know before opening the archive, in every language; its lines end as Windows wants them."""
    languages = sorted(world.languages.values(), key=lambda language: language.order)
    return "\n\n".join(_chapter(world, language, address, today) for language in languages).replace("\n", "\r\n")


def _chapter(world: World, language: Language, address: str, today: datetime.date) -> str:
    def label(key: str, **values: str) -> str:
        return world.label(key)[language.id].format(**values)

    first = f"{language.path}/index.html" if language.path else "index.html"
    date = Wording(language.locale).date(Calendar(today.isoformat()))
    title = f"{label('site.name')}: {label('offline.title')}"
    lines = [title, "=" * len(title), label("offline.open", file=first), label("offline.age", date=date)]
    if address != build.LOCAL_ADDRESS:
        lines.append(label("offline.newest", address=address + (f"{language.path}/" if language.path else "")))
    return "\n".join([*lines, label("footer.licence"), ""])
