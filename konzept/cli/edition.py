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
@click.argument("identifier", metavar="ID")
@options.data
@options.today
@options.language
def command(language: str, data: Path, identifier: str, today: str) -> int:
    """The exit code: 0 for an edition, 1 if the data are not in order or the id is taken, 2 for what is no id."""
    reporter = Reporter(language)
    data, made_on = data.absolute(), day(today, reporter)
    if not ID.fullmatch(identifier) or not _SMALL.fullmatch(identifier) or RESERVED.fullmatch(identifier):
        raise Refused(tell("edition.bad_id", language, id=identifier))
    if (data / EDITIONS / identifier).exists() or (data / EDITIONS / f"{identifier}{SUFFIX}").exists():
        print(tell("edition.taken", language, id=identifier), file=sys.stderr)
        return 1
    checked = check(data, sources_folder(data), today=made_on)
    if checked.dataset is None:
        print(text_report(checked, language, data), tell("edition.broken", language), sep="\n", file=sys.stderr)
        return 1
    try:
        edition = freeze(data, checked.dataset, identifier, made_on)
    except Unchanged as same:
        for change, entries in same.found.items():
            print(tell("edition.unchanged", language, change=change, entries=", ".join(entries)), file=sys.stderr)
        return 1
    previous = edition.previous or tell("edition.first", language)
    print(tell("edition.written", language, id=edition.id, count=len(edition.files), previous=previous))
    return 0
