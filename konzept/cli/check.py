"""`python -m konzept check`: the data folder checked, and the report printed."""

from __future__ import annotations

from pathlib import Path

import click

from konzept.checks.run import check, text_report
from konzept.cli import options
from konzept.official.documents import sources_folder
from konzept.report import formats
from konzept.report.progress import Reporter, day

_FOR_PROGRAMS = {"github": formats.github, "gitlab": formats.gitlab, "json": formats.as_json}


@click.command("check", cls=options.Command)
@options.data
@options.sources
@click.option("--format", "form", type=click.Choice(("text", *_FOR_PROGRAMS)), default="text")
@options.today
@options.language
def command(language: str, data: Path, sources: Path | None, form: str, today: str) -> int:
    """The exit code: 0 clean, 1 problems."""
    checked = check(data, sources_folder(data, sources), today=day(today, Reporter(language)))
    if form == "text":
        print(text_report(checked, language, data), end="")
    else:
        print(_FOR_PROGRAMS[form](checked.problems, language, data), end="")
    return 0 if checked.dataset else 1
