"""`python -m konzept offline`: builds the site and packs it into one archive for reading without the internet.

It builds afresh instead of packing what lies in `site/`, so that the day named in its README is the day of its texts.
"""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from konzept.cli import build
from konzept.language.locale import Wording
from konzept.model import Calendar, Language
from konzept.model.dataset import World
from konzept.official.documents import sources_folder
from konzept.publish import assemble, offline
from konzept.report.progress import Refused, Reporter
from konzept.texts import LANGUAGES


def main(arguments: Sequence[str] | None = None) -> int:
    """The command itself: 0 for a finished archive, 1 for a failed build, 2 if it cannot even start."""
    parsed = _parser().parse_args(arguments)
    reporter = Reporter(parsed.lang)
    try:
        today = build.day(parsed.today or os.environ.get("KONZEPT_TODAY", ""), reporter)
        data = parsed.data.absolute()
        return make(data, sources_folder(data, parsed.sources), parsed.output.absolute(), today, reporter)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m konzept offline", description="Pack the whole site as a ZIP.")
    parser.add_argument("--data", type=Path, default=os.environ.get("KONZEPT_DATA") or "data", metavar="DIR")
    parser.add_argument("--sources", type=Path, metavar="DIR", help="the official documents (default: sources)")
    parser.add_argument("--output", type=Path, default=f"{offline.FOLDER}.zip", help="default: %(default)s")
    parser.add_argument("--lang", choices=LANGUAGES, default="de", help="the language of the messages (default: de)")
    parser.add_argument("--today", help="the day the pages are made for, as YYYY-MM-DD (default: today)")
    return parser


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
