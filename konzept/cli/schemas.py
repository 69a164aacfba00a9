"""`python -m konzept schemas`: writes the schemas that editors read, and the settings that lead them there."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from konzept.checks.run import check, text_report
from konzept.cli import options
from konzept.editing.schema_files import files, write
from konzept.texts import tell


@click.command("schemas", cls=options.Command)
@options.data
@click.option("--output", type=Path, default=Path(), metavar="DIR")
@options.language
def command(language: str, data: Path, output: Path) -> int:
    """The exit code: 0 written, 1 the data are broken."""
    checked = check(data)
    if checked.dataset is None:
        print(
            tell("commands.schemas.not_clean", language),
            text_report(checked, language, data),
            sep="\n",
            file=sys.stderr,
        )
        return 1
    made = files(checked.dataset, data.name)
    changed = [name for name, text in made.items() if write(output / name, text)]
    print(tell("commands.schemas.written", language, changed=len(changed), files=len(made)))
    return 0
