"""`python -m konzept new`: writes a correct, commented file for a new record; it asks nothing and replaces nothing."""

from __future__ import annotations

from pathlib import Path

import click

from konzept.cli import options
from konzept.editing.new_record import NewRecordRequest, create
from konzept.editing.template import TODO
from konzept.model import KINDS
from konzept.texts import tell


@click.command("new", cls=options.Command)
@click.argument("kind", type=click.Choice(tuple(kind.name for kind in KINDS)), metavar="KIND")
@click.argument("name", default="", metavar="[ID]")
@click.option("--concept", default="", metavar="ID")
@click.option("--section", default="", metavar="5.4.1")
@click.option("--number", default="", metavar="5.4.1.9")
@click.option("--parent", default="", metavar="ID")
@click.option("--id", "identifier", default="", metavar="ID")
@options.data
@options.language
def command(
    language: str,
    data: Path,
    kind: str,
    name: str,
    concept: str,
    section: str,
    number: str,
    parent: str,
    identifier: str,
) -> int:
    """The exit code: 0 written, 1 the id is taken, 2 it cannot be written."""
    path = create(NewRecordRequest(kind, concept, section, number, identifier or name, parent), data, language)
    print(tell("new.written", language, path=path.as_posix(), todo=TODO))
    return 0
