"""`python -m konzept fix`: mends how data files are written, says what it did, and never changes what they say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from konzept.cli import options
from konzept.editing.fix import FixOutcome, files, mend
from konzept.report.formats import shown_path, statement
from konzept.texts import tell


@click.command("fix", cls=options.Command)
@click.argument("paths", nargs=-1, type=Path, metavar="[FILE …]")
@options.data
@click.option("--check", is_flag=True)
@options.language
def command(language: str, data: Path, paths: Sequence[Path], *, check: bool) -> int:
    """The exit code: 0 all is well, 1 something is left to do by hand (or, with --check, at all)."""
    outcomes: list[FixOutcome] = []
    for path in dict.fromkeys(paths) or [*files(data)]:
        outcomes.append(mend(path, data, write=not check))
        _say(path, outcomes[-1], data, language)
    return _sum_up(outcomes, language, only_look=check)


def _say(path: Path, outcome: FixOutcome, data: Path, language: str) -> None:
    """One line for each thing mended, or why the file was left alone, with the checker's own message."""
    name = shown_path(str(path.absolute()), data)
    for change in outcome.changes:
        place = f"{name}:{change.line}" if change.line else name
        print(f"{place}: {tell(f'fix.repairs.{change.code}', language, **outcome.values)}")
    if outcome.refusal:
        print(f"{name}: {tell(f'fix.refusals.{outcome.refusal}', language, **outcome.values)}")
    for problem in outcome.problems:
        advice = problem.advice(language)
        print(f"    {problem.line}: {statement(problem, language)}" + (f"\n        {advice}" if advice else ""))


def _sum_up(outcomes: Sequence[FixOutcome], language: str, *, only_look: bool) -> int:
    counts = {
        "files": len(outcomes),
        "changes": sum(len(outcome.changes) for outcome in outcomes),
        "changed": sum(bool(outcome.changes) for outcome in outcomes),
        "refused": sum(bool(outcome.refusal) for outcome in outcomes),
    }
    if counts["changes"]:
        print(tell(f"fix.summaries.{'to-mend' if only_look else 'mended'}", language, **counts))
    if counts["refused"]:
        print(tell("fix.summaries.refused", language, **counts))
    if not counts["changes"] and not counts["refused"]:
        print(tell("fix.summaries.clean", language, **counts))
    return int(bool(counts["refused"] or (only_look and counts["changes"])))
