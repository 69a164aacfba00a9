"""`python -m konzept edition ID`: freezes what the site says today as an edition that can be cited."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from konzept.checks.run import check, text_report
from konzept.cli import options
from konzept.official.documents import sources_folder
from konzept.publish.freeze import Unchanged, freeze
from konzept.read.files import EDITIONS, ID, RESERVED, SUFFIX
from konzept.report.progress import Refused, Reporter, day
from konzept.texts import tell

_SMALL = re.compile(r"[a-z0-9.-]+")


@click.command("edition", cls=options.Command)
@click.argument("edition", metavar="ID")
@options.data
@options.today
@options.language
def command(language: str, data: Path, edition: str, today: str) -> int:
    """The exit code: 0 for an edition, 1 if the data are not in order or the id is taken, 2 for what is no id."""
    reporter = Reporter(language)
    data, made_on = data.absolute(), day(today, reporter)
    if not ID.fullmatch(edition) or not _SMALL.fullmatch(edition) or RESERVED.fullmatch(edition):
        raise Refused(tell("edition.bad_id", language, id=edition))
    if (data / EDITIONS / edition).exists() or (data / EDITIONS / f"{edition}{SUFFIX}").exists():
        print(tell("edition.taken", language, id=edition), file=sys.stderr)
        return 1
    checked = check(data, sources_folder(data), today=made_on)
    if checked.dataset is None:
        print(text_report(checked, language, data), tell("edition.broken", language), sep="\n", file=sys.stderr)
        return 1
    try:
        made = freeze(data, checked.dataset, edition, made_on)
    except Unchanged as same:
        for change, entries in same.found.items():
            print(tell("edition.unchanged", language, change=change, entries=", ".join(entries)), file=sys.stderr)
        return 1
    previous = made.previous or tell("edition.first", language)
    print(tell("edition.written", language, id=made.id, count=len(made.files), previous=previous))
    return 0
