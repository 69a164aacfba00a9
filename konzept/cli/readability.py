"""`python -m konzept readability`: the entries that are hardest to read."""

from __future__ import annotations

from pathlib import Path

import click

from konzept.checks.run import check
from konzept.cli import options
from konzept.language.readability import FORMULAS, scores
from konzept.texts import tell

WORST = 10


@click.command("readability", cls=options.Command)
@options.data
@options.language
def command(language: str, data: Path) -> int:
    """The exit code: 0, or 1 if the data have errors."""
    dataset = check(data).dataset
    if dataset is None:
        print(tell("commands.readability.broken", language))
        return 1
    for one in dataset.languages:
        if one in FORMULAS:
            print(tell("commands.readability.heading", language, count=WORST, language=one, formula=FORMULAS[one].name))
            for found in scores(dataset, one, "text")[:WORST]:
                print(f"  {found.value:6.1f}  {data.as_posix()}/{found.file}")
    return 0
