"""`python -m konzept progress import FILE.csv`: a filled answer sheet becomes record files, all or none."""

from __future__ import annotations

from pathlib import Path

import click

from konzept.checks.run import check, text_report
from konzept.cli import options
from konzept.editing.answer_sheet.importing import Imported, import_sheet
from konzept.report.formats import shown_path, text
from konzept.report.progress import Reporter, day
from konzept.texts import tell


@click.command("progress", cls=options.Command)
@click.argument("action", type=click.Choice(("import",)), metavar="import")
@click.argument("file", type=Path, metavar="FILE.csv")
@options.today
@options.data
@options.language
def command(language: str, action: str, file: Path, today: str, data: Path) -> int:
    """The exit code: 0 taken over, 1 the sheet or the data are not in order, 2 wrong usage or no sheet."""
    made_on = day(today, Reporter(language))
    data = data.absolute()
    checked = check(data, today=made_on)
    if checked.dataset is None:
        print(text_report(checked, language, data), tell("sheet.broken", language), sep="\n")
        return 1
    found = import_sheet(file, data, checked, made_on, language)
    if found.problems or found.others:
        _say_what_is_wrong(found, data, language)
        return 1
    _say_what_is_done(found, data, language)
    return 0


def _say_what_is_wrong(found: Imported, data: Path, language: str) -> None:
    for one in found.problems:
        print(one.text(language))
    if found.others:
        print(tell("sheet.others", language))
        print(text(found.others, language, data), end="")
    count = len(found.problems) + len(found.others)
    print(tell(f"sheet.failed.{'one' if count == 1 else 'other'}", language, count=count))


def _say_what_is_done(found: Imported, data: Path, language: str) -> None:
    if not found.files:
        print(tell("sheet.nothing", language))
        return
    count = len(found.files)
    print(tell(f"sheet.written.{'one' if count == 1 else 'other'}", language, count=count))
    if found.same:
        print(tell("sheet.same", language, count=found.same))
    if found.warnings:
        print(tell("sheet.warnings", language), *(one.text(language) for one in found.warnings), sep="\n")
    folders = sorted({shown_path(name.rpartition("/")[0], data) for name in found.files})
    print("", tell("sheet.next", language, folders=", ".join(folders)), sep="\n")
