"""`python -m konzept paraphrased`: records that the places which retell entries suit them as these are now."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from konzept.checks.run import check, text_report
from konzept.cli import options
from konzept.model import Entry
from konzept.report.formats import shown_path
from konzept.report.progress import Refused
from konzept.texts import tell
from konzept.translation.paraphrase_record import ParaphraseRecorder
from konzept.translation.paraphrases import PARAPHRASED, entry_fingerprint
from konzept.translation.recorder import FileOutcome
from konzept.translation.recording import NotWritable


@click.command("paraphrased", cls=options.Command)
@click.argument("names", nargs=-1, metavar="[ID …]")
@click.option("--all", "everything", is_flag=True)
@options.data
@options.language
def command(language: str, data: Path, names: Sequence[str], *, everything: bool) -> int:
    """The exit code: 0 if all is recorded, 1 if the data or a file are in the way, 2 if there is no such entry."""
    if not names and not everything:
        raise Refused(tell("paraphrased.no_name", language))
    data = data.absolute()
    checked = check(data)
    if checked.dataset is None:
        print(text_report(checked, language, data), tell("translated.broken", language), sep="\n", file=sys.stderr)
        return 1
    recorder = ParaphraseRecorder(checked.dataset, data, language)
    entries = recorder.retold if everything else [recorder.named(name) for name in names]
    outcomes = [_record(recorder, entry, quiet=everything) for entry in entries]
    if everything:
        print(tell("paraphrased.all", language, count=outcomes.count(FileOutcome.CHANGED)))
    return 1 if FileOutcome.REFUSED in outcomes else 0


def _record(recorder: ParaphraseRecorder, entry: Entry, *, quiet: bool) -> FileOutcome:
    file = shown_path(entry.file, recorder.data)
    try:
        changed = recorder.record(entry)
    except NotWritable:
        line = f"{PARAPHRASED}: {entry_fingerprint(recorder.dataset, entry)}"
        print(tell("paraphrased.not_writable", recorder.language, file=file, line=line), file=sys.stderr)
        return FileOutcome.REFUSED
    if not quiet:
        places = list(recorder.told(entry)) if changed else []
        key = "nothing" if not changed else "recorded" if places else "nowhere"
        print(tell(f"paraphrased.{key}", recorder.language, file=file), *places, sep="\n")
    return FileOutcome.CHANGED if changed else FileOutcome.KEPT
