"""`python -m konzept translated`: records that translations suit their originals as these are now."""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click

from konzept.checks.run import check, text_report
from konzept.cli import options
from konzept.read.conflict import with_both
from konzept.read.files import SUFFIX
from konzept.read.rewriting import replace_file
from konzept.report.formats import shown_path
from konzept.report.problem import field_address
from konzept.report.progress import Refused
from konzept.texts import LANGUAGES, tell
from konzept.translation.ledger import ledger
from konzept.translation.recorder import FileOutcome, Recorder
from konzept.translation.recording import Recording


@click.command("translated", cls=options.Command)
@click.argument("names", nargs=-1, metavar="[ID …]")
@click.option("--of", multiple=True, metavar="CODE")
@click.option("--field", "fields", multiple=True, metavar="FIELD")
@click.option("--all", "everything", is_flag=True)
@click.option("--missing", is_flag=True)
@options.data
@click.option("--lang", metavar="|".join(LANGUAGES))
@click.option("--messages", type=click.Choice(LANGUAGES), hidden=True)
@click.pass_obj
def command(
    language: str,
    data: Path,
    names: Sequence[str],
    of: Sequence[str],
    fields: Sequence[str],
    lang: str | None,
    messages: str | None,
    *,
    everything: bool,
    missing: bool,
) -> int:
    """The exit code: 0 if all is recorded, 1 if the data or a file are in the way, 2 if there is no such thing."""
    if missing:
        return _list_missing(language, data.absolute(), of)
    if not names and not everything:
        raise Refused(tell("translated.no_name", language))
    if of and lang and lang not in LANGUAGES:
        raise Refused(tell("commands.wrong.choice", language, name="--lang", allowed=", ".join(LANGUAGES)))
    data = data.absolute()
    _keep_both_versions(data)
    checked = check(data)
    if checked.dataset is None:
        print(text_report(checked, language, data), tell("translated.broken", language), sep="\n", file=sys.stderr)
        return 1
    recorder = Recorder(checked.dataset, data, language)
    files = recorder.files if everything else [file for name in names for file in recorder.named(name)]
    of = of or _once_meant(lang, messages, recorder.languages)
    jobs = [recorder.recordings(file, of, fields) for file in files]
    outcomes = [_record(recorder, job, quiet=everything) for job in jobs if job]
    if everything:
        print(tell("translated.all", language, count=outcomes.count(FileOutcome.CHANGED)))
    return 1 if FileOutcome.REFUSED in outcomes else 0


def _list_missing(language: str, data: Path, of: Sequence[str]) -> int:
    """Prints what each language lacks, as a table in CSV: language, file, field and the text in the language at `/`."""
    checked = check(data)
    if checked.dataset is None:
        print(text_report(checked, language, data), tell("translated.broken", language), sep="\n", file=sys.stderr)
        return 1
    Recorder(checked.dataset, data, language).refuse_unknown(of)
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(("language", "file", "field", "text"))
    for one in ledger(checked.dataset).missing(of):
        table.writerow(
            (one.language, shown_path(one.file.file, data), field_address(one.segment.path), one.segment.text)
        )
    return 0


def _keep_both_versions(data: Path) -> None:
    """Takes git's signs away where it could not choose between lists of fingerprints."""
    for path in sorted(data.rglob(f"*{SUFFIX}")):
        with suppress(OSError, UnicodeDecodeError):
            text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
            if "<<<<<<<" in text and (mended := with_both(text)) != text:
                replace_file(path, mended.encode("utf-8"))


def _once_meant(lang: str | None, messages: str | None, languages: Sequence[str]) -> Sequence[str]:
    """The language to record by the older spelling, when `--lang` was `--of` and `--messages` was `--lang`.

    A language that is translated into is always taken as one to record, so that an old line which was accepted
    records what it did.
    """
    if lang and (messages or lang not in LANGUAGES or lang in languages):
        return [lang]
    return []


def _record(recorder: Recorder, job: Sequence[Recording], *, quiet: bool) -> FileOutcome:
    outcome, told = recorder.record(job, quiet=quiet)
    if told:
        print(told, file=sys.stderr if outcome is FileOutcome.REFUSED else sys.stdout)
    return outcome
