"""`python -m konzept changes BASE [HEAD]`: what a proposal changes for readers, as one comment in Markdown."""

from __future__ import annotations

from pathlib import Path

import click

from konzept.changes.comment import comment
from konzept.changes.revisions import NoSuchRevision, both_revisions
from konzept.cli import options
from konzept.read.rewriting import replace_file
from konzept.report.progress import Refused
from konzept.texts import tell


@click.command("changes", cls=options.Command)
@click.argument("base", metavar="BASE")
@click.argument("head", default="", metavar="[HEAD]")
@options.data
@click.option("--preview", default="", metavar="URL")
@click.option("--output", type=Path, metavar="FILE")
@options.language
def command(language: str, data: Path, base: str, head: str, preview: str, output: Path | None) -> int:
    """The exit code: 0 for a comment, 2 for no such revision or address; what the check finds does not change it."""
    if preview and not _is_address(preview):
        raise Refused(tell("commands.changes.no_address", language, name=preview))
    try:
        with both_revisions(data, base, head) as (old, new, elsewhere):
            text = comment(old, new, language, preview, elsewhere)
    except NoSuchRevision as missing:
        folder = data.absolute().parent
        raise Refused(tell(f"commands.changes.{missing.why}", language, name=missing.name, folder=folder)) from None
    if output:
        replace_file(output, text.encode())
    else:
        print(text, end="")
    return 0


def _is_address(text: str) -> bool:
    return text.startswith(("https://", "http://")) and not any(sign in text for sign in " <>\n\t")
